// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QFuture>

#include "listing/error.h"
#include "store/storetypes.h"

namespace stagedoor {

struct StoreOptions {
    std::filesystem::path profile;          ///< the folder; made 0700 if it is not there
    std::chrono::minutes target{8 * 60};    ///< one working day, for the queue's order
    std::chrono::minutes urgentTarget{120}; ///< with a blocking finding
};

/// The profile on disk: cache.db (may be rebuilt), decisions.db with its journal (may not), and the lock. All writing
/// happens on one thread of its own, all reading on another; every function may be called from any thread, returns at
/// once, and its future ends with the value or an Error of Kind::Storage. A write is on the disk (fsync) when its
/// future ends well. Destruction waits for what was begun.
class Store
{
public:
    /// Opens or makes the profile. Kind::Conflict: another process has it; Kind::Newer: written by a newer program.
    [[nodiscard]] static Result<std::unique_ptr<Store>> open(const StoreOptions &options, const Clock &clock);
    ~Store();
    Store(const Store &) = delete;
    Store &operator=(const Store &) = delete;
    [[nodiscard]] const OpenReport &report() const;

    // The cache.
    /// What is asked of the server after this is newer than all that the cache holds at this tick.
    [[nodiscard]] QFuture<Result<std::int64_t>> tick();
    /// Applies a page, its findings and its cursor in one transaction. An empty cursor leaves the old one. A listing of
    /// more than 15 MB is passed over, as are older revisions than the cached. If the cache heard something else of the
    /// same revision of a listing after the page was asked for, nobody can tell which of the two is newer: nothing is
    /// applied, and those listings are to be read anew.
    [[nodiscard]] QFuture<Result<AppliedPage>> apply(AssessedPage page);
    /// One listing as the server answered it to what was asked at @p askedAt. False: not applied, for that reason.
    [[nodiscard]] QFuture<Result<bool>> applyListing(Listing listing, Assessment assessment,
                                                     std::int64_t askedAt = askedJustNow);
    [[nodiscard]] QFuture<Result<std::string>> cursor(); ///< empty: nothing was pulled yet
    /// From now on what is fetched and decided is that of the server @p name: only what was decided on its notices is
    /// sent. Another's cache is forgotten first.
    [[nodiscard]] QFuture<Result<>> useServer(std::string name);
    /// Forgets everything fetched (another database of the server). Decisions stay.
    [[nodiscard]] QFuture<Result<>> clearCache();
    /// Which cached listings were assessed by another pack than @p policy, at most @p limit.
    [[nodiscard]] QFuture<Result<std::vector<Listing>>> notAssessedBy(std::string policy, int limit);
    /// Replaces the assessments of notices that are still at those revisions; returns the ids whose rows changed.
    [[nodiscard]] QFuture<Result<std::vector<ListingId>>> reassess(std::vector<ReassessedListing> listings);

    // The queue.
    [[nodiscard]] QFuture<Result<QueueOrder>> order(QueueFilter filter);
    /// The rows of some keys, in their order; a key that is gone leaves a row with an empty id.
    [[nodiscard]] QFuture<Result<std::vector<QueueRow>>> rows(std::vector<std::int64_t> keys);
    [[nodiscard]] QFuture<Result<QueueCounts>> counts(std::string me);
    [[nodiscard]] QFuture<Result<CachedNotice>> notice(ListingId id); ///< Kind::NotFound: not in the cache
    [[nodiscard]] QFuture<Result<std::int64_t>> keyOf(ListingId id);

    // Decisions.
    /// Takes a decision: the journal line is synced, then the row committed. @p releaseAt: not sent before; hide and
    /// suspend leave at once, and what was decided before them on the same notice leaves before them. The same decision
    /// again is answered as it stands. Kind::Invalid: no id, neither notice nor account, over 512 KB, no UTF-8.
    [[nodiscard]] QFuture<Result<OutboxEntry>> record(Decision decision, std::string title, Timestamp releaseAt);
    /// Undoes a decision that was never sent; Kind::Conflict once it was, or may have been.
    [[nodiscard]] QFuture<Result<OutboxEntry>> withdraw(DecisionId id);
    /// The next entry to send: Ready or Unknown, Waiting and released at @p now, or Parked an hour ago; the oldest of
    /// those whose listing and account have nothing older unsettled (a parked one does not hold up hide and suspend),
    /// and not in @p skip; it is marked Unknown (it may arrive from here on).
    [[nodiscard]] QFuture<Result<std::optional<OutboxEntry>>> nextToSend(Timestamp now, std::vector<DecisionId> skip);
    /// Notes what became of an entry. @p status is HTTP's; @p answer its body, kept for refusals up to 256 KB. Ready is
    /// for what did not reach the server (status 0) or was not taken; after a 5xx it cannot be withdrawn any more.
    [[nodiscard]] QFuture<Result<OutboxEntry>> settle(DecisionId id, OutboxState state, int status, std::string answer);
    /// Entries that are not Sent or Withdrawn, oldest first; @p all: those too, newest first, at most @p limit.
    [[nodiscard]] QFuture<Result<std::vector<OutboxEntry>>> outbox(bool all, int limit);
    [[nodiscard]] QFuture<Result<OutboxSummary>> outboxSummary(Timestamp now); ///< the undo times end by @p now
    /// When, after @p now, something may be to send that is not yet.
    [[nodiscard]] QFuture<Result<std::optional<Timestamp>>> nextDue(Timestamp now);
    /// Takes a refused or conflicting entry off the list, its decision dealt with by the editor.
    [[nodiscard]] QFuture<Result<>> dismiss(DecisionId id);

    // Drafts.
    [[nodiscard]] QFuture<Result<>> saveDraft(Draft draft); ///< an empty json removes it
    [[nodiscard]] QFuture<Result<std::optional<Draft>>> draft(ListingId id);

private:
    struct Impl;
    explicit Store(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl; // never null
};

} // namespace stagedoor
