// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

namespace stagedoor {

namespace {

constexpr int decisionBytes = 1 << 20; // the longest value: 1 MB
constexpr int cacheBytes = 16 << 20;

void apply(SQLite::Database &db, const Pragma &pragma)
{
    db.tryExec("PRAGMA " + pragma.name + " = " + pragma.value);
    const std::string found = db.execAndGet("PRAGMA " + pragma.name).getString();
    if (found != pragma.value) {
        throw SQLite::Exception("pragma " + pragma.name + " is " + found + " instead of " + pragma.value);
    }
}

void configure(SQLite::Database &db, int option, int value)
{
    int found = -1;
    const int code = sqlite3_db_config(db.getHandle(), option, value, &found);
    if (code != SQLITE_OK || found != value) {
        throw SQLite::Exception("option " + std::to_string(option) + " of the database is not " +
                                std::to_string(value));
    }
}

} // namespace

std::vector<Pragma> pragmasOf(DatabaseKind kind, Access access)
{
    const bool decisions = kind == DatabaseKind::Decisions;
    std::vector<Pragma> pragmas{
        {"busy_timeout", decisions ? "5000" : "2000"}, // first: the next ones may have to wait
        {"trusted_schema", "0"},
        {"cell_size_check", "1"},
        {"mmap_size", "0"},
        {"foreign_keys", "1"},
        {"secure_delete", "1"},
        {"temp_store", "2"},
        {"cache_size", decisions ? "-2000" : "-32000"},
        {"synchronous", decisions ? "2" : "1"}, // FULL: a commit is on the disk when it returns; NORMAL
    };
    if (access == Access::ReadOnly) {
        pragmas.push_back({"query_only", "1"});
    } else {
        pragmas.push_back({"journal_mode", "wal"});
        pragmas.push_back({"wal_autocheckpoint", "1000"});
        pragmas.push_back({"journal_size_limit", decisions ? "8388608" : "67108864"});
    }
    return pragmas;
}

SQLite::Database openDatabase(const std::filesystem::path &file, DatabaseKind kind, Access access)
{
    const int flags = access == Access::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    SQLite::Database db(std::filesystem::absolute(file).string(), flags | SQLITE_OPEN_NOFOLLOW);
    configure(db, SQLITE_DBCONFIG_DEFENSIVE, 1);
    configure(db, SQLITE_DBCONFIG_DQS_DML, 0);
    configure(db, SQLITE_DBCONFIG_DQS_DDL, 0);
    configure(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0);
    sqlite3_limit(db.getHandle(), SQLITE_LIMIT_LENGTH, kind == DatabaseKind::Decisions ? decisionBytes : cacheBytes);
    sqlite3_extended_result_codes(db.getHandle(), 1);
    for (const Pragma &pragma : pragmasOf(kind, access)) {
        apply(db, pragma);
    }
    return db;
}

} // namespace stagedoor
