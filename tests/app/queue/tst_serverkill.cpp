// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QTest>

#include <fstream>
#include <random>
#include <set>
#include <thread>

#include "deciding.h"
#include "queue/records/decisionrecords.h"
#include "queue/records/logrecords.h"

using namespace stagedoor;
using namespace stagedoor::test;

/// The real program, killed at random moments while decisions arrive.
class TestServerKill : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingAcknowledgedIsLostAndNothingIsDoubled();
};

namespace {

constexpr int kills = 100;
constexpr int perRound = 40; // decisions that a round could take, had it the time

struct Sent {
    std::string id;
    std::string body;
};

/// Puts decisions until the server is gone; what it said yes to, and what it left open.
void decideUntilTheEnd(std::uint16_t port, const std::string &token, const std::vector<Sent> &round,
                       std::vector<Sent> &acknowledged, std::vector<Sent> &open)
{
    ServerClient client(port, token);
    for (const Sent &each : round) {
        const WireAnswer answer = client.put("/v1/decisions/" + each.id, each.body);
        if (answer.status == 201) {
            acknowledged.push_back(each);
        } else {
            open.push_back(each);
            return;
        }
    }
}

} // namespace

void TestServerKill::nothingAcknowledgedIsLostAndNothingIsDoubled()
{
    const QTemporaryDir folder;
    const std::string file = folder.filePath(QStringLiteral("queue.db")).toStdString();
    std::string token;
    {
        const auto database = server::Database::open(file);
        QVERIFY(database);
        token = *(*database)->write([](server::Connection &connection) {
            return server::addToken(connection, {"ana", server::Role::Editor}, SystemClock().now(), {});
        });
        std::ofstream lines(folder.filePath(QStringLiteral("lines")).toStdString());
        for (int i = 0; i < kills * perRound; ++i) {
            lines << line("L-" + std::to_string(i));
        }
    }
    QCOMPARE(ServerProcess::run({QStringLiteral("import"), QStringLiteral("--database"), QString::fromStdString(file),
                                 folder.filePath(QStringLiteral("lines"))})
                 .code,
             0);

    const unsigned seed = std::random_device()();
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    QElapsedTimer timer;
    timer.start();
    std::vector<Sent> acknowledged;
    std::vector<Sent> open;
    int next = 0;
    int rounds = 0;
    while (rounds < kills && timer.elapsed() < 38'000) {
        ServerProcess process(QString::fromStdString(file));
        QVERIFY2(process.isListening(), qPrintable(process.errors()));
        std::vector<Sent> round;
        if (!open.empty()) { // asked again under the same id, as an outbox does
            round.push_back(open.back());
        }
        for (int i = 0; i < perRound; ++i, ++next) {
            const std::string number = std::to_string(next);
            round.push_back({"d-" + number, decisionBodyToJson(approval("L-" + number))});
        }
        if (!open.empty()) {
            ServerClient client(process.port(), token);
            const WireAnswer again = client.put("/v1/decisions/" + open.back().id, open.back().body);
            QVERIFY2(again.status == 200 || again.status == 201, again.body.c_str());
            acknowledged.push_back(open.back());
            round.erase(round.begin());
            open.pop_back();
        }
        std::jthread decides([&] { decideUntilTheEnd(process.port(), token, round, acknowledged, open); });
        std::this_thread::sleep_for(std::chrono::microseconds(random() % 40'000));
        process.kill();
        decides.join();
        ++rounds;
    }
    qInfo("%d kills in %lld ms, %zu decisions acknowledged", rounds, static_cast<long long>(timer.elapsed()),
          acknowledged.size());
    QCOMPARE(rounds, kills);

    const auto database = server::Database::open(file);
    QVERIFY(database);
    QVERIFY(*(*database)->isWhole());
    const auto stored = (*database)->read([](server::Connection &connection) {
        return server::decisionsAfter(connection, {{}, {}, 0, 1'000'000}).decisions;
    });
    const auto log = (*database)->read([](server::Connection &connection) {
        return server::verifyLog(connection).firstBad ? LogPage() : server::logAfter(connection, 0, "ana", 1'000'000);
    });
    std::multiset<std::string> ids;
    for (const Decision &each : *stored) {
        ids.insert(each.id.value);
    }
    std::multiset<std::string> logged;
    for (const LogEntry &each : log->entries) {
        logged.insert(each.decisionId.value);
    }
    QCOMPARE(ids.size(), std::set<std::string>(ids.begin(), ids.end()).size());
    QVERIFY(ids == logged); // decision and log are one transaction
    for (const Sent &each : acknowledged) {
        QCOMPARE(ids.count(each.id), 1U);
    }
    QVERIFY(acknowledged.size() > std::size_t(kills)); // it did work in between
}

QTEST_GUILESS_MAIN(TestServerKill)
#include "tst_serverkill.moc"
