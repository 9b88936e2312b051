// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "listing/wire.h"
#include "policy/assessment.h"

namespace stagedoor {

/// The queues of the left column.
enum class SavedQueue {
    Open,       ///< whatever has a review and no decision of mine on its way
    Urgent,     ///< of those, with a blocking finding
    Complaints, ///< of those, because of a complaint
    Answered,   ///< of those, edited or answered by the poster
    Waiting,    ///< letters out, an answer due
    Mine,       ///< claimed by me or assigned to me
    Refused,    ///< a decision of mine was refused and not dealt with yet
    All,        ///< every notice in the cache
};

/// The notices that decisions of mine are on.
struct MyDecisions {
    std::vector<ListingId> underWay; ///< kept out of what is open
    std::vector<ListingId> refused;  ///< oldest first
};

/// Which notices a queue shows.
struct QueueFilter {
    SavedQueue queue = SavedQueue::Open;
    std::string text = {}; ///< words that must stand in the notice (prefixes match); empty: all
    std::string me = {};   ///< the editor's name, for Mine
    friend bool operator==(const QueueFilter &, const QueueFilter &) = default;
};

/// The notices of a queue in their order, as keys of the cache: a snapshot that does not move while it is read.
struct QueueOrder {
    std::vector<std::int64_t> keys;
    friend bool operator==(const QueueOrder &, const QueueOrder &) = default;
};

/// The terms of a notice's place in the queue, for the tooltip. Place = dueAt - credit, earliest first.
struct QueuePlace {
    Timestamp dueAt;                ///< submission (or review.since) + target
    std::chrono::minutes target{0}; ///< one working day, or two hours with a blocking finding
    std::chrono::minutes severityCredit{0};
    std::chrono::minutes complaintCredit{0};
    std::chrono::minutes newAccountCredit{0};
    friend bool operator==(const QueuePlace &, const QueuePlace &) = default;
};

/// What a row of the queue shows. Texts are cut to 300 characters.
struct QueueRow {
    std::int64_t key = 0;
    ListingId id;
    std::int64_t revision = 0;
    std::string title;
    std::string poster; ///< the company's name, else the poster's
    std::string category;
    ListingState state = ListingState::Pending;
    std::optional<ReviewWhy> why;
    std::optional<Timestamp> submittedAt;
    DeclaredPay declared = DeclaredPay::Unspecified;
    int blocking = 0; ///< findings by severity
    int check = 0;
    int note = 0;
    Proposal proposal = Proposal::Approve;
    double risk = 0;
    int openComplaints = 0;
    bool newAccount = false;
    std::string holder; ///< who has claimed it; empty: nobody
    std::string assignedTo;
    std::optional<Timestamp> answerDueAt; ///< of a letter that waits
    QueuePlace place;
    friend bool operator==(const QueueRow &, const QueueRow &) = default;
};

using QueueCounts = std::map<SavedQueue, std::int64_t>;

/// How far a decision has come on its way to the server.
enum class OutboxState {
    Waiting,   ///< for its undo time
    Ready,     ///< to be sent
    Unknown,   ///< sent, no answer: asked again under the same id
    Sent,      ///< the server has it
    Held,      ///< the server has it and waits for a second person
    Conflict,  ///< refused: the notice changed or was decided (409); kept for the editor
    Refused,   ///< refused for another reason (other 4xx); kept for the editor
    Parked,    ///< answered 5xx three times while others passed; retried hourly
    Withdrawn, ///< undone before it was sent
};

/// Whether nothing more will happen by itself.
[[nodiscard]] constexpr bool isSettled(OutboxState state)
{
    using enum OutboxState;
    return state == Sent || state == Held || state == Conflict || state == Refused || state == Withdrawn;
}

/// A decision as decisions.db holds it.
struct OutboxEntry {
    Decision decision;
    std::string body;  ///< the exact bytes that are sent
    std::string title; ///< of the notice, or the account's name: for lists and the toast
    OutboxState state = OutboxState::Waiting;
    Timestamp recordedAt;
    Timestamp releaseAt; ///< not sent before
    int attempts = 0;
    int status = 0;     ///< of the last answer; 0: none yet
    std::string answer; ///< the body of the last refusal
    friend bool operator==(const OutboxEntry &, const OutboxEntry &) = default;
};

/// How much the outbox holds, and what of it can still be taken back.
struct OutboxSummary {
    int waiting = 0;                   ///< in their undo time
    int unsent = 0;                    ///< released and not settled
    int refused = 0;                   ///< conflicts and refusals to look at
    std::vector<OutboxEntry> undoable; ///< the waiting ones, oldest first
    friend bool operator==(const OutboxSummary &, const OutboxSummary &) = default;
};

/// A notice with what the policy says of it.
struct CachedNotice {
    Listing listing;
    Assessment assessment;
    std::optional<OutboxEntry> pending;    ///< my decision on its way, or refused and not yet dealt with
    std::optional<Listing> decidedVersion; ///< the last earlier revision in the cache that a person decided on
    friend bool operator==(const CachedNotice &, const CachedNotice &) = default;
};

/// A half-written decision: what the composer and the panel hold, so that a crash loses nothing.
struct Draft {
    ListingId listingId;
    std::int64_t revision = 0;
    std::string json; ///< the ui's own
    Timestamp at;
    friend bool operator==(const Draft &, const Draft &) = default;
};

/// When something was asked of the server: a tick of the cache, see Store::tick. This one is later than all.
constexpr std::int64_t askedJustNow = std::numeric_limits<std::int64_t>::max();

/// One page of changes as it goes into the cache, in one transaction with its findings and cursor.
struct AssessedPage {
    ChangesPage page;
    std::vector<Assessment> assessments; ///< one for each of page.listings
    Timestamp serverTime;
    std::int64_t askedAt = askedJustNow;
};

/// What became of a page.
struct AppliedPage {
    std::vector<ListingId> changed; ///< whose rows changed
    std::vector<ListingId> outrun;  ///< not empty: nothing was applied, see Store::apply
};

/// What another policy pack says of a cached notice.
struct ReassessedListing {
    ListingId id;
    std::int64_t revision = 0; ///< that was assessed; the cache may have a newer one by now
    Assessment assessment;
};

/// What opening a profile found out, for the editor to be told.
struct OpenReport {
    bool cacheRebuilt = false;     ///< cache.db was damaged: quarantined, everything is fetched again
    bool decisionsRebuilt = false; ///< decisions.db was damaged or lost: made again from the journal, without drafts
    bool journalRebuilt = false;   ///< the journal was damaged or lost: made again from decisions.db
    int damagedLines = 0;          ///< lines of the journal that could not be read
    std::string damagedCache;      ///< where the damaged cache.db lies now; empty: there was none
    std::vector<std::string> damagedDecisions; ///< the same of decisions.db and its journal
    int replayed = 0;                          ///< decisions found in the journal and not in decisions.db
    friend bool operator==(const OpenReport &, const OpenReport &) = default;
};

} // namespace stagedoor
