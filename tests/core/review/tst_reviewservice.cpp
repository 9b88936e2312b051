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

QTEST_GUILESS_MAIN(TestReviewService)
#include "tst_reviewservice.moc"
