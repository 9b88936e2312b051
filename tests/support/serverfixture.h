// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <QProcess>
#include <QTemporaryDir>

#include "listing/wire.h"
#include "queue/records/tokenrecords.h"
#include "queue/server.h"

namespace stagedoor::test {

/// The machine's time, moved by what a test says. Any thread.
class MovedClock final : public Clock
{
public:
    [[nodiscard]] Timestamp now() const override
    {
        return SystemClock().now() + std::chrono::milliseconds(m_by.load());
    }
    void move(std::chrono::milliseconds by) { m_by += by.count(); }

private:
    std::atomic<std::int64_t> m_by = 0;
};

/// The real queue server on 127.0.0.1 and a free port, in this process, on a database of its own that goes with it.
/// A QCoreApplication must exist. Whatever fails here ends the test program with a message.
class ServerFixture
{
public:
    using Role = server::Role;

    explicit ServerFixture(server::DecisionSettings decisions = {});
    ~ServerFixture();
    ServerFixture(const ServerFixture &) = delete;
    ServerFixture &operator=(const ServerFixture &) = delete;

    [[nodiscard]] std::string url() const; ///< "http://127.0.0.1:40951"
    [[nodiscard]] std::uint16_t port() const;
    [[nodiscard]] std::string databaseFile() const;
    [[nodiscard]] server::Database &database();
    [[nodiscard]] MovedClock &clock() { return m_clock; }

    /// A new token for @p editor.
    std::string token(const std::string &editor, Role role = Role::Editor);
    void revoke(const std::string &editor);

    /// Imports JSON Lines as `stagedoor-queue import` does; every line must be good. Returns how many were new.
    int importLines(const std::string &jsonl);
    int importFile(const std::string &path);

    /// What the server has, as it stands.
    [[nodiscard]] std::vector<Listing> listings(); ///< all, oldest change first
    [[nodiscard]] Listing listing(const std::string &id);
    [[nodiscard]] std::vector<Decision> decisions(); ///< all, in the order they were taken
    [[nodiscard]] std::vector<LogEntry> log();       ///< all; the test fails if the chain does not hold

    /// Ends the server, and starts it again on the same database and port.
    void stop();
    void start();

private:
    QTemporaryDir m_folder;
    MovedClock m_clock;
    server::DecisionSettings m_decisions;
    std::uint16_t m_port = 0;
    std::unique_ptr<server::Database> m_database; // while the server is down, and for reading beside it
    std::unique_ptr<server::QueueServer> m_server;
};

/// The real program, `stagedoor-queue serve`, as a process on a free port.
class ServerProcess
{
public:
    /// Starts it on @p database and waits until it listens. @p arguments: more of the command line.
    explicit ServerProcess(const QString &database, const QStringList &arguments = {});
    ~ServerProcess(); ///< kills it
    ServerProcess(const ServerProcess &) = delete;
    ServerProcess &operator=(const ServerProcess &) = delete;

    [[nodiscard]] bool isListening() const { return !m_url.isEmpty(); }
    [[nodiscard]] QString url() const { return m_url; }
    [[nodiscard]] std::uint16_t port() const;
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }
    void kill();                    ///< SIGKILL, and waits for the end
    [[nodiscard]] QString errors(); ///< stderr so far

    /// The program's path, beside the test's own.
    [[nodiscard]] static QString program();
    /// Runs another subcommand to its end: exit code and output.
    struct Ran {
        int code = -1;
        QString output;
        QString errors;
    };
    static Ran run(const QStringList &arguments);

private:
    QProcess m_process;
    QString m_url;
};

} // namespace stagedoor::test
