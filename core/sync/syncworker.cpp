// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/syncworker.h"

#include <algorithm>

#include <QLoggingCategory>
#include <QThread>

#include "sync/answererror.h"
#include "sync/readstep.h"

Q_LOGGING_CATEGORY(syncLog, "stagedoor.sync")

namespace stagedoor {

namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr auto atHand = 12h;            // reached within: then the way back is looked for more often
constexpr auto shortestPoll = 1s;       // a poll without news that took less was not held
constexpr auto pollSpacing = 250ms;     // between polls that bring news
constexpr auto longestSleep = 60'000ms; // before the clock is looked at again, which may have been set
constexpr auto skewNoise = 1s;          // HTTP dates are whole seconds

} // namespace

SyncEngine::Worker::Worker(SyncEngine &engine, Store &store, PolicyEngine policy, const Clock &clock,
                           const SyncSettings &settings)
    : m_engine(engine)
    , m_store(store)
    , m_policy(std::move(policy))
    , m_clock(clock)
    , m_settings(settings)
    , m_pool(this)
    , m_pullBackoff(settings.firstRetry)
    , m_pushBackoff(settings.firstRetry)
    , m_troubleBackoff(settings.firstRetry)
    , m_pullTimer(this)
    , m_pushTimer(this)
    , m_troubleTimer(this)
{
    for (QTimer *timer : {&m_pullTimer, &m_pushTimer, &m_troubleTimer}) {
        timer->setSingleShot(true);
        timer->setTimerType(Qt::PreciseTimer); // a coarse one may come before a Retry-After is over
    }
    connect(&m_pullTimer, &QTimer::timeout, this, &Worker::pullTimeCame);
    connect(&m_pushTimer, &QTimer::timeout, this, &Worker::startPush);
    connect(&m_troubleTimer, &QTimer::timeout, this, &Worker::troubleTimeCame);
}

SyncEngine::Worker::~Worker() = default;

// The coroutines. They are static, and come back to the worker in one place, at their end.

QCoro::Task<> SyncEngine::Worker::greeting(Worker *worker, SharedSession session)
{
    ++worker->m_running;
    auto step = greet(session);
    const auto outcome = co_await step;
    worker->greeted(session, outcome);
}

QCoro::Task<> SyncEngine::Worker::pulling(Worker *worker, SharedSession session, std::chrono::seconds wait)
{
    ++worker->m_running;
    auto step = pullChanges(session, wait);
    const auto outcome = co_await step;
    worker->pulled(session, outcome);
}

QCoro::Task<> SyncEngine::Worker::pushing(Worker *worker, SharedSession session)
{
    ++worker->m_running;
    auto step = pushOutbox(session);
    const auto outcome = co_await step;
    worker->pushed(session, outcome);
}

QCoro::Task<> SyncEngine::Worker::recalling(Worker *worker, SharedSession session, ListingId id,
                                            Promise<DecisionsPage> promise)
{
    ++worker->m_running;
    auto reading = readDecisions(session, id);
    const auto read = co_await reading;
    worker->answer<DecisionsPage>(session, promise, read);
}

// Sessions.

void SyncEngine::Worker::connectTo(const ServerAccess &access)
{
    stop();
    if (m_running == 0) {
        begin(access);
    } else {
        m_pending = access;
    }
}

void SyncEngine::Worker::begin(const ServerAccess &access)
{
    const std::int64_t refused = m_status.refusedListings;
    m_status = {};
    m_status.refusedListings = refused;
    if (access.url.empty() || access.token.empty()) {
        publish();
        return;
    }
    auto client = QueueClient::create(access, m_clock, m_settings.limits);
    if (!client) {
        m_pullProblem = client.error().detail;
        publish();
        return;
    }
    m_session = sessionWith(std::move(*client), access.url);
    m_lastReached = m_clock.now(); // or so we hope
    m_status.connection = Connection::Connecting;
    pullAtOnce();
}

SharedSession SyncEngine::Worker::sessionWith(std::unique_ptr<QueueClient> client, const std::string &server)
{
    return std::make_shared<SyncSession>(SyncSession{
        .store = m_store,
        .policy = m_policy,
        .clock = m_clock,
        .settings = m_settings,
        .pool = m_pool,
        .client = std::move(client),
        .server = server,
        .stop = std::stop_source(),
        .listingsChanged =
            [this](const std::vector<ListingId> &ids) {
                if (!ids.empty()) {
                    Q_EMIT m_engine.listingsChanged(ids);
                }
            },
        .settled = [this](const OutboxEntry &entry) { Q_EMIT m_engine.settled(entry); },
        .refused =
            [this](const std::vector<RefusedListing> &listings) {
                for (const RefusedListing &each : listings) {
                    qCInfo(syncLog, "listing %s of the server cannot be read",
                           isValidId(each.id) ? each.id.c_str() : "(without a valid id)");
                }
                m_status.refusedListings += std::int64_t(listings.size());
                publish();
            },
        .pageSize = m_settings.pageSize,
        .troubles = {},
    });
}

void SyncEngine::Worker::stop()
{
    m_pending.reset();
    m_pullTimer.stop();
    m_pushTimer.stop();
    if (m_session) {
        m_session->stop.request_stop();
        m_session->client->abortAll(); // so that every step ends soon
        m_session.reset();
    }
    m_troubleTimer.stop();
    m_pullBackoff.reset();
    m_pushBackoff.reset();
    m_troubleBackoff.reset();
    m_greeted = m_pullRuns = m_pushRuns = m_pullAgain = m_pushAgain = false;
    m_pullFailedByLine = m_pullUnreachable = m_pushFailedByLine = m_pushWaits = false;
    m_pullProblem.clear();
    m_pushProblem.clear();
    m_status.connection = m_status.connection == Connection::NotSet ? Connection::NotSet : Connection::Offline;
    m_status.nextTry.reset();
    m_status.pulling = false;
    publish();
}

void SyncEngine::Worker::shutDown()
{
    stop();
    m_shuttingDown = true;
    if (m_running == 0) {
        thread()->quit();
    }
}

/// What every step calls at its end. True: its session is gone, and so is all interest in its outcome.
bool SyncEngine::Worker::isOver(const SharedSession &session)
{
    --m_running;
    if (session == m_session) {
        return false;
    }
    if (m_running == 0 && m_shuttingDown) {
        thread()->quit();
    } else if (m_running == 0 && m_pending) {
        const ServerAccess access = *std::exchange(m_pending, std::nullopt);
        begin(access);
    }
    return true;
}

void SyncEngine::Worker::syncNow()
{
    if (!m_session) {
        return;
    }
    if (m_status.connection != Connection::Online) {
        m_status.connection = Connection::Connecting;
        m_status.nextTry.reset();
        publish();
    }
    m_pullBackoff.reset();
    m_pushBackoff.reset();
    m_session->unpark = true;
    m_session->retryTroubles = true;
    if (m_pullRuns) {
        m_pullAgain = true;
        m_session->client->abortWaiting();
    } else {
        pullAtOnce();
    }
    startPush();
}

void SyncEngine::Worker::pushSoon()
{
    if (m_pushBackoff.failures() == 0) { // else its time comes
        startPush();
    }
}

// Greeting and pulling.

void SyncEngine::Worker::pullAtOnce()
{
    m_pullTimer.stop();
    if (!m_session || m_pullRuns) {
        return;
    }
    if (m_greeted) {
        startPull(0s);
        return;
    }
    m_pullRuns = true;
    publish();
    greeting(this, m_session);
}

void SyncEngine::Worker::pullTimeCame()
{
    if (m_greeted && !m_pullRuns && m_pullBackoff.failures() == 0) {
        startPull(m_settings.pollWait);
    } else {
        pullAtOnce();
    }
}

void SyncEngine::Worker::startPull(std::chrono::seconds wait)
{
    m_pullRuns = true;
    m_pullWait = wait;
    m_sincePull.start();
    m_status.pulling = wait == 0s;
    publish();
    pulling(this, m_session, wait);
}

void SyncEngine::Worker::greeted(const SharedSession &session, const HelloOutcome &outcome)
{
    if (isOver(session)) {
        return;
    }
    m_pullRuns = false;
    if (!outcome.hello) {
        pullFailed(outcome.hello.error(), outcome.retryAfter);
        return;
    }
    m_greeted = true;
    m_status.editor = outcome.hello->editor;
    m_status.role = outcome.hello->role;
    m_status.capabilities = outcome.hello->capabilities;
    pullPassed(outcome.hello->date);
    startPush(); // what was decided goes first
    startPull(0s);
}

void SyncEngine::Worker::pulled(const SharedSession &session, const PullOutcome &outcome)
{
    if (isOver(session)) {
        return;
    }
    m_pullRuns = false;
    m_status.pulling = false;
    const bool again = std::exchange(m_pullAgain, false);
    if (m_status.connection == Connection::Unauthorised) {
        publish();
    } else if (outcome.error && outcome.error->kind != Error::Kind::Cancelled) {
        pullFailed(*outcome.error, outcome.retryAfter);
    } else if (outcome.error || again) {
        startPull(0s);
    } else {
        m_status.lastSync = m_clock.now();
        pullPassed(outcome.date);
        const bool wasHeld = m_pullWait == 0s || milliseconds(m_sincePull.elapsed()) >= shortestPoll;
        m_pullTimer.start(outcome.changed > 0 || wasHeld ? pollSpacing : m_settings.pollPause);
    }
}

void SyncEngine::Worker::pullPassed(std::optional<Timestamp> serverTime)
{
    m_pullBackoff.reset();
    m_pullProblem.clear();
    if (serverTime) {
        const auto skew = std::chrono::round<std::chrono::seconds>(*serverTime - m_clock.now());
        if (std::chrono::abs(skew - m_status.clockSkew) > skewNoise) {
            m_status.clockSkew = skew;
        }
    }
    m_pullUnreachable = false;
    reached();
    if (m_pushFailedByLine || std::exchange(m_pushWaits, false)) {
        startPush();
    }
}

void SyncEngine::Worker::pullFailed(const Error &error, std::optional<std::chrono::seconds> retryAfter)
{
    if (error.kind == Error::Kind::Forbidden) {
        refusedToken(error);
        return;
    }
    const milliseconds wait = waitAfter(m_pullBackoff, error, retryAfter);
    m_pullProblem = error.detail;
    m_pullFailedByLine = error.kind == Error::Kind::Network;
    m_pullUnreachable = isUnreachable(error);
    if (error.kind != Error::Kind::Storage) {
        m_status.connection = Connection::Offline;
    }
    m_status.nextTry = m_clock.now() + wait;
    m_pullTimer.start(wait);
    publish();
}

// Pushing.

void SyncEngine::Worker::startPush()
{
    if (!m_session || !m_greeted) {
        return; // greeted() starts it
    }
    if (m_pullUnreachable) {
        m_pushWaits = true; // pullPassed() starts it; a row that cannot leave can still be taken back
        return;
    }
    if (m_pushRuns) {
        m_pushAgain = true;
        return;
    }
    m_pushTimer.stop();
    m_pushRuns = true;
    pushing(this, m_session);
}

void SyncEngine::Worker::pushed(const SharedSession &session, const PushOutcome &outcome)
{
    if (isOver(session)) {
        return;
    }
    m_pushRuns = false;
    const bool again = std::exchange(m_pushAgain, false);
    if (m_status.connection == Connection::Unauthorised) {
        return;
    }
    retryTroublesLater(outcome);
    if (outcome.error) {
        pushFailed(*outcome.error, outcome.retryAfter);
        return;
    }
    m_pushBackoff.reset();
    m_pushFailedByLine = false;
    m_pushProblem = outcome.troubled > 0 ? "the server fails at some decisions" : std::string();
    if (outcome.settled > 0) {
        reached();
    }
    if (outcome.settled > 0 && m_pullBackoff.failures() > 0 && m_pullFailedByLine) {
        pullAtOnce();
    }
    if (again) {
        startPush();
    } else if (outcome.nextDue) {
        const milliseconds until = *outcome.nextDue - m_clock.now();
        m_pushTimer.start(std::clamp<milliseconds>(until, 0ms, longestSleep));
    }
    publish();
}

void SyncEngine::Worker::pushFailed(const Error &error, std::optional<std::chrono::seconds> retryAfter)
{
    if (isUnauthorised(error)) {
        refusedToken(error);
        return;
    }
    const milliseconds wait = waitAfter(m_pushBackoff, error, retryAfter);
    m_pushProblem = error.detail;
    m_pushFailedByLine = error.kind == Error::Kind::Network;
    m_pushTimer.start(wait);
    if (m_pushFailedByLine) {
        m_status.connection = Connection::Offline;
        m_status.nextTry = m_clock.now() + wait;
    }
    publish();
}

/// Rows that the server fails at have times of their own: they hold up no others and are not tried with each of them.
void SyncEngine::Worker::retryTroublesLater(const PushOutcome &outcome)
{
    if (m_session->troubles.empty()) {
        m_troubleBackoff.reset();
        m_troubleTimer.stop();
    } else if (outcome.troubled > 0 || !m_troubleTimer.isActive()) {
        m_session->retryTroubles = false;
        m_troubleTimer.start(m_troubleBackoff.next(m_settings.longestRetry));
    }
}

void SyncEngine::Worker::troubleTimeCame()
{
    if (m_session) {
        m_session->retryTroubles = true;
        pushSoon();
    }
}

// What both come to.

void SyncEngine::Worker::called(const SharedSession &session, const std::optional<Error> &error)
{
    if (!isOver(session) && error && isUnauthorised(*error)) {
        refusedToken(*error);
    }
}

void SyncEngine::Worker::refusedToken(const Error &error)
{
    m_greeted = false;
    m_pullTimer.stop();
    m_pushTimer.stop();
    m_troubleTimer.stop();
    m_session->client->abortWaiting();
    m_status.connection = Connection::Unauthorised;
    m_status.nextTry.reset();
    m_pullProblem = error.detail;
    publish();
}

void SyncEngine::Worker::reached()
{
    m_lastReached = m_clock.now();
    m_status.connection = Connection::Online;
    m_status.nextTry.reset();
    publish();
}

milliseconds SyncEngine::Worker::waitAfter(Backoff &backoff, const Error &error,
                                           std::optional<std::chrono::seconds> retryAfter) const
{
    const bool isAtHand = error.kind == Error::Kind::Network && m_clock.now() - m_lastReached < atHand;
    const milliseconds longest = isAtHand ? m_settings.longestRetryAtHand : m_settings.longestRetry;
    return std::max<milliseconds>(backoff.next(longest), retryAfter.value_or(0s));
}

std::optional<Error> SyncEngine::Worker::whyNoCalls() const
{
    if (!m_session || m_status.connection == Connection::Offline) {
        return Error{Error::Kind::Network, "not connected"};
    }
    if (m_status.connection == Connection::Unauthorised) {
        return Error{Error::Kind::Forbidden, "the token was refused", 401};
    }
    return std::nullopt;
}

void SyncEngine::Worker::publish()
{
    m_status.problem = m_pullProblem.empty() ? m_pushProblem : m_pullProblem;
    if (m_status != m_published) {
        m_published = m_status;
        Q_EMIT m_engine.statusChanged(m_published);
    }
}

} // namespace stagedoor
