// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <array>
#include <random>
#include <thread>

#include <sqlite3.h>
#include <sys/resource.h>

#include "deciding.h"
#include "queue/database/statement.h"
#include "queue/records/logrecords.h"

using namespace stagedoor;
using namespace stagedoor::test;

namespace {

/// Statements that each change one entry of the log, or take it away.
std::array<std::string, 6> waysToBreak(std::int64_t entry)
{
    const std::string seq = std::to_string(entry);
    const std::string next = std::to_string(entry + 1);
    return {"UPDATE log SET who = who || 'x' WHERE seq = " + seq,
            "UPDATE log SET at_ms = at_ms + 1 WHERE seq = " + seq,
            "UPDATE log SET listing = 'L-other' WHERE seq = " + seq,
            "DELETE FROM log WHERE seq = " + seq,
            "UPDATE log SET seq = -1 WHERE seq = " + seq + "; UPDATE log SET seq = " + seq + " WHERE seq = " + next +
                "; UPDATE log SET seq = " + next + " WHERE seq = -1",
            "UPDATE log SET hash = '" + std::string(64, 'a') + "' WHERE seq = " + seq};
}

} // namespace

/// The database and its log, as somebody would find them who tries to change them.
class TestServerLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theLogIsNotEditedThroughTheServer();
    void everyTamperingIsFound();
    void anotherProgramsFileIsRefused();
    void aNewerSchemaIsRefusedUntouched();
    void aDamagedFileIsNotServed();
    void aBackupThatHoldsTheLockOnlyDelays();
    void aFullDiskAnswers503AndTakesNothingHalf();
};

static void raw(const std::string &file, const std::string &sql)
{
    sqlite3 *db = nullptr;
    QCOMPARE(sqlite3_open(file.c_str(), &db), SQLITE_OK);
    char *message = nullptr;
    const int code = sqlite3_exec(db, sql.c_str(), nullptr, nullptr, &message);
    QVERIFY2(code == SQLITE_OK, message == nullptr ? "" : message);
    sqlite3_close(db);
}

void TestServerLog::theLogIsNotEditedThroughTheServer()
{
    ServerFixture server;
    server.importLines(line("L-1"));
    for (const char *sql : {"UPDATE log SET who = 'nobody'", "DELETE FROM log", "DELETE FROM log WHERE seq = 1"}) {
        const auto done = server.database().write(
            [sql](server::Connection &connection) { return server::Statement(connection, sql).run(); });
        QVERIFY(!done);
        QVERIFY(done.error().detail.find("append-only") != std::string::npos);
    }
    QCOMPARE(server.log().size(), 1U);
}

void TestServerLog::everyTamperingIsFound()
{
    ServerFixture server;
    std::string lines;
    for (int i = 0; i < 30; ++i) {
        lines += line("L-" + std::to_string(i));
    }
    server.importLines(lines);
    QCOMPARE(server.log().size(), 30U);
    server.stop();
    const std::string file = server.databaseFile();
    const auto check = [&server] {
        return *server.database().read([](server::Connection &connection) { return server::verifyLog(connection); });
    };
    raw(file, "DROP TRIGGER log_is_not_edited; DROP TRIGGER log_is_not_cut; CREATE TABLE good AS SELECT * FROM log");
    std::mt19937 random(4711);
    for (int i = 0; i < 100; ++i) {
        const std::int64_t entry = 1 + std::int64_t(random() % 29);
        const std::array<std::string, 6> ways = waysToBreak(entry);
        raw(file, ways.at(random() % ways.size()));
        const server::LogCheck found = check();
        QVERIFY(found.firstBad);
        QVERIFY2(*found.firstBad == entry || *found.firstBad == entry + 1, std::to_string(*found.firstBad).c_str());
        raw(file, "DELETE FROM log; INSERT INTO log SELECT * FROM good");
        QVERIFY(!check().firstBad);
    }
}

void TestServerLog::anotherProgramsFileIsRefused()
{
    const QTemporaryDir folder;
    const std::string file = folder.filePath(QStringLiteral("other.db")).toStdString();
    raw(file, "CREATE TABLE theirs (x)");
    const auto opened = server::Database::open(file);
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, Error::Kind::Invalid);
    raw(file, "DROP TABLE theirs; PRAGMA application_id = 77");
    QVERIFY(!server::Database::open(file));
}

void TestServerLog::aNewerSchemaIsRefusedUntouched()
{
    const QTemporaryDir folder;
    const std::string file = folder.filePath(QStringLiteral("newer.db")).toStdString();
    {
        const auto made = server::Database::open(file);
        QVERIFY(made);
    }
    raw(file, "PRAGMA user_version = 999");
    const auto opened = server::Database::open(file);
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, Error::Kind::Newer);
}

void TestServerLog::aDamagedFileIsNotServed()
{
    ServerFixture server;
    server.importFile(STAGEDOOR_SOURCE "/resources/demo/listings-a.jsonl");
    server.stop();
    raw(server.databaseFile(), "PRAGMA wal_checkpoint(TRUNCATE)");
    QFile file(QString::fromStdString(server.databaseFile()));
    QVERIFY(file.open(QIODevice::ReadWrite));
    for (qint64 page = 3; page < 20; ++page) {
        file.seek(page * 4096);
        file.write(QByteArray(500, '\x5a'));
    }
    file.close();
    server::ServerOptions options;
    options.database = server.databaseFile();
    const SystemClock clock;
    QVERIFY(!server::QueueServer::start(options, clock));
}

void TestServerLog::aBackupThatHoldsTheLockOnlyDelays()
{
    ServerFixture server;
    server.importLines(line("L-1"));
    Editor ana(server, "ana");
    sqlite3 *blocker = nullptr; // another program that holds the write lock for a while
    QCOMPARE(sqlite3_open(server.databaseFile().c_str(), &blocker), SQLITE_OK);
    QCOMPARE(sqlite3_exec(blocker, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
    std::jthread frees([blocker] {
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        sqlite3_exec(blocker, "ROLLBACK", nullptr, nullptr, nullptr);
    });
    ServerClient reader(server.port());
    QCOMPARE(reader.get("/v1").status, 200); // readers go on
    QCOMPARE(ana.decide(approval("L-1")).status, 201);
    frees.join();
    sqlite3_close(blocker);
}

void TestServerLog::aFullDiskAnswers503AndTakesNothingHalf()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("queue.db"));
    std::string token;
    {
        const auto database = server::Database::open(file.toStdString());
        QVERIFY(database);
        token = *(*database)->write([](server::Connection &connection) {
            return server::addToken(connection, {"site", server::Role::Platform}, SystemClock().now(), {});
        });
    }
    ServerProcess process(file);
    QVERIFY(process.isListening());
    ServerClient site(process.port(), token);
    QCOMPARE(site.put("/v1/listings/L-1", line("L-1")).status, 201);
    const auto limit = [&process](rlim_t bytes) {
        const rlimit wanted{bytes, RLIM_INFINITY};
        return ::prlimit(pid_t(process.processId()), RLIMIT_FSIZE, &wanted, nullptr) == 0;
    };
    QVERIFY(limit(1)); // not a byte more in any file
    const WireAnswer full = site.put("/v1/listings/L-2", line("L-2"));
    QCOMPARE(full.status, 503);
    QVERIFY(full.headers.contains("retry-after"));
    QCOMPARE(site.get("/v1/decisions").status, 200);
    QVERIFY(limit(RLIM_INFINITY));
    QCOMPARE(site.put("/v1/listings/L-2", line("L-2")).status, 201); // it was not there, not even half
    process.kill();
    const auto database = server::Database::open(file.toStdString());
    QVERIFY(database && *(*database)->isWhole());
    const auto check = (*database)->read([](server::Connection &connection) { return server::verifyLog(connection); });
    QCOMPARE(check->entries, 2);
    QVERIFY(!check->firstBad);
}

QTEST_GUILESS_MAIN(TestServerLog)
#include "tst_serverlog.moc"
