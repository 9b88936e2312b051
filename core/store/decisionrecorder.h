// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <SQLiteCpp/Database.h>

#include "store/journal.h"
#include "store/outboxtable.h"

namespace stagedoor {

/// The writing side of decisions.db and its journal: the line of an event is synced before its row is committed, and
/// taken back if that fails. Refusals come as Results; throws as SQLiteCpp does, and nothing is changed then.
class DecisionRecorder
{
public:
    DecisionRecorder(SQLite::Database db, Journal journal);
    DecisionRecorder(const DecisionRecorder &) = delete;
    DecisionRecorder &operator=(const DecisionRecorder &) = delete;
    ~DecisionRecorder() = default;

    [[nodiscard]] Result<OutboxEntry> record(const Decision &decision, const std::string &title, Timestamp releaseAt,
                                             Timestamp now);
    [[nodiscard]] std::string server(); ///< whose notices are decided on; empty: none yet
    void useServer(const std::string &name);
    [[nodiscard]] Result<OutboxEntry> withdraw(const DecisionId &id, Timestamp now);
    [[nodiscard]] std::optional<OutboxEntry> nextToSend(const std::vector<DecisionId> &skip, const Attempt &attempt);
    /// What became of a decision.
    struct Outcome {
        OutboxState state = OutboxState::Sent;
        int status = 0;
        std::string answer;
    };
    [[nodiscard]] Result<OutboxEntry> settle(const DecisionId &id, const Outcome &outcome, Timestamp now);
    /// The cache has heard of these notices: their sent decisions need not stand in for them any more.
    void cacheHas(const std::vector<ListingId> &ids);
    [[nodiscard]] Result<> dismiss(const DecisionId &id, Timestamp now);

    [[nodiscard]] SQLite::Database &database() { return m_db; }
    [[nodiscard]] OutboxTable &table() { return m_table; }

private:
    void commit(const JournalEvent &event, const std::string &answer = {});
    [[nodiscard]] Result<OutboxRow> find(const DecisionId &id) const;

    SQLite::Database m_db;
    OutboxTable m_table;
    Journal m_journal;
};

/// Notes in @p db that the journal was taken in up to @p end; where that is.
void setJournalPosition(SQLite::Database &db, const JournalPosition &end);
[[nodiscard]] JournalPosition journalPosition(SQLite::Database &db);

} // namespace stagedoor
