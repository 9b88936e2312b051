// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/database/connection.h"

#include <array>
#include <atomic>

#include <QSqlDriver>
#include <QSqlError>
#include <QVariant>
#include <sqlite3.h>

#include "queue/database/statement.h"

namespace stagedoor::server {

namespace {

constexpr std::int64_t applicationId = 0x53445131; // "SDQ1"
constexpr int longestValue = 34 << 20; // bytes: a text of 15 MB is bound as UTF-16, a decision's row holds two texts

struct Pragma {
    const char *set;
    const char *read;
    const char *expected;
};

constexpr std::array pragmas{
    Pragma{"PRAGMA journal_mode = WAL", "PRAGMA journal_mode", "wal"},
    Pragma{"PRAGMA synchronous = FULL", "PRAGMA synchronous", "2"},
    Pragma{"PRAGMA foreign_keys = ON", "PRAGMA foreign_keys", "1"},
    Pragma{"PRAGMA trusted_schema = OFF", "PRAGMA trusted_schema", "0"},
    Pragma{"PRAGMA cell_size_check = ON", "PRAGMA cell_size_check", "1"},
    Pragma{"PRAGMA mmap_size = 0", "PRAGMA mmap_size", "0"},
    Pragma{"PRAGMA wal_autocheckpoint = 1000", "PRAGMA wal_autocheckpoint", "1000"},
    Pragma{"PRAGMA journal_size_limit = 67108864", "PRAGMA journal_size_limit", "67108864"},
    Pragma{"PRAGMA secure_delete = ON", "PRAGMA secure_delete", "1"},
    Pragma{"PRAGMA busy_timeout = 5000", "PRAGMA busy_timeout", "5000"},
};

std::string nextName()
{
    static std::atomic<unsigned> count = 0;
    return "stagedoor-queue-" + std::to_string(++count);
}

/// What only SQLite's C interface can set.
bool harden(const QSqlDatabase &database)
{
    const QVariant handle = database.driver()->handle();
    if (qstrcmp(handle.typeName(), "sqlite3*") != 0) {
        return false;
    }
    sqlite3 *db = *static_cast<sqlite3 *const *>(handle.constData());
    int defensive = 0;
    int dml = 1;
    int ddl = 1;
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, &defensive);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, &dml);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, &ddl);
    sqlite3_limit(db, SQLITE_LIMIT_LENGTH, longestValue);
    return defensive == 1 && dml == 0 && ddl == 0;
}

} // namespace

Result<std::unique_ptr<Connection>> Connection::open(const std::string &file)
{
    std::unique_ptr<Connection> connection(new Connection(nextName()));
    bool opened = false;
    {
        QSqlDatabase database =
            QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QString::fromStdString(connection->m_name));
        database.setDatabaseName(QString::fromStdString(file));
        database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
        opened = database.open();
        if (!opened) {
            connection->noteFailure(database.lastError());
        }
    }
    if (!opened) {
        return tl::unexpected(connection->m_failure);
    }
    if (auto configured = connection->configure(); !configured) {
        return tl::unexpected(configured.error());
    }
    return connection;
}

Connection::~Connection()
{
    const QString name = QString::fromStdString(m_name);
    handle().close();
    QSqlDatabase::removeDatabase(name);
}

QSqlDatabase Connection::handle() const
{
    return QSqlDatabase::database(QString::fromStdString(m_name), false);
}

void Connection::noteFailure(const QSqlError &error)
{
    if (!m_failed) {
        m_failed = true;
        m_failure = {Error::Kind::Storage, error.text().toStdString(), error.nativeErrorCode().toInt()};
    }
}

void Connection::noteDamage(const std::string &what)
{
    if (!m_failed) {
        m_failed = true;
        m_failure = {Error::Kind::Invalid, "a damaged row: " + what, 0};
    }
}

bool Connection::execute(const char *sql)
{
    Statement statement(*this, sql);
    statement.run();
    return !m_failed;
}

Result<> Connection::configure()
{
    const auto value = [this](const char *sql) {
        Statement query(*this, sql);
        return query.step() ? query.text(0) : std::string();
    };
    const std::string found = value("PRAGMA application_id");
    if (m_failed) {
        return tl::unexpected(m_failure);
    }
    const bool isNew = found == "0" && value("SELECT count(*) FROM sqlite_schema") == "0";
    if (!isNew && found != std::to_string(applicationId)) {
        return fail(Error::Kind::Invalid, "the file is not a Stagedoor queue");
    }
    for (const Pragma &pragma : pragmas) {
        execute(pragma.set);
        if (value(pragma.read) != pragma.expected) {
            return fail(Error::Kind::Storage, std::string("the database did not take: ") + pragma.set);
        }
    }
    if (isNew) {
        execute(("PRAGMA application_id = " + std::to_string(applicationId)).c_str());
    }
    if (!m_failed && !harden(handle())) {
        return fail(Error::Kind::Storage, "the database did not take the defensive settings");
    }
    return m_failed ? Result<>(tl::unexpected(m_failure)) : Result<>();
}

} // namespace stagedoor::server
