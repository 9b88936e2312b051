// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/pushstep.h"

#include <algorithm>

#include <QCoro/QCoroFuture>

#include "sync/answererror.h"
#include "sync/decisionfate.h"
#include "sync/readstep.h"

namespace stagedoor {

namespace {

using namespace std::chrono_literals;

constexpr int failuresToPark = 3;
constexpr int troublesInARow = 3; // with nothing in between that passed: then it is the server's fault
constexpr int looksAhead = 1000;  // rows

HttpRequest requestFor(const OutboxEntry &entry)
{
    return {"PUT", "/v1/decisions/" + percentEncoded(entry.decision.id.value), entry.body, {}};
}

/// A row as it was sent, and what was answered.
struct Sent {
    OutboxEntry entry;
    std::int64_t askedAt = 0; ///< a tick of the cache
    Judged judged;
    std::string body;
};

/// Puts the answered listing into the cache; whether it is there now. 200 answers with the listing as it was when the
/// decision first arrived: what is it now?
QCoro::Task<Result<bool>> takeListing(SharedSession session, Listing listing, bool isReplay, std::int64_t askedAt)
{
    if (!isReplay) {
        auto assessed = assessing(*session, listing);
        const auto assessment = co_await assessed;
        auto applying = session->store.applyListing(listing, assessment, askedAt);
        const auto applied = co_await applying;
        if (!applied || *applied) {
            co_return applied;
        }
    }
    auto reading = readAnew(session, listing.id);
    const auto read = co_await reading;
    co_return read;
}

/// Writes what became of a row: first the listing it led to, so that the queue never shows it undecided in between.
QCoro::Task<Result<OutboxEntry>> settle(SharedSession session, Sent sent)
{
    const auto &[entry, askedAt, judged, body] = sent;
    std::vector<ListingId> changed;
    if (judged.answer && judged.answer->listing) {
        auto taking = takeListing(session, *judged.answer->listing, judged.status == 200, askedAt);
        const auto taken = co_await taking;
        if (!taken && taken.error().kind != Error::Kind::Storage) {
            co_return tl::unexpected(taken.error()); // its id makes another sending safe
        }
        if (taken && *taken) { // a broken cache must not keep the decision from being settled
            changed.push_back(judged.answer->listing->id);
        }
    }
    const OutboxState state = settledState(judged.fate).value_or(OutboxState::Unknown);
    std::string kept = state == OutboxState::Conflict || state == OutboxState::Refused ? body : std::string();
    auto writing = session->store.settle(entry.decision.id, state, judged.status, std::move(kept));
    const auto written = co_await writing;
    if (written) {
        session->settled(*written);
        if (!changed.empty()) {
            session->listingsChanged(changed);
        }
    }
    co_return written;
}

/// Counts a failure of the server at a row; parks the row where it alone is at fault.
QCoro::Task<Result<>> noteTrouble(SharedSession session, DecisionId id, int status)
{
    RowTrouble &trouble = session->troubles[id];
    ++trouble.failures;
    const bool park = trouble.failures >= failuresToPark && trouble.othersPassed;
    if (park) {
        session->troubles.erase(id);
    }
    auto writing = session->store.settle(id, park ? OutboxState::Parked : OutboxState::Unknown, status, std::string());
    const auto written = co_await writing;
    if (!written) {
        co_return tl::unexpected(written.error());
    }
    session->settled(*written);
    co_return Result<>();
}

/// Gives the parked rows another try.
QCoro::Task<Result<>> unpark(SharedSession session)
{
    session->unpark = false;
    auto asking = session->store.outbox(false, looksAhead);
    const auto entries = co_await asking;
    if (!entries) {
        co_return tl::unexpected(entries.error());
    }
    for (const OutboxEntry &entry : *entries) {
        if (entry.state != OutboxState::Parked) {
            continue;
        }
        auto writing = session->store.settle(entry.decision.id, OutboxState::Ready, entry.status, std::string());
        const auto written = co_await writing;
        if (!written) {
            co_return tl::unexpected(written.error());
        }
    }
    co_return Result<>();
}

/// @p now: when the store was last asked for a row to send.
QCoro::Task<PushOutcome> finished(SharedSession session, PushOutcome outcome, Timestamp now)
{
    auto asking = session->store.nextDue(now);
    const auto due = co_await asking;
    if (due) {
        outcome.nextDue = *due;
    } else {
        outcome.error = due.error();
    }
    co_return outcome;
}

/// The rows of one run that are not asked for again in it.
class Round
{
public:
    explicit Round(const SyncSession &session)
    {
        for (const auto &[id, trouble] : session.troubles) {
            m_suspects.push_back(id);
        }
    }
    [[nodiscard]] std::vector<DecisionId> skipped() const
    {
        std::vector<DecisionId> all = m_failed;
        all.insert(all.end(), m_suspects.begin(), m_suspects.end());
        return all;
    }
    /// Now those too that failed in earlier runs; false: that was done.
    bool takeSuspects() { return !std::exchange(m_suspects, {}).empty(); }
    void failed(const DecisionId &id)
    {
        m_failed.push_back(id);
        ++m_inARow;
    }
    void passed() { m_inARow = 0; }
    [[nodiscard]] int failures() const { return int(m_failed.size()); }
    [[nodiscard]] bool looksLikeTheServer() const { return m_inARow >= troublesInARow; }

private:
    std::vector<DecisionId> m_suspects;
    std::vector<DecisionId> m_failed;
    int m_inARow = 0;
};

void notePassed(SyncSession &session, const DecisionId &id)
{
    session.troubles.erase(id);
    for (auto &[other, trouble] : session.troubles) {
        trouble.othersPassed = true;
    }
}

PushOutcome &stopped(PushOutcome &outcome, const Error &error)
{
    outcome.error = error;
    return outcome;
}

/// What came of sending one row.
struct Pushed {
    Fate fate = Fate::NotNow;
    std::optional<Error> stop; ///< no other row is to be sent now
    std::optional<std::chrono::seconds> retryAfter;
};

Pushed &ended(Pushed &pushed, const Error &error)
{
    pushed.stop = error;
    return pushed;
}

QCoro::Task<Pushed> pushOne(SharedSession session, OutboxEntry entry)
{
    Pushed pushed;
    auto asking = session->store.tick();
    const auto tick = co_await asking;
    if (!tick) {
        co_return ended(pushed, tick.error());
    }
    auto sending = session->client->send(requestFor(entry));
    const auto answer = co_await sending;
    if (!answer) {
        co_return ended(pushed, answer.error()); // it stays; its id makes another sending safe
    }
    const Judged judged = judge(entry, *answer);
    pushed.fate = judged.fate;
    pushed.retryAfter = answer->retryAfter;
    if (judged.fate == Fate::NotNow) {
        const OutboxState state = judged.status == 408 ? OutboxState::Unknown : OutboxState::Ready;
        auto writing = session->store.settle(entry.decision.id, state, judged.status, std::string());
        const auto written = co_await writing;
        co_return ended(pushed, written ? errorFrom(*answer) : written.error());
    }
    if (judged.fate == Fate::Trouble) {
        auto noting = noteTrouble(session, entry.decision.id, judged.status);
        const auto noted = co_await noting;
        if (!noted || pushed.retryAfter) {
            co_return ended(pushed, noted ? errorFrom(*answer) : noted.error());
        }
        co_return pushed;
    }
    const Sent sent{entry, *tick, judged, answer->body};
    auto settling = settle(session, sent);
    const auto settled = co_await settling;
    if (!settled) {
        co_return ended(pushed, settled.error());
    }
    notePassed(*session, entry.decision.id);
    co_return pushed;
}

} // namespace

QCoro::Task<PushOutcome> pushOutbox(SharedSession session)
{
    PushOutcome outcome;
    if (session->unpark) {
        auto unparking = unpark(session);
        const auto unparked = co_await unparking;
        if (!unparked) {
            co_return stopped(outcome, unparked.error());
        }
    }
    Round round(*session);
    while (!session->stopping()) {
        const Timestamp now = session->clock.now();
        auto asking = session->store.nextToSend(now, round.skipped());
        const auto next = co_await asking;
        if (!next) {
            co_return stopped(outcome, next.error());
        }
        if (!*next && session->retryTroubles && round.takeSuspects()) {
            continue;
        }
        if (!*next) {
            auto finishing = finished(session, outcome, now);
            outcome = co_await finishing;
            co_return outcome;
        }
        const DecisionId id = (*next)->decision.id;
        auto pushing = pushOne(session, **next);
        const Pushed pushed = co_await pushing;
        outcome.retryAfter = pushed.retryAfter;
        if (pushed.fate == Fate::Trouble) {
            round.failed(id);
            outcome.troubled = round.failures();
        } else if (!pushed.stop) {
            round.passed();
            ++outcome.settled;
        }
        if (pushed.stop) {
            co_return stopped(outcome, *pushed.stop);
        }
        if (round.looksLikeTheServer()) {
            co_return stopped(outcome, {Error::Kind::Http, "the server fails at every decision"});
        }
    }
    co_return stopped(outcome, {Error::Kind::Cancelled, "stopped"});
}

} // namespace stagedoor
