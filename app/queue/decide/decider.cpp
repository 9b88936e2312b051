// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/decide/decider.h"

#include "listing/json.h"
#include "listing/jsonwords.h"
#include "listing/jsonwriter.h"
#include "queue/decide/checks.h"
#include "queue/decide/effects.h"
#include "queue/http/coding.h"
#include "queue/http/message.h"
#include "queue/records/leaserecords.h"
#include "queue/records/logrecords.h"

namespace stagedoor::server {

namespace {

constexpr std::size_t largestDecision = 4U << 20U; // bytes
constexpr std::size_t largestAnswer = 15U << 20U;  // bytes: what one value of the database takes

Answer problemAnswer(int status, std::string_view detail)
{
    return {status, problem(status, detail).body};
}

/// The decision that stands on what was to be decided.
std::optional<Decision> standingDecision(Connection &connection, const Case &thisCase)
{
    DecisionId id;
    if (thisCase.notice && thisCase.notice->listing.standing) {
        id = thisCase.notice->listing.standing->id;
    } else if (thisCase.account) {
        id = thisCase.account->standing;
    }
    const auto record = findDecision(connection, id);
    return record ? std::optional(record->decision) : std::nullopt;
}

/// A conflict carries the state that stands.
Answer refused(Connection &connection, const Case &thisCase, const Refusal &refusal)
{
    if (refusal.status != 409) {
        return problemAnswer(refusal.status, refusal.detail);
    }
    JsonWriter writer;
    writer.startObject();
    writer("type", std::string_view("about:blank"));
    writer("title", reasonPhrase(409));
    writer("status", std::int64_t(409));
    writer("detail", refusal.detail);
    writer("listing", thisCase.notice ? std::optional(thisCase.notice->listing) : std::nullopt);
    writer("decision", standingDecision(connection, thisCase));
    writer.endObject();
    return {409, writer.text()};
}

std::string takenBody(const Case &thisCase)
{
    JsonWriter writer;
    writer.startObject();
    if (thisCase.decision.held) {
        writer("held", true);
    }
    writer("decision", thisCase.decision);
    writer("listing", thisCase.notice ? std::optional(thisCase.notice->listing) : std::nullopt);
    writer("taken_down", thisCase.decision.takenDown);
    writer.endObject();
    return writer.text();
}

/// Does what the decision leads to and writes it down.
void carryOut(Connection &connection, Case &thisCase, const std::string &hash)
{
    Effects effects(connection, thisCase);
    effects.apply();
    insertDecision(connection, {thisCase.decision, hash, effects.accountBefore(), takenBody(thisCase)});
    for (const auto &[listing, snapshot] : effects.before()) {
        insertEffect(connection, thisCase.decision.id, listing, snapshot);
    }
}

/// Whether the lease that a decision names was no longer in force: it is taken all the same, and the log says so.
bool isOutsideItsLease(Connection &connection, const Decision &decision, Timestamp now)
{
    if (!decision.lease || decision.lease->id.empty()) {
        return false;
    }
    const auto lease = findLease(connection, decision.lease->id);
    return !lease || lease->epoch != decision.lease->epoch || !lease->expiresAt || *lease->expiresAt <= now;
}

/// Whether a decision and its notice fit into the one answer that is kept; its edits make the notice larger.
bool fits(const Case &thisCase)
{
    const std::size_t notice = thisCase.notice ? toJson(thisCase.notice->listing).size() : 0;
    return notice + 2 * toJson(thisCase.decision).size() <= largestAnswer;
}

} // namespace

Decider::Decider(Connection &connection, const DecisionSettings &settings, Identity who, Timestamp now)
    : m_connection(connection)
    , m_settings(settings)
    , m_who(std::move(who))
    , m_now(now)
{
}

bool Decider::isHeld(const Decision &decision) const
{
    return m_settings.secondPerson && m_who.role == Role::Editor && isOnAccount(decision.kind);
}

Answer Decider::decide(const DecisionId &id, std::string_view bytes)
{
    if (!isValidId(id.value)) {
        return problemAnswer(400, "the decision's id is not 1 to 64 of A-Z a-z 0-9 _ -");
    }
    if (bytes.size() > largestDecision) {
        return problemAnswer(413, "a decision is at most 4 MB");
    }
    const std::string hash = sha256Hex(bytes);
    if (const auto known = findDecision(m_connection, id)) {
        if (known->hash != hash || known->decision.by != m_who.editor) {
            return problemAnswer(422, "another decision was taken under this id");
        }
        return {known->decision.held ? 202 : 200, known->answer};
    }
    auto decision = decisionBodyFromJson(bytes);
    if (!decision) {
        return problemAnswer(400, decision.error().detail);
    }
    if (!decision->id.empty() && decision->id != id) {
        return problemAnswer(400, "id: not the one of the path");
    }
    decision->id = id;
    return take(std::move(*decision), hash);
}

Answer Decider::take(Decision decision, const std::string &hash)
{
    decision.by = m_who.editor;
    decision.at = m_now;
    decision.held = isHeld(decision);
    Case thisCase{std::move(decision), {}, {}, {}};
    if (const auto refusal = load(m_connection, thisCase)) {
        return refused(m_connection, thisCase, *refusal);
    }
    if (const auto refusal = check(m_connection, thisCase, m_settings, m_who, m_now)) {
        return refused(m_connection, thisCase, *refusal);
    }
    if (!fits(thisCase)) {
        return problemAnswer(413, "a decision and its notice are together at most 15 MB");
    }
    if (isOutsideItsLease(m_connection, thisCase.decision, m_now)) {
        appendLog(m_connection, {0, m_now, m_who.editor, "outside-lease", thisCase.decision.listingId, {}, {}, {}});
    }
    carryOut(m_connection, thisCase, hash);
    const Decision &taken = thisCase.decision;
    appendLog(
        m_connection,
        {0, m_now, m_who.editor, std::string(wordFor(taken.kind)), taken.listingId, taken.accountId, taken.id, {}});
    return {taken.held ? 202 : 201, takenBody(thisCase)};
}

void Decider::replay(Decision decision)
{
    if (!isValidId(decision.id.value) || findDecision(m_connection, decision.id)) {
        return;
    }
    decision.at = decision.at ? decision.at : decision.decidedAt ? decision.decidedAt : m_now;
    decision.takenDown.clear();
    Case thisCase{std::move(decision), {}, {}, {}};
    if (load(m_connection, thisCase)) {
        return; // about something that this file does not hold
    }
    if (isOnAccount(thisCase.decision.kind) && thisCase.account) {
        thisCase.decision.accountId = thisCase.account->id;
    }
    carryOut(m_connection, thisCase, {});
}

} // namespace stagedoor::server
