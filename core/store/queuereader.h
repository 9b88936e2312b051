// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include <SQLiteCpp/Database.h>

#include "store/queueplace.h"
#include "store/storetypes.h"

namespace stagedoor {

/// Reads the queue from the cache. Throws as SQLiteCpp does.
class QueueReader
{
public:
    /// @p now: the server's time, for claims that have run out.
    QueueReader(SQLite::Database &db, Targets targets, Timestamp now) : m_db(db), m_targets(targets), m_now(now) {}

    /// The keys of a queue in its order, those under way left out of what is open. Waiting is ordered by the day
    /// the answer is due, All has what needs a review first and then the newest.
    [[nodiscard]] QueueOrder order(const QueueFilter &filter, const MyDecisions &decided) const;
    [[nodiscard]] std::vector<QueueRow> rows(const std::vector<std::int64_t> &keys) const;
    [[nodiscard]] QueueCounts counts(const std::string &me, const MyDecisions &decided) const;

private:
    [[nodiscard]] std::vector<std::int64_t> keys(const QueueFilter &filter) const;
    [[nodiscard]] std::vector<std::int64_t> keysOf(const std::vector<ListingId> &ids) const; ///< each once
    void countOpen(QueueCounts &counts, const std::unordered_set<std::int64_t> &without) const;

    SQLite::Database &m_db;
    Targets m_targets;
    Timestamp m_now;
};

} // namespace stagedoor
