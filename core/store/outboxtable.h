// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include "store/journalevent.h"
#include "store/storetypes.h"

namespace stagedoor {

/// A row of the table decision: the entry and what only the store knows of it.
struct OutboxRow {
    OutboxEntry entry;
    std::string server; ///< whose notices it is about; empty: not known
    std::int64_t seq = 0;
    std::int64_t attemptTick = 0; ///< of the cache, when it was last sent
    bool doubtful = false;        ///< an earlier attempt may have arrived
    bool awaitsCache = false;     ///< taken by the server; the cache had not heard of it
    bool dismissed = false;
};

/// A notice that a decision of mine keeps out of the open queue.
struct DecidedListing {
    ListingId id;
    std::int64_t attemptTick = 0; ///< if taken by the server: until the cache hears of the notice after this; else 0
};

/// What the journal says of each decision: how it was settled, nothing if it was not.
using RecordedStates = std::map<std::string, std::optional<OutboxState>>;

/// One attempt to send.
struct Attempt {
    Timestamp at;
    std::int64_t tick = 0;
};

/// The table decision. Only what is for the server in use is sent, or keeps its notices out of the queue. Throws as
/// SQLiteCpp does, and DamagedFile for a row that cannot be read. What changes rows must be called in a transaction.
class OutboxTable
{
public:
    explicit OutboxTable(SQLite::Database &db) : m_db(db) {}

    /// Takes in an event of the journal. Taken in twice it changes nothing; settled decisions stay as they are. Whether
    /// it was new.
    bool apply(const JournalEvent &event);
    void setAnswer(const DecisionId &id, const std::string &answer);
    /// A state that is not the end: Ready, Unknown, Parked.
    void setState(const DecisionId &id, OutboxState state, int status, bool doubtful, const std::string &answer);
    void markAttempt(std::int64_t seq, const Attempt &attempt);
    /// The cache has heard of a notice since.
    void cacheHas(const std::vector<ListingId> &ids);
    /// Of what the journal gave back: sent perhaps, if it was released at @p now.
    void doubtReplayed(std::int64_t afterSeq, Timestamp now, bool journalDamaged);

    /// Whether the rows are those of @p recorded, as they were recorded, and settled as it says.
    [[nodiscard]] bool isAsRecorded(const RecordedStates &recorded) const;
    [[nodiscard]] std::optional<OutboxRow> find(const DecisionId &id) const;
    [[nodiscard]] std::vector<OutboxEntry> unsettledAndRefused(int limit) const; ///< oldest first
    [[nodiscard]] OutboxSummary summary(Timestamp now) const;
    [[nodiscard]] std::vector<OutboxEntry> newest(int limit) const;
    /// The one to send next, by its row: see Store::nextToSend.
    [[nodiscard]] std::optional<std::int64_t> sendable(Timestamp now, const std::vector<DecisionId> &skip) const;
    [[nodiscard]] std::optional<OutboxRow> bySeq(std::int64_t seq) const;
    /// When something waiting is released, or a parked one may be looked at, after @p now.
    [[nodiscard]] std::optional<Timestamp> nextDue(Timestamp now) const;
    /// The newest decision on a notice that was not withdrawn.
    [[nodiscard]] std::optional<OutboxRow> newestOf(const ListingId &id) const;
    [[nodiscard]] std::vector<DecidedListing> decidedListings() const;
    [[nodiscard]] std::vector<ListingId> refusedListings() const; ///< and not dismissed, oldest first
    [[nodiscard]] std::int64_t lastSeq() const;
    [[nodiscard]] std::int64_t lastTick() const;
    /// All rows, oldest first, as the events that made them.
    void eachAsEvents(const std::function<void(const JournalEvent &)> &take) const;

private:
    [[nodiscard]] bool take(const JournalEvent &event);
    [[nodiscard]] bool record(const JournalEvent &event);
    template <class Value>
    void seal(const std::string &which, const Value &value); ///< notes what rows are now
    /// Where something leaves at once: what was decided before it leaves before it, without its undo time.
    [[nodiscard]] std::unordered_set<std::string> listingsThatAlwaysLand() const;
    [[nodiscard]] bool settle(const JournalEvent &event);
    [[nodiscard]] std::optional<OutboxRow> first(SQLite::Statement &query) const;

    SQLite::Database &m_db;
};

} // namespace stagedoor
