// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include <QLockFile>

#include "listing/error.h"
#include "listing/timestamp.h"

namespace stagedoor {

/// The folder with the files of one editor: 0700, its files 0600, and used by one process at a time.
class Profile
{
public:
    /// Makes the folder if it is not there and takes its lock. Kind::Conflict: another process has it.
    [[nodiscard]] static Result<Profile> open(const std::filesystem::path &folder);

    [[nodiscard]] std::filesystem::path cache() const { return m_folder / "cache.db"; }
    [[nodiscard]] std::filesystem::path decisions() const { return m_folder / "decisions.db"; }
    [[nodiscard]] std::filesystem::path journal() const { return m_folder / "decisions.journal"; }
    /// Holds the profile's id, as the database and the journal do.
    [[nodiscard]] std::filesystem::path id() const { return m_folder / "profile.id"; }
    /// Stands there once the cache was found damaged while it was in use.
    [[nodiscard]] std::filesystem::path cacheDamageMark() const { return m_folder / "cache.damaged"; }

    /// Moves @p file and what belongs to it out of the way, to *.corrupt-<utc>; where it lies now, empty if there was
    /// nothing. Of one name the newest @p keep stay.
    [[nodiscard]] Result<std::string> quarantine(const std::filesystem::path &file, Timestamp now, int keep) const;

private:
    Profile(std::filesystem::path folder, std::unique_ptr<QLockFile> lock);
    std::filesystem::path m_folder;
    std::unique_ptr<QLockFile> m_lock; // never null
};

} // namespace stagedoor
