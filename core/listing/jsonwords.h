// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "listing/wire.h"

namespace stagedoor {

/// The words that an enumeration has in JSON; words<E>.
template <class E>
struct Words;

#define STAGEDOOR_WORDS(Enum, ...)                                                                                     \
    template <>                                                                                                        \
    struct Words<Enum> {                                                                                               \
        using enum Enum;                                                                                               \
        static constexpr auto table = std::to_array<std::pair<Enum, std::string_view>>({__VA_ARGS__});                 \
    }

// clang-format off
STAGEDOOR_WORDS(ListingState, {Pending, "pending"}, {Waiting, "waiting"}, {Approved, "approved"}, {Declined, "declined"}, {Hidden, "hidden"});
STAGEDOOR_WORDS(Nudity, {Unspecified, "unspecified"}, {None, "none"}, {Implied, "implied"}, {Partial, "partial"}, {Full, "full"});
STAGEDOOR_WORDS(DeclaredPay, {Unspecified, "unspecified"}, {Paid, "paid"}, {NotPaid, "not_paid"});
STAGEDOOR_WORDS(UnionStatus, {Unspecified, "unspecified"}, {Union, "union"}, {Nonunion, "nonunion"}, {Both, "both"});
STAGEDOOR_WORDS(MediaKind, {Image, "image"}, {Video, "video"}, {Document, "document"});
STAGEDOOR_WORDS(ComplaintKind, {Other, "other"}, {Conditions, "conditions"}, {Audition, "audition"}, {Spam, "spam"}, {Fee, "fee"}, {Nudity, "nudity"});
STAGEDOOR_WORDS(ComplaintState, {Open, "open"}, {Upheld, "upheld"}, {NotUpheld, "not_upheld"});
STAGEDOOR_WORDS(Sender, {Editor, "editor"}, {Poster, "poster"});
STAGEDOOR_WORDS(ReviewWhy, {New, "new"}, {Edited, "edited"}, {Answered, "answered"}, {Complaint, "complaint"}, {Appeal, "appeal"}, {Overdue, "overdue"}, {Escalated, "escalated"});
STAGEDOOR_WORDS(PayTag, {Paid, "paid"}, {NotPaid, "not_paid"}, {Unclear, "unclear"});
STAGEDOOR_WORDS(DecisionKind, {Approve, "approve"}, {Clarify, "clarify"}, {Decline, "decline"}, {Hide, "hide"}, {Restore, "restore"},
    {Suspend, "suspend"}, {Reinstate, "reinstate"}, {Deactivate, "deactivate"}, {Reactivate, "reactivate"}, {Escalate, "escalate"}, {Edit, "edit"}, {Undo, "undo"});
STAGEDOOR_WORDS(Also, {Hide, "hide"}, {Deactivate, "deactivate"});
STAGEDOOR_WORDS(FindingVerdict, {Confirmed, "confirmed"}, {Dismissed, "dismissed"}, {Added, "added"});
STAGEDOOR_WORDS(ApplyState, {ApplyState::Applied, "applied"}, {ApplyState::Failed, "failed"});
STAGEDOOR_WORDS(NoteKind, {Note, "note"}, {Checked, "checked"});
STAGEDOOR_WORDS(AccountState, {Active, "active"}, {Deactivated, "deactivated"}, {Suspended, "suspended"});
// clang-format on
#undef STAGEDOOR_WORDS

/// The JSON word of an enumeration's value.
template <class E>
[[nodiscard]] constexpr std::string_view wordFor(E value)
{
    for (const auto &[each, word] : Words<E>::table) {
        if (each == value) {
            return word;
        }
    }
    return {};
}

/// The value that a JSON word stands for.
template <class E>
[[nodiscard]] constexpr std::optional<E> fromWord(std::string_view text)
{
    for (const auto &[each, word] : Words<E>::table) {
        if (word == text) {
            return each;
        }
    }
    return std::nullopt;
}

} // namespace stagedoor
