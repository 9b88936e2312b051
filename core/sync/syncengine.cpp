// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/syncengine.h"

#include <QThread>

#include "sync/syncworker.h"

namespace stagedoor {

SyncEngine::SyncEngine(Store &store, PolicyEngine policy, const Clock &clock, QObject *parent)
    : SyncEngine(store, std::move(policy), clock, SyncSettings(), parent)
{
}

SyncEngine::SyncEngine(Store &store, PolicyEngine policy, const Clock &clock, const SyncSettings &settings,
                       QObject *parent)
    : QObject(parent)
    , m_thread(std::make_unique<QThread>())
    , m_worker(new Worker(*this, store, std::move(policy), clock, settings))
{
    m_thread->setObjectName(QStringLiteral("sync"));
    m_worker->moveToThread(m_thread.get());
    connect(m_thread.get(), &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread->start();
}

SyncEngine::~SyncEngine()
{
    QMetaObject::invokeMethod(m_worker, [w = m_worker] { w->shutDown(); });
    m_thread->wait();
}

void SyncEngine::connectTo(ServerAccess access)
{
    QMetaObject::invokeMethod(m_worker, [w = m_worker, access = std::move(access)] { w->connectTo(access); });
}

void SyncEngine::stop()
{
    QMetaObject::invokeMethod(m_worker, [w = m_worker] { w->stop(); });
}

void SyncEngine::syncNow()
{
    QMetaObject::invokeMethod(m_worker, [w = m_worker] { w->syncNow(); });
}

void SyncEngine::pushSoon()
{
    QMetaObject::invokeMethod(m_worker, [w = m_worker] { w->pushSoon(); });
}

template <class T>
QFuture<Result<T>> SyncEngine::call(HttpRequest request)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    QFuture<Result<T>> future = promise->future();
    QMetaObject::invokeMethod(m_worker, [w = m_worker, request = std::move(request), promise = std::move(promise)] {
        w->call<T>(request, promise);
    });
    return future;
}

QFuture<Result<LeaseGrant>> SyncEngine::claim(const std::vector<ListingId> &ids, std::chrono::seconds time)
{
    return call<LeaseGrant>(claimRequest(ids, time));
}

QFuture<Result<Lease>> SyncEngine::renew(const LeaseId &id, std::chrono::seconds time)
{
    return call<Lease>(renewRequest(id, time));
}

QFuture<Result<>> SyncEngine::release(const LeaseId &id)
{
    return call<void>(releaseRequest(id));
}

QFuture<Result<Account>> SyncEngine::account(const AccountId &id)
{
    return call<Account>(accountRequest(id));
}

QFuture<Result<Listing>> SyncEngine::listing(const ListingId &id)
{
    return call<Listing>(listingRequest(id));
}

QFuture<Result<DecisionsPage>> SyncEngine::decisions(const ListingId &id)
{
    auto promise = std::make_shared<QPromise<Result<DecisionsPage>>>();
    promise->start();
    QFuture<Result<DecisionsPage>> future = promise->future();
    QMetaObject::invokeMethod(m_worker,
                              [w = m_worker, id, promise = std::move(promise)] { w->readDecisionsOf(id, promise); });
    return future;
}

} // namespace stagedoor
