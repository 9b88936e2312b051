// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/queuereader.h"

#include <algorithm>

#include "store/columns.h"
#include "store/searchtable.h"
#include "store/storeerror.h"
#include "store/storewords.h"

namespace stagedoor {

namespace {

/// The statement that lists the keys of a queue in its order. ?1: the editor, ?2: now.
const char *orderSql(SavedQueue queue)
{
    switch (queue) {
    case SavedQueue::Open:
        return "SELECT key FROM listing WHERE review_why IS NOT NULL ORDER BY place_ms, key";
    case SavedQueue::Urgent:
        return "SELECT key FROM listing WHERE review_why IS NOT NULL AND blocking > 0 ORDER BY place_ms, key";
    case SavedQueue::Complaints:
        return "SELECT key FROM listing WHERE review_why IS NOT NULL AND review_why = 'complaint' ORDER BY place_ms, "
               "key";
    case SavedQueue::Answered:
        return "SELECT key FROM listing WHERE review_why IS NOT NULL AND review_why IN ('answered', 'edited')"
               " ORDER BY place_ms, key";
    case SavedQueue::Waiting:
        return "SELECT key FROM listing WHERE answer_due_ms IS NOT NULL ORDER BY answer_due_ms, key";
    case SavedQueue::Mine:
        return "SELECT key FROM listing WHERE (holder = ?1 AND coalesce(holder_until_ms > ?2, 1))"
               " OR (assigned_to = ?1 AND review_why IS NOT NULL) ORDER BY place_ms, key";
    case SavedQueue::Refused: // is asked of decisions.db
    case SavedQueue::All:
        break;
    }
    return "SELECT key FROM listing WHERE review_why IS NOT NULL ORDER BY place_ms, key";
}

constexpr const char *restSql = "SELECT key FROM listing WHERE review_why IS NULL ORDER BY base_ms DESC, key DESC";

void readKeys(SQLite::Statement &query, std::vector<std::int64_t> &keys)
{
    while (query.executeStep()) {
        keys.push_back(numberAt(query, 0));
    }
}

template <class E>
E enumAt(const SQLite::Statement &query, int column)
{
    const auto value = fromWord<E>(textAt(query, column));
    if (!value) {
        throw DamagedFile("a row of the cache holds an unknown word");
    }
    return *value;
}

bool leavesOutDecided(SavedQueue queue)
{
    return queue != SavedQueue::All && queue != SavedQueue::Waiting && queue != SavedQueue::Refused;
}

std::unordered_set<std::int64_t> setOf(const std::vector<std::int64_t> &keys)
{
    return {keys.begin(), keys.end()};
}

QueueRow readRow(const SQLite::Statement &query, const Targets &targets, Timestamp now)
{
    QueueRow row;
    row.key = numberAt(query, 0);
    row.id.value = textAt(query, 1);
    row.revision = numberAt(query, 2);
    row.title = textAt(query, 3);
    row.poster = textAt(query, 4);
    row.category = textAt(query, 5);
    row.state = enumAt<ListingState>(query, 6);
    if (!query.isColumnNull(7)) {
        row.why = enumAt<ReviewWhy>(query, 7);
    }
    row.submittedAt = optionalTimeAt(query, 8);
    row.declared = enumAt<DeclaredPay>(query, 9);
    row.blocking = countAt(query, 10);
    row.check = countAt(query, 11);
    row.note = countAt(query, 12);
    row.proposal = enumAt<Proposal>(query, 13);
    row.risk = query.getColumn(14).getDouble();
    row.openComplaints = countAt(query, 15);
    row.newAccount = numberAt(query, 16) != 0;
    if (query.isColumnNull(18) || timeAt(query, 18) > now) {
        row.holder = textAt(query, 17);
    }
    row.assignedTo = textAt(query, 19);
    row.answerDueAt = optionalTimeAt(query, 20);
    row.place = queuePlace({timeAt(query, 21), row.blocking, row.check, row.openComplaints, row.newAccount}, targets);
    return row;
}

} // namespace

std::vector<std::int64_t> QueueReader::keys(const QueueFilter &filter) const
{
    std::vector<std::int64_t> found;
    SQLite::Statement query(m_db, orderSql(filter.queue));
    if (filter.queue == SavedQueue::Mine) {
        if (filter.me.empty()) {
            return found;
        }
        bindAll(query, filter.me, m_now);
    }
    readKeys(query, found);
    if (filter.queue == SavedQueue::All) {
        SQLite::Statement rest(m_db, restSql);
        readKeys(rest, found);
    }
    return found;
}

std::vector<std::int64_t> QueueReader::keysOf(const std::vector<ListingId> &ids) const
{
    std::vector<std::int64_t> found;
    std::unordered_set<std::int64_t> seen;
    SQLite::Statement query(m_db, "SELECT key FROM listing WHERE id = ?");
    for (const ListingId &id : ids) {
        bindAll(query, id.value);
        if (query.executeStep() && seen.insert(numberAt(query, 0)).second) {
            found.push_back(numberAt(query, 0));
        }
    }
    return found;
}

QueueOrder QueueReader::order(const QueueFilter &filter, const MyDecisions &decided) const
{
    QueueOrder order{filter.queue == SavedQueue::Refused ? keysOf(decided.refused) : keys(filter)};
    if (leavesOutDecided(filter.queue) && !decided.underWay.empty()) {
        const std::unordered_set<std::int64_t> without = setOf(keysOf(decided.underWay));
        std::erase_if(order.keys, [&without](std::int64_t key) { return without.contains(key); });
    }
    if (!searchQuery(filter.text).empty()) {
        const std::vector<bool> matching = keysWith(m_db, filter.text);
        std::erase_if(order.keys, [&matching](std::int64_t key) {
            return std::size_t(key) >= matching.size() || !matching[std::size_t(key)];
        });
    }
    return order;
}

std::vector<QueueRow> QueueReader::rows(const std::vector<std::int64_t> &keys) const
{
    SQLite::Statement query(m_db, "SELECT key, id, revision, title, poster, category, state, review_why, submitted_ms,"
                                  " declared, blocking, checks, notes, proposal, risk, open_complaints, new_account,"
                                  " holder, holder_until_ms, assigned_to, answer_due_ms, base_ms"
                                  " FROM listing WHERE key = ?");
    std::vector<QueueRow> rows;
    rows.reserve(keys.size());
    for (const std::int64_t key : keys) {
        bindAll(query, key);
        QueueRow gone;
        gone.key = key;
        rows.push_back(query.executeStep() ? readRow(query, m_targets, m_now) : gone);
    }
    return rows;
}

void QueueReader::countOpen(QueueCounts &counts, const std::unordered_set<std::int64_t> &without) const
{
    const auto add = [&counts](const SQLite::Statement &query, std::int64_t sign) {
        const std::string why = textAt(query, 0);
        const std::int64_t number = sign * numberAt(query, 2);
        counts[SavedQueue::Open] += number;
        counts[SavedQueue::Urgent] += numberAt(query, 1) != 0 ? number : 0;
        counts[SavedQueue::Complaints] += why == "complaint" ? number : 0;
        counts[SavedQueue::Answered] += why == "answered" || why == "edited" ? number : 0;
    };
    SQLite::Statement all(m_db, "SELECT review_why, blocking > 0, count(*) FROM listing INDEXED BY listing_by_place"
                                " WHERE review_why IS NOT NULL GROUP BY 1, 2");
    while (all.executeStep()) {
        add(all, 1);
    }
    SQLite::Statement one(m_db,
                          "SELECT review_why, blocking > 0, 1 FROM listing WHERE key = ? AND review_why IS NOT NULL");
    for (const std::int64_t key : without) {
        bindAll(one, key);
        if (one.executeStep()) {
            add(one, -1);
        }
    }
}

QueueCounts QueueReader::counts(const std::string &me, const MyDecisions &decided) const
{
    QueueCounts counts;
    counts[SavedQueue::Refused] = std::int64_t(keysOf(decided.refused).size());
    const std::unordered_set<std::int64_t> without = setOf(keysOf(decided.underWay));
    countOpen(counts, without);
    const auto mine = keys({.queue = SavedQueue::Mine, .text = {}, .me = me});
    counts[SavedQueue::Mine] =
        std::ranges::count_if(mine, [&without](std::int64_t key) { return !without.contains(key); });
    counts[SavedQueue::Waiting] =
        m_db.execAndGet("SELECT count(*) FROM listing WHERE answer_due_ms IS NOT NULL").getInt64();
    counts[SavedQueue::All] = m_db.execAndGet("SELECT count(*) FROM listing").getInt64();
    return counts;
}

} // namespace stagedoor
