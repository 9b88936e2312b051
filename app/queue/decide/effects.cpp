// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/decide/effects.h"

#include <algorithm>

#include "queue/decide/edits.h"
#include "queue/decide/snapshot.h"
#include "queue/records/leaserecords.h"

namespace stagedoor::server {

using enum DecisionKind;

namespace {

bool has(const Decision &decision, Also also)
{
    return std::ranges::find(decision.also, also) != decision.also.end();
}

/// Whether a notice keeps the state that it had under a decision before.
bool keepsState(DecisionKind kind)
{
    return kind == Edit || kind == Escalate;
}

/// Whether only the account's suspension hides it: nobody, or nobody since, decided on its state.
bool isHiddenWithAccount(const Listing &listing)
{
    return listing.state == ListingState::Hidden && (!listing.standing || keepsState(listing.standing->kind));
}

Standing standingOf(const Decision &decision)
{
    return {decision.id,
            decision.kind,
            decision.by,
            decision.at,
            decision.revision,
            decision.payTag,
            decision.clauses,
            decision.letter ? decision.letter->dueAt : std::nullopt,
            {}};
}

} // namespace

void Effects::apply()
{
    if (!m_case.decision.confirms.empty() && m_case.target) {
        endHeld();
    }
    switch (m_case.decision.kind) {
    case Suspend:
        suspend();
        break;
    case Reinstate:
        reinstate();
        break;
    case Deactivate:
        setAccount(AccountState::Deactivated);
        break;
    case Reactivate:
        setAccount(AccountState::Active);
        break;
    case Undo:
        undo();
        break;
    default:
        onNotice();
        break;
    }
}

/// What waited for a second person makes way for the decision that confirms it: that one starts from before both.
void Effects::endHeld()
{
    Decision held = m_case.target->decision;
    takeBack(*m_case.target);
    held.held = false;
    updateDecision(m_connection, held);
}

/// Puts back what a decision changed, as far as it still stands. The account first: what a notice goes back to depends
/// on it.
void Effects::takeBack(const DecisionRecord &target)
{
    if (target.accountBefore && m_case.account && m_case.account->standing == target.decision.id) {
        restoreAccount(*m_case.account, *target.accountBefore);
        storeAccount(m_connection, *m_case.account);
    }
    putBackNotices(target);
    if (target.decision.kind == Suspend) {
        showAgain();
    }
}

void Effects::putBackNotices(const DecisionRecord &target)
{
    const Decision &decision = target.decision;
    for (const auto &[id, snapshot] : effectsOf(m_connection, decision.id)) {
        auto record = findListing(m_connection, id);
        if (!record) {
            continue;
        }
        const std::optional<Standing> &standing = record->listing.standing;
        const bool onlyEscalated = decision.held && decision.kind != Suspend;
        if ((standing && standing->id == decision.id) || onlyEscalated) {
            undoOn(*record, decision, snapshot);
        } else if (decision.kind == Suspend && isHiddenWithAccount(record->listing)) {
            rememberUnlessConfirming(*record);
            restoreState(*record, snapshot);
            store(*record);
        }
    }
}

/// After a suspension: the notices that came in hidden because of it, and those that only say that the poster is
/// suspended.
void Effects::showAgain()
{
    if (!m_case.account || m_case.account->state == AccountState::Suspended) {
        return;
    }
    for (ListingRecord &record : notices()) {
        if (record.listing.poster.suspended) {
            rememberUnlessConfirming(record);
            dropEndedSuspensions(record);
            store(record);
        }
    }
}

/// What stood before a decision may be a suspension that has ended since: then what stood before that.
void Effects::dropEndedSuspensions(ListingRecord &record)
{
    if (!m_case.account || m_case.account->state == AccountState::Suspended) {
        return;
    }
    Listing &listing = record.listing;
    while (listing.standing && listing.standing->kind == Suspend) {
        const auto suspension = findDecision(m_connection, listing.standing->id);
        const auto before = effectOn(m_connection, listing.standing->id, listing.id);
        if (!suspension || suspension->decision.held || !before) {
            break;
        }
        restore(record, *before, suspension->decision);
    }
    if (listing.poster.suspended) {
        listing.poster.suspended = false;
        listing.state = isHiddenWithAccount(listing) ? ListingState::Pending : listing.state;
    }
}

void Effects::rememberUnlessConfirming(const ListingRecord &record)
{
    if (m_case.decision.confirms.empty()) {
        remember(record);
    }
}

void Effects::remember(const ListingRecord &record)
{
    m_before.emplace_back(record.listing.id, snapshotOf(record));
}

void Effects::stand(ListingRecord &record)
{
    Standing standing = standingOf(m_case.decision);
    bool answered = false;
    if (const auto &before = record.listing.standing; before && keepsState(standing.kind)) {
        standing.payTag = standing.payTag ? standing.payTag : before->payTag;
        if (!standing.dueAt) { // the letter that was sent still waits for its answer, or has it
            standing.dueAt = before->dueAt;
            answered = record.answered;
        }
    }
    record.listing.standing = std::move(standing);
    record.answered = answered;
}

/// Writes a notice; what left the queue needs no claim any more.
void Effects::store(ListingRecord &record)
{
    if (!record.listing.review) {
        dropLease(m_connection, record);
    }
    storeListing(m_connection, record);
    if (m_case.notice && m_case.notice->listing.id == record.listing.id) {
        m_case.notice = record;
    }
}

void Effects::judgeAndEdit(ListingRecord &record)
{
    for (const JudgedComplaint &judged : m_case.decision.complaints) {
        const auto complaint = std::ranges::find(record.listing.complaints, judged.id, &Complaint::id);
        if (complaint != record.listing.complaints.end()) {
            complaint->state = judged.state;
        }
    }
    if (m_case.decision.edits.empty()) {
        return;
    }
    const Listing before = record.listing;
    if (applyEdits(record.listing, m_case.decision.edits)) {
        keepRevision(m_connection, before);
        ++record.listing.revision;
    }
}

void Effects::onNotice()
{
    ListingRecord record = *m_case.notice;
    Listing &listing = record.listing;
    const Decision &decision = m_case.decision;
    remember(record);
    judgeAndEdit(record);
    switch (decision.kind) {
    case Approve:
        listing.state = ListingState::Approved;
        break;
    case Clarify:
        listing.state = has(decision, Also::Hide) ? ListingState::Hidden : ListingState::Waiting;
        break;
    case Decline:
        listing.state = ListingState::Declined;
        break;
    case Hide:
        listing.state = ListingState::Hidden;
        break;
    case Escalate:
        listing.review = Review{ReviewWhy::Escalated, decision.at, {}};
        dropLease(m_connection, record); // it is a senior's now
        break;
    case Restore:
        restoreHidden(record);
        break;
    default:
        break; // edit: the text alone
    }
    if (decision.kind == Approve || decision.kind == Clarify || decision.kind == Decline) {
        listing.review.reset();
    }
    if (decision.kind != Restore) {
        stand(record);
    }
    if (decision.kind == Clarify && has(decision, Also::Deactivate)) {
        setAccount(AccountState::Deactivated);
    }
    store(record);
}

/// As before the hide, or before the first of several.
void Effects::restoreHidden(ListingRecord &record)
{
    Listing &listing = record.listing;
    while (listing.state == ListingState::Hidden && listing.standing && listing.standing->kind == Hide) {
        const auto hidden = findDecision(m_connection, listing.standing->id);
        const auto before = effectOn(m_connection, listing.standing->id, listing.id);
        if (!hidden || !before) {
            break;
        }
        const std::optional<Review> review = listing.review; // a hide left it alone: so does its end
        Decision withoutComplaints = hidden->decision;
        withoutComplaints.complaints.clear();
        restore(record, *before, withoutComplaints);
        dropEndedSuspensions(record);
        listing.review = review;
    }
    if (listing.state == ListingState::Hidden) { // by a clarify, or by nobody known
        const bool asked = listing.standing && listing.standing->kind == Clarify && !record.answered;
        listing.state = asked ? ListingState::Waiting : ListingState::Pending;
    }
}

std::vector<ListingRecord> Effects::notices()
{
    return m_case.account ? listingsOfAccount(m_connection, m_case.account->id) : std::vector<ListingRecord>();
}

void Effects::suspend()
{
    Decision &decision = m_case.decision;
    for (ListingRecord &record : notices()) {
        Listing &listing = record.listing;
        const bool named = listing.id == decision.listingId;
        remember(record);
        if (named) {
            judgeAndEdit(record);
        }
        if (listing.state != ListingState::Hidden) {
            decision.takenDown.push_back(listing.id.value);
        }
        listing.state = ListingState::Hidden;
        if (!decision.held) {
            listing.review.reset();
            listing.poster.suspended = true;
        } else if (named || decision.listingId.empty()) {
            listing.review = Review{ReviewWhy::Escalated, decision.at, {}};
        }
        stand(record);
        store(record);
    }
    setAccount(AccountState::Suspended);
}

/// Back to before the suspension, and before those that it came on top of.
void Effects::reinstate()
{
    AccountRecord &account = *m_case.account;
    if (m_case.decision.held) {
        setAccount(account.state);
        return;
    }
    m_accountBefore = accountSnapshot(account);
    while (account.state == AccountState::Suspended) {
        const auto suspension = findDecision(m_connection, account.standing);
        if (!suspension || !suspension->accountBefore) {
            account.state = AccountState::Active;
            account.standing = {};
            break;
        }
        restoreAccount(account, *suspension->accountBefore);
        if (suspension->decision.kind == Suspend) {
            putBackNotices(*suspension);
        }
    }
    account.poster.suspended = false;
    storeAccount(m_connection, account);
    showAgain();
}

/// @p state, unless the decision waits for a second person: then only the notice it names says so.
void Effects::setAccount(AccountState state)
{
    const Decision &decision = m_case.decision;
    if (!m_case.account) {
        return;
    }
    AccountRecord &account = *m_case.account;
    m_accountBefore = accountSnapshot(account);
    if (!decision.held) {
        account.state = state;
        account.poster.suspended = state == AccountState::Suspended;
    } else if (decision.kind != Suspend && m_case.notice) {
        ListingRecord record = *m_case.notice;
        remember(record);
        record.listing.review = Review{ReviewWhy::Escalated, decision.at, {}};
        store(record);
    }
    account.standing = decision.kind == Reactivate && !decision.held ? DecisionId() : decision.id;
    storeAccount(m_connection, account);
}

void Effects::undo()
{
    const DecisionRecord &target = *m_case.target;
    if (m_case.account) {
        m_accountBefore = accountSnapshot(*m_case.account);
    }
    takeBack(target);
    if (target.decision.held) {
        Decision ended = target.decision;
        ended.held = false;
        updateDecision(m_connection, ended);
    }
}

void Effects::undoOn(ListingRecord &record, const Decision &undone, const std::string &snapshot)
{
    rememberUnlessConfirming(record);
    restore(record, snapshot, undone);
    dropEndedSuspensions(record);
    const Listing before = record.listing;
    if (record.listing.id == undone.listingId && revertEdits(record.listing, undone.edits)) {
        keepRevision(m_connection, before);
        ++record.listing.revision;
    }
    store(record);
}

} // namespace stagedoor::server
