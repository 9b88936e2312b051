// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/outboxtable.h"

#include <algorithm>
#include <unordered_set>

#include "listing/json.h"
#include "store/columns.h"
#include "store/digest.h"
#include "store/storeerror.h"
#include "store/storewords.h"

namespace stagedoor {

namespace {

using namespace std::chrono_literals;

constexpr auto parkedFor = 1h;
constexpr auto parkedPoll = 5min;     // a parked row is looked at so often
constexpr auto clockTolerance = 5min; // a recording that lies further ahead shows that the clock was set back

#define STAGEDOOR_UNSETTLED "state IN ('waiting', 'ready', 'unknown', 'parked')" // as the index has it

#define STAGEDOOR_HERE "server IN ('', coalesce((SELECT value FROM meta WHERE name = 'server'), ''))"

const std::string columns = "SELECT seq, id, body, title, state, recorded_ms, release_ms, attempts, status, answer,"
                            " attempt_tick, doubtful, awaits_cache, dismissed, server FROM decision ";

OutboxState stateFrom(const std::string &word)
{
    const auto state = fromWord<OutboxState>(word);
    if (!state) {
        throw DamagedFile("a decision has an unknown state");
    }
    return *state;
}

Decision decisionFrom(const std::string &body)
{
    auto decision = decisionBodyFromJson(body);
    if (!decision) {
        throw DamagedFile("a recorded decision cannot be read");
    }
    return std::move(*decision);
}

OutboxRow readRow(const SQLite::Statement &query)
{
    OutboxRow row;
    row.seq = numberAt(query, 0);
    row.entry.body = textAt(query, 2);
    row.entry.decision = decisionFrom(row.entry.body);
    row.entry.title = textAt(query, 3);
    row.entry.state = stateFrom(textAt(query, 4));
    row.entry.recordedAt = timeAt(query, 5);
    row.entry.releaseAt = timeAt(query, 6);
    row.entry.attempts = countAt(query, 7);
    row.entry.status = countAt(query, 8);
    row.entry.answer = textAt(query, 9);
    row.attemptTick = numberAt(query, 10);
    row.doubtful = numberAt(query, 11) != 0;
    row.awaitsCache = numberAt(query, 12) != 0;
    row.dismissed = numberAt(query, 13) != 0;
    row.server = textAt(query, 14);
    return row;
}

std::vector<OutboxEntry> entries(SQLite::Statement &query)
{
    std::vector<OutboxEntry> result;
    while (query.executeStep()) {
        result.push_back(readRow(query).entry);
    }
    return result;
}

// What the seal of a row is over, in this order.
const std::string sealedColumns = "seq, id, listing_id, account_id, always_lands, body, title, state, recorded_ms,"
                                  " release_ms, attempts, attempt_ms, attempt_tick, doubtful, status, answer,"
                                  " awaits_cache, dismissed, server";
constexpr int sealedCount = 19;
constexpr int serverColumn = 18;

Blob sealOf(const SQLite::Statement &query)
{
    std::string whole;
    for (int column = 0; column < sealedCount; ++column) {
        const std::string text = textAt(query, column);
        if (column == serverColumn && text.empty()) {
            continue; // as rows were sealed before there was one
        }
        whole += std::to_string(text.size()) + ':' + text;
    }
    return {digestOf({whole})};
}

/// What of an unsettled decision matters for its turn.
struct Candidate {
    std::int64_t seq = 0;
    std::string id;
    std::string listing;
    std::string account;
    bool alwaysLands = false;
    OutboxState state = OutboxState::Waiting;
    Timestamp recordedAt, releaseAt, attemptAt;

    [[nodiscard]] bool isDue(Timestamp now) const
    {
        switch (state) {
        case OutboxState::Waiting:
            return releaseAt <= now || recordedAt > now + clockTolerance;
        case OutboxState::Parked:
            return attemptAt + parkedFor <= now || attemptAt > now + clockTolerance;
        default:
            return true;
        }
    }
};

/// Which notices and accounts something older is under way for.
class Order
{
public:
    [[nodiscard]] bool blocks(const Candidate &candidate) const
    {
        const auto &listings = candidate.alwaysLands ? m_moving : m_all;
        return listings.contains("L " + candidate.listing) || listings.contains("A " + candidate.account);
    }
    void add(const Candidate &candidate)
    {
        for (const std::string &name : {"L " + candidate.listing, "A " + candidate.account}) {
            if (name.size() > 2) {
                m_all.insert(name);
                if (candidate.state != OutboxState::Parked) {
                    m_moving.insert(name);
                }
            }
        }
    }

private:
    std::unordered_set<std::string> m_all;
    std::unordered_set<std::string> m_moving; // without the parked: they do not hold up what always lands
};

} // namespace

bool OutboxTable::record(const JournalEvent &event)
{
    const Decision decision = decisionFrom(event.body);
    const Timestamp recordedAt = event.at.value_or(Timestamp());
    const Timestamp releaseAt = event.releaseAt.value_or(recordedAt);
    SQLite::Statement insert(m_db, "INSERT INTO decision (id, listing_id, account_id, always_lands, body, title, state,"
                                   " recorded_ms, release_ms, server) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                   " ON CONFLICT DO NOTHING");
    const OutboxState state = releaseAt > recordedAt ? OutboxState::Waiting : OutboxState::Ready;
    const int added =
        run(insert, event.id.value, decision.listingId.value, decision.accountId.value, alwaysLands(decision.kind),
            event.body, event.title, wordFor(state), recordedAt, releaseAt, event.server);
    return added > 0;
}

bool OutboxTable::settle(const JournalEvent &event)
{
    const bool taken = event.state == OutboxState::Sent || event.state == OutboxState::Held;
    SQLite::Statement update(m_db, "UPDATE decision SET state = ?2, status = ?3, awaits_cache = ?4 AND listing_id <> ''"
                                   " WHERE id = ?1 AND (" STAGEDOOR_UNSETTLED " OR state = 'held')");
    return run(update, event.id.value, wordFor(event.state), event.status, taken) > 0;
}

bool OutboxTable::apply(const JournalEvent &event)
{
    const bool changed = take(event);
    if (changed) {
        seal("id = ?", event.id.value);
    }
    return changed;
}

template <class Value>
void OutboxTable::seal(const std::string &which, const Value &value)
{
    SQLite::Statement query(m_db, "SELECT " + sealedColumns + " FROM decision WHERE " + which);
    std::vector<std::pair<std::int64_t, Blob>> seals;
    bindAll(query, value);
    while (query.executeStep()) {
        seals.emplace_back(numberAt(query, 0), sealOf(query));
    }
    SQLite::Statement update(m_db, "UPDATE decision SET seal = ?2 WHERE seq = ?1");
    for (const auto &[seq, blob] : seals) {
        run(update, seq, blob);
    }
}

bool OutboxTable::take(const JournalEvent &event)
{
    switch (event.action) {
    case JournalAction::Created:
        return false;
    case JournalAction::Recorded:
        return record(event);
    case JournalAction::Settled:
        return settle(event);
    case JournalAction::Withdrawn: {
        SQLite::Statement update(m_db, "UPDATE decision SET state = 'withdrawn' WHERE id = ? AND " STAGEDOOR_UNSETTLED);
        return run(update, event.id.value) > 0;
    }
    case JournalAction::Dismissed: {
        SQLite::Statement update(m_db, "UPDATE decision SET dismissed = 1 WHERE id = ? AND dismissed = 0");
        return run(update, event.id.value) > 0;
    }
    }
    return false;
}

void OutboxTable::setAnswer(const DecisionId &id, const std::string &answer)
{
    SQLite::Statement update(m_db, "UPDATE decision SET answer = ?2 WHERE id = ?1");
    run(update, id.value, answer);
    seal("id = ?", id.value);
}

void OutboxTable::setState(const DecisionId &id, OutboxState state, int status, bool doubtful,
                           const std::string &answer)
{
    SQLite::Statement update(m_db, "UPDATE decision SET state = ?2, status = ?3, doubtful = max(doubtful, ?4),"
                                   " answer = ?5 WHERE id = ?1");
    run(update, id.value, wordFor(state), status, doubtful, answer);
    seal("id = ?", id.value);
}

void OutboxTable::markAttempt(std::int64_t seq, const Attempt &attempt)
{
    SQLite::Statement update(m_db, "UPDATE decision SET doubtful = max(doubtful, state = 'unknown'), state = 'unknown',"
                                   " attempts = attempts + 1, attempt_ms = ?2, attempt_tick = ?3 WHERE seq = ?1");
    run(update, seq, attempt.at, attempt.tick);
    seal("seq = ?", seq);
}

void OutboxTable::cacheHas(const std::vector<ListingId> &ids)
{
    SQLite::Statement update(m_db, "UPDATE decision SET awaits_cache = 0 WHERE awaits_cache = 1 AND listing_id = ?");
    for (const ListingId &id : ids) {
        if (run(update, id.value) > 0) {
            seal("listing_id = ?", id.value);
        }
    }
}

void OutboxTable::doubtReplayed(std::int64_t afterSeq, Timestamp now, bool journalDamaged)
{
    SQLite::Statement update(m_db, "UPDATE decision SET state = ?1, doubtful = 1 WHERE seq > ?2 AND release_ms <= ?3"
                                   " AND " STAGEDOOR_UNSETTLED);
    // With a hole in the journal, whether the editor took it back is not known: it is shown, and not sent by itself.
    run(update, wordFor(journalDamaged ? OutboxState::Refused : OutboxState::Unknown), afterSeq, now);
    seal("seq > ?", afterSeq);
}

bool OutboxTable::isAsRecorded(const RecordedStates &recorded) const
{
    SQLite::Statement query(m_db, "SELECT " + sealedColumns + ", seal FROM decision");
    std::size_t rows = 0;
    while (query.executeStep()) {
        const auto expected = recorded.find(textAt(query, 1));
        if (expected == recorded.end() || sealOf(query) != blobAt(query, sealedCount)) {
            return false;
        }
        const OutboxState state = stateFrom(textAt(query, 7));
        if (isSettled(state) ? expected->second != state : expected->second.has_value()) {
            return false;
        }
        ++rows;
    }
    return rows == recorded.size();
}

std::optional<OutboxRow> OutboxTable::first(SQLite::Statement &query) const
{
    return query.executeStep() ? std::optional(readRow(query)) : std::nullopt;
}

std::optional<OutboxRow> OutboxTable::find(const DecisionId &id) const
{
    SQLite::Statement query(m_db, columns + "WHERE id = ?");
    bindAll(query, id.value);
    return first(query);
}

std::optional<OutboxRow> OutboxTable::bySeq(std::int64_t seq) const
{
    SQLite::Statement query(m_db, columns + "WHERE seq = ?");
    bindAll(query, seq);
    return first(query);
}

std::optional<OutboxRow> OutboxTable::newestOf(const ListingId &id) const
{
    SQLite::Statement query(m_db, columns + "WHERE listing_id = ? AND state <> 'withdrawn' AND " STAGEDOOR_HERE
                                            " ORDER BY seq DESC LIMIT 1");
    bindAll(query, id.value);
    return first(query);
}

std::vector<OutboxEntry> OutboxTable::unsettledAndRefused(int limit) const
{
    SQLite::Statement query(
        m_db, columns + "WHERE dismissed = 0 AND state NOT IN ('sent', 'withdrawn') ORDER BY seq LIMIT ?");
    bindAll(query, limit);
    return entries(query);
}

OutboxSummary OutboxTable::summary(Timestamp now) const
{
    OutboxSummary summary;
    SQLite::Statement undoable(m_db, columns + "WHERE state = 'waiting' AND release_ms > ? AND " STAGEDOOR_UNSETTLED
                                               " ORDER BY seq");
    bindAll(undoable, now);
    summary.undoable = entries(undoable);
    summary.waiting = int(summary.undoable.size());
    SQLite::Statement counts(m_db, "SELECT count(*) FILTER (WHERE state IN ('conflict', 'refused')),"
                                   " count(*) FILTER (WHERE " STAGEDOOR_UNSETTLED ")"
                                   " FROM decision WHERE dismissed = 0 AND state NOT IN ('sent', 'withdrawn')");
    if (counts.executeStep()) {
        summary.refused = countAt(counts, 0);
        summary.unsent = countAt(counts, 1) - summary.waiting;
    }
    return summary;
}

std::vector<OutboxEntry> OutboxTable::newest(int limit) const
{
    SQLite::Statement query(m_db, columns + "ORDER BY seq DESC LIMIT ?");
    bindAll(query, limit);
    return entries(query);
}

std::unordered_set<std::string> OutboxTable::listingsThatAlwaysLand() const
{
    std::unordered_set<std::string> listings;
    SQLite::Statement query(m_db, "SELECT listing_id FROM decision WHERE " STAGEDOOR_UNSETTLED
                                  " AND always_lands = 1 AND listing_id <> '' AND " STAGEDOOR_HERE);
    while (query.executeStep()) {
        listings.insert(textAt(query, 0));
    }
    return listings;
}

std::optional<std::int64_t> OutboxTable::sendable(Timestamp now, const std::vector<DecisionId> &skip) const
{
    std::unordered_set<std::string> skipped;
    for (const DecisionId &id : skip) {
        skipped.insert(id.value);
    }
    SQLite::Statement query(
        m_db, "SELECT seq, id, listing_id, account_id, always_lands, state, recorded_ms, release_ms,"
              " attempt_ms FROM decision WHERE " STAGEDOOR_UNSETTLED " AND " STAGEDOOR_HERE " ORDER BY seq");
    const std::unordered_set<std::string> hurried = listingsThatAlwaysLand();
    Order order;
    while (query.executeStep()) {
        const Candidate candidate{
            .seq = numberAt(query, 0),
            .id = textAt(query, 1),
            .listing = textAt(query, 2),
            .account = textAt(query, 3),
            .alwaysLands = numberAt(query, 4) != 0,
            .state = stateFrom(textAt(query, 5)),
            .recordedAt = timeAt(query, 6),
            .releaseAt = timeAt(query, 7),
            .attemptAt = timeAt(query, 8),
        };
        const bool isHurried = candidate.state == OutboxState::Waiting && hurried.contains(candidate.listing);
        if ((isHurried || candidate.isDue(now)) && !skipped.contains(candidate.id) && !order.blocks(candidate)) {
            return candidate.seq;
        }
        order.add(candidate);
    }
    return std::nullopt;
}

std::optional<Timestamp> OutboxTable::nextDue(Timestamp now) const
{
    SQLite::Statement query(m_db, "SELECT min(CASE state WHEN 'waiting' THEN release_ms ELSE ?2 END) FROM decision"
                                  " WHERE " STAGEDOOR_UNSETTLED " AND " STAGEDOOR_HERE
                                  " AND (state = 'parked' OR (state = 'waiting' AND release_ms > ?1))");
    bindAll(query, now, now + parkedPoll);
    return query.executeStep() ? optionalTimeAt(query, 0) : std::nullopt;
}

std::vector<DecidedListing> OutboxTable::decidedListings() const
{
    std::vector<DecidedListing> decided;
    for (const char *sql :
         {"SELECT listing_id, 0 FROM decision WHERE listing_id <> '' AND " STAGEDOOR_UNSETTLED " AND " STAGEDOOR_HERE,
          "SELECT listing_id, attempt_tick FROM decision WHERE awaits_cache = 1 AND " STAGEDOOR_HERE}) {
        SQLite::Statement query(m_db, sql);
        while (query.executeStep()) {
            decided.push_back({{textAt(query, 0)}, numberAt(query, 1)});
        }
    }
    return decided;
}

std::vector<ListingId> OutboxTable::refusedListings() const
{
    std::vector<ListingId> refused;
    SQLite::Statement query(m_db, "SELECT listing_id FROM decision WHERE dismissed = 0"
                                  " AND state NOT IN ('sent', 'withdrawn')" // as the index has it
                                  " AND state IN ('conflict', 'refused') AND listing_id <> '' ORDER BY seq");
    while (query.executeStep()) {
        refused.push_back({textAt(query, 0)});
    }
    return refused;
}

std::int64_t OutboxTable::lastSeq() const
{
    return m_db.execAndGet("SELECT coalesce(max(seq), 0) FROM decision").getInt64();
}

std::int64_t OutboxTable::lastTick() const
{
    return m_db.execAndGet("SELECT coalesce(max(attempt_tick), 0) FROM decision").getInt64();
}

void OutboxTable::eachAsEvents(const std::function<void(const JournalEvent &)> &take) const
{
    SQLite::Statement query(m_db, columns + "ORDER BY seq");
    while (query.executeStep()) {
        const OutboxRow row = readRow(query);
        const OutboxEntry &entry = row.entry;
        JournalEvent event{.action = JournalAction::Recorded, .at = entry.recordedAt, .id = entry.decision.id};
        event.title = entry.title;
        event.body = entry.body;
        event.server = row.server;
        event.releaseAt = entry.releaseAt;
        take(event);
        JournalEvent end{.action = JournalAction::Settled, .at = entry.recordedAt, .id = entry.decision.id};
        if (entry.state == OutboxState::Withdrawn) {
            end.action = JournalAction::Withdrawn;
            take(end);
        } else if (isSettled(entry.state)) {
            end.state = entry.state;
            end.status = entry.status;
            take(end);
        }
        if (row.dismissed) {
            end = {.action = JournalAction::Dismissed, .at = entry.recordedAt, .id = entry.decision.id};
            take(end);
        }
    }
}

#undef STAGEDOOR_HERE
#undef STAGEDOOR_UNSETTLED

} // namespace stagedoor
