// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include "store/columns.h"
#include "store/findingtable.h"
#include "store/queueplace.h"
#include "store/searchtable.h"

namespace stagedoor {

/// What all notices of one transaction share.
struct PutContext {
    Targets targets;
    Timestamp seen;        ///< for a notice that names no time
    std::int64_t tick = 0; ///< grows with every write to the cache
};

/// Writes notices into the tables listing, notice, earlier, finding and notice_text. Lives for one transaction. Throws
/// as SQLiteCpp does.
class ListingWriter
{
public:
    explicit ListingWriter(SQLite::Database &db);

    /// Stores @p listing, but not over a newer revision, nor one of more than 15 MB. Whether anything but its tick
    /// changed.
    bool put(const Listing &listing, const Assessment &assessment, const PutContext &context);
    /// Whether something else was stored of this revision of @p listing after @p askedAt.
    [[nodiscard]] bool isOutrun(const Listing &listing, const Assessment &assessment, std::int64_t askedAt);
    /// Gives another assessment to a notice that is still at @p revision.
    bool assess(const ListingId &id, std::int64_t revision, const Assessment &assessment, const PutContext &context);
    bool remove(const std::string &id);

private:
    struct Existing {
        std::int64_t key = 0;
        std::int64_t revision = 0;
        std::int64_t decidedRevision = 0;
        Blob digest;
        Blob textDigest;
        std::int64_t tick = 0;
    };
    [[nodiscard]] std::optional<Existing> find(const std::string &id);
    void keepIfDecided(const Existing &existing, const Listing &listing);
    [[nodiscard]] std::int64_t keptRevision(std::int64_t key);
    [[nodiscard]] std::int64_t putRow(const Listing &listing, const Assessment &assessment, const PutContext &context,
                                      const Blob &digest, const Blob &textDigest);

    SQLite::Database &m_db;
    SearchTable m_search;
    FindingTable m_findings;
    SQLite::Statement m_find;
    SQLite::Statement m_touch;
    SQLite::Statement m_keep;
    SQLite::Statement m_kept;
    SQLite::Statement m_putRow;
    SQLite::Statement m_putNotice;
    SQLite::Statement m_remove;
};

} // namespace stagedoor
