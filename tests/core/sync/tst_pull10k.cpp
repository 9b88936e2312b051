// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "twosides.h"

using namespace stagedoor;
using namespace std::chrono_literals;

/// A first pull of 10,000 listings with the program's own policy and settings, and all decisions of a long day offline.
class TestPull10k final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void tenThousandListings();
    void fiveHundredDecisionsAfterADayOffline();
};

void TestPull10k::tenThousandListings()
{
    TwoSides sides;
    sides.putMany(1, 10'000);
    auto policy = PolicyEngine::create(PolicyPack::builtIn());
    QVERIFY(policy);
    std::optional<Timestamp> caughtUp;
    SyncEngine engine(sides.store(), *policy, sides.clock);
    connect(&engine, &SyncEngine::statusChanged, &engine,
            [&caughtUp](const SyncStatus &status) { caughtUp = status.lastSync; });
    QElapsedTimer timer;
    timer.start();
    engine.connectTo(sides.access());
    QTRY_VERIFY_WITH_TIMEOUT(caughtUp.has_value(), 150'000);
    qInfo("10,000 listings in %lld ms", static_cast<long long>(timer.elapsed()));
    const auto onServer = sides.onServer();
    QueueFilter all;
    all.queue = SavedQueue::All;
    QCOMPARE(awaited(sides.store().order(all))->keys.size(), onServer.size());
    for (int i = 1; i <= 10'000; i += 97) {
        const auto cached = awaited(sides.store().notice(listingId(i)));
        QVERIFY(cached);
        QVERIFY(cached->listing == onServer.at(listingId(i).value));
    }
    QTRY_COMPARE(sides.proxy.count("GET", "/v1/changes?limit=500"), 21); // twenty pages and the poll
}

void TestPull10k::fiveHundredDecisionsAfterADayOffline()
{
    TwoSides sides;
    sides.putMany(1, 500);
    std::vector<DecisionId> ids;
    for (int i = 1; i <= 500; ++i) {
        ids.push_back(
            sides.record(decisionOn(i, i % 4 == 0 ? DecisionKind::Decline : DecisionKind::Approve)).decision.id);
    }
    SyncEngine engine(sides.store(), testPolicy(), sides.clock);
    QElapsedTimer timer;
    timer.start();
    engine.connectTo(sides.access());
    QTRY_COMPARE_WITH_TIMEOUT(sides.ledger().size(), 500U, 60'000);
    qInfo("500 decisions in %lld ms", static_cast<long long>(timer.elapsed()));
    const std::vector<Decision> ledger = sides.ledger();
    for (std::size_t i = 0; i < ids.size(); ++i) {
        QCOMPARE(ledger.at(i).id, ids.at(i));
    }
    QTRY_COMPARE_WITH_TIMEOUT(QByteArray::fromStdString(sides.difference()), QByteArray(), 20'000);
}

QTEST_GUILESS_MAIN(TestPull10k)
#include "tst_pull10k.moc"
