// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/reviewservice.h"

#include <algorithm>
#include <utility>

#include <QLoggingCategory>
#include <QUuid>

#include "listing/decisionrules.h"
#include "listing/jsonwords.h"
#include "review/claims.h"
#include "review/reassessment.h"
#include "review/whendone.h"

namespace stagedoor {

namespace {

Q_LOGGING_CATEGORY(log, "stagedoor.review", QtInfoMsg)

QString shown(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// What a decision is about, for the toast and the lists.
const std::string &subjectOf(const Decision &decision, const Listing &listing)
{
    const Poster &poster = listing.poster;
    return decision.accountId.empty() ? listing.title
           : !poster.name.empty()     ? poster.name
           : !poster.company.empty()  ? poster.company
                                      : poster.accountId.value;
}

} // namespace

struct ReviewService::Impl {
    Impl(Store &theStore, SyncEngine &theSync, PolicyEngine thePolicy, const Clock &theClock,
         const ReviewSettings &chosen)
        : store(theStore)
        , sync(theSync)
        , policy(std::move(thePolicy))
        , clock(theClock)
        , settings(chosen)
        , claims(theSync, theClock, chosen.leaseTime)
        , reassessment(theStore, policy)
    {
    }

    /// The newest decision that can be taken back goes into the status.
    void tellUndoable()
    {
        const Timestamp now = clock.now();
        std::erase_if(undoable, [now](const OutboxEntry &entry) { return entry.releaseAt <= now; });
        status.undoable = undoable.empty() ? std::nullopt : std::optional(undoable.back());
    }

    Store &store;
    SyncEngine &sync;
    PolicyEngine policy;
    const Clock &clock;
    ReviewSettings settings;
    Claims claims;
    Reassessment reassessment;
    ReviewStatus status;
    QTimer readingTimer;
    QTimer releaseTimer;
    ListingId onScreen;
    std::vector<OutboxEntry> undoable; ///< in their undo time, oldest first; known here before the store is asked again
    int recording = 0;                 ///< decisions that the store has not answered yet
    int withdrawing = 0;
    bool refreshing = false;
    bool refreshAgain = false; ///< something happened since the store was asked
    int undosAhead = 0;        ///< asked for while the decision they mean was still being recorded
};

ReviewService::ReviewService(Store &store, SyncEngine &sync, PolicyEngine policy, const Clock &clock,
                             ReviewSettings settings, QObject *parent)
    : QObject(parent)
    , m_impl(new Impl(store, sync, std::move(policy), clock, settings))
{
    m_impl->readingTimer.setSingleShot(true);
    connect(&m_impl->readingTimer, &QTimer::timeout, this, [this] { m_impl->claims.want(m_impl->onScreen); });
    m_impl->releaseTimer.setSingleShot(true);
    connect(&m_impl->releaseTimer, &QTimer::timeout, this, [this] { refreshStatus(); });
    connect(&m_impl->claims, &Claims::changed, this, [this](const ListingId &id, const std::string &holder) {
        m_impl->status.claims = m_impl->claims.held();
        Q_EMIT claimChanged(id, shown(holder));
        Q_EMIT statusChanged(m_impl->status);
    });
    connect(
        &sync, &SyncEngine::statusChanged, this,
        [this](const SyncStatus &status) {
            m_impl->status.sync = status;
            m_impl->claims.setSkew(status.clockSkew);
            Q_EMIT statusChanged(m_impl->status);
        },
        Qt::QueuedConnection);
    connect(&sync, &SyncEngine::listingsChanged, this, &ReviewService::listingsChanged, Qt::QueuedConnection);
    connect(
        &sync, &SyncEngine::settled, this,
        [this](const OutboxEntry &entry) {
            qCInfo(log).noquote() << "settled" << shown(entry.decision.id.value) << int(entry.state) << entry.status;
            if (entry.state == OutboxState::Sent || entry.state == OutboxState::Held) {
                m_impl->claims.ended(entry.decision.listingId);
            }
            Q_EMIT settled(entry);
            refreshStatus();
        },
        Qt::QueuedConnection);
    connect(&m_impl->reassessment, &Reassessment::reassessed, this, &ReviewService::listingsChanged);
    m_impl->reassessment.start();
    refreshStatus();
}

ReviewService::~ReviewService()
{
    m_impl->claims.releaseAll();
}

std::shared_ptr<const PolicyPack> ReviewService::pack() const
{
    return m_impl->policy.sharedPack();
}

const Clock &ReviewService::clock() const
{
    return m_impl->clock;
}

const ReviewStatus &ReviewService::status() const
{
    return m_impl->status;
}

const ReviewSettings &ReviewService::settings() const
{
    return m_impl->settings;
}

void ReviewService::setSettings(ReviewSettings settings)
{
    m_impl->settings = settings;
    m_impl->claims.setTime(settings.leaseTime);
}

QFuture<Result<QueueOrder>> ReviewService::order(QueueFilter filter) const
{
    if (filter.me.empty()) {
        filter.me = m_impl->status.sync.editor;
    }
    return m_impl->store.order(std::move(filter));
}

QFuture<Result<std::vector<QueueRow>>> ReviewService::rows(std::vector<std::int64_t> keys) const
{
    return m_impl->store.rows(std::move(keys));
}

QFuture<Result<QueueCounts>> ReviewService::counts() const
{
    return m_impl->store.counts(m_impl->status.sync.editor);
}

QFuture<Result<CachedNotice>> ReviewService::open(ListingId id) const
{
    return m_impl->store.notice(std::move(id));
}

void ReviewService::reading(ListingId id)
{
    m_impl->onScreen = std::move(id);
    m_impl->claims.onScreen(m_impl->onScreen);
    if (m_impl->onScreen.empty()) {
        m_impl->readingTimer.stop();
    } else {
        m_impl->readingTimer.start(m_impl->settings.readingBeforeClaim);
    }
}

void ReviewService::work(ListingId id)
{
    m_impl->claims.want(std::move(id));
}

QFuture<Result<Account>> ReviewService::account(const AccountId &id) const
{
    return m_impl->sync.account(id);
}

QFuture<Result<DecisionsPage>> ReviewService::history(const ListingId &id) const
{
    return m_impl->sync.decisions(id);
}

void ReviewService::decide(Decision decision, const Listing &listing, std::optional<Timestamp> openedAt)
{
    const Timestamp now = m_impl->clock.now();
    if (decision.accountId.empty() && decision.listingId.empty()) {
        decision.listingId = listing.id;
    }
    decision.revision = decision.listingId.empty() ? 0 : listing.revision;
    if (decision.policy.empty()) {
        decision.policy = m_impl->policy.pack().reference();
    }
    decision.openedAt = openedAt;
    decision.decidedAt = now;
    if (decision.supersedes.empty() && listing.standing && !alwaysLands(decision.kind) &&
        decision.kind != DecisionKind::Undo) {
        decision.supersedes = listing.standing->id;
    }
    if (const auto lease = m_impl->claims.lease(listing.id); lease && !decision.listingId.empty()) {
        decision.lease = LeaseClaim{lease->id, lease->epoch};
    }
    const auto refuse = [this, id = listing.id](const Error &error) {
        m_impl->claims.undecided(id);
        Q_EMIT failed(id, error);
    };
    m_impl->claims.decided(listing.id); // at once: the window shows another notice before the store has answered
    if (const Result<> complete = isComplete(decision, listing.category); !complete) {
        QMetaObject::invokeMethod(
            this, [refuse, error = complete.error()] { refuse(error); }, Qt::QueuedConnection);
        return;
    }
    decision.id.value = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    ++m_impl->recording;
    const Timestamp releaseAt = alwaysLands(decision.kind) ? now : now + m_impl->settings.undoTime;
    const std::string subject = subjectOf(decision, listing);
    whenDone(m_impl->store.record(std::move(decision), subject, releaseAt), this,
             [this, refuse](const Result<OutboxEntry> &entry) {
                 --m_impl->recording;
                 if (entry) {
                     tellRecorded(*entry);
                 } else {
                     refuse(entry.error());
                 }
                 if (m_impl->undosAhead > 0) {
                     --m_impl->undosAhead;
                     if (entry) { // else it is this one that was meant, and there is nothing of it to take back
                         undoLast();
                     }
                 }
                 refreshStatus();
             });
}

void ReviewService::tellRecorded(const OutboxEntry &entry)
{
    qCInfo(log).noquote() << "recorded" << shown(entry.decision.id.value) << shown(wordFor(entry.decision.kind))
                          << shown(entry.decision.listingId.value);
    m_impl->undoable.push_back(entry);
    m_impl->tellUndoable();
    Q_EMIT recorded(entry);
    m_impl->sync.pushSoon();
}

void ReviewService::withdraw(DecisionId id)
{
    std::erase_if(m_impl->undoable, [&id](const OutboxEntry &entry) { return entry.decision.id == id; });
    m_impl->tellUndoable();
    ++m_impl->withdrawing;
    whenDone(m_impl->store.withdraw(std::move(id)), this, [this](const Result<OutboxEntry> &entry) {
        --m_impl->withdrawing;
        if (!entry) {
            Q_EMIT failed({}, entry.error());
        } else {
            qCInfo(log).noquote() << "withdrawn" << shown(entry->decision.id.value);
            m_impl->claims.undecided(entry->decision.listingId);
            Q_EMIT withdrawn(*entry);
        }
        refreshStatus();
    });
}

void ReviewService::undoLast()
{
    if (m_impl->recording > m_impl->undosAhead) {
        ++m_impl->undosAhead; // the newest is not on the disk yet: it is taken back when it is
        return;
    }
    m_impl->tellUndoable();
    if (m_impl->status.undoable) {
        withdraw(m_impl->status.undoable->decision.id);
    }
}

QFuture<Result<std::vector<OutboxEntry>>> ReviewService::outbox(bool all, int limit) const
{
    return m_impl->store.outbox(all, limit);
}

void ReviewService::dismiss(DecisionId id)
{
    whenDone(m_impl->store.dismiss(std::move(id)), this, [this](const Result<> &done) {
        if (!done) {
            Q_EMIT failed({}, done.error());
        }
        refreshStatus();
    });
}

void ReviewService::saveDraft(Draft draft)
{
    const ListingId id = draft.listingId;
    whenDone(m_impl->store.saveDraft(std::move(draft)), this, [this, id](const Result<> &saved) {
        if (!saved) {
            Q_EMIT failed(id, saved.error());
        }
    });
}

QFuture<Result<std::optional<Draft>>> ReviewService::draft(ListingId id) const
{
    return m_impl->store.draft(std::move(id));
}

void ReviewService::syncNow()
{
    m_impl->sync.syncNow();
}

void ReviewService::refreshStatus()
{
    if (m_impl->refreshing) {
        m_impl->refreshAgain = true;
        return;
    }
    m_impl->refreshing = true;
    whenDone(m_impl->store.outboxSummary(m_impl->clock.now()), this, [this](const Result<OutboxSummary> &summary) {
        m_impl->refreshing = false;
        const bool again = std::exchange(m_impl->refreshAgain, false);
        if (summary) {
            count(*summary, again);
        } else {
            Q_EMIT failed({}, summary.error());
        }
        if (again) {
            refreshStatus();
        }
    });
}

void ReviewService::count(const OutboxSummary &summary, bool isOld)
{
    const Timestamp now = m_impl->clock.now();
    ReviewStatus &status = m_impl->status;
    status.waiting = summary.waiting;
    status.unsent = summary.unsent;
    status.refused = summary.refused;
    if (!isOld && m_impl->recording == 0 && m_impl->withdrawing == 0) { // else more is known here
        m_impl->undoable = summary.undoable;
    }
    m_impl->tellUndoable();
    if (!m_impl->undoable.empty()) {
        const auto next = std::ranges::min(m_impl->undoable, {}, &OutboxEntry::releaseAt).releaseAt;
        m_impl->releaseTimer.start(next - now + std::chrono::milliseconds{1});
    }
    Q_EMIT statusChanged(status);
}

} // namespace stagedoor
