// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migration.h"

#include <cstdlib>

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <sqlite3.h>

#include "store/storeerror.h"
#include "system/files.h"

namespace stagedoor {

namespace {

int number(SQLite::Database &db, const char *query)
{
    return db.execAndGet(query).getInt();
}

void runSteps(SQLite::Database &db, const Schema &schema)
{
    for (int step = versionOf(db); step < int(schema.steps.size()); ++step) {
        SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE); // rolled back by its destructor
        db.exec(schema.steps[std::size_t(step)]);
        db.exec("PRAGMA application_id = " + std::to_string(schema.applicationId));
        db.exec("PRAGMA user_version = " + std::to_string(step + 1));
        transaction.commit();
    }
}

/// The error of the disk that SQLite's check stumbled over; 0 where it was the file's own fault.
int diskErrorIn(const std::string &complaint)
{
    constexpr std::string_view label = "error code=";
    const std::size_t at = complaint.find(label);
    const int code = at == std::string::npos ? SQLITE_OK : std::atoi(complaint.c_str() + at + label.size());
    return (code & 0xff) == SQLITE_IOERR && code != SQLITE_IOERR_SHORT_READ ? code : SQLITE_OK;
}

} // namespace

FileState inspect(const std::filesystem::path &file, const Schema &schema)
{
    std::error_code code;
    const auto size = std::filesystem::file_size(file, code);
    if (code == std::errc::no_such_file_or_directory) {
        return FileState::Missing;
    }
    if (!code && size == 0) {
        return FileState::Empty;
    }
    if (!code && size < 100) { // which SQLite takes for an empty database
        throw DamagedFile("too short for a database");
    }
    // A rollback journal is left only where making the file was cut off: it has to be played back.
    const bool wasCutOff = std::filesystem::exists(file.string() + "-journal", code);
    const int flags = (wasCutOff ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) | SQLITE_OPEN_NOFOLLOW;
    SQLite::Database db(std::filesystem::absolute(file).string(), flags, 2000);
    const int mark = number(db, "PRAGMA application_id");
    const int version = number(db, "PRAGMA user_version");
    if (mark == 0 && version == 0 && number(db, "SELECT count(*) FROM sqlite_schema") == 0) {
        return FileState::Empty;
    }
    if (mark != schema.applicationId || version < 1) {
        throw DamagedFile("not a file of this program: its mark is " + std::to_string(mark));
    }
    if (version > int(schema.steps.size())) {
        throw NewerFile("written by a newer program: version " + std::to_string(version) + ", this one knows " +
                        std::to_string(schema.steps.size()));
    }
    return FileState::Ours;
}

int versionOf(SQLite::Database &db)
{
    return number(db, "PRAGMA user_version");
}

void migrate(SQLite::Database &db, const Schema &schema)
{
    if (const int found = versionOf(db); found > int(schema.steps.size())) {
        throw NewerFile("written by a newer program: version " + std::to_string(found));
    }
    runSteps(db, schema);
}

void upgrade(SQLite::Database &db, const std::filesystem::path &file, const Schema &schema)
{
    const int found = versionOf(db);
    if (found > 0 && found < int(schema.steps.size())) {
        const std::filesystem::path copy = file.string() + ".v" + std::to_string(found);
        std::filesystem::remove(copy);
        valueOf(makePrivateFile(copy));
        SQLite::Statement query(db, "VACUUM INTO ?");
        query.bind(1, std::filesystem::absolute(copy).string());
        query.exec();
    }
    migrate(db, schema);
}

std::string schemaText(SQLite::Database &db)
{
    SQLite::Statement query(db,
                            "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name");
    std::string text;
    while (query.executeStep()) {
        for (int column = 0; column < 4; ++column) {
            text += query.getColumn(column).getString() + (column < 3 ? '|' : '\n');
        }
    }
    return text;
}

void verify(SQLite::Database &db, const Schema &schema, Check check)
{
    SQLite::Database fresh(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    runSteps(fresh, schema);
    if (schemaText(db) != schemaText(fresh)) {
        throw DamagedFile("the tables are not those of this program");
    }
    if (check == Check::Schema) {
        return;
    }
    const char *pragma = check == Check::Whole ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)";
    const std::string found = db.execAndGet(pragma).getString();
    if (const int code = diskErrorIn(found); code != SQLITE_OK) {
        throw FailedStep({Error::Kind::Storage, "the disk failed while a database was checked", code});
    }
    if (found != "ok") {
        throw DamagedFile("SQLite's check found damage");
    }
}

} // namespace stagedoor
