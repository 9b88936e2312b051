// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>

#include <sys/resource.h>

#include <QRegularExpression>
#include <QTest>

#include "faultvfs.h"
#include "support/storefixture.h"

using namespace stagedoor;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

Q_DECLARE_METATYPE(stagedoor::FaultVfs::Operation)

namespace {

/// What the editor was told of each decision.
struct Told {
    std::map<std::string, OutboxState> states; ///< of those that were acknowledged
    std::vector<std::string> failed;           ///< not shown as saved
};

void recordSome(StoreFixture &fixture, Told &told)
{
    for (int i = 0; i < 4; ++i) {
        const Decision decision = makeDecision({"L-" + std::to_string(i)});
        const bool waits = i < 2;
        const auto entry = wait(fixture.store().record(decision, "t", fixture.clock().now() + (waits ? 1h : 0h)));
        if (!entry) {
            told.failed.push_back(decision.id.value);
            continue;
        }
        told.states[decision.id.value] = entry->state;
        if (i == 0 && wait(fixture.store().withdraw(decision.id))) {
            told.states[decision.id.value] = OutboxState::Withdrawn;
        }
    }
}

void sendSome(StoreFixture &fixture, Told &told)
{
    for (int i = 0; i < 2; ++i) {
        const auto entry = wait(fixture.store().nextToSend(fixture.clock().now(), {}));
        if (!entry || !*entry) {
            return;
        }
        const DecisionId id = (*entry)->decision.id;
        told.states[id.value] = OutboxState::Unknown;
        if (wait(fixture.store().settle(id, OutboxState::Sent, 201, {}))) {
            told.states[id.value] = OutboxState::Sent;
        }
    }
}

void session(StoreFixture &fixture, Told &told)
{
    recordSome(fixture, told);
    AssessedPage page;
    for (int i = 0; i < 20; ++i) {
        page.page.listings.push_back(makeListing("L-" + std::to_string(i)));
        page.assessments.push_back(makeAssessment(1));
    }
    page.page.cursor = "c";
    if (!wait(fixture.store().apply(page))) {
        const auto cursor = wait(fixture.store().cursor());
        QVERIFY(!cursor || cursor->empty()); // all of the page or nothing
    }
    sendSome(fixture, told);
}

/// What was told stands: exactly, but that a decision may be further than the editor knows.
void checkAgainst(StoreFixture &fixture, const Told &told)
{
    std::map<std::string, OutboxState> found;
    for (const OutboxEntry &entry : valueFrom(fixture.store().outbox(true, 100))) {
        found[entry.decision.id.value] = entry.state;
    }
    for (const auto &[id, state] : told.states) {
        QVERIFY(found.contains(id));
        if (state == OutboxState::Withdrawn || state == OutboxState::Sent) {
            QCOMPARE(found[id], state);
        }
    }
    for (const std::string &id : told.failed) {
        QVERIFY(!found.contains(id));
    }
}

std::string quarantined(const fs::path &folder)
{
    std::string names;
    for (const auto &entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        names += name.find(".corrupt-") != std::string::npos ? name + ' ' : "";
    }
    return names;
}

} // namespace

/// The disk fails at every place once, and for good: what was acknowledged stays, what failed is not there.
class TestStoreFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { FaultVfs::install(); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void cleanup() { FaultVfs::failAt(FaultVfs::Operation::Write, 0, false); }
    void everyOperationOfASessionFails_data() { operations(); }
    void everyOperationOfASessionFails();
    void everyOperationOfAnOpeningFails_data() { operations(); }
    void everyOperationOfAnOpeningFails();
    void theDiskIsFull();

private:
    static void operations();
};

void TestStoreFaults::operations()
{
    QTest::addColumn<FaultVfs::Operation>("kind");
    QTest::addColumn<bool>("lasting");
    QTest::newRow("a write, once") << FaultVfs::Operation::Write << false;
    QTest::newRow("writes, from then on") << FaultVfs::Operation::Write << true;
    QTest::newRow("a sync, once") << FaultVfs::Operation::Sync << false;
    QTest::newRow("syncs, from then on") << FaultVfs::Operation::Sync << true;
    QTest::newRow("a read, once") << FaultVfs::Operation::Read << false;
    QTest::newRow("reads, from then on") << FaultVfs::Operation::Read << true;
}

void TestStoreFaults::everyOperationOfASessionFails()
{
    QFETCH(FaultVfs::Operation, kind);
    QFETCH(bool, lasting);
    int places = 0;
    for (bool wasHit = true; wasHit; ++places) {
        const int step = qEnvironmentVariableIsSet("STAGEDOOR_NIGHTLY") ? 1 : lasting ? 11 : 5;
        StoreFixture fixture;
        Told told;
        FaultVfs::failAt(kind, 1 + places * step, lasting);
        session(fixture, told);
        wasHit = FaultVfs::hasFailed();
        FaultVfs::failAt(kind, 0, false);
        session(fixture, told); // and it goes on without a restart
        if (QTest::currentTestFailed()) {
            return;
        }
        checkAgainst(fixture, told);
        fixture.reopen();
        checkAgainst(fixture, told);
        QVERIFY(!QTest::currentTestFailed());
        const std::string found = quarantined(fixture.profile());
        QVERIFY2(found.empty(), qPrintable(QStringLiteral("place %1: ").arg(places) + QString::fromStdString(found)));
        QVERIFY(wasHit || told.failed.empty());
        QCOMPARE(fixture.idsOf({.queue = SavedQueue::All}).size(), 20U);
    }
    qInfo("%d places", places - 1);
    QVERIFY(places > 1 || kind == FaultVfs::Operation::Read); // which finds everything in memory
}

void TestStoreFaults::everyOperationOfAnOpeningFails()
{
    QFETCH(FaultVfs::Operation, kind);
    QFETCH(bool, lasting);
    int places = 0;
    for (bool wasHit = true; wasHit; ++places) {
        StoreFixture fixture;
        Told told;
        session(fixture, told);
        fixture.close();
        fs::remove(fixture.profile() / (places % 2 == 0 ? "cache.db" : "decisions.db"));
        FaultVfs::failAt(kind, 1 + places, lasting);
        const auto opened = fixture.tryToOpen();
        wasHit = FaultVfs::hasFailed();
        QVERIFY(opened || opened.error().kind == Error::Kind::Storage);
        fixture.close();
        FaultVfs::failAt(kind, 0, false);
        QVERIFY(fixture.tryToOpen());
        checkAgainst(fixture, told);
        if (QTest::currentTestFailed()) {
            return;
        }
        const std::string found = quarantined(fixture.profile());
        QVERIFY2(found.empty(), qPrintable(QStringLiteral("place %1: ").arg(places) + QString::fromStdString(found)));
    }
    qInfo("%d places", places - 1);
}

void TestStoreFaults::theDiskIsFull()
{
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit unlimited = {};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &unlimited), 0);
    for (const char *name : {"decisions.journal", "decisions.db-wal"}) {
        StoreFixture fixture;
        Told told;
        session(fixture, told);
        rlimit full = unlimited;
        full.rlim_cur = fs::file_size(fixture.profile() / name) + 100;
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &full), 0);
        const Decision decision = makeDecision({"L-1"});
        const auto recorded = wait(fixture.store().record(decision, "t", fixture.clock().now()));
        const auto readable = wait(fixture.store().outbox(true, 100));
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &unlimited), 0);
        QVERIFY2(!recorded, name);
        QCOMPARE(recorded.error().kind, Error::Kind::Storage);
        QVERIFY(recorded.error().code != 0);
        QVERIFY(readable);
        QVERIFY(wait(fixture.store().record(decision, "t", fixture.clock().now()))); // without a restart
        told.states[decision.id.value] = OutboxState::Ready;
        checkAgainst(fixture, told);
        fixture.reopen();
        checkAgainst(fixture, told);
        QCOMPARE(fixture.store().report(), OpenReport());
    }
}

QTEST_GUILESS_MAIN(TestStoreFaults)
#include "tst_storefaults.moc"
