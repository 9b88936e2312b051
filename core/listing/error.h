// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace stagedoor {

/// Why something could not be done. Branch on kind; detail is English for the log and for composing what a person
/// reads (ui/errortext words it), and holds no personal data; code is the origin's own number (an HTTP status, an
/// SQLite code), 0 where there is none.
struct Error {
    enum class Kind {
        Invalid,   ///< the input is wrong: detail says where
        NotFound,  ///< no such thing
        Conflict,  ///< somebody else was first, or it changed meanwhile
        Forbidden, ///< the token or role does not allow it
        Network,   ///< the server was not reached, or its answer was cut or damaged: try again
        Http,      ///< the server answered with an error status (code)
        Storage,   ///< the disk or the database failed (code is SQLite's or errno)
        Newer,     ///< written by a newer program
        Cancelled, ///< asked to stop
    };
    Kind kind = Kind::Invalid;
    std::string detail;
    int code = 0;
    friend bool operator==(const Error &, const Error &) = default;
};

template <class T = void>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(Error::Kind kind, std::string detail, int code = 0)
{
    return tl::unexpected<Error>(Error{kind, std::move(detail), code});
}

} // namespace stagedoor
