// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "listing/error.h"

/// What the standard library cannot do with files: permissions from the first moment, and syncing. Errors are of
/// Kind::Storage with errno as their code; their detail names no more than the file's last part.
namespace stagedoor {

/// Makes @p folder and what is missing above it; it is then 0700, whatever the umask, also if it was there.
[[nodiscard]] Result<> makePrivateFolder(const std::filesystem::path &folder);

/// Makes the empty file @p file, if there is none; it is then 0600, also if it was there.
[[nodiscard]] Result<> makePrivateFile(const std::filesystem::path &file);

/// Makes new, renamed and removed names in @p folder last through a power cut.
[[nodiscard]] Result<> syncFolder(const std::filesystem::path &folder);

/// A file that only grows, each piece of it synced. Not for two threads at once.
class AppendFile
{
public:
    /// Opens or makes @p file, 0600.
    [[nodiscard]] static Result<AppendFile> open(const std::filesystem::path &file);
    AppendFile(AppendFile &&other) noexcept;
    AppendFile &operator=(AppendFile &&other) noexcept;
    AppendFile(const AppendFile &) = delete;
    AppendFile &operator=(const AppendFile &) = delete;
    ~AppendFile();

    [[nodiscard]] std::int64_t size() const { return m_size; }
    /// Writes all of @p bytes and syncs them. If that fails, the file is cut back to what it was; if that fails too,
    /// every later append fails.
    [[nodiscard]] Result<> append(std::string_view bytes);
    /// Cuts the file back to @p size bytes and syncs it.
    [[nodiscard]] Result<> cutTo(std::int64_t size);

private:
    AppendFile(int descriptor, std::string name, std::int64_t size);
    int m_descriptor = -1;
    std::string m_name; // for errors
    std::int64_t m_size = 0;
    bool m_broken = false;
};

} // namespace stagedoor
