// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Exception.h>

#include "store/cacheschema.h"
#include "store/decisionschema.h"
#include "store/migration.h"
#include "store/storeerror.h"
#include "support/storefixture.h"
#include "system/files.h"

using namespace stagedoor;

namespace {

constexpr std::array first{"CREATE TABLE a (x INTEGER NOT NULL) STRICT; INSERT INTO a VALUES (7);"};
constexpr std::array both{first[0], "CREATE TABLE b (y TEXT NOT NULL) STRICT; INSERT INTO b SELECT 'n' || x FROM a;"};
constexpr std::array failing{first[0],
                             "CREATE TABLE b (y TEXT) STRICT; UPDATE a SET x = 8; INSERT INTO missing VALUES (1);"};
constexpr int mark = 0x54455354;

std::string bytesOf(const std::filesystem::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace

class TestMigrations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void anUpgradedFileIsAsANewOne();
    void theOldFileIsCopiedBefore();
    void aFailingStepChangesNothing();
    void aNewerFileIsLeftAlone();
    void releasedFilesUpgrade_data();
    void releasedFilesUpgrade();
    void whatStandsInAFileIsSeen();
    void aNewerProfileIsRefused_data();
    void aNewerProfileIsRefused();

private:
    [[nodiscard]] std::filesystem::path file() const
    {
        return std::filesystem::path(m_folder->path().toStdString()) / "a.db";
    }
    [[nodiscard]] SQLite::Database open() const
    {
        if (!makePrivateFile(file())) {
            qFatal("no file");
        }
        return openDatabase(file(), DatabaseKind::Decisions, Access::ReadWrite);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestMigrations::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestMigrations::anUpgradedFileIsAsANewOne()
{
    std::string fresh;
    {
        SQLite::Database db = open();
        migrate(db, {mark, both});
        fresh = schemaText(db);
        QCOMPARE(versionOf(db), 2);
        QVERIFY(fresh.find("|b|") != std::string::npos);
    }
    init();
    SQLite::Database db = open();
    migrate(db, {mark, first});
    QCOMPARE(versionOf(db), 1);
    upgrade(db, file(), {mark, both});
    QCOMPARE(versionOf(db), 2);
    QCOMPARE(schemaText(db), fresh);
    QCOMPARE(db.execAndGet("SELECT y FROM b").getString(), std::string("n7")); // rows survive
    verify(db, {mark, both}, Check::Whole);
    QCOMPARE(inspect(file(), {mark, both}), FileState::Ours);
    migrate(db, {mark, both}); // again is nothing
    QCOMPARE(db.execAndGet("SELECT count(*) FROM b").getInt(), 1);
}

void TestMigrations::theOldFileIsCopiedBefore()
{
    SQLite::Database db = open();
    upgrade(db, file(), {mark, first});
    QVERIFY(!std::filesystem::exists(file().string() + ".v1"));
    upgrade(db, file(), {mark, both});
    const std::filesystem::path copy = file().string() + ".v1";
    QCOMPARE(std::filesystem::status(copy).permissions(),
             std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    SQLite::Database old = openDatabase(copy, DatabaseKind::Decisions, Access::ReadWrite);
    QCOMPARE(versionOf(old), 1);
    QCOMPARE(old.execAndGet("SELECT x FROM a").getInt(), 7);
}

void TestMigrations::aFailingStepChangesNothing()
{
    SQLite::Database db = open();
    migrate(db, {mark, first});
    const std::string before = schemaText(db);
    QVERIFY_THROWS_EXCEPTION(SQLite::Exception, migrate(db, {mark, failing}));
    QCOMPARE(schemaText(db), before);
    QCOMPARE(versionOf(db), 1);
    QCOMPARE(db.execAndGet("SELECT x FROM a").getInt(), 7);
    migrate(db, {mark, both});
    QCOMPARE(versionOf(db), 2);
}

void TestMigrations::aNewerFileIsLeftAlone()
{
    {
        SQLite::Database db = open();
        migrate(db, {mark, both});
    }
    const std::string before = bytesOf(file());
    QVERIFY_THROWS_EXCEPTION(NewerFile, static_cast<void>(inspect(file(), {mark, first})));
    QCOMPARE(bytesOf(file()), before);
    QVERIFY_THROWS_EXCEPTION(DamagedFile, static_cast<void>(inspect(file(), {mark + 1, both})));
    QCOMPARE(bytesOf(file()), before);
}

void TestMigrations::releasedFilesUpgrade_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isCache");
    QTest::newRow("cache 1") << QStringLiteral("cache-v1.db") << true;
    QTest::newRow("decisions 1") << QStringLiteral("decisions-v1.db") << false;
}

void TestMigrations::releasedFilesUpgrade()
{
    QFETCH(QString, name);
    QFETCH(bool, isCache);
    const Schema schema = isCache ? cacheSchema() : decisionSchema();
    std::filesystem::copy_file(QFINDTESTDATA(QStringLiteral("../../data/schema/") + name).toStdString(), file());
    std::filesystem::permissions(file(), std::filesystem::perms::owner_all);
    QCOMPARE(inspect(file(), schema), FileState::Ours);
    SQLite::Database db =
        openDatabase(file(), isCache ? DatabaseKind::Cache : DatabaseKind::Decisions, Access::ReadWrite);
    upgrade(db, file(), schema);
    verify(db, schema, Check::Whole);
    const char *rows = isCache ? "SELECT count(*) FROM listing JOIN notice USING (key) JOIN finding ON listing = key"
                               : "SELECT count(*) FROM decision, draft";
    QCOMPARE(db.execAndGet(rows).getInt(), isCache ? 3 : 2);
}

void TestMigrations::whatStandsInAFileIsSeen()
{
    const Schema schema{mark, first};
    QCOMPARE(inspect(file(), schema), FileState::Missing);
    QVERIFY(makePrivateFile(file()));
    QCOMPARE(inspect(file(), schema), FileState::Empty);
    {
        SQLite::Database db = open(); // a WAL file without content
        QVERIFY(std::filesystem::file_size(file()) > 0);
    }
    QCOMPARE(inspect(file(), schema), FileState::Empty);
    {
        SQLite::Database db = open();
        db.exec("CREATE TABLE foreign_table (x)");
    }
    QVERIFY_THROWS_EXCEPTION(DamagedFile, static_cast<void>(inspect(file(), schema)));
    std::ofstream(file(), std::ios::trunc) << std::string(200, 'x');
    QVERIFY_THROWS_EXCEPTION(SQLite::Exception, static_cast<void>(inspect(file(), schema)));
    std::ofstream(file(), std::ios::trunc) << "short";
    QVERIFY_THROWS_EXCEPTION(DamagedFile, static_cast<void>(inspect(file(), schema)));
}

void TestMigrations::aNewerProfileIsRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("cache") << QStringLiteral("cache.db");
    QTest::newRow("decisions") << QStringLiteral("decisions.db");
}

void TestMigrations::aNewerProfileIsRefused()
{
    QFETCH(QString, name);
    StoreFixture fixture;
    fixture.apply({makeListing("L-1")});
    fixture.close();
    const std::filesystem::path newer = fixture.profile() / name.toStdString();
    {
        SQLite::Database db(newer.string(), SQLite::OPEN_READWRITE);
        db.exec("PRAGMA user_version = 99");
    }
    const std::string before = bytesOf(newer);
    const auto opened = fixture.tryToOpen();
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, Error::Kind::Newer);
    QCOMPARE(bytesOf(newer), before);
    for (const auto &entry : std::filesystem::directory_iterator(fixture.profile())) {
        QVERIFY(entry.path().filename().string().find("corrupt") == std::string::npos);
    }
}

QTEST_GUILESS_MAIN(TestMigrations)
#include "tst_migrations.moc"
