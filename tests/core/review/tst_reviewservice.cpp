// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include "review/reviewservice.h"
#include "twosides.h"

using namespace stagedoor;
using namespace std::chrono_literals;

/// The use cases on the real store, the real engine and, where it is connected, the real server.
class TestReviewService final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void undoingWhatCouldNotBeRecordedTakesNothingElseBack();
    void aClaimAnsweredTooLateIsGivenBack();
    void leasesEndByTheServersClock();
    void theOutboxIsNotReadForEveryAnswer();
    void whatAnotherPackFoundIsAssessedAgain();
    void aDecisionNamesThePackItWasTakenBy();
};

void TestReviewService::undoingWhatCouldNotBeRecordedTakesNothingElseBack()
{
    TwoSides sides;
    const auto engine = sides.engine();
    ReviewService review(sides.store(), *engine, testPolicy(), sides.clock, {});
    const QSignalSpy recorded(&review, &ReviewService::recorded);
    const QSignalSpy withdrawn(&review, &ReviewService::withdrawn);
    const QSignalSpy failed(&review, &ReviewService::failed);
    review.decide(decisionOn(1, DecisionKind::Approve), notice(1), {});
    QTRY_COMPARE(recorded.size(), 1);

    Decision broken = decisionOn(2, DecisionKind::Approve);
    broken.note = "no UTF-8: \xff";
    review.decide(broken, notice(2), {});
    review.undoLast(); // before the answer: it means the second
    QTRY_COMPARE(failed.size(), 1);
    review.decide(decisionOn(3, DecisionKind::Approve), notice(3), {});
    QTRY_COMPARE(recorded.size(), 2);
    QCOMPARE(withdrawn.size(), 0);

    review.decide(decisionOn(4, DecisionKind::Approve), notice(4), {});
    review.undoLast();
    QTRY_COMPARE(withdrawn.size(), 1);
    QCOMPARE(withdrawn.at(0).at(0).value<OutboxEntry>().decision.listingId, listingId(4));
}

void TestReviewService::aClaimAnsweredTooLateIsGivenBack()
{
    TwoSides sides;
    sides.putMany(1, 2);
    const auto engine = sides.engine();
    ReviewService review(sides.store(), *engine, testPolicy(), sides.clock, {});
    engine->connectTo(sides.access());
    QTRY_COMPARE(review.status().sync.connection, Connection::Online);
    Fault late;
    late.kind = Fault::Kind::Delay;
    late.path = "/v1/leases";
    late.pause = 200ms;
    sides.proxy.inject(late);
    review.reading(listingId(1));
    review.work(listingId(1));
    QTRY_COMPARE(sides.proxy.count("POST", "/v1/leases"), 1);
    review.reading(listingId(2));
    QTRY_COMPARE(sides.proxy.count("DELETE", "/v1/leases/"), 1);
    QCOMPARE(review.status().claims, 0);

    review.work(listingId(2)); // and one that is still looked at stays
    QTRY_COMPARE(review.status().claims, 1);
    QCOMPARE(sides.proxy.count("DELETE", "/v1/leases/"), 1);
}

void TestReviewService::leasesEndByTheServersClock()
{
    struct ClockAhead final : Clock {
        [[nodiscard]] Timestamp now() const override { return SystemClock().now() + 1h; }
    } ahead;
    TwoSides sides;
    sides.putMany(1, 1);
    SyncEngine engine(sides.store(), testPolicy(), ahead, TwoSides::hasty());
    ReviewService review(sides.store(), engine, testPolicy(), ahead, {});
    engine.connectTo(sides.access());
    QTRY_COMPARE(review.status().sync.connection, Connection::Online);
    QVERIFY(std::chrono::abs(review.status().sync.clockSkew + 1h) < 5s);
    review.reading(listingId(1));
    review.work(listingId(1));
    QTRY_COMPARE(review.status().claims, 1);
    const QSignalSpy recorded(&review, &ReviewService::recorded);
    review.decide(decisionOn(1, DecisionKind::Approve), notice(1), {});
    QTRY_COMPARE(recorded.size(), 1);
    QVERIFY(recorded.at(0).at(0).value<OutboxEntry>().decision.lease.has_value());
}

void TestReviewService::whatAnotherPackFoundIsAssessedAgain()
{
    TwoSides sides;
    AssessedPage page;
    for (int i = 1; i <= 450; ++i) {
        page.page.listings.push_back(notice(i));
    }
    page.page.listings.front().description = "There is a registration fee.";
    page.page.cursor = "c";
    page.assessments.resize(page.page.listings.size());
    for (Assessment &old : page.assessments) {
        old.policy = "sync-test@0";
    }
    QVERIFY(awaited(sides.store().apply(page)));
    const auto engine = sides.engine();
    ReviewService review(sides.store(), *engine, testPolicy(), sides.clock, {});
    const QSignalSpy changed(&review, &ReviewService::listingsChanged);
    const std::string pack = testPolicy().pack().reference();
    QTRY_COMPARE(awaited(sides.store().notAssessedBy(pack, 1000))->size(), 0U);
    const auto again = awaited(sides.store().notice(listingId(1)));
    QCOMPARE(again->assessment.policy, pack);
    QCOMPARE(again->assessment.findings.size(), 1U);
    std::size_t told = 0;
    const auto sum = [&] {
        told = 0;
        for (const auto &each : changed) {
            told += each.at(0).value<std::vector<ListingId>>().size();
        }
        return told;
    };
    QTRY_COMPARE(sum(), 450U);
}

void TestReviewService::aDecisionNamesThePackItWasTakenBy()
{
    TwoSides sides;
    const auto engine = sides.engine();
    ReviewService review(sides.store(), *engine, testPolicy(), sides.clock, {});
    const QSignalSpy recorded(&review, &ReviewService::recorded);
    Decision decision = decisionOn(1, DecisionKind::Approve);
    decision.policy = "sync-test@0";
    review.decide(decision, notice(1), {});
    QTRY_COMPARE(recorded.size(), 1);
    QCOMPARE(recorded.at(0).at(0).value<OutboxEntry>().decision.policy, "sync-test@0");
    decision.policy.clear();
    review.decide(decision, notice(1), {});
    QTRY_COMPARE(recorded.size(), 2);
    QCOMPARE(recorded.at(1).at(0).value<OutboxEntry>().decision.policy, testPolicy().pack().reference());
}

void TestReviewService::theOutboxIsNotReadForEveryAnswer()
{
    TwoSides sides;
    const auto engine = sides.engine();
    ReviewService review(sides.store(), *engine, testPolicy(), sides.clock, {});
    const OutboxEntry waiting = sides.record(decisionOn(1, DecisionKind::Approve), 1h);
    const OutboxEntry released = sides.record(decisionOn(2, DecisionKind::Approve));
    const QSignalSpy told(&review, &ReviewService::statusChanged);
    for (int i = 0; i < 200; ++i) {
        Q_EMIT engine->settled(released);
    }
    QTRY_COMPARE(review.status().unsent, 1);
    QCOMPARE(review.status().waiting, 1);
    QTRY_COMPARE(review.status().undoable, waiting);
    QVERIFY(awaited(sides.store().counts({}))); // whatever was asked before is answered
    QCoreApplication::processEvents();
    QVERIFY2(told.size() <= 4, qPrintable(QString::number(told.size())));
}

QTEST_GUILESS_MAIN(TestReviewService)
#include "tst_reviewservice.moc"
