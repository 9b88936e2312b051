// SPDX-License-Identifier: GPL-3.0-or-later
#include "listing/json.h"

#include "heard.h"

using namespace stagedoor;
using namespace std::chrono_literals;
using Kind = Fault::Kind;

/// Pulling: as tst_syncengine.
class TestPullStep final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void pullsEverythingAndSaysWhoWeAre();
    void aChangeArrivesByItself();
    void aPullStoppedInTheMiddleGoesOnWhereItWas();
    void aPageReadBeforeADecisionDoesNotTakeItBack();
    void aDamagedPageIsNotApplied_data();
    void aDamagedPageIsNotApplied();
    void aListingThatCannotBeReadIsCountedAndBlocksNoOther();
    void aPageTooLargeIsAskedForInParts();
    void aServerThatDoesNotHoldRequestsIsNotFlooded();
    void anotherDatabasesCursorMeansFromTheBeginning();
    void theClocksSkewIsTold();
};

void TestPullStep::pullsEverythingAndSaysWhoWeAre()
{
    TwoSides sides;
    sides.putMany(1, 40);
    const auto engine = sides.engine();
    Heard heard(*engine);
    engine->connectTo(sides.access());
    QTRY_VERIFY(heard.isCaughtUp());
    QCOMPARE(heard.status.editor, "ana");
    QCOMPARE(heard.status.role, "editor");
    QVERIFY(!heard.status.capabilities.empty());
    QCOMPARE(heard.seen.at(0), Connection::Connecting);
    QCOMPARE(heard.changed.size(), 40U);
    QVERIFY(sides.proxy.count("GET", "/v1/changes?limit=7") >= 6);
    SAME_ON_BOTH_SIDES(sides);
    const auto notice = awaited(sides.store().notice(listingId(3)));
    QVERIFY(notice);
    QVERIFY(!notice->assessment.policy.empty());
}

void TestPullStep::aChangeArrivesByItself()
{
    TwoSides sides;
    sides.putMany(1, 3);
    const auto engine = sides.engine();
    Heard heard(*engine);
    engine->connectTo(sides.access());
    QTRY_VERIFY(heard.isCaughtUp());
    heard.changed.clear();
    QTRY_VERIFY(sides.proxy.seen().back().target.find("wait=") != std::string::npos);
    QElapsedTimer timer;
    timer.start();
    sides.putMany(4, 1);
    QTRY_COMPARE(heard.changed, std::vector{listingId(4)});
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    SAME_ON_BOTH_SIDES(sides);
}

void TestPullStep::aPullStoppedInTheMiddleGoesOnWhereItWas()
{
    TwoSides sides;
    sides.putMany(1, 40);
    Fault hang = fault(Kind::Hang, "/v1/changes");
    hang.after = 3;
    sides.proxy.inject(hang);
    {
        const auto engine = sides.engine();
        Heard heard(*engine);
        engine->connectTo(sides.access());
        QTRY_COMPARE(heard.changed.size(), 21U);
    }
    const std::string cursor = *awaited(sides.store().cursor());
    QVERIFY(!cursor.empty());
    const std::size_t before = sides.proxy.seen().size();
    sides.closeStore();
    sides.openStore();

    const auto engine = sides.engine();
    Heard heard(*engine);
    engine->connectTo(sides.access());
    QTRY_VERIFY(heard.isCaughtUp());
    QCOMPARE(heard.changed.size(), 19U);
    for (std::size_t i = before; i < sides.proxy.seen().size(); ++i) {
        const std::string target = sides.proxy.seen().at(i).target;
        QVERIFY(target == "/v1" || target.find("after=") != std::string::npos);
    }
    SAME_ON_BOTH_SIDES(sides);
}

void TestPullStep::aPageReadBeforeADecisionDoesNotTakeItBack()
{
    TwoSides sides;
    sides.putMany(1, 3);
    Fault late = fault(Kind::Delay, "/v1/changes");
    late.pause = 300ms;
    sides.proxy.inject(late);
    sides.proxy.inject(fault(Kind::Hang, "/v1/changes", -1)); // and so nothing puts it right
    const auto engine = sides.engine();
    Heard heard(*engine);
    engine->connectTo(sides.access());
    QTRY_COMPARE(sides.proxy.count("GET", "/v1/changes"), 1);
    const Decision approval = decisionOn(1, DecisionKind::Approve);
    static_cast<void>(sides.record(approval));
    engine->pushSoon();
    QTRY_COMPARE(sides.stateOf(approval.id), OutboxState::Sent);
    QCOMPARE(std::ranges::count(heard.changed, listingId(2)), 0); // the page is still on its way
    QTRY_COMPARE(std::ranges::count(heard.changed, listingId(2)), 1);
    QCOMPARE(sides.inCache().at("L-000001").state, ListingState::Approved);
    QCOMPARE(awaited(sides.store().order({}))->keys.size(), 2U);
    sides.proxy.clear();
    SAME_ON_BOTH_SIDES(sides);
}

void TestPullStep::aDamagedPageIsNotApplied_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray page =
        R"({"listings":[{"id":"L-000099","title":"x"}],"tombstones":["L-000001"],"cursor":"","more":false})";
    const QByteArray cut = QByteArray(page).replace(R"("cursor":"",)", R"("cursor":"x",)").chopped(5);
    const QByteArray html = "<html>Please log in</html>";
    QTest::newRow("a letter is another") << int(Kind::Damage) << QByteArray();
    QTest::newRow("cut") << int(Kind::CutAnswer) << QByteArray();
    QTest::newRow("no cursor") << int(Kind::Answer) << httpAnswer(200, page, digestLine(page));
    QTest::newRow("cut JSON, right digest") << int(Kind::Answer) << httpAnswer(200, cut, digestLine(cut));
    QTest::newRow("chunks cut, no digest") << int(Kind::Answer)
                                           << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" +
                                                         QByteArray::number(cut.size(), 16) + "\r\n" + cut);
    QTest::newRow("a portal's page") << int(Kind::Answer) << httpAnswer(200, html);
    QTest::newRow("500") << int(Kind::Answer) << httpAnswer(500, html);
    QTest::newRow("404") << int(Kind::Answer) << httpAnswer(404, html);
    QTest::newRow("a redirect") << int(Kind::Answer) << httpAnswer(302, {}, "Location: /v1/changes\r\n");
    QTest::newRow("silence") << int(Kind::Hang) << QByteArray();
}

void TestPullStep::aDamagedPageIsNotApplied()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, bytes);
    TwoSides sides;
    sides.putMany(1, 20);
    Fault bad = answering("/v1/changes", bytes, -1);
    bad.kind = Kind(kind);
    bad.after = 1; // the first page is good
    sides.proxy.inject(bad);
    const auto engine = sides.engine();
    Heard heard(*engine);
    engine->connectTo(sides.access());
    QTRY_COMPARE(heard.status.connection, Connection::Offline);
    QVERIFY(!heard.status.problem.empty());
    QVERIFY(heard.status.nextTry.has_value());
    QVERIFY(!heard.status.lastSync.has_value());
    const std::string cursor = *awaited(sides.store().cursor());
    QTRY_VERIFY(sides.proxy.count("GET", "/v1/changes") >= 4); // it tries again
    QCOMPARE(*awaited(sides.store().cursor()), cursor);
    QCOMPARE(sides.inCache().size(), 7U);

    sides.proxy.clear();
    QTRY_VERIFY(heard.isCaughtUp());
    QVERIFY(heard.status.problem.empty());
    SAME_ON_BOTH_SIDES(sides);
}

void TestPullStep::aListingThatCannotBeReadIsCountedAndBlocksNoOther()
{
    TwoSides sides;
    sides.putMany(1, 2);
    const QByteArray page =
        R"({"listings":[{"id":"L-000007","title":"\ud800"},{"id":"L-000008","title":"whole"},{"id":5}],)"
        R"("tombstones":[],"cursor":"c1","more":false})";
    sides.proxy.inject(answering("/v1/changes", httpAnswer(200, page, digestLine(page))));
    sides.proxy.inject(fault(Kind::Hang, "/v1/changes", -1));
    const auto engine = sides.engine();
    Heard heard(*engine);
    engine->connectTo(sides.access());
    QTRY_COMPARE(heard.status.refusedListings, 2);
    QTRY_COMPARE(heard.changed, std::vector{listingId(8)});
    QCOMPARE(*awaited(sides.store().cursor()), "c1");
    QCOMPARE(sides.inCache().size(), 1U);
}

void TestPullStep::aPageTooLargeIsAskedForInParts()
{
    TwoSides sides;
    for (int i = 1; i <= 9; ++i) {
        Listing large = notice(i);
        for (int n = 0; n < 3000; ++n) {
            large.description +=
                "\n\nScene " + std::to_string(n) + " is shot on deck, take " + std::to_string(n * 7919 % 1000);
        }
        sides.put(large);
    }
    SyncSettings settings = TwoSides::hasty();
    settings.limits.maxBytes = 300'000; // two or three of them
    SyncEngine engine(sides.store(), testPolicy(), sides.clock, settings);
    Heard heard(engine);
    engine.connectTo(sides.access());
    QTRY_VERIFY_WITH_TIMEOUT(heard.isCaughtUp(), 10'000);
    SAME_ON_BOTH_SIDES(sides);
}

void TestPullStep::aServerThatDoesNotHoldRequestsIsNotFlooded()
{
    TwoSides sides;
    const QByteArray page = R"({"listings":[],"tombstones":[],"cursor":"c1","more":false})";
    sides.proxy.inject(answering("/v1/changes", httpAnswer(200, page, digestLine(page)), -1));
    const auto engine = sides.engine();
    Heard heard(*engine);
    engine->connectTo(sides.access());
    QTRY_VERIFY(sides.proxy.count("GET", "/v1/changes") >= 3);
    QElapsedTimer timer;
    timer.start();
    const int before = sides.proxy.count("GET", "/v1/changes");
    QTRY_VERIFY(timer.elapsed() > 1000);
    const int more = sides.proxy.count("GET", "/v1/changes") - before;
    QVERIFY2(more <= 11, qPrintable(QString::number(more))); // one each pollPause
    QVERIFY(more >= 2);
}

void TestPullStep::anotherDatabasesCursorMeansFromTheBeginning()
{
    TwoSides sides;
    sides.putMany(1, 10);
    const QByteArray gone = R"({"title":"Gone","status":410})";
    Fault lost = answering("/v1/changes", httpAnswer(410, gone, digestLine(gone)));
    lost.after = 1;
    sides.proxy.inject(lost);
    const auto engine = sides.engine();
    Heard heard(*engine);
    engine->connectTo(sides.access());
    QTRY_VERIFY(heard.isCaughtUp());
    QCOMPARE(heard.changed.size(), 17U); // seven of them twice
    SAME_ON_BOTH_SIDES(sides);
}

void TestPullStep::theClocksSkewIsTold()
{
    TwoSides sides;
    const QByteArray hello = R"({"api":"1.0","capabilities":["leases"],"limits":{},"editor":"ana","role":"senior"})";
    sides.proxy.inject(
        answering("/v1", httpAnswer(200, hello, digestLine(hello) + "Date: Sun, 06 Nov 2089 08:49:37 GMT\r\n")));
    sides.proxy.inject(fault(Kind::Hang, "/v1/changes", -1));
    const auto engine = sides.engine();
    Heard heard(*engine);
    engine->connectTo(sides.access());
    QTRY_COMPARE(heard.status.role, "senior");
    QCOMPARE(heard.status.capabilities, std::vector<std::string>{"leases"});
    const auto expected = *fromRfc3339("2089-11-06T08:49:37Z") - sides.clock.now();
    QVERIFY(std::chrono::abs(heard.status.clockSkew - expected) < 30s);
}

QTEST_GUILESS_MAIN(TestPullStep)
#include "tst_pullstep.moc"
