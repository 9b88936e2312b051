// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <cstring>
#include <fstream>

#include <unistd.h>

#include <QCoreApplication>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "disktrace.h"
#include "support/storefixture.h"

using namespace stagedoor;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

constexpr int decisions = 60;

/// The child: decides, takes back and pulls, says what was acknowledged, and goes without closing anything.
int decide(const char *profile)
{
    const ManualClock clock;
    const auto opened = Store::open({.profile = profile}, clock);
    if (!opened) {
        return 1;
    }
    Store &store = **opened;
    std::printf("open\n");
    std::fflush(stdout);
    for (int i = 0; i < decisions; ++i) {
        const Decision decision = makeDecision({"L-" + std::to_string(i)});
        valueFrom(store.record(decision, "title", clock.now() + 1h));
        std::printf("recorded %s\n", decision.id.value.c_str());
        if (i % 3 == 0) {
            std::fflush(stdout);
            valueFrom(store.withdraw(decision.id));
            std::printf("withdrawn %s\n", decision.id.value.c_str());
        }
        std::fflush(stdout);
        if (i % 10 == 0) {
            AssessedPage page;
            page.page.listings = {makeListing("L-" + std::to_string(i))};
            page.assessments = {makeAssessment(1)};
            page.page.cursor = std::to_string(i);
            static_cast<void>(valueFrom(store.apply(page)));
        }
    }
    ::_exit(0);
}

} // namespace

/// The power fails at any moment of a session: what was acknowledged is there after it.
class TestPowerCut : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyDecisionIsSynced();
    void whatWasAcknowledgedIsThereAfterACut();
    void withoutSyncingSomethingWouldBeLost();

private:
    /// How many acknowledgements do not hold after cuts at random moments.
    int lostIn(int cuts, bool syncsCount);
    [[nodiscard]] int lostAt(std::size_t moment, std::mt19937 &random, bool syncsCount) const;
    std::unique_ptr<DiskTrace> m_trace;
};

void TestPowerCut::initTestCase()
{
    if (QStandardPaths::findExecutable(QStringLiteral("strace")).isEmpty()) {
        QSKIP("strace is not installed");
    }
    const QTemporaryDir folder;
    const QString log = folder.filePath(QStringLiteral("log"));
    const QString profile = folder.filePath(QStringLiteral("profile"));
    QProcess child;
    child.start(QStringLiteral("strace"),
                {QStringLiteral("-f"), QStringLiteral("-qq"), QStringLiteral("-y"), QStringLiteral("-xx"),
                 QStringLiteral("-s"), QStringLiteral("1000000"), QStringLiteral("-e"),
                 QString::fromLatin1(DiskTrace::calls), QStringLiteral("-o"), log,
                 QCoreApplication::applicationFilePath(), QStringLiteral("--decide"), profile});
    QVERIFY(child.waitForFinished(60'000));
    if (child.exitCode() != 0) {
        QSKIP("strace may not trace here");
    }
    QFile file(log);
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_trace = std::make_unique<DiskTrace>(file.readAll(), profile.toStdString());
    QCOMPARE(int(m_trace->printed().size()), 1 + decisions + decisions / 3);
}

void TestPowerCut::everyDecisionIsSynced()
{
    const int events = decisions + decisions / 3;
    QVERIFY(m_trace->syncsOf("decisions.journal") >= events);
    QVERIFY(m_trace->syncsOf("decisions.db-wal") >= events);
    QVERIFY(m_trace->syncsOf("cache.db-wal") < events); // NORMAL: once a checkpoint
    qInfo("%d syncs of the journal, %d of the log, for %d events", m_trace->syncsOf("decisions.journal"),
          m_trace->syncsOf("decisions.db-wal"), events);
}

int TestPowerCut::lostAt(std::size_t moment, std::mt19937 &random, bool syncsCount) const
{
    const QTemporaryDir folder;
    const fs::path profile = fs::path(folder.path().toStdString()) / "profile";
    fs::create_directory(profile);
    for (const auto &[name, bytes] : m_trace->after(moment, random, syncsCount)) {
        std::ofstream(profile / name, std::ios::binary) << bytes;
    }
    const ManualClock clock;
    const auto opened = Store::open({.profile = profile}, clock);
    if (!opened) {
        qFatal("the profile cannot be opened: %s", opened.error().detail.c_str());
    }
    std::map<std::string, OutboxState> found;
    for (const OutboxEntry &entry : valueFrom((*opened)->outbox(true, 1000))) {
        found[entry.decision.id.value] = entry.state;
    }
    int lost = 0;
    for (const auto &[at, line] : m_trace->printed()) {
        if (at <= moment && line != "open") {
            const auto entry = found.find(line.substr(line.find(' ') + 1));
            const bool holds =
                entry != found.end() && (line.starts_with("recorded") || entry->second == OutboxState::Withdrawn);
            lost += holds ? 0 : 1;
        }
    }
    return lost;
}

int TestPowerCut::lostIn(int cuts, bool syncsCount)
{
    const unsigned seed = std::random_device()();
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    const std::size_t opened = m_trace->printed().front().at;
    int lost = 0;
    for (int cut = 0; cut < cuts; ++cut) {
        lost += lostAt(opened + random() % (m_trace->length() - opened), random, syncsCount);
    }
    return lost;
}

void TestPowerCut::whatWasAcknowledgedIsThereAfterACut()
{
    QCOMPARE(lostIn(200, true), 0);
}

void TestPowerCut::withoutSyncingSomethingWouldBeLost()
{
    const int lost = lostIn(20, false);
    qInfo("%d lost", lost);
    QVERIFY(lost > 0); // else this test sees nothing
}

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (argc == 3 && std::strcmp(argv[1], "--decide") == 0) {
        return decide(argv[2]);
    }
    TestPowerCut test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_powercut.moc"
