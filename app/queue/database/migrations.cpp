// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/database/migrations.h"

#include <array>
#include <span>

#include "queue/database/statement.h"

namespace stagedoor::server {

namespace {

// Append only: a released step is never edited. Times are milliseconds since 1970, UTC.
constexpr std::array first{
    // The single numbers: the last change and decision in their feeds, and which database this is.
    "CREATE TABLE setting (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT",
    "INSERT INTO setting VALUES ('feed', lower(hex(randomblob(4))))",
    "CREATE TABLE counter (name TEXT PRIMARY KEY NOT NULL, value INTEGER NOT NULL) STRICT",
    "INSERT INTO counter VALUES ('change', 0), ('decision', 0)",

    "CREATE TABLE account (id TEXT PRIMARY KEY NOT NULL, state TEXT NOT NULL"
    "  CHECK (state IN ('active', 'deactivated', 'suspended')),"
    " standing TEXT, poster TEXT NOT NULL) STRICT",

    // json is the listing as the API shows it; the other columns are what is asked for by number.
    "CREATE TABLE listing (id TEXT PRIMARY KEY NOT NULL, account TEXT NOT NULL, category TEXT NOT NULL,"
    " state TEXT NOT NULL, review TEXT, submitted_ms INTEGER NOT NULL, due_ms INTEGER, answered INTEGER NOT NULL,"
    " epoch INTEGER NOT NULL, assigned TEXT NOT NULL, changed INTEGER NOT NULL UNIQUE,"
    " source_hash TEXT NOT NULL, source_ms INTEGER, json TEXT NOT NULL) STRICT",
    "CREATE INDEX listing_in_queue ON listing (submitted_ms, id) WHERE review IS NOT NULL",
    "CREATE INDEX listing_of_account ON listing (account, submitted_ms, id)",
    "CREATE INDEX listing_due ON listing (due_ms) WHERE due_ms IS NOT NULL AND answered = 0 AND review IS NULL",
    "CREATE TABLE revision (listing TEXT NOT NULL REFERENCES listing, number INTEGER NOT NULL, json TEXT NOT NULL,"
    " PRIMARY KEY (listing, number)) STRICT",

    "CREATE TABLE lease (id TEXT PRIMARY KEY NOT NULL, listing TEXT NOT NULL UNIQUE REFERENCES listing,"
    " holder TEXT NOT NULL, epoch INTEGER NOT NULL, expires_ms INTEGER NOT NULL) STRICT",

    // hash is of the body's bytes, answer the first answer, account_before what an undo puts back.
    "CREATE TABLE decision (id TEXT PRIMARY KEY NOT NULL, number INTEGER NOT NULL UNIQUE, listing TEXT, account TEXT,"
    " editor TEXT NOT NULL, kind TEXT NOT NULL, at_ms INTEGER NOT NULL, held INTEGER NOT NULL, hash TEXT NOT NULL,"
    " account_before TEXT, json TEXT NOT NULL, answer TEXT NOT NULL) STRICT",
    "CREATE INDEX decision_of_listing ON decision (listing, number)",
    "CREATE INDEX decision_of_account ON decision (account, number)",
    // What each decision changed, as it was before.
    "CREATE TABLE effect (decision TEXT NOT NULL REFERENCES decision, listing TEXT NOT NULL REFERENCES listing,"
    " before TEXT NOT NULL, PRIMARY KEY (decision, listing)) STRICT",

    "CREATE TABLE note (id TEXT PRIMARY KEY NOT NULL, listing TEXT, account TEXT, hash TEXT NOT NULL,"
    " at_ms INTEGER NOT NULL, json TEXT NOT NULL) STRICT",
    "CREATE INDEX note_of_account ON note (account, at_ms)",

    "CREATE TABLE media (id TEXT PRIMARY KEY NOT NULL, type TEXT NOT NULL, bytes BLOB NOT NULL) STRICT",
    "CREATE TABLE document (name TEXT PRIMARY KEY NOT NULL, content TEXT NOT NULL) STRICT",

    // Only the SHA-256 of a token is kept.
    "CREATE TABLE token (hash TEXT PRIMARY KEY NOT NULL, editor TEXT NOT NULL, role TEXT NOT NULL"
    "  CHECK (role IN ('editor', 'senior', 'supervisor', 'platform')),"
    " created_ms INTEGER NOT NULL, expires_ms INTEGER, revoked_ms INTEGER) STRICT",

    "CREATE TABLE log (seq INTEGER PRIMARY KEY NOT NULL, at_ms INTEGER NOT NULL, who TEXT NOT NULL, action TEXT NOT "
    "NULL,"
    " listing TEXT, account TEXT, decision TEXT, hash TEXT NOT NULL) STRICT",
    "CREATE INDEX log_of_person ON log (who, seq)",
    "CREATE TRIGGER log_is_not_edited BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END",
    "CREATE TRIGGER log_is_not_cut BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END",
};

constexpr std::array<std::span<const char *const>, 1> steps{first};

Result<> apply(Connection &connection, std::size_t step)
{
    connection.execute("BEGIN IMMEDIATE");
    Statement version(connection, "PRAGMA user_version");
    const bool stillDue =
        version.step() && version.integer(0) == std::int64_t(step); // another process may have been first
    version.step();
    if (stillDue) {
        for (const char *sql : steps[step]) {
            connection.execute(sql);
        }
        connection.execute(("PRAGMA user_version = " + std::to_string(step + 1)).c_str());
    }
    if (connection.failure() == nullptr && connection.execute("COMMIT")) {
        return {};
    }
    const Error failure = *connection.failure();
    connection.clearFailure();
    connection.execute("ROLLBACK");
    return tl::unexpected(failure);
}

} // namespace

Result<> migrate(Connection &connection)
{
    connection.clearFailure();
    std::int64_t found = 0;
    {
        Statement version(connection, "PRAGMA user_version");
        found = version.step() ? version.integer(0) : 0;
    }
    if (connection.failure() != nullptr) {
        return tl::unexpected(*connection.failure());
    }
    if (found > std::int64_t(steps.size())) {
        return fail(Error::Kind::Newer,
                    "the database was written by a newer program (schema " + std::to_string(found) + ")");
    }
    for (std::size_t step = std::size_t(found); step < steps.size(); ++step) {
        if (auto applied = apply(connection, step); !applied) {
            return applied;
        }
    }
    return {};
}

} // namespace stagedoor::server
