// SPDX-License-Identifier: GPL-3.0-or-later
#include "listing/json.h"

#include "heard.h"

using namespace stagedoor;
using namespace std::chrono_literals;
using Kind = Fault::Kind;

/// Pushing: as tst_syncengine.
class TestPushStep final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void aDecisionReachesTheServerAndComesBack();
    void aDecisionWaitsForItsTime();
    void aDecisionWhoseAnswerIsLostArrivesOnce_data();
    void aDecisionWhoseAnswerIsLostArrivesOnce();
    void aReplaysAnswerDoesNotHideWhatCameSince();
    void aConflictIsKeptAndTheOthersGoOn();
    void aRefusalIsKeptAndTheOthersGoOn();
    void whatIsNotTheApiRefusesNothing_data();
    void whatIsNotTheApiRefusesNothing();
    void aRowThatTheServerFailsAtIsParkedWhileOthersPass();
    void aServerThatFailsAtEverythingParksNothing();
    void decisionsOnOneListingKeepTheirOrder();
    void comeAgainLaterStopsTheRun_data();
    void comeAgainLaterStopsTheRun();
};

void TestPushStep::aDecisionReachesTheServerAndComesBack()
{
    TwoSides sides;
    sides.putMany(1, 3);
    const auto engine = sides.engine();
    Heard heard(*engine);
    engine->connectTo(sides.access());
    QTRY_VERIFY(heard.isCaughtUp());
    heard.changed.clear();

    const Decision approval = decisionOn(1, DecisionKind::Approve);
    const OutboxEntry recorded = sides.record(approval);
    engine->pushSoon();
    QTRY_COMPARE(heard.settled.size(), 1U);
    QCOMPARE(heard.settled.at(0).state, OutboxState::Sent);
    QCOMPARE(heard.settled.at(0).status, 201);
    QTRY_VERIFY(std::ranges::count(heard.changed, listingId(1)) >= 1);
    QCOMPARE(sides.ledger().size(), 1U);
    QCOMPARE(sides.ledger().at(0).by, "ana");
    QCOMPARE(sides.inCache().at("L-000001").state, ListingState::Approved);
    // The exact bytes of the outbox.
    for (const SeenRequest &request : sides.proxy.seen()) {
        if (request.method == "PUT") {
            QCOMPARE(request.target, "/v1/decisions/" + approval.id.value);
            QCOMPARE(request.body, recorded.body);
        }
    }
    SAME_ON_BOTH_SIDES(sides);
}

void TestPushStep::aDecisionWaitsForItsTime()
{
    TwoSides sides;
    sides.putMany(1, 2);
    const auto engine = sides.engine();
    Heard heard(*engine);
    engine->connectTo(sides.access());
    QTRY_VERIFY(heard.isCaughtUp());
    QElapsedTimer timer;
    timer.start();
    const Decision later = decisionOn(1, DecisionKind::Approve);
    const Decision hide = decisionOn(2, DecisionKind::Hide);
    static_cast<void>(sides.record(later, 1500ms));
    static_cast<void>(sides.record(hide, 1500ms)); // leaves at once
    engine->pushSoon();
    QTRY_COMPARE(sides.stateOf(hide.id), OutboxState::Sent);
    QVERIFY(timer.elapsed() < 1400);
    QCOMPARE(sides.stateOf(later.id), OutboxState::Waiting);
    QCOMPARE(sides.times(later.id), 0);
    QTRY_COMPARE(sides.stateOf(later.id), OutboxState::Sent); // by itself
    QVERIFY(timer.elapsed() >= 1450);
    QVERIFY(timer.elapsed() < 3000);
    SAME_ON_BOTH_SIDES(sides);
}

void TestPushStep::aDecisionWhoseAnswerIsLostArrivesOnce_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("reaches");
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray html = "<html>Bad gateway</html>";
    QTest::newRow("half of the request") << int(Kind::CutRequest) << false << QByteArray();
    QTest::newRow("closed before it arrives") << int(Kind::Close) << false << QByteArray();
    QTest::newRow("closed after it arrived") << int(Kind::Close) << true << QByteArray();
    QTest::newRow("no answer before") << int(Kind::Hang) << false << QByteArray();
    QTest::newRow("no answer after") << int(Kind::Hang) << true << QByteArray();
    QTest::newRow("answer cut") << int(Kind::CutAnswer) << false << QByteArray();
    QTest::newRow("answer damaged") << int(Kind::Damage) << false << QByteArray();
    QTest::newRow("delivered twice") << int(Kind::Duplicate) << false << QByteArray();
    QTest::newRow("gateway's error after it arrived") << int(Kind::Answer) << true << httpAnswer(502, html);
    QTest::newRow("gateway's error before") << int(Kind::Answer) << false << httpAnswer(502, html);
    QTest::newRow("redirect after it arrived") << int(Kind::Answer) << true << httpAnswer(307, {}, "Location: /x\r\n");
    QTest::newRow("portal's 200 before") << int(Kind::Answer) << false << httpAnswer(200, html);
    QTest::newRow("portal's {} before") << int(Kind::Answer) << false << httpAnswer(200, "{}");
    QTest::newRow("204 before") << int(Kind::Answer) << false << httpAnswer(204);
}

void TestPushStep::aDecisionWhoseAnswerIsLostArrivesOnce()
{
    QFETCH(int, kind);
    QFETCH(bool, reaches);
    QFETCH(QByteArray, bytes);
    TwoSides sides;
    sides.putMany(1, 3);
    const auto engine = sides.engine();
    Heard heard(*engine);
    engine->connectTo(sides.access());
    QTRY_VERIFY(heard.isCaughtUp());
    Fault lost = answering("/v1/decisions/", bytes, 2);
    lost.kind = Kind(kind);
    lost.reachesServer = reaches;
    sides.proxy.inject(lost);
    std::vector<DecisionId> ids;
    for (int i = 1; i <= 3; ++i) {
        const Decision decision = decisionOn(i, i == 2 ? DecisionKind::Decline : DecisionKind::Approve);
        ids.push_back(sides.record(decision).decision.id);
    }
    engine->pushSoon();
    for (const DecisionId &id : ids) {
        QTRY_COMPARE_WITH_TIMEOUT(sides.stateOf(id), OutboxState::Sent, 10'000);
        QCOMPARE(sides.times(id), 1);
    }
    QVERIFY(sides.proxy.count("PUT", "/v1/decisions/") >= 4 || Kind(kind) == Kind::Duplicate);
    QCOMPARE(sides.ledger().size(), 3U);
    SAME_ON_BOTH_SIDES(sides);
}

void TestPushStep::aReplaysAnswerDoesNotHideWhatCameSince()
{
    TwoSides sides;
    sides.putMany(1, 2);
    const auto engine = sides.engine();
    Heard heard(*engine);
    engine->connectTo(sides.access());
    QTRY_VERIFY(heard.isCaughtUp());
    Fault lost = fault(Kind::Close, "/v1/decisions/");
    lost.reachesServer = true;
    sides.proxy.inject(lost);
    sides.proxy.inject(fault(Kind::Close, "/v1/decisions/", -1));
    const Decision approval = decisionOn(1, DecisionKind::Approve);
    static_cast<void>(sides.record(approval));
    engine->pushSoon();
    QTRY_COMPARE(sides.times(approval.id), 1);
    Decision undo = decisionOn(1, DecisionKind::Undo);
    undo.undoes = approval.id;
    QCOMPARE(sides.decideOnServer(undo, "ben"), 201);
    SAME_LISTINGS(sides); // the pull heard of both
    QCOMPARE(sides.inCache().at("L-000001").state, ListingState::Pending);
    QCOMPARE(sides.stateOf(approval.id), OutboxState::Unknown);

    sides.proxy.clear();
    QTRY_COMPARE(sides.stateOf(approval.id), OutboxState::Sent);
    QCOMPARE(sides.entry(approval.id).status, 200);
    QCOMPARE(sides.inCache().at("L-000001").state, ListingState::Pending);
    SAME_ON_BOTH_SIDES(sides);
}

void TestPushStep::aConflictIsKeptAndTheOthersGoOn()
{
    TwoSides sides;
    sides.putMany(1, 3);
    const auto engine = sides.engine();
    Heard heard(*engine);
    engine->connectTo(sides.access());
    QTRY_VERIFY(heard.isCaughtUp());
    const Decision theirs = decisionOn(1, DecisionKind::Decline);
    QCOMPARE(sides.decideOnServer(theirs, "ben"), 201);

    const Decision ours = decisionOn(1, DecisionKind::Approve);
    const Decision other = decisionOn(2, DecisionKind::Approve);
    static_cast<void>(sides.record(ours));
    static_cast<void>(sides.record(other));
    engine->pushSoon();
    QTRY_COMPARE(sides.stateOf(other.id), OutboxState::Sent);
    const OutboxEntry kept = sides.entry(ours.id);
    QCOMPARE(kept.state, OutboxState::Conflict);
    QCOMPARE(kept.status, 409);
    const auto answer = fromJson<DecisionAnswer>(kept.answer);
    QVERIFY(answer && answer->decision && answer->listing);
    QCOMPARE(answer->decision->id, theirs.id);
    QCOMPARE(sides.inCache().at("L-000001").standing->id, theirs.id);
    QCOMPARE(sides.proxy.count("PUT", "/v1/decisions/" + ours.id.value), 1); // and not again
    SAME_ON_BOTH_SIDES(sides);
}

void TestPushStep::aRefusalIsKeptAndTheOthersGoOn()
{
    TwoSides sides;
    sides.putMany(1, 3);
    const auto engine = sides.engine();
    Heard heard(*engine);
    engine->connectTo(sides.access());
    QTRY_VERIFY(heard.isCaughtUp());
    Decision incomplete = decisionOn(1, DecisionKind::Decline);
    incomplete.clauses.clear();
    const Decision unknown = decisionOn(77, DecisionKind::Approve);
    const Decision good = decisionOn(3, DecisionKind::Approve);
    for (const Decision &each : {incomplete, unknown, good}) {
        static_cast<void>(sides.record(each));
    }
    engine->pushSoon();
    QTRY_COMPARE(sides.stateOf(good.id), OutboxState::Sent);
    QCOMPARE(sides.stateOf(incomplete.id), OutboxState::Refused);
    QVERIFY(sides.entry(incomplete.id).status >= 400);
    QVERIFY(!sides.entry(incomplete.id).answer.empty());
    QCOMPARE(sides.stateOf(unknown.id), OutboxState::Refused);
    QCOMPARE(sides.entry(unknown.id).status, 404);
    SAME_ON_BOTH_SIDES(sides);
}

void TestPushStep::whatIsNotTheApiRefusesNothing_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {400, 403, 404, 405, 409, 410, 413, 422}) {
        QTest::addRow("%d", status) << status;
    }
}

void TestPushStep::whatIsNotTheApiRefusesNothing()
{
    QFETCH(int, status);
    TwoSides sides;
    sides.putMany(1, 1);
    const auto engine = sides.engine();
    Heard heard(*engine);
    engine->connectTo(sides.access());
    QTRY_VERIFY(heard.isCaughtUp());
    sides.proxy.inject(answering("/v1/decisions/",
                                 httpAnswer(status, "<html>nginx</html>").replace("application/json", "text/html"), 2));
    const Decision decision = decisionOn(1, DecisionKind::Approve);
    static_cast<void>(sides.record(decision));
    engine->pushSoon();
    QTRY_COMPARE(sides.stateOf(decision.id), OutboxState::Sent);
    SAME_ON_BOTH_SIDES(sides);
}

void TestPushStep::aRowThatTheServerFailsAtIsParkedWhileOthersPass()
{
    TwoSides sides;
    sides.putMany(1, 6);
    const auto engine = sides.engine();
    Heard heard(*engine);
    engine->connectTo(sides.access());
    QTRY_VERIFY(heard.isCaughtUp());
    const Decision poison = decisionOn(1, DecisionKind::Approve);
    const QByteArray body = R"({"title":"Internal Server Error"})";
    sides.proxy.inject(answering("/v1/decisions/" + poison.id.value, httpAnswer(500, body, digestLine(body)), -1));
    static_cast<void>(sides.record(poison));
    for (int i = 2; i <= 4; ++i) {
        static_cast<void>(sides.record(decisionOn(i, DecisionKind::Approve)));
    }
    engine->pushSoon();
    QTRY_COMPARE(sides.stateOf(poison.id), OutboxState::Parked);
    QCOMPARE(sides.entry(poison.id).status, 500);
    QCOMPARE(sides.proxy.count("PUT", "/v1/decisions/" + poison.id.value), 3);
    QCOMPARE(sides.ledger().size(), 3U);
    const Decision later = decisionOn(5, DecisionKind::Approve);
    static_cast<void>(sides.record(later));
    engine->pushSoon();
    QTRY_COMPARE(sides.stateOf(later.id), OutboxState::Sent);
    QCOMPARE(sides.proxy.count("PUT", "/v1/decisions/" + poison.id.value), 3); // left alone
    sides.proxy.clear();
    engine->syncNow();
    QTRY_COMPARE(sides.stateOf(poison.id), OutboxState::Sent);
    SAME_ON_BOTH_SIDES(sides);
}

void TestPushStep::aServerThatFailsAtEverythingParksNothing()
{
    TwoSides sides;
    sides.putMany(1, 6);
    const auto engine = sides.engine();
    Heard heard(*engine);
    engine->connectTo(sides.access());
    QTRY_VERIFY(heard.isCaughtUp());
    sides.proxy.inject(answering("/v1/decisions/", httpAnswer(500, "{}"), 25));
    std::vector<DecisionId> ids;
    for (int i = 1; i <= 6; ++i) {
        ids.push_back(sides.record(decisionOn(i, DecisionKind::Approve)).decision.id);
    }
    engine->pushSoon();
    QTRY_VERIFY(sides.proxy.count("PUT", "/v1/decisions/") >= 20);
    for (const DecisionId &id : ids) {
        QVERIFY(sides.stateOf(id) != OutboxState::Parked);
    }
    for (const DecisionId &id : ids) {
        QTRY_COMPARE(sides.stateOf(id), OutboxState::Sent);
    }
    SAME_ON_BOTH_SIDES(sides);
}

void TestPushStep::decisionsOnOneListingKeepTheirOrder()
{
    TwoSides sides;
    sides.putMany(1, 3);
    const auto engine = sides.engine();
    Heard heard(*engine);
    engine->connectTo(sides.access());
    QTRY_VERIFY(heard.isCaughtUp());
    const Decision first = decisionOn(1, DecisionKind::Approve);
    Decision second = decisionOn(1, DecisionKind::Decline);
    second.supersedes = first.id;
    const Decision other = decisionOn(2, DecisionKind::Approve);
    sides.proxy.inject(answering("/v1/decisions/" + first.id.value, httpAnswer(500, "{}"), 2));
    for (const Decision &each : {first, second, other}) {
        static_cast<void>(sides.record(each));
    }
    engine->pushSoon();
    QTRY_COMPARE(sides.stateOf(second.id), OutboxState::Sent);
    const std::vector<Decision> ledger = sides.ledger();
    QCOMPARE(ledger.size(), 3U);
    QCOMPARE(ledger.at(0).id, other.id); // did not wait for them
    QCOMPARE(ledger.at(1).id, first.id);
    QCOMPARE(ledger.at(2).id, second.id);
    QCOMPARE(sides.inCache().at("L-000001").state, ListingState::Declined);
    SAME_ON_BOTH_SIDES(sides);
}

void TestPushStep::comeAgainLaterStopsTheRun_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<int>("atLeastMs");
    QTest::newRow("408") << 408 << QByteArray() << 0;
    QTest::newRow("425") << 425 << QByteArray() << 0;
    QTest::newRow("429") << 429 << QByteArray() << 0;
    QTest::newRow("429 in a second") << 429 << QByteArray("Retry-After: 1\r\n") << 1000;
    QTest::newRow("503 in a second") << 503 << QByteArray("Retry-After: 1\r\n") << 1000;
}

void TestPushStep::comeAgainLaterStopsTheRun()
{
    QFETCH(int, status);
    QFETCH(QByteArray, headers);
    QFETCH(int, atLeastMs);
    TwoSides sides;
    sides.putMany(1, 3);
    const auto engine = sides.engine();
    Heard heard(*engine);
    engine->connectTo(sides.access());
    QTRY_VERIFY(heard.isCaughtUp());
    sides.proxy.inject(answering("/v1/decisions/", httpAnswer(status, R"({"title":"later"})", headers)));
    std::vector<DecisionId> ids;
    for (int i = 1; i <= 3; ++i) {
        ids.push_back(sides.record(decisionOn(i, DecisionKind::Approve)).decision.id);
    }
    QElapsedTimer timer;
    timer.start();
    engine->pushSoon();
    for (const DecisionId &id : ids) {
        QTRY_COMPARE(sides.stateOf(id), OutboxState::Sent);
    }
    QVERIFY2(timer.elapsed() >= atLeastMs, qPrintable(QString::number(timer.elapsed())));
    std::vector<std::string> sent;
    for (const SeenRequest &request : sides.proxy.seen()) {
        if (request.method == "PUT") {
            sent.push_back(request.target);
        }
    }
    QCOMPARE(sent.size(), 4U);
    QCOMPARE(sent.at(0), "/v1/decisions/" + ids.at(0).value);
    QCOMPARE(sent.at(0) == sent.at(1), status != 503); // nothing else went; of a 503 the row may be the cause
    SAME_ON_BOTH_SIDES(sides);
}

QTEST_GUILESS_MAIN(TestPushStep)
#include "tst_pushstep.moc"
