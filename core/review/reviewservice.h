// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include <QFuture>
#include <QObject>
#include <QTimer>

#include "store/store.h"
#include "sync/syncengine.h"

namespace stagedoor {

/// What the status bar shows.
struct ReviewStatus {
    SyncStatus sync;
    int waiting = 0;                     ///< decisions in their undo time
    int unsent = 0;                      ///< released and not yet with the server
    int refused = 0;                     ///< conflicts and refusals to look at
    int claims = 0;                      ///< leases I hold
    std::optional<OutboxEntry> undoable; ///< the one Z takes back
    friend bool operator==(const ReviewStatus &, const ReviewStatus &) = default;
};

struct ReviewSettings {
    std::chrono::seconds undoTime{20};
    std::chrono::seconds leaseTime{900};
    std::chrono::milliseconds readingBeforeClaim{3000};
};

/// The use cases of an editor: look at the queue, open, claim, decide, undo. The only door the ui uses. Lives on the
/// GUI thread and never waits; facts come back as signals with values.
class ReviewService final : public QObject
{
    Q_OBJECT
public:
    ReviewService(Store &store, SyncEngine &sync, PolicyEngine policy, const Clock &clock, ReviewSettings settings,
                  QObject *parent = nullptr);
    ~ReviewService() override;

    [[nodiscard]] std::shared_ptr<const PolicyPack> pack() const;
    [[nodiscard]] const Clock &clock() const;
    [[nodiscard]] const ReviewStatus &status() const;
    [[nodiscard]] const ReviewSettings &settings() const;
    void setSettings(ReviewSettings settings); ///< for what is decided from now on

    // The queue (see Store).
    [[nodiscard]] QFuture<Result<QueueOrder>> order(QueueFilter filter) const;
    [[nodiscard]] QFuture<Result<std::vector<QueueRow>>> rows(std::vector<std::int64_t> keys) const;
    [[nodiscard]] QFuture<Result<QueueCounts>> counts() const;

    // One notice.
    [[nodiscard]] QFuture<Result<CachedNotice>> open(ListingId id) const;
    /// Which notice is on the screen: after readingBeforeClaim it is claimed, and work() claims it at once.
    void reading(ListingId id);
    void work(ListingId id);
    [[nodiscard]] QFuture<Result<Account>> account(const AccountId &id) const;
    [[nodiscard]] QFuture<Result<DecisionsPage>> history(const ListingId &id) const;

    // Deciding.
    /// Checks @p decision, gives it an id, the lease and the times, the policy where it names none it was taken by, and
    /// records it: recorded() or failed(), later, through the event loop. Its claim is kept from here on.
    void decide(Decision decision, const Listing &listing, std::optional<Timestamp> openedAt);
    /// Takes back a decision still in its undo time. withdrawn() or failed(). undoLast(): the newest such.
    void withdraw(DecisionId id);
    void undoLast();
    [[nodiscard]] QFuture<Result<std::vector<OutboxEntry>>> outbox(bool all, int limit) const;
    void dismiss(DecisionId id);
    void saveDraft(Draft draft);
    [[nodiscard]] QFuture<Result<std::optional<Draft>>> draft(ListingId id) const;
    void syncNow();

Q_SIGNALS:
    void recorded(const stagedoor::OutboxEntry &entry);
    void withdrawn(const stagedoor::OutboxEntry &entry);
    void settled(const stagedoor::OutboxEntry &entry); ///< the server's answer, or its refusal
    void failed(const stagedoor::ListingId &listing, const stagedoor::Error &error);
    void listingsChanged(const std::vector<stagedoor::ListingId> &ids);
    void claimChanged(const stagedoor::ListingId &id, const QString &holder); ///< empty: mine
    void statusChanged(const stagedoor::ReviewStatus &status);

private:
    void tellRecorded(const OutboxEntry &entry);
    void refreshStatus();
    void count(const OutboxSummary &summary, bool isOld);
    struct Impl;
    std::unique_ptr<Impl> m_impl; // never null
};

} // namespace stagedoor
