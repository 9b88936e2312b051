// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <SQLiteCpp/Database.h>

#include "store/storetypes.h"

namespace stagedoor {

/// Reads single notices from the cache. Throws as SQLiteCpp does, and DamagedFile for a notice that is not what was
/// stored.
class ListingReader
{
public:
    explicit ListingReader(SQLite::Database &db) : m_db(db) {}

    /// Everything but pending, which is not in the cache.
    [[nodiscard]] std::optional<CachedNotice> notice(const std::string &id) const;
    [[nodiscard]] std::optional<std::int64_t> keyOf(const std::string &id) const;
    /// When the notice was last heard of, in ticks of the cache; 0: not there.
    [[nodiscard]] std::int64_t tickOf(const std::string &id) const;
    /// Those that wait for a review first.
    [[nodiscard]] std::vector<Listing> notAssessedBy(const std::string &policy, int limit) const;

private:
    SQLite::Database &m_db;
};

} // namespace stagedoor
