// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/server.h"

#include <condition_variable>
#include <thread>

#include <QLockFile>

#include "queue/http/coding.h"
#include "queue/http/longpolls.h"
#include "queue/records/listingrecords.h"
#include "queue/records/logrecords.h"
#include "queue/records/noterecords.h"
#include "queue/records/policyrecords.h"
#include "queue/routes/router.h"

namespace stagedoor::server {

namespace {

constexpr std::chrono::milliseconds lookEvery{500}; // for what other processes wrote
constexpr std::chrono::seconds overdueEvery{30};
constexpr int overdueAtOnce = 200;

/// Brings back the notices whose poster did not answer in time.
void bringBackOverdue(Database &database, Timestamp now)
{
    const auto due =
        database.read([now](Connection &connection) { return !overdueListings(connection, now, 1).empty(); });
    if (!due || !*due) {
        return;
    }
    const auto done = database.write([now](Connection &connection) {
        auto records = overdueListings(connection, now, overdueAtOnce);
        for (ListingRecord &record : records) {
            record.listing.review =
                Review{ReviewWhy::Overdue, record.listing.standing ? record.listing.standing->dueAt : now, {}};
            storeListing(connection, record);
        }
        return records.size();
    });
    if (!done) {
        std::fprintf(stderr, "stagedoor-queue: overdue notices: %s\n", done.error().detail.c_str());
    }
}

/// Puts the pack of the command line in force, once: a later one of a supervisor's stays.
Result<> offerPolicy(Database &database, const std::string &toml, Timestamp now)
{
    if (toml.empty()) {
        return {};
    }
    if (auto checked = checkPolicy(toml); !checked) {
        return checked;
    }
    const auto done = database.write([&](Connection &connection) {
        const std::string hash = sha256Hex(toml);
        if (findDocument(connection, "policy/offered") != hash) {
            storePolicy(connection, toml);
            storeDocument(connection, "policy/offered", hash);
            appendLog(connection, {0, now, "server", "policy", {}, {}, {}, {}});
        }
        return true;
    });
    return done ? Result<>() : Result<>(tl::unexpected(done.error()));
}

} // namespace

struct QueueServer::Impl {
    Impl(std::unique_ptr<QLockFile> fileLock, std::unique_ptr<Database> file, const ServerOptions &options,
         const Clock &time)
        : lock(std::move(fileLock))
        , database(std::move(file))
        , clock(time)
        , services{*database, clock, options.decisions, options.http.bodyCap}
        , router(services)
    {
        database->onChange([this](std::uint64_t generation) { polls.wake(generation); });
    }

    void keepHouse(const std::stop_token &stop)
    {
        std::mutex mutex;
        std::condition_variable_any sleep;
        auto nextOverdue = std::chrono::steady_clock::now();
        while (!stop.stop_requested()) {
            database->lookForForeignWrites();
            if (std::chrono::steady_clock::now() >= nextOverdue) {
                bringBackOverdue(*database, clock.now());
                nextOverdue += overdueEvery;
            }
            std::unique_lock waiting(mutex);
            sleep.wait_for(waiting, stop, lookEvery, [] { return false; });
        }
    }

    std::unique_ptr<QLockFile> lock;
    std::unique_ptr<Database> database;
    LongPolls polls;
    const Clock &clock;
    Services services;
    Router router;
    std::unique_ptr<HttpServer> http;
    std::jthread housekeeper;
};

QueueServer::QueueServer(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

QueueServer::~QueueServer() = default;

Result<std::unique_ptr<QueueServer>> QueueServer::start(const ServerOptions &options, const Clock &clock)
{
    if (options.http.certificate.empty() && !isLoopback(options.http.host) && !options.plainHttp) {
        return fail(Error::Kind::Invalid,
                    "plain HTTP is for this machine alone: give a certificate, or set plain_http");
    }
    auto lock = std::make_unique<QLockFile>(QString::fromStdString(options.database + ".lock"));
    lock->setStaleLockTime(0);
    if (!lock->tryLock(0)) {
        return fail(Error::Kind::Conflict, "another server has this database open");
    }
    auto database = Database::open(options.database);
    if (!database) {
        return tl::unexpected(database.error());
    }
    const auto whole = (*database)->isWhole();
    if (!whole || !*whole) {
        return whole ? fail(Error::Kind::Storage, "the database is damaged: restore the last backup")
                     : tl::unexpected(whole.error());
    }
    if (auto offered = offerPolicy(**database, options.policy, clock.now()); !offered) {
        return tl::unexpected(offered.error());
    }
    auto impl = std::make_unique<Impl>(std::move(lock), std::move(*database), options, clock);
    Impl *const self = impl.get();
    auto http = HttpServer::start(options.http, impl->polls,
                                  [self](const Request &request) { return self->router.handle(request); });
    if (!http) {
        return tl::unexpected(http.error());
    }
    impl->http = std::move(*http);
    impl->housekeeper = std::jthread([self](const std::stop_token &stop) { self->keepHouse(stop); });
    return std::unique_ptr<QueueServer>(new QueueServer(std::move(impl)));
}

std::string QueueServer::url() const
{
    return m_impl->http->url();
}

Database &QueueServer::database()
{
    return *m_impl->database;
}

} // namespace stagedoor::server
