// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include <QCoro/QCoroFuture>
#include <QCoro/QCoroTask>
#include <QElapsedTimer>
#include <QPromise>
#include <QThreadPool>
#include <QTimer>

#include "sync/backoff.h"
#include "sync/hellostep.h"
#include "sync/pullstep.h"
#include "sync/pushstep.h"
#include "sync/servercalls.h"
#include "sync/syncengine.h"
#include "sync/syncsession.h"

namespace stagedoor {

/// Decides when which step runs. Everything here happens on the sync thread. A step is a coroutine that owns its
/// session; the worker counts them, and neither starts another session nor ends before the last one is over: so a step
/// may come back to it.
class SyncEngine::Worker final : public QObject
{
public:
    Worker(SyncEngine &engine, Store &store, PolicyEngine policy, const Clock &clock, const SyncSettings &settings);
    ~Worker() override;

    void connectTo(const ServerAccess &access);
    void stop();
    void shutDown(); ///< stops, and ends the thread once nothing runs
    void syncNow();
    void pushSoon();

    template <class T>
    using Promise = std::shared_ptr<QPromise<Result<T>>>;

    template <class T>
    void call(const HttpRequest &request, Promise<T> promise)
    {
        if (mayCall<T>(promise)) {
            calling<T>(this, m_session, request, std::move(promise));
        }
    }
    void readDecisionsOf(const ListingId &id, Promise<DecisionsPage> promise)
    {
        if (mayCall<DecisionsPage>(promise)) {
            recalling(this, m_session, id, std::move(promise));
        }
    }

private:
    static QCoro::Task<> greeting(Worker *worker, SharedSession session);
    static QCoro::Task<> pulling(Worker *worker, SharedSession session, std::chrono::seconds wait);
    static QCoro::Task<> pushing(Worker *worker, SharedSession session);

    static QCoro::Task<> recalling(Worker *worker, SharedSession session, ListingId id, Promise<DecisionsPage> promise);

    template <class T>
    static QCoro::Task<> calling(Worker *worker, SharedSession session, HttpRequest request, Promise<T> promise)
    {
        ++worker->m_running;
        auto sending = session->client->send(request);
        const auto answer = co_await sending;
        worker->answer<T>(session, promise, readAnswer<T>(answer));
    }

    template <class T>
    [[nodiscard]] bool mayCall(const Promise<T> &promise) const
    {
        const std::optional<Error> why = whyNoCalls();
        if (why) {
            promise->addResult(Result<T>(tl::unexpect, *why));
            promise->finish();
        }
        return !why;
    }
    template <class T>
    void answer(const SharedSession &session, const Promise<T> &promise, Result<T> result)
    {
        const std::optional<Error> error = result ? std::nullopt : std::optional(result.error());
        promise->addResult(std::move(result));
        promise->finish();
        called(session, error);
    }

    void begin(const ServerAccess &access);
    [[nodiscard]] SharedSession sessionWith(std::unique_ptr<QueueClient> client, const std::string &server);
    void pullAtOnce();
    void pullTimeCame();
    void startPull(std::chrono::seconds wait);
    void startPush();
    void troubleTimeCame();

    void greeted(const SharedSession &session, const HelloOutcome &outcome);
    void pulled(const SharedSession &session, const PullOutcome &outcome);
    void pushed(const SharedSession &session, const PushOutcome &outcome);
    void called(const SharedSession &session, const std::optional<Error> &error);
    [[nodiscard]] bool isOver(const SharedSession &session);

    void pullPassed(std::optional<Timestamp> serverTime);
    void pullFailed(const Error &error, std::optional<std::chrono::seconds> retryAfter);
    void pushFailed(const Error &error, std::optional<std::chrono::seconds> retryAfter);
    void retryTroublesLater(const PushOutcome &outcome);
    void refusedToken(const Error &error);
    void reached();
    [[nodiscard]] std::chrono::milliseconds waitAfter(Backoff &backoff, const Error &error,
                                                      std::optional<std::chrono::seconds> retryAfter) const;
    [[nodiscard]] std::optional<Error> whyNoCalls() const;
    void publish();

    SyncEngine &m_engine;
    Store &m_store;
    const PolicyEngine m_policy;
    const Clock &m_clock;
    const SyncSettings m_settings;
    QThreadPool m_pool;
    SharedSession m_session;               // null: not connected
    std::optional<ServerAccess> m_pending; // to connect to when the last session is over
    SyncStatus m_status;
    SyncStatus m_published;
    std::string m_pullProblem;
    std::string m_pushProblem;
    Backoff m_pullBackoff;
    Backoff m_pushBackoff;
    Backoff m_troubleBackoff; // of the rows that the server fails at
    QTimer m_pullTimer;
    QTimer m_pushTimer;
    QTimer m_troubleTimer;
    QElapsedTimer m_sincePull;
    std::chrono::seconds m_pullWait{0}; // what the running pull asked for
    Timestamp m_lastReached;
    int m_running = 0; // steps and calls, of any session
    bool m_pullRuns = false;
    bool m_pushRuns = false;
    bool m_pullAgain = false;
    bool m_pushAgain = false;
    bool m_pullFailedByLine = false;
    bool m_pullUnreachable = false; // not even a connection: nothing is pushed until a pull passes
    bool m_pushFailedByLine = false;
    bool m_pushWaits = false; // for that
    bool m_greeted = false;
    bool m_shuttingDown = false;
};

} // namespace stagedoor
