// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>

#include <sys/resource.h>

#include <QFileInfo>
#include <QTest>

#include "deciding.h"
#include "queue/database/statement.h"

using namespace stagedoor;
using namespace stagedoor::test;
using server::Connection;
using server::Statement;

/// A database that fails in the middle: all of a write is there afterwards, or nothing of it.
class TestServerStorage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingRunsAfterAFailure();
    void aFullDiskLeavesNoHalfDecision();
    void aRowThatCannotBeReadIsAnError_data();
    void aRowThatCannotBeReadIsAnError();
};

namespace {

/// While it lives, this process writes no file beyond @p bytes: what a full disk is to SQLite.
class SmallFiles
{
public:
    explicit SmallFiles(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit small{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallFiles() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    SmallFiles(const SmallFiles &) = delete;
    SmallFiles &operator=(const SmallFiles &) = delete;

private:
    rlimit m_before{};
};

} // namespace

void TestServerStorage::nothingRunsAfterAFailure()
{
    ServerFixture fixture;
    const auto written = fixture.database().write([](Connection &connection) {
        Statement early(connection, "INSERT INTO document VALUES ('early', '')");
        Statement late(connection, "INSERT INTO document VALUES ('late', '')");
        early.run();
        connection.execute("INSERT INTO document VALUES ('early', 'again')"); // breaks the key
        connection.execute("COMMIT"); // as a rollback by SQLite itself would, it ends the transaction
        return late.run();
    });
    QVERIFY(!written);
    const auto found = fixture.database().read([](Connection &connection) {
        Statement count(connection, "SELECT count(*) FROM document WHERE name IN ('early', 'late')");
        return count.step() ? count.integer(0) : -1;
    });
    QCOMPARE(found.value_or(-1), 0);
}

void TestServerStorage::aFullDiskLeavesNoHalfDecision()
{
    ServerFixture fixture;
    std::string lines;
    for (int i = 0; i < 300; ++i) {
        lines += line("L-" + std::to_string(i));
    }
    fixture.importLines(lines);
    const std::string body = decisionBodyToJson(suspension("L-0"));
    const auto suspend = [&] {
        return fixture.database().write([&](Connection &connection) {
            connection.execute("PRAGMA cache_size = 10"); // so that it writes before the end, as with 8,000 notices
            return server::Decider(connection, {}, {"sue", server::Role::Senior}, fixture.clock().now())
                .decide(DecisionId{"S-1"}, body);
        });
    };
    const QString log = QString::fromStdString(fixture.databaseFile()) + QStringLiteral("-wal");
    {
        const SmallFiles full(rlim_t(QFileInfo(log).size()) + 65'536);
        QVERIFY(!suspend());
    }
    for (const Listing &listing : fixture.listings()) {
        QCOMPARE(listing.state, ListingState::Pending);
    }
    QVERIFY(fixture.decisions().empty());
    const auto taken = suspend();
    QVERIFY(taken);
    QCOMPARE(taken->status, 201);
    QCOMPARE(fixture.decisions().front().takenDown.size(), std::size_t(300));
}

void TestServerStorage::aRowThatCannotBeReadIsAnError_data()
{
    QTest::addColumn<QByteArray>("damage");
    QTest::addColumn<QByteArray>("target");
    const auto row = [](const char *name, const char *damage, const char *target) {
        QTest::newRow(name) << QByteArray(damage) << QByteArray(target);
    };
    row("a listing", "UPDATE listing SET json = '{'", "/v1/listings/L-1");
    row("a listing of an account", "UPDATE listing SET json = '{'", "/v1/accounts/A-1");
    row("a poster", "UPDATE account SET poster = '{'", "/v1/accounts/A-1");
    row("a decision", "UPDATE decision SET json = '{'", "/v1/decisions");
    row("a note", "UPDATE note SET json = '{'", "/v1/accounts/A-1");
}

void TestServerStorage::aRowThatCannotBeReadIsAnError()
{
    QFETCH(QByteArray, damage);
    QFETCH(QByteArray, target);
    ServerFixture fixture;
    fixture.importLines(line("L-1"));
    Editor ana(fixture, "ana");
    QCOMPARE(ana.decide(approval("L-1")).status, 201);
    QCOMPARE(ana.client.put("/v1/notes/n-1", R"({"account_id":"A-1","text":"Known."})").status, 201);
    QCOMPARE(ana.client.get(target.toStdString()).status, 200);
    QVERIFY(fixture.database().write([&](Connection &connection) { return connection.execute(damage.constData()); }));
    const WireAnswer answer = ana.client.get(target.toStdString());
    QCOMPARE(answer.status, 500); // not 404, and not "try again"
    QVERIFY(!answer.headers.contains("retry-after"));
}

QTEST_GUILESS_MAIN(TestServerStorage)
#include "tst_serverstorage.moc"
