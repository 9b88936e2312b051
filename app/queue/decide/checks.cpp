// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/decide/checks.h"

#include <algorithm>

#include "listing/decisionrules.h"
#include "queue/decide/edits.h"
#include "queue/records/leaserecords.h"

namespace stagedoor::server {

namespace {

using enum DecisionKind;
using Checked = std::optional<Refusal>;

bool showsAgain(DecisionKind kind)
{
    return kind == Approve || kind == Clarify || kind == Restore;
}

bool deactivates(const Decision &decision)
{
    return std::ranges::find(decision.also, Also::Deactivate) != decision.also.end();
}

bool stands(const Case &thisCase, const DecisionId &id)
{
    const bool onNotice =
        thisCase.notice && thisCase.notice->listing.standing && thisCase.notice->listing.standing->id == id;
    return onNotice || (thisCase.account && thisCase.account->standing == id);
}

/// Says what its kind needs, in the category that its own edits leave.
Checked completeness(const Case &thisCase)
{
    Listing edited = thisCase.notice ? thisCase.notice->listing : Listing();
    if (const auto applied = applyEdits(edited, thisCase.decision.edits); !applied) {
        return Refusal{applied.error().kind == Error::Kind::Conflict ? 409 : 400, applied.error().detail};
    }
    if (const auto complete = isComplete(thisCase.decision, edited.category); !complete) {
        return Refusal{400, complete.error().detail};
    }
    for (const JudgedComplaint &judged : thisCase.decision.complaints) {
        if (std::ranges::find(edited.complaints, judged.id, &Complaint::id) == edited.complaints.end()) {
            return Refusal{400, "complaints: no such complaint on this notice"};
        }
    }
    return std::nullopt;
}

Checked leaseAndRevision(Connection &connection, const Case &thisCase, const Identity &who, Timestamp now)
{
    const Decision &decision = thisCase.decision;
    if (!thisCase.notice || alwaysLands(decision.kind)) {
        return std::nullopt;
    }
    const ListingRecord &notice = *thisCase.notice;
    if (decision.revision != notice.listing.revision) {
        return Refusal{409, "the notice changed since it was read: it is at revision " +
                                std::to_string(notice.listing.revision)};
    }
    if (foreignLease(connection, notice.listing.id, who.editor, now)) {
        return Refusal{409, "somebody else has claimed the notice"};
    }
    if (decision.lease && decision.lease->epoch > notice.epoch) {
        return Refusal{409, "the lease is of a claim that was never made"};
    }
    const auto lease = decision.lease ? findLease(connection, decision.lease->id) : std::nullopt;
    if (lease && (lease->holder != who.editor || lease->listingId != notice.listing.id)) {
        return Refusal{409, "the lease is another's"};
    }
    return std::nullopt;
}

Checked standingOne(const Case &thisCase)
{
    const Decision &decision = thisCase.decision;
    if (!thisCase.notice || alwaysLands(decision.kind) || decision.kind == Undo || isOnAccount(decision.kind)) {
        return std::nullopt;
    }
    const std::optional<Standing> &standing = thisCase.notice->listing.standing;
    if (standing && decision.supersedes.empty()) {
        return Refusal{409, "the notice was decided: a further decision names the one that stands in supersedes"};
    }
    if (decision.supersedes != (standing ? standing->id : DecisionId())) {
        return Refusal{409, "the decision that it supersedes does not stand"};
    }
    return std::nullopt;
}

/// What a suspension hid stays hidden while that waits for a second person: no editor shows it again alone.
Checked heldSuspension(Connection &connection, const Case &thisCase, const Identity &who)
{
    if (!showsAgain(thisCase.decision.kind) || who.role != Role::Editor || !thisCase.account) {
        return std::nullopt;
    }
    const auto standing = findDecision(connection, thisCase.account->standing);
    if (standing && standing->decision.held && standing->decision.kind == Suspend) {
        return Refusal{409, "a suspension of the account waits for a senior"};
    }
    return std::nullopt;
}

Checked accountState(const Case &thisCase)
{
    const Decision &decision = thisCase.decision;
    if (!thisCase.account) {
        return std::nullopt;
    }
    const AccountState state = thisCase.account->state;
    if (state == AccountState::Suspended && showsAgain(decision.kind)) {
        return Refusal{409, "the account is suspended: it is reinstated first"};
    }
    if (decision.kind == Reinstate && state != AccountState::Suspended) {
        return Refusal{409, "the account is not suspended"};
    }
    if (decision.kind == Deactivate && state != AccountState::Active) {
        return Refusal{409, "the account is not active"};
    }
    if (decision.kind == Reactivate && state != AccountState::Deactivated) {
        return Refusal{409, "the account is not deactivated"};
    }
    if (isOnAccount(decision.kind) && decision.kind != Suspend && !decision.supersedes.empty() &&
        !stands(thisCase, decision.supersedes)) {
        return Refusal{409, "the decision that it supersedes does not stand"};
    }
    return std::nullopt;
}

Checked restoring(const Case &thisCase)
{
    const bool restores = thisCase.decision.kind == Restore;
    if (restores && thisCase.notice && thisCase.notice->listing.state != ListingState::Hidden) {
        return Refusal{409, "the notice is not hidden"};
    }
    return std::nullopt;
}

Checked undoing(const Case &thisCase, const DecisionSettings &settings, const Identity &who)
{
    if (thisCase.decision.kind != Undo) {
        return std::nullopt;
    }
    const Decision &target = thisCase.target->decision;
    if (!stands(thisCase, target.id)) {
        return Refusal{409, "the decision that it undoes does not stand"};
    }
    const bool onAccount = isOnAccount(target.kind) || deactivates(target);
    if (settings.secondPerson && who.role == Role::Editor && onAccount && !target.held) {
        return Refusal{403, "here a senior undoes a decision on an account"};
    }
    return std::nullopt;
}

Checked secondPerson(const Case &thisCase, const DecisionSettings &settings, const Identity &who)
{
    const Decision &decision = thisCase.decision;
    const bool isEditor = who.role == Role::Editor;
    if (settings.secondPerson && isEditor && deactivates(decision)) {
        return Refusal{403, "here deactivating an account takes a second person: as a decision of its own"};
    }
    if (decision.confirms.empty()) {
        return std::nullopt;
    }
    const Decision &target = thisCase.target->decision;
    if (isEditor) {
        return Refusal{403, "a senior confirms"};
    }
    if (target.by == who.editor) {
        return Refusal{403, "a second person confirms"};
    }
    if (!target.held || target.kind != decision.kind || target.accountId != decision.accountId) {
        return Refusal{409, "no decision of this kind on this account waits under that id"};
    }
    return std::nullopt;
}

} // namespace

bool isOnAccount(DecisionKind kind)
{
    return kind == Suspend || kind == Reinstate || kind == Deactivate || kind == Reactivate;
}

std::optional<Refusal> load(Connection &connection, Case &thisCase)
{
    Decision &decision = thisCase.decision;
    if (decision.kind == Undo && decision.undoes.empty()) {
        return Refusal{400, "undoes: an undo names the decision that it undoes"};
    }
    const DecisionId &named = decision.kind == Undo ? decision.undoes : decision.confirms;
    thisCase.target = findDecision(connection, named);
    if (!named.empty() && !thisCase.target) {
        return Refusal{404, "no decision of the id that it names"};
    }
    if (decision.kind == Undo && thisCase.target) {
        const Decision &target = thisCase.target->decision;
        const bool fits = (decision.listingId.empty() || decision.listingId == target.listingId) &&
                          (decision.accountId.empty() || decision.accountId == target.accountId);
        if (!fits) {
            return Refusal{400, "undoes: a decision on something else"};
        }
        decision.listingId = target.listingId;
        decision.accountId = target.accountId;
    }
    if (!decision.listingId.empty()) {
        thisCase.notice = findListing(connection, decision.listingId);
        if (!thisCase.notice) {
            return Refusal{404, "no such listing"};
        }
    }
    const AccountId owner = thisCase.notice ? thisCase.notice->listing.poster.accountId : decision.accountId;
    if (!decision.accountId.empty() && owner != decision.accountId) {
        return Refusal{400, "account_id: not the account of this listing"};
    }
    thisCase.account = findAccount(connection, owner);
    if (!decision.accountId.empty() && !thisCase.account) {
        return Refusal{404, "no such account"};
    }
    return std::nullopt;
}

std::optional<Refusal> check(Connection &connection, const Case &thisCase, const DecisionSettings &settings,
                             const Identity &who, Timestamp now)
{
    // What the decision says first, then who may, then what it meets. Each relies on those before it.
    if (auto refusal = completeness(thisCase)) {
        return refusal;
    }
    if (auto refusal = secondPerson(thisCase, settings, who)) {
        return refusal;
    }
    if (auto refusal = leaseAndRevision(connection, thisCase, who, now)) {
        return refusal;
    }
    if (auto refusal = undoing(thisCase, settings, who)) {
        return refusal;
    }
    if (auto refusal = standingOne(thisCase)) {
        return refusal;
    }
    if (auto refusal = accountState(thisCase)) {
        return refusal;
    }
    if (auto refusal = heldSuspension(connection, thisCase, who)) {
        return refusal;
    }
    return restoring(thisCase);
}

} // namespace stagedoor::server
