// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 of the workstation, and of the server, at random moments while an editor decides and the two keep in step:
// nothing that was shown as saved is lost, nothing arrives twice (reliability.md, I1, I2, I4).
#include <map>
#include <random>
#include <set>

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QSettings>
#include <QTest>

#include "store/storetypes.h"
#include "support/queueprocess.h"
#include "system/childprocess.h"

using namespace stagedoor;
using namespace stagedoor::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kills = 100;

/// The keydriver on one profile, started again and again.
class Worker
{
public:
    Worker(const QueueProcess &server, const QString &token) : m_url(server.url())
    {
        QFile file(m_folder.filePath(u"token"_s));
        if (!file.open(QIODevice::WriteOnly) ||
            !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)) {
            qFatal("no token file");
        }
        file.write(token.toUtf8());
        QSettings settings(m_folder.filePath(u"profile/settings.ini"_s), QSettings::IniFormat);
        settings.setValue(u"review/undoSeconds"_s, 5);
        endWithParent(m_process);
    }
    ~Worker() { kill(); }

    void start(const QString &what, int seed)
    {
        m_process.start(
            QCoreApplication::applicationDirPath() + u"/keydriver"_s,
            {what, m_folder.filePath(u"profile"_s), m_url, m_folder.filePath(u"token"_s), QString::number(seed)});
        if (!m_process.waitForReadyRead(30'000)) {
            qFatal("the workstation did not come up: %d %s %s", m_process.exitCode(),
                   qPrintable(m_process.errorString()), m_process.readAllStandardError().constData());
        }
    }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished(10'000);
        take();
    }
    /// Runs the settling workstation to its end and reads its outbox.
    bool settle()
    {
        start(u"settle"_s, 0);
        const bool ended = m_process.waitForFinished(180'000) && m_process.exitCode() == 0;
        for (const QByteArray &line : m_process.readAllStandardOutput().split('\n')) {
            const QList<QByteArray> words = line.split(' ');
            if (words.size() == 3 && words.at(0) == "entry") {
                m_outbox.emplace(words.at(1).toStdString(), OutboxState(words.at(2).toInt()));
            }
        }
        take();
        return ended;
    }
    [[nodiscard]] const std::set<std::string> &saved() const { return m_saved; }
    [[nodiscard]] const std::set<std::string> &takenBack() const { return m_takenBack; }
    [[nodiscard]] const std::map<std::string, OutboxState> &outbox() const { return m_outbox; }

private:
    /// What the program said it had saved, line by line.
    void take()
    {
        for (const QByteArray &line : m_process.readAllStandardError().split('\n')) {
            const QList<QByteArray> words = line.trimmed().split(' ');
            const qsizetype at = words.indexOf("stagedoor.review:");
            if (at >= 0 && words.size() > at + 2) {
                (words.at(at + 1) == "recorded"    ? m_saved
                 : words.at(at + 1) == "withdrawn" ? m_takenBack
                                                   : m_other)
                    .insert(words.at(at + 2).toStdString());
            }
        }
    }

    QTemporaryDir m_folder;
    QString m_url;
    QProcess m_process;
    std::set<std::string> m_saved;
    std::set<std::string> m_takenBack;
    std::set<std::string> m_other;
    std::map<std::string, OutboxState> m_outbox;
};

void pause(std::mt19937 &random, int least_ms, int most_ms)
{
    QTest::qWait(std::uniform_int_distribution(least_ms, most_ms)(random)); // a random moment, not a wait for something
}

void compare(Worker &worker, const QueueProcess &server, const QString &supervisor)
{
    std::map<std::string, int> onServer;
    for (const LogEntry &entry : server.log(supervisor)) {
        if (!entry.decisionId.empty() && entry.action != "applied") {
            ++onServer[entry.decisionId.value];
        }
    }
    const auto times = [&onServer](const std::string &id) {
        const auto found = onServer.find(id);
        return found == onServer.end() ? 0 : found->second;
    };
    int lost = 0;
    int doubled = 0;
    int wrong = 0;
    for (const std::string &id : worker.saved()) {
        const auto found = worker.outbox().find(id);
        lost += found == worker.outbox().end() ? 1 : 0;
    }
    for (const auto &[id, state] : worker.outbox()) {
        const bool sent = state == OutboxState::Sent || state == OutboxState::Held;
        lost += sent && times(id) == 0 ? 1 : 0;
        wrong += !isSettled(state) || (!sent && times(id) > 0) ? 1 : 0;
    }
    for (const auto &[id, count] : onServer) {
        doubled += count > 1 ? 1 : 0;
        wrong += worker.takenBack().contains(id) ? 1 : 0;
    }
    qInfo("%zu shown as saved, %zu taken back, %zu in the outbox, %zu on the server: %d lost, %d doubled, %d wrong",
          worker.saved().size(), worker.takenBack().size(), worker.outbox().size(), onServer.size(), lost, doubled,
          wrong);
    QVERIFY(worker.saved().size() > 100);
    QCOMPARE(lost, 0);
    QCOMPARE(doubled, 0);
    QCOMPARE(wrong, 0);
}

} // namespace

class TestWorkstationKill final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ofTheWorkstation();
    void ofTheServer();
};

void TestWorkstationKill::ofTheWorkstation()
{
    QueueProcess server;
    server.generate(3000);
    const QString ana = server.addToken(u"ana"_s, u"editor"_s);
    const QString supervisor = server.addToken(u"sam"_s, u"supervisor"_s);
    server.serve();
    Worker worker(server, ana);
    std::mt19937 random(20261123);
    for (int kill = 0; kill < kills; ++kill) {
        worker.start(u"press"_s, kill);
        pause(random, 50, 1500);
        worker.kill();
    }
    QVERIFY(worker.settle());
    compare(worker, server, supervisor);
}

void TestWorkstationKill::ofTheServer()
{
    QueueProcess server;
    server.generate(3000);
    const QString ana = server.addToken(u"ana"_s, u"editor"_s);
    const QString supervisor = server.addToken(u"sam"_s, u"supervisor"_s);
    server.serve();
    Worker worker(server, ana);
    std::mt19937 random(20261124);
    worker.start(u"press"_s, 1);
    for (int kill = 0; kill < kills; ++kill) {
        pause(random, 50, 700);
        server.kill();
        server.serve();
    }
    worker.kill();
    QVERIFY(worker.settle());
    compare(worker, server, supervisor);
}

QTEST_GUILESS_MAIN(TestWorkstationKill)
#include "tst_workstationkill.moc"
