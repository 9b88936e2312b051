// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/serverfixture.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

#include <QCoreApplication>
#include <QUrl>

#include "listing/json.h"
#include "queue/intake/importer.h"
#include "queue/records/decisionrecords.h"
#include "queue/records/listingrecords.h"
#include "queue/records/logrecords.h"

namespace stagedoor::test {

using namespace server;

namespace {

[[noreturn]] void die(const std::string &what)
{
    std::fprintf(stderr, "server fixture: %s\n", what.c_str());
    std::abort();
}

template <class T>
T orDie(Result<T> result)
{
    if (!result) {
        die(result.error().detail);
    }
    return std::move(*result);
}

} // namespace

ServerFixture::ServerFixture(DecisionSettings decisions) : m_decisions(decisions)
{
    m_database = orDie(Database::open(databaseFile()));
    start();
}

ServerFixture::~ServerFixture() = default;

void ServerFixture::start()
{
    ServerOptions options;
    options.http.port = m_port;
    options.database = databaseFile();
    options.decisions = m_decisions;
    m_server = orDie(QueueServer::start(options, m_clock));
    m_port = std::uint16_t(QUrl(QString::fromStdString(m_server->url())).port());
}

void ServerFixture::stop()
{
    m_server.reset();
}

std::string ServerFixture::url() const
{
    return "http://127.0.0.1:" + std::to_string(m_port);
}

std::uint16_t ServerFixture::port() const
{
    return m_port;
}

std::string ServerFixture::databaseFile() const
{
    return m_folder.filePath(QStringLiteral("queue.db")).toStdString();
}

Database &ServerFixture::database()
{
    return m_server ? m_server->database() : *m_database; // the server's own: its long polls hear of writes at once
}

std::string ServerFixture::token(const std::string &editor, Role role)
{
    return orDie(database().write([&](Connection &connection) {
        return addToken(connection, {editor, role}, m_clock.now(), {});
    }));
}

void ServerFixture::revoke(const std::string &editor)
{
    orDie(database().write([&](Connection &connection) { return revokeTokens(connection, editor, m_clock.now()); }));
}

int ServerFixture::importLines(const std::string &jsonl)
{
    std::istringstream lines(jsonl);
    const ImportReport report = orDie(server::importLines(database(), lines, "lines", m_clock.now(), &die));
    return report.added;
}

int ServerFixture::importFile(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    if (!file) {
        die(path + ": cannot be read");
    }
    return importLines(content.str());
}

std::vector<Listing> ServerFixture::listings()
{
    return orDie(database().read([](Connection &connection) {
        std::vector<Listing> all;
        ChangesRows rows;
        do {
            rows = changesAfter(connection, rows.last, 500);
            for (const std::string &json : rows.listings) {
                all.push_back(orDie(fromJson<Listing>(json)));
            }
        } while (rows.more);
        return all;
    }));
}

Listing ServerFixture::listing(const std::string &id)
{
    const auto record =
        orDie(database().read([&id](Connection &connection) { return findListing(connection, ListingId{id}); }));
    if (!record) {
        die("no listing " + id);
    }
    return record->listing;
}

std::vector<Decision> ServerFixture::decisions()
{
    return orDie(database().read([](Connection &connection) {
        std::vector<Decision> all;
        DecisionRows rows;
        do {
            rows = decisionsAfter(connection, {{}, {}, rows.last, 500});
            std::ranges::move(rows.decisions, std::back_inserter(all));
        } while (rows.more);
        return all;
    }));
}

std::vector<LogEntry> ServerFixture::log()
{
    return orDie(database().read([](Connection &connection) {
        if (const LogCheck check = verifyLog(connection); check.firstBad) {
            die("the log's chain does not hold at " + std::to_string(*check.firstBad));
        }
        return logAfter(connection, 0, {}, 1'000'000).entries;
    }));
}

ServerProcess::ServerProcess(const QString &database, const QStringList &arguments)
{
    m_process.start(program(), QStringList{QStringLiteral("serve"), QStringLiteral("--database"), database,
                                           QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")} +
                                   arguments);
    QByteArray line;
    while (!line.endsWith('\n') && m_process.waitForReadyRead(10'000)) {
        line += m_process.readLine();
    }
    if (line.startsWith("listening on ")) {
        m_url = QString::fromLatin1(line.trimmed().mid(13));
    }
}

ServerProcess::~ServerProcess()
{
    kill();
}

std::uint16_t ServerProcess::port() const
{
    return std::uint16_t(QUrl(m_url).port());
}

void ServerProcess::kill()
{
    m_process.kill();
    m_process.waitForFinished(10'000);
}

QString ServerProcess::errors()
{
    return QString::fromUtf8(m_process.readAllStandardError());
}

QString ServerProcess::program()
{
    return QCoreApplication::applicationDirPath() + QStringLiteral("/stagedoor-queue");
}

ServerProcess::Ran ServerProcess::run(const QStringList &arguments)
{
    QProcess process;
    process.start(program(), arguments);
    process.waitForFinished(60'000);
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

} // namespace stagedoor::test
