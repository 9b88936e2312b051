// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/decisionrecorder.h"

#include <algorithm>

#include <SQLiteCpp/Transaction.h>

#include "listing/json.h"
#include "store/metatable.h"
#include "store/storeerror.h"

namespace stagedoor {

namespace {

constexpr std::size_t longestBody = 512U << 10U;   // bytes
constexpr std::size_t longestAnswer = 256U << 10U; // bytes
constexpr std::size_t longestTitle = 1200;         // bytes

/// @p text as the journal can hold it: cut between characters, no NUL.
std::string journalTitle(std::string text)
{
    if (text.size() > longestTitle) {
        std::size_t length = longestTitle;
        while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xc0U) == 0x80U) {
            --length;
        }
        text.resize(length);
    }
    std::ranges::replace(text, '\0', ' ');
    return text;
}

Result<> mayBeRecorded(const Decision &decision, const std::string &body)
{
    if (!isValidId(decision.id.value)) {
        return fail(Error::Kind::Invalid, "the decision has no valid id");
    }
    if (decision.listingId.empty() && decision.accountId.empty()) {
        return fail(Error::Kind::Invalid, "the decision names neither a notice nor an account");
    }
    if (body.size() > longestBody) {
        return fail(Error::Kind::Invalid, "the decision is longer than 512 KB");
    }
    if (!decisionBodyFromJson(body)) {
        return fail(Error::Kind::Invalid, "the decision holds text that is not UTF-8");
    }
    return {};
}

} // namespace

void setJournalPosition(SQLite::Database &db, const JournalPosition &end)
{
    MetaTable meta(db);
    meta.set("journal_size", end.size);
    meta.set("journal_hash", end.hash);
}

JournalPosition journalPosition(SQLite::Database &db)
{
    const MetaTable meta(db);
    return {meta.number("journal_size"), meta.text("journal_hash")};
}

DecisionRecorder::DecisionRecorder(SQLite::Database db, Journal journal)
    : m_db(std::move(db))
    , m_table(m_db)
    , m_journal(std::move(journal))
{
}

void DecisionRecorder::commit(const JournalEvent &event, const std::string &answer)
{
    SQLite::Transaction transaction(m_db, SQLite::TransactionBehavior::IMMEDIATE);
    static_cast<void>(m_table.apply(event));
    if (event.action == JournalAction::Settled) {
        m_table.setAnswer(event.id, answer.size() <= longestAnswer ? answer : std::string());
    }
    valueOf(m_journal.append({event}));
    try {
        setJournalPosition(m_db, m_journal.end());
        transaction.commit();
    } catch (const std::exception &) {
        valueOf(m_journal.takeBack());
        throw;
    }
}

Result<OutboxRow> DecisionRecorder::find(const DecisionId &id) const
{
    auto row = m_table.find(id);
    return row ? Result<OutboxRow>(std::move(*row)) : fail(Error::Kind::NotFound, "there is no such decision");
}

Result<OutboxEntry> DecisionRecorder::record(const Decision &decision, const std::string &title, Timestamp releaseAt,
                                             Timestamp now)
{
    const std::string body = decisionBodyToJson(decision);
    if (const auto valid = mayBeRecorded(decision, body); !valid) {
        return tl::unexpected(valid.error());
    }
    if (auto existing = m_table.find(decision.id)) {
        return existing->entry.body == body
                   ? Result<OutboxEntry>(std::move(existing->entry))
                   : fail(Error::Kind::Conflict, "another decision was recorded under this id");
    }
    JournalEvent event{.action = JournalAction::Recorded, .at = now, .id = decision.id};
    event.title = journalTitle(title);
    event.body = body;
    event.server = server();
    event.releaseAt = alwaysLands(decision.kind) ? now : std::max(releaseAt, now);
    commit(event);
    return find(decision.id).map(&OutboxRow::entry);
}

Result<OutboxEntry> DecisionRecorder::withdraw(const DecisionId &id, Timestamp now)
{
    const auto row = find(id);
    if (!row || row->entry.state == OutboxState::Withdrawn) {
        return row.map(&OutboxRow::entry);
    }
    const bool waits = row->entry.state == OutboxState::Waiting || row->entry.state == OutboxState::Ready;
    if (!waits || row->doubtful) {
        return fail(Error::Kind::Conflict, "the decision was sent already");
    }
    commit({.action = JournalAction::Withdrawn, .at = now, .id = id});
    return find(id).map(&OutboxRow::entry);
}

std::string DecisionRecorder::server()
{
    return MetaTable(m_db).text("server");
}

void DecisionRecorder::useServer(const std::string &name)
{
    if (server() != name) {
        MetaTable(m_db).set("server", name);
    }
}

std::optional<OutboxEntry> DecisionRecorder::nextToSend(const std::vector<DecisionId> &skip, const Attempt &attempt)
{
    const std::optional<std::int64_t> seq = m_table.sendable(attempt.at, skip);
    if (!seq) {
        return std::nullopt;
    }
    SQLite::Transaction transaction(m_db, SQLite::TransactionBehavior::IMMEDIATE);
    m_table.markAttempt(*seq, attempt);
    transaction.commit();
    auto row = m_table.bySeq(*seq);
    return row ? std::optional(std::move(row->entry)) : std::nullopt;
}

Result<OutboxEntry> DecisionRecorder::settle(const DecisionId &id, const Outcome &outcome, Timestamp now)
{
    using enum OutboxState;
    const auto row = find(id);
    if (!row) {
        return tl::unexpected(row.error());
    }
    const OutboxState found = row->entry.state;
    if (outcome.state == Waiting || outcome.state == Withdrawn) {
        return fail(Error::Kind::Invalid, "a decision cannot be settled so");
    }
    if (isSettled(found) && found != Held) {
        return found == outcome.state ? row.map(&OutboxRow::entry)
                                      : fail(Error::Kind::Conflict, "the decision is settled already");
    }
    if (isSettled(outcome.state)) {
        if (found != outcome.state) {
            JournalEvent event{.action = JournalAction::Settled, .at = now, .id = id};
            event.state = outcome.state;
            event.status = outcome.status;
            commit(event, outcome.answer);
        }
    } else if (found != Held) {
        const bool doubtful = outcome.state == Unknown || outcome.status >= 500; // it may have been taken all the same
        SQLite::Transaction transaction(m_db, SQLite::TransactionBehavior::IMMEDIATE);
        m_table.setState(id, outcome.state, outcome.status, doubtful,
                         outcome.answer.size() <= longestAnswer ? outcome.answer : std::string());
        transaction.commit();
    }
    return find(id).map(&OutboxRow::entry);
}

void DecisionRecorder::cacheHas(const std::vector<ListingId> &ids)
{
    const auto awaiting = [](const DecidedListing &listing) { return listing.attemptTick > 0; };
    if (std::ranges::any_of(m_table.decidedListings(), awaiting)) {
        SQLite::Transaction transaction(m_db, SQLite::TransactionBehavior::IMMEDIATE);
        m_table.cacheHas(ids);
        transaction.commit();
    }
}

Result<> DecisionRecorder::dismiss(const DecisionId &id, Timestamp now)
{
    const auto row = find(id);
    if (!row) {
        return tl::unexpected(row.error());
    }
    if (!isSettled(row->entry.state)) {
        return fail(Error::Kind::Conflict, "the decision is still on its way");
    }
    if (!row->dismissed) {
        commit({.action = JournalAction::Dismissed, .at = now, .id = id});
    }
    return {};
}

} // namespace stagedoor
