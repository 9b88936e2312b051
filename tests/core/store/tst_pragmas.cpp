// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include "store/cacheschema.h"
#include "store/connection.h"
#include "store/decisionschema.h"
#include "system/files.h"

using namespace stagedoor;

namespace {

std::string read(SQLite::Database &db, const std::string &pragma)
{
    return db.execAndGet("PRAGMA " + pragma).getString();
}

int option(SQLite::Database &db, int name)
{
    int value = -1;
    sqlite3_db_config(db.getHandle(), name, -1, &value);
    return value;
}

bool refuses(SQLite::Database &db, const char *sql)
{
    return db.tryExec(sql) != SQLITE_OK;
}

} // namespace

/// The settings as SQLite tells them, against the table of reliability.md §4 written out once more.
class TestPragmas : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void decisions();
    void cache();
    void readersCannotWrite();
    void whatTheSettingsKeepOut();
    void aFileOnAReadOnlyPlaceIsNoSilentSuccess();

private:
    SQLite::Database open(DatabaseKind kind, Access access = Access::ReadWrite)
    {
        const QString name = kind == DatabaseKind::Cache ? QStringLiteral("cache.db") : QStringLiteral("decisions.db");
        const std::filesystem::path file = m_folder.filePath(name).toStdString();
        if (!makePrivateFile(file)) {
            qFatal("no file");
        }
        return openDatabase(file, kind, access);
    }
    QTemporaryDir m_folder;
};

void TestPragmas::decisions()
{
    SQLite::Database db = open(DatabaseKind::Decisions);
    QCOMPARE(read(db, "journal_mode"), std::string("wal"));
    QCOMPARE(read(db, "synchronous"), std::string("2"));
    QCOMPARE(read(db, "busy_timeout"), std::string("5000"));
    QCOMPARE(read(db, "wal_autocheckpoint"), std::string("1000"));
    QCOMPARE(read(db, "journal_size_limit"), std::to_string(8 << 20));
    QCOMPARE(sqlite3_limit(db.getHandle(), SQLITE_LIMIT_LENGTH, -1), 1 << 20);
}

void TestPragmas::cache()
{
    SQLite::Database db = open(DatabaseKind::Cache);
    QCOMPARE(read(db, "journal_mode"), std::string("wal"));
    QCOMPARE(read(db, "synchronous"), std::string("1"));
    QCOMPARE(read(db, "busy_timeout"), std::string("2000"));
    QCOMPARE(read(db, "wal_autocheckpoint"), std::string("1000"));
    QCOMPARE(read(db, "journal_size_limit"), std::to_string(64 << 20));
    QCOMPARE(sqlite3_limit(db.getHandle(), SQLITE_LIMIT_LENGTH, -1), 16 << 20);
    for (const auto &[name, value] : {std::pair{"foreign_keys", "1"},
                                      {"trusted_schema", "0"},
                                      {"cell_size_check", "1"},
                                      {"mmap_size", "0"},
                                      {"secure_delete", "1"},
                                      {"temp_store", "2"}}) {
        QCOMPARE(read(db, name), std::string(value));
    }
    QCOMPARE(option(db, SQLITE_DBCONFIG_DEFENSIVE), 1);
    QCOMPARE(option(db, SQLITE_DBCONFIG_DQS_DML), 0);
    QCOMPARE(option(db, SQLITE_DBCONFIG_DQS_DDL), 0);
    QCOMPARE(option(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION), 0);
}

void TestPragmas::readersCannotWrite()
{
    {
        SQLite::Database writer = open(DatabaseKind::Cache);
        migrate(writer, cacheSchema());
    }
    SQLite::Database reader = open(DatabaseKind::Cache, Access::ReadOnly);
    QCOMPARE(read(reader, "query_only"), std::string("1"));
    QCOMPARE(read(reader, "journal_mode"), std::string("wal"));
    QVERIFY(refuses(reader, "INSERT INTO meta VALUES ('a', 'b')"));
    QVERIFY(refuses(reader, "DROP TABLE meta"));
}

void TestPragmas::whatTheSettingsKeepOut()
{
    SQLite::Database db = open(DatabaseKind::Decisions);
    migrate(db, decisionSchema());
    QVERIFY(refuses(db, "SELECT \"no such column\" FROM meta"));
    db.tryExec("PRAGMA writable_schema = 1");
    QVERIFY(refuses(db, "DELETE FROM sqlite_schema"));
    QVERIFY(refuses(db, "INSERT INTO draft VALUES ('L-1', 'no number', '{}', 0)"));
    QVERIFY(refuses(db, "INSERT INTO draft VALUES ('L-1', 1, NULL, 0)"));
    QVERIFY(refuses(db, "INSERT INTO draft VALUES ('L-1', 1, zeroblob(2000000), 0)"));
    QVERIFY(refuses(db, "SELECT load_extension('x')"));
    db.tryExec("PRAGMA journal_mode = OFF");
    QCOMPARE(read(db, "journal_mode"), std::string("wal"));
}

void TestPragmas::aFileOnAReadOnlyPlaceIsNoSilentSuccess()
{
    const std::filesystem::path file = m_folder.filePath(QStringLiteral("missing.db")).toStdString();
    QVERIFY_THROWS_EXCEPTION(SQLite::Exception,
                             static_cast<void>(openDatabase(file, DatabaseKind::Cache, Access::ReadWrite)));
    QVERIFY(!std::filesystem::exists(file));
    std::filesystem::create_symlink(m_folder.filePath(QStringLiteral("cache.db")).toStdString(), file);
    QVERIFY_THROWS_EXCEPTION(SQLite::Exception,
                             static_cast<void>(openDatabase(file, DatabaseKind::Cache, Access::ReadWrite)));
}

QTEST_GUILESS_MAIN(TestPragmas)
#include "tst_pragmas.moc"
