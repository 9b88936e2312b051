// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <SQLiteCpp/Database.h>

#include "store/listingwriter.h"
#include "store/storetypes.h"

namespace stagedoor {

/// The writing side of cache.db: each function is one transaction. Throws as SQLiteCpp does; nothing is changed then.
class CacheWriter
{
public:
    CacheWriter(SQLite::Database db, Targets targets);

    /// Stores a page with its findings and cursor, or nothing: see Store::apply.
    [[nodiscard]] AppliedPage apply(const AssessedPage &page, const PutContext &context);
    std::vector<ListingId> reassess(const std::vector<ReassessedListing> &listings, const PutContext &context);
    void clear();
    void close(); ///< takes the log into the file

    [[nodiscard]] SQLite::Database &database() { return m_db; }

private:
    void setTargets(Targets targets);
    SQLite::Database m_db;
};

/// What the server's clock shows when ours shows @p now, by the last page.
[[nodiscard]] std::int64_t clockSkewMs(SQLite::Database &db);

} // namespace stagedoor
