// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include "listing/listing.h"
#include "store/storetypes.h"

/// The order of the queue, in one place:
///
///     place = due - credits, earliest first
///     due   = base + target; base is when the review began, else when the notice was submitted;
///             target is one working day, or two hours with a blocking finding (StoreOptions)
///     credits: a blocking finding 24 h, else each finding to check 2 h, up to 6 h;
///              each open complaint 12 h, up to 36 h;
///              a new account 4 h: made less than 30 days before the notice, or this is its first
///
/// A place depends on nothing that moves, so it is computed when a notice is stored and the order is one index scan.
namespace stagedoor {

/// How long a notice may wait.
struct Targets {
    std::chrono::minutes usual{8 * 60};
    std::chrono::minutes urgent{120}; ///< with a blocking finding
    friend bool operator==(const Targets &, const Targets &) = default;
};

/// What the place of a notice depends on.
struct PlaceTerms {
    Timestamp base;
    std::int64_t blocking = 0;
    std::int64_t check = 0;
    std::int64_t openComplaints = 0;
    bool newAccount = false;
};

[[nodiscard]] QueuePlace queuePlace(const PlaceTerms &terms, const Targets &targets);

/// Earliest first.
[[nodiscard]] Timestamp sortTime(const QueuePlace &place);

/// When the review of @p listing began, else its submission, else its last change, else @p seen.
[[nodiscard]] Timestamp placeBase(const Listing &listing, Timestamp seen);

/// Whether the account is new for this notice.
[[nodiscard]] bool hasNewAccount(const Listing &listing, Timestamp base);

} // namespace stagedoor
