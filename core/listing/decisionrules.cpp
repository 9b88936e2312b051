// SPDX-License-Identifier: GPL-3.0-or-later
#include "listing/decisionrules.h"

#include <algorithm>
#include <array>

namespace stagedoor {

namespace {

constexpr std::array<std::string_view, 4> feeCategories{"workshop", "competition", "event", "group-membership"};

bool hasWords(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n") != std::string_view::npos;
}

bool isOnAccount(DecisionKind kind)
{
    using enum DecisionKind;
    return kind == Suspend || kind == Reinstate || kind == Deactivate || kind == Reactivate;
}

Result<> missing(std::string_view what)
{
    return fail(Error::Kind::Invalid, std::string(what));
}

Result<> hasTarget(const Decision &decision)
{
    if (isOnAccount(decision.kind)) {
        return decision.accountId.empty() ? missing("account_id: a decision on an account names it") : Result<>();
    }
    if (decision.kind == DecisionKind::Undo) {
        return decision.undoes.empty() ? missing("undoes: an undo names the decision that it undoes") : Result<>();
    }
    return decision.listingId.empty() ? missing("listing_id: a decision on a notice names it") : Result<>();
}

Result<> hasWhatItsKindNeeds(const Decision &decision, std::string_view category)
{
    using enum DecisionKind;
    switch (decision.kind) {
    case Approve: {
        const bool tagged = decision.payTag == PayTag::Paid || decision.payTag == PayTag::NotPaid;
        return tagged || isFeeCategory(category) ? Result<>()
                                                 : missing("pay_tag: approve needs paid or not_paid in this category");
    }
    case Clarify:
        return decision.letter && hasWords(decision.letter->body)
                   ? Result<>()
                   : missing("letter.body: clarify needs the words to the poster");
    case Decline:
    case Suspend:
        if (decision.clauses.empty()) {
            return missing("clauses: decline and suspend name a clause");
        }
        return decision.kind == Decline || hasWords(decision.reason) ? Result<>()
                                                                     : missing("reason: suspend needs a reason");
    case Escalate:
        return hasWords(decision.note) || hasWords(decision.reason)
                   ? Result<>()
                   : missing("note: escalate needs a question or a reason");
    case Edit:
        return decision.edits.empty() ? missing("edits: an edit says what it changes") : Result<>();
    default:
        return {};
    }
}

/// Members that only some kinds may carry.
Result<> carriesNothingElse(const Decision &decision)
{
    using enum DecisionKind;
    if (!decision.also.empty() && decision.kind != Clarify) {
        return missing("also: hangs on a clarify only");
    }
    if (!decision.undoes.empty() && decision.kind != Undo) {
        return missing("undoes: belongs to an undo only");
    }
    if (!decision.confirms.empty() && !isOnAccount(decision.kind)) {
        return missing("confirms: belongs to a decision on an account only");
    }
    const bool takesBack =
        decision.kind == Undo || decision.kind == Restore || decision.kind == Reinstate || decision.kind == Reactivate;
    if (!decision.edits.empty() && (takesBack || decision.listingId.empty())) {
        return missing("edits: nothing to edit with this kind");
    }
    if (!decision.complaints.empty() && (decision.kind == Undo || decision.listingId.empty())) {
        return missing("complaints: are judged with the notice that they are of");
    }
    return {};
}

} // namespace

bool isFeeCategory(std::string_view category)
{
    return std::ranges::find(feeCategories, category) != feeCategories.end();
}

Result<void> isComplete(const Decision &decision, std::string_view category)
{
    if (auto target = hasTarget(decision); !target) {
        return target;
    }
    if (auto needs = hasWhatItsKindNeeds(decision, category); !needs) {
        return needs;
    }
    if (std::ranges::any_of(decision.clauses, [](const std::string &clause) { return !hasWords(clause); })) {
        return missing("clauses: an empty one");
    }
    const auto undecided = [](const JudgedComplaint &each) {
        return each.id.empty() || each.state == ComplaintState::Open;
    };
    if (std::ranges::any_of(decision.complaints, undecided)) {
        return missing("complaints: each is upheld or not_upheld");
    }
    if (decision.letter && decision.kind != DecisionKind::Clarify && !hasWords(decision.letter->body)) {
        return missing("letter.body: empty");
    }
    return carriesNothingElse(decision);
}

} // namespace stagedoor
