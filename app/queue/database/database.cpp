// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/database/database.h"

#include <unordered_map>

#include "queue/database/migrations.h"
#include "queue/database/statement.h"

namespace stagedoor::server {

namespace {

constexpr int busy = 5;     // SQLITE_BUSY, the primary code
constexpr int attempts = 3; // the busy timeout of the connection passes in each

std::uint64_t nextId()
{
    static std::atomic<std::uint64_t> count = 0;
    return ++count;
}

/// A thread's connections, closed when it ends.
std::unordered_map<std::uint64_t, std::unique_ptr<Connection>> &own()
{
    thread_local std::unordered_map<std::uint64_t, std::unique_ptr<Connection>> connections;
    return connections;
}

} // namespace

Database::Database(std::string file) : m_file(std::move(file)), m_id(nextId()) {}

Database::~Database()
{
    own().erase(m_id);
}

Result<std::unique_ptr<Database>> Database::open(const std::string &file)
{
    std::unique_ptr<Database> database(new Database(file));
    Error error;
    Connection *const first = database->connection(error);
    if (first == nullptr) {
        return tl::unexpected(error);
    }
    if (auto migrated = migrate(*first); !migrated) {
        return tl::unexpected(migrated.error());
    }
    return database;
}

Connection *Database::connection(Error &error)
{
    auto &connections = own();
    const auto found = connections.find(m_id);
    if (found != connections.end()) {
        return found->second.get();
    }
    auto opened = Connection::open(m_file);
    if (!opened) {
        error = opened.error();
        return nullptr;
    }
    return connections.emplace(m_id, std::move(*opened)).first->second.get();
}

Result<> Database::begin(Connection &connection, const char *sql)
{
    for (int attempt = 1;; ++attempt) {
        connection.clearFailure();
        if (connection.execute(sql)) {
            return {};
        }
        const Error failure = *connection.failure();
        if ((failure.code & 0xff) != busy || attempt == attempts) {
            return tl::unexpected(failure);
        }
    }
}

Result<> Database::end(Connection &connection)
{
    if (connection.failure() == nullptr && connection.execute("COMMIT")) {
        return {};
    }
    const Error failure = *connection.failure();
    connection.clearFailure();
    connection.execute("ROLLBACK"); // fails where SQLite has rolled back by itself
    connection.clearFailure();
    return tl::unexpected(failure);
}

void Database::changed()
{
    const std::uint64_t generation = ++m_generation;
    if (m_onChange) {
        m_onChange(generation);
    }
}

Result<bool> Database::isWhole()
{
    return read([](Connection &connection) {
        Statement check(connection, "PRAGMA quick_check(1)");
        return check.step() && check.text(0) == "ok";
    });
}

void Database::lookForForeignWrites()
{
    const auto version = read([](Connection &connection) {
        Statement query(connection, "PRAGMA data_version");
        return query.step() ? query.integer(0) : 0;
    });
    if (version && *version != m_dataVersion) {
        m_dataVersion = *version;
        changed();
    }
}

} // namespace stagedoor::server
