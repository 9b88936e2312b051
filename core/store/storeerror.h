// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <stdexcept>
#include <string>

#include <SQLiteCpp/Exception.h>

#include "listing/error.h"

namespace stagedoor {

/// A file that is not what it should be: thrown inside core/store only.
class DamagedFile final : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

/// A file that a newer program wrote: thrown inside core/store only.
class NewerFile final : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

/// Whether @p failure says that the file itself is damaged, and not the disk full or the folder read-only.
[[nodiscard]] bool isDamage(const std::exception &failure);

/// What a caller of the store is told of @p failure. No value of any row stands in it.
[[nodiscard]] Error errorFrom(const std::exception &failure);

/// Runs @p work, which returns a Result, and turns what it throws into an Error: the edge of core/store.
template <class Work>
[[nodiscard]] auto guarded(Work &&work) -> decltype(work())
{
    try {
        return work();
    } catch (const std::exception &failure) {
        return tl::unexpected(errorFrom(failure));
    }
}

/// The value of @p result inside core/store, its error thrown.
class FailedStep final : public std::runtime_error
{
public:
    explicit FailedStep(const Error &error) : std::runtime_error(error.detail), m_error(error) {}
    [[nodiscard]] const Error &error() const { return m_error; }

private:
    Error m_error;
};

template <class T>
T valueOf(Result<T> result)
{
    if (!result) {
        throw FailedStep(result.error());
    }
    if constexpr (!std::is_void_v<T>) {
        return std::move(*result);
    }
}

} // namespace stagedoor
