// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <cstring>
#include <map>
#include <random>

#include <QCoreApplication>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "support/storefixture.h"

using namespace stagedoor;
using namespace std::chrono_literals;

namespace {

/// Says what the store acknowledged, the moment it did.
void tell(const char *what, const DecisionId &id)
{
    std::printf("%s %s\n", what, id.value.c_str());
    std::fflush(stdout);
}

/// The child: an editor who decides, takes back, sends and pulls as fast as he can, until he is killed.
int decideForEver(const char *profile)
{
    const SystemClock clock;
    const auto opened = Store::open({.profile = profile}, clock);
    if (!opened) {
        std::fprintf(stderr, "%s\n", opened.error().detail.c_str());
        return 1;
    }
    Store &store = **opened;
    if (store.report() != OpenReport() && (store.report().cacheRebuilt || store.report().decisionsRebuilt)) {
        return 2;
    }
    std::printf("open\n");
    for (int i = 0;; ++i) {
        const Decision decision = makeDecision({"L-" + std::to_string(i % 50)});
        const Timestamp release = clock.now() + (i % 3 == 0 ? 1h : 0h);
        QFuture<Result<AppliedPage>> pulling;
        if (i % 4 == 0) {
            AssessedPage page;
            page.page.listings = {makeListing("L-" + std::to_string(i % 50), "title " + std::to_string(i))};
            page.page.cursor = std::to_string(i);
            page.assessments = {makeAssessment(i % 2)};
            pulling = store.apply(page);
        }
        valueFrom(store.record(decision, "title", release));
        tell("recorded", decision.id);
        if (i % 3 == 0) {
            valueFrom(store.withdraw(decision.id));
            tell("withdrawn", decision.id);
        } else if (const auto entry = valueFrom(store.nextToSend(clock.now(), {}))) {
            valueFrom(store.settle(entry->decision.id, OutboxState::Sent, 201, {}));
            tell("sent", entry->decision.id);
        }
        if (i % 4 == 0) {
            valueFrom(pulling);
        }
    }
}

/// The acknowledgements among the child's output: the last of each decision.
std::map<std::string, std::string> acknowledged(const QByteArray &output)
{
    std::map<std::string, std::string> last;
    for (const QByteArray &line : output.left(output.lastIndexOf('\n') + 1).split('\n')) {
        const qsizetype blank = line.indexOf(' ');
        if (blank > 0) {
            last[line.mid(blank + 1).toStdString()] = line.left(blank).toStdString();
        }
    }
    return last;
}

bool agrees(const std::string &word, OutboxState state)
{
    if (word == "withdrawn") {
        return state == OutboxState::Withdrawn;
    }
    return word != "sent" || state == OutboxState::Sent;
}

} // namespace

class TestKill : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void whatWasAcknowledgedSurvives();

private:
    static QByteArray runAndKill(const QString &profile, int afterMs);
};

QByteArray TestKill::runAndKill(const QString &profile, int afterMs)
{
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--decide"), profile});
    if (!child.waitForReadyRead(20'000)) {
        qFatal("the child said nothing: %s", child.readAllStandardError().constData());
    }
    const QByteArray opening = child.readAllStandardOutput();
    if (!child.waitForFinished(afterMs)) { // it never ends by itself
        child.kill();
    }
    child.waitForFinished();
    return opening + child.readAllStandardOutput();
}

void TestKill::whatWasAcknowledgedSurvives()
{
    const unsigned seed = std::random_device()();
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    std::unique_ptr<QTemporaryDir> folder;
    std::map<std::string, std::string> told;
    std::size_t total = 0;
    int replayed = 0;
    for (int kill = 0; kill < 100; ++kill) {
        if (kill % 10 == 0) {
            folder = std::make_unique<QTemporaryDir>();
            told.clear();
        }
        const auto more = acknowledged(runAndKill(folder->path(), int(random() % 80)));
        total += more.size();
        for (const auto &[id, word] : more) {
            told[id] = word;
        }
        const SystemClock clock;
        const auto opened = Store::open({.profile = folder->path().toStdString()}, clock);
        QVERIFY2(opened, opened ? "" : opened.error().detail.c_str());
        const OpenReport &report = (*opened)->report();
        QVERIFY(!report.cacheRebuilt && !report.decisionsRebuilt && !report.journalRebuilt && report.damagedLines == 0);
        replayed += report.replayed;
        std::map<std::string, OutboxState> found;
        for (const OutboxEntry &entry : valueFrom((*opened)->outbox(true, 1'000'000))) {
            QVERIFY(found.emplace(entry.decision.id.value, entry.state).second); // none is there twice
        }
        for (const auto &[id, word] : told) {
            const auto entry = found.find(id);
            QVERIFY2(entry != found.end(), qPrintable(QStringLiteral("lost at kill %1").arg(kill)));
            QVERIFY(agrees(word, entry->second));
        }
    }
    qInfo("100 kills, %zu decisions acknowledged, 0 lost, %d replayed from the journal", total, replayed);
    QVERIFY(total > 100);
}

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (argc == 3 && std::strcmp(argv[1], "--decide") == 0) {
        return decideForEver(argv[2]);
    }
    TestKill test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_kill.moc"
