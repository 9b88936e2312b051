// SPDX-License-Identifier: GPL-3.0-or-later
#include "listing/json.h"

#include "heard.h"

using namespace stagedoor;
using namespace std::chrono_literals;
using Kind = Fault::Kind;

/// The real store and the real server, and between them a proxy that breaks things. Each ends by comparing both whole.
/// Here: connections, calls, and everything at once.
class TestSyncEngine final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void withoutAServerItSaysSo();
    void aRefusedTokenPausesAndKeepsTheOutbox();
    void offlineThenBack();
    void syncNowDoesNotWait();
    void stoppedInTheMiddleOfPushing();
    void aServerThatRestartsIsFoundAgain();
    void whateverFailsOnceTheEndIsTheSame_data();
    void whateverFailsOnceTheEndIsTheSame();
    void claimsAndTheOtherCalls();
    void aLongHistoryIsReadToItsEnd();
    void callsFailAtOnceWhenOffline();
    void anotherServerMeansAnotherCache();
    void anotherServerDoesNotGetWhatWasDecidedHere();
    void destructionIsQuickWhateverRuns();
};

void TestSyncEngine::withoutAServerItSaysSo()
{
    TwoSides sides;
    const auto engine = sides.engine();
    Heard heard(*engine);
    engine->connectTo({});
    engine->syncNow();
    engine->pushSoon();
    const auto refused = awaited(engine->claim({listingId(1)}, 60s));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Network);
    QCOMPARE(heard.status.connection, Connection::NotSet);
    engine->connectTo({"http://example.org", "token", ""});
    QTRY_VERIFY(heard.status.problem.find("https") != std::string::npos);
    QCOMPARE(heard.status.connection, Connection::NotSet);
}

void TestSyncEngine::aRefusedTokenPausesAndKeepsTheOutbox()
{
    TwoSides sides;
    sides.putMany(1, 2);
    const auto engine = sides.engine();
    Heard heard(*engine);
    ServerAccess wrong = sides.access();
    wrong.token = "nobodys";
    const Decision decision = decisionOn(1, DecisionKind::Approve);
    static_cast<void>(sides.record(decision));
    engine->connectTo(wrong);
    QTRY_COMPARE(heard.status.connection, Connection::Unauthorised);
    const std::size_t before = sides.proxy.seen().size();
    engine->pushSoon();
    const auto call = awaited(engine->claim({listingId(1)}, 60s));
    QVERIFY(!call);
    QCOMPARE(call.error().kind, Error::Kind::Forbidden);
    QCOMPARE(sides.proxy.seen().size(), before); // pauses
    QVERIFY(!isSettled(sides.stateOf(decision.id)));

    engine->connectTo(sides.access());
    QTRY_VERIFY(heard.isCaughtUp());
    QTRY_COMPARE(sides.stateOf(decision.id), OutboxState::Sent);

    // Revoked while it works.
    const QByteArray body = R"({"title":"Unauthorized"})";
    sides.proxy.inject(answering("/v1/decisions/", httpAnswer(401, body, digestLine(body))));
    const Decision second = decisionOn(2, DecisionKind::Approve);
    static_cast<void>(sides.record(second));
    engine->pushSoon();
    QTRY_COMPARE(heard.status.connection, Connection::Unauthorised);
    QCOMPARE(sides.times(second.id), 0);
    QVERIFY(!isSettled(sides.stateOf(second.id)));
    engine->syncNow();
    QTRY_COMPARE(sides.stateOf(second.id), OutboxState::Sent);
    SAME_ON_BOTH_SIDES(sides);
}

void TestSyncEngine::offlineThenBack()
{
    TwoSides sides;
    sides.putMany(1, 30);
    const auto engine = sides.engine();
    Heard heard(*engine);
    engine->connectTo(sides.access());
    QTRY_VERIFY(heard.isCaughtUp());
    sides.proxy.setOnline(false);
    QTRY_COMPARE(heard.status.connection, Connection::Offline);
    std::vector<DecisionId> ids;
    for (int i = 1; i <= 20; ++i) {
        ids.push_back(
            sides.record(decisionOn(i, i % 3 == 0 ? DecisionKind::Decline : DecisionKind::Approve)).decision.id);
        engine->pushSoon();
    }
    sides.putMany(31, 10);
    QTRY_VERIFY(heard.status.nextTry.has_value());
    QCOMPARE(sides.ledger().size(), 0U);
    // What could not leave can still be taken back.
    const Decision regretted = decisionOn(21, DecisionKind::Approve);
    static_cast<void>(sides.record(regretted));
    engine->pushSoon();
    engine->pushSoon();
    QVERIFY(!awaited(engine->claim({listingId(1)}, 60s))); // both were heard
    QVERIFY(awaited(sides.store().withdraw(regretted.id)));

    sides.proxy.setOnline(true);
    QTRY_COMPARE(sides.ledger().size(), 20U);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        QCOMPARE(sides.ledger().at(i).id, ids.at(i));
    }
    QTRY_VERIFY(heard.isCaughtUp());
    SAME_ON_BOTH_SIDES(sides);
}

void TestSyncEngine::syncNowDoesNotWait()
{
    TwoSides sides;
    sides.putMany(1, 3);
    SyncSettings settings = TwoSides::hasty();
    settings.firstRetry = settings.longestRetry = settings.longestRetryAtHand = 1h;
    sides.proxy.setOnline(false);
    SyncEngine engine(sides.store(), testPolicy(), sides.clock, settings);
    Heard heard(engine);
    engine.connectTo(sides.access());
    QTRY_COMPARE(heard.status.connection, Connection::Offline);
    sides.proxy.setOnline(true);
    engine.syncNow();
    QTRY_VERIFY(heard.isCaughtUp());
    // A held request is not waited for.
    QTRY_VERIFY(sides.proxy.seen().back().target.find("wait=") != std::string::npos);
    const auto last = heard.status.lastSync;
    QElapsedTimer timer;
    timer.start();
    engine.syncNow();
    QTRY_VERIFY(heard.status.lastSync != last);
    QVERIFY(timer.elapsed() < 1000);
    SAME_ON_BOTH_SIDES(sides);
}

void TestSyncEngine::stoppedInTheMiddleOfPushing()
{
    TwoSides sides;
    sides.putMany(1, 30);
    Fault slow = fault(Kind::Delay, "/v1/decisions/", -1);
    slow.pause = 15ms;
    sides.proxy.inject(slow);
    std::vector<DecisionId> ids;
    for (int i = 1; i <= 30; ++i) {
        ids.push_back(sides.record(decisionOn(i, DecisionKind::Approve)).decision.id);
    }
    for (int round = 0; round < 4; ++round) {
        {
            const auto engine = sides.engine();
            engine->connectTo(sides.access());
            const std::size_t enough = sides.ledger().size() + 3;
            QTRY_VERIFY(sides.ledger().size() >= enough);
        } // in the middle of one, most likely
        sides.closeStore();
        sides.openStore();
    }
    QVERIFY(sides.ledger().size() < 30U);
    const auto engine = sides.engine();
    engine->connectTo(sides.access());
    QTRY_COMPARE(sides.ledger().size(), 30U);
    SAME_ON_BOTH_SIDES(sides);
}

void TestSyncEngine::aServerThatRestartsIsFoundAgain()
{
    TwoSides sides;
    sides.putMany(1, 5);
    const auto engine = sides.engine();
    Heard heard(*engine);
    engine->connectTo(sides.access());
    QTRY_VERIFY(heard.isCaughtUp());
    sides.stopServer();
    QTRY_COMPARE(heard.status.connection, Connection::Offline);
    const Decision decision = decisionOn(1, DecisionKind::Approve);
    static_cast<void>(sides.record(decision));
    engine->pushSoon();
    sides.startServer();
    QTRY_VERIFY(heard.isCaughtUp());
    QTRY_COMPARE(sides.stateOf(decision.id), OutboxState::Sent);
    SAME_ON_BOTH_SIDES(sides);
}

void TestSyncEngine::whateverFailsOnceTheEndIsTheSame_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("reaches");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("close before") << int(Kind::Close) << false << QByteArray();
    QTest::newRow("close after") << int(Kind::Close) << true << QByteArray();
    QTest::newRow("500 before") << int(Kind::Answer) << false << httpAnswer(500, "{}");
    QTest::newRow("500 after") << int(Kind::Answer) << true << httpAnswer(500, "{}");
    QTest::newRow("garbage after") << int(Kind::Answer) << true << httpAnswer(200, "\x01\xff{{{");
    QTest::newRow("cut answer") << int(Kind::CutAnswer) << false << QByteArray();
    QTest::newRow("timeout after") << int(Kind::Hang) << true << QByteArray();
}

// The i-th request of a whole session fails, for every i.
void TestSyncEngine::whateverFailsOnceTheEndIsTheSame()
{
    QFETCH(int, kind);
    QFETCH(bool, reaches);
    QFETCH(QByteArray, bytes);
    int requests = 0;
    for (int i = 0; i == 0 || i < requests; ++i) {
        TwoSides sides;
        sides.putMany(1, 16);
        Fault bad = answering("/", bytes);
        bad.kind = Kind(kind);
        bad.reachesServer = reaches;
        bad.after = i;
        sides.proxy.inject(bad);
        const Decision first = decisionOn(1, DecisionKind::Decline);
        Decision second = decisionOn(1, DecisionKind::Approve);
        second.supersedes = first.id;
        for (const Decision &each : {first, second, decisionOn(2, DecisionKind::Hide)}) {
            static_cast<void>(sides.record(each));
        }
        const auto engine = sides.engine();
        Heard heard(*engine);
        engine->connectTo(sides.access());
        QTRY_COMPARE_WITH_TIMEOUT(sides.ledger().size(), 3U, 10'000);
        QTRY_VERIFY(heard.isCaughtUp());
        SAME_ON_BOTH_SIDES(sides);
        QCOMPARE(sides.inCache().at("L-000001").standing->id, second.id);
        requests = std::max(requests, 9); // hello, three pages, three decisions, the poll, one more
    }
}

void TestSyncEngine::claimsAndTheOtherCalls()
{
    TwoSides sides;
    sides.putMany(1, 3);
    const auto engine = sides.engine();
    Heard heard(*engine);
    engine->connectTo(sides.access());
    QTRY_VERIFY(heard.isCaughtUp());

    const auto grant = awaited(engine->claim({listingId(1), listingId(2)}, 900s));
    QVERIFY2(grant.has_value(), grant ? "" : grant.error().detail.c_str());
    QCOMPARE(grant->leases.size(), 2U);
    const Lease lease = grant->leases.at(0);
    QCOMPARE(lease.holder, "ana");
    const auto longer = awaited(engine->renew(lease.id, 3600s));
    QVERIFY2(longer.has_value(), longer ? "" : longer.error().detail.c_str());
    QVERIFY(longer->expiresAt > lease.expiresAt);
    const auto released = awaited(engine->release(lease.id));
    QVERIFY2(released.has_value(), released ? "" : released.error().detail.c_str());
    const auto again = awaited(engine->release({"no-such-lease"}));
    QVERIFY(!again);
    QCOMPARE(again.error().kind, Error::Kind::NotFound);

    const auto account = awaited(engine->account({"A-000002"}));
    QVERIFY2(account.has_value(), account ? "" : account.error().detail.c_str());
    QCOMPARE(account->listings.size(), 1U);
    const auto listing = awaited(engine->listing(listingId(3)));
    QVERIFY2(listing.has_value(), listing ? "" : listing.error().detail.c_str());
    QCOMPARE(*listing, sides.onServer().at("L-000003"));
    const auto none = awaited(engine->listing({"../tokens"}));
    QVERIFY(!none);

    const Decision theirs = decisionOn(3, DecisionKind::Approve);
    QCOMPARE(sides.decideOnServer(theirs, "ben"), 201);
    const auto decisions = awaited(engine->decisions(listingId(3)));
    QVERIFY2(decisions.has_value(), decisions ? "" : decisions.error().detail.c_str());
    QCOMPARE(decisions->decisions.size(), 1U);
    QCOMPARE(decisions->decisions.at(0).id, theirs.id);
    SAME_ON_BOTH_SIDES(sides);
}

void TestSyncEngine::aLongHistoryIsReadToItsEnd()
{
    TwoSides sides;
    sides.putMany(1, 1);
    for (int i = 0; i < 260; ++i) {
        const Decision hide = decisionOn(1, DecisionKind::Hide);
        Decision restore = decisionOn(1, DecisionKind::Restore);
        restore.supersedes = hide.id;
        QCOMPARE(sides.decideOnServer(hide, "ben"), 201);
        QCOMPARE(sides.decideOnServer(restore, "ben"), 201);
    }
    const auto engine = sides.engine();
    Heard heard(*engine);
    engine->connectTo(sides.access());
    QTRY_VERIFY(heard.isCaughtUp());
    const auto history = awaited(engine->decisions(listingId(1)));
    QVERIFY2(history.has_value(), history ? "" : history.error().detail.c_str());
    QCOMPARE(history->decisions.size(), 520U);
    QVERIFY(!history->more);
    QCOMPARE(history->decisions.back().id, sides.ledger().back().id);

    const QByteArray page = R"({"decisions":[],"cursor":"c","more":true})"; // goes nowhere
    sides.proxy.inject(answering("/v1/decisions?listing=", httpAnswer(200, page, digestLine(page)), -1));
    QVERIFY(awaited(engine->decisions(listingId(1)))->more);
    QVERIFY(sides.proxy.count("GET", "/v1/decisions") <= 4);
}

void TestSyncEngine::callsFailAtOnceWhenOffline()
{
    TwoSides sides;
    const auto engine = sides.engine();
    Heard heard(*engine);
    sides.proxy.setOnline(false);
    engine->connectTo(sides.access());
    QTRY_COMPARE(heard.status.connection, Connection::Offline);
    const auto grant = awaited(engine->claim({listingId(1)}, 900s));
    QVERIFY(!grant);
    QCOMPARE(grant.error().kind, Error::Kind::Network);
    QVERIFY(!awaited(engine->account({"A-1"})));
    QVERIFY(!awaited(engine->release({"x"})));
}

void TestSyncEngine::anotherServerDoesNotGetWhatWasDecidedHere()
{
    TwoSides sides;
    TwoSides others;
    sides.putMany(1, 2);
    others.putMany(1, 2);
    const auto engine = sides.engine();
    Heard heard(*engine);
    engine->connectTo(sides.access());
    QTRY_VERIFY(heard.isCaughtUp());
    sides.proxy.inject(fault(Fault::Kind::Close, "/v1/decisions/", -1));
    const Decision here = decisionOn(1, DecisionKind::Approve);
    static_cast<void>(sides.record(here));
    engine->pushSoon();
    QTRY_VERIFY(sides.proxy.count("PUT", "/v1/decisions/") > 0);

    engine->connectTo(others.access());
    QTRY_VERIFY(others.proxy.count("GET", "/v1/changes") > 1);
    const Decision there = decisionOn(2, DecisionKind::Approve);
    static_cast<void>(sides.record(there));
    engine->pushSoon();
    QTRY_COMPARE(sides.stateOf(there.id), OutboxState::Sent);
    QCOMPARE(others.ledger().size(), 1U);
    QCOMPARE(others.proxy.count("PUT", "/v1/decisions/"), 1);

    sides.proxy.clear();
    engine->connectTo(sides.access());
    QTRY_COMPARE(sides.stateOf(here.id), OutboxState::Sent);
    QCOMPARE(sides.times(here.id), 1);
    QCOMPARE(sides.times(there.id), 0);
}

void TestSyncEngine::anotherServerMeansAnotherCache()
{
    TwoSides here;
    here.putMany(1, 10);
    TwoSides there;
    there.putMany(8, 5);
    const auto engine = here.engine();
    Heard heard(*engine);
    engine->connectTo(here.access());
    QTRY_VERIFY(heard.isCaughtUp());
    engine->connectTo(there.access());
    QTRY_COMPARE(here.inCache().size(), 5U);
    QTRY_COMPARE(here.inCache(), there.onServer());
    engine->connectTo(here.access());
    SAME_ON_BOTH_SIDES(here);
}

void TestSyncEngine::destructionIsQuickWhateverRuns()
{
    for (int round = 0; round < 12; ++round) {
        TwoSides sides;
        sides.putMany(1, 40);
        for (int i = 1; i <= 5; ++i) {
            static_cast<void>(sides.record(decisionOn(i, DecisionKind::Approve)));
        }
        if (round % 3 == 0) {
            sides.proxy.inject(fault(Kind::Hang, "/", -1));
        }
        auto engine = sides.engine();
        engine->connectTo(sides.access());
        auto claim = engine->claim({listingId(9)}, 60s);
        const std::size_t enough = std::size_t(round);
        QTRY_VERIFY(sides.proxy.seen().size() >= std::min<std::size_t>(enough, round % 3 == 0 ? 1 : enough));
        QElapsedTimer timer;
        timer.start();
        if (round % 4 == 1) {
            engine->connectTo(sides.access()); // in the middle of that, too
        }
        engine.reset();
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(claim.isFinished());
    }
}

QTEST_GUILESS_MAIN(TestSyncEngine)
#include "tst_syncengine.moc"
