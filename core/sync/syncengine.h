// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>

#include <QFuture>
#include <QObject>

#include "policy/policyengine.h"
#include "store/store.h"
#include "sync/syncsettings.h"

class QThread;

namespace stagedoor {

struct HttpRequest;

enum class Connection {
    NotSet, ///< no server or token yet
    Connecting,
    Online,
    Offline,      ///< not reached; tried again by itself
    Unauthorised, ///< the token was refused: sync pauses, the outbox is kept
};

struct SyncStatus {
    Connection connection = Connection::NotSet;
    std::optional<Timestamp> lastSync; ///< the last complete pull, by our clock
    std::optional<Timestamp> nextTry;  ///< while Offline
    std::string problem;               ///< English detail for the log and the tooltip
    std::string editor;                ///< who the token says we are, where the server told
    std::string role;
    std::vector<std::string> capabilities; ///< of the server: "leases", "batches" …
    std::chrono::seconds clockSkew{0};     ///< server time - ours
    bool pulling = false;
    std::int64_t refusedListings = 0; ///< that could not be read, since the start
    friend bool operator==(const SyncStatus &, const SyncStatus &) = default;
};

/// Keeps the store and the server in step: pulls changes (assessing them on the pool), pushes the outbox, holds leases.
/// Runs on a thread of its own; every function may be called from any thread and returns at once. Signals come from
/// that thread: connect them queued.
class SyncEngine final : public QObject
{
    Q_OBJECT
public:
    SyncEngine(Store &store, PolicyEngine policy, const Clock &clock, QObject *parent = nullptr);
    SyncEngine(Store &store, PolicyEngine policy, const Clock &clock, const SyncSettings &settings,
               QObject *parent = nullptr);
    ~SyncEngine() override; ///< stops; waits for the running step (<= 2 s: replies are aborted)

    void connectTo(ServerAccess access); ///< starts; or starts again with other access
    void stop();
    void syncNow();  ///< pull and push now, whatever the back-off says
    void pushSoon(); ///< the outbox has something: push what is released, and again when the next one is

    /// Claims. Offline they fail with Kind::Network, and work goes on without.
    [[nodiscard]] QFuture<Result<LeaseGrant>> claim(const std::vector<ListingId> &ids, std::chrono::seconds time);
    [[nodiscard]] QFuture<Result<Lease>> renew(const LeaseId &id, std::chrono::seconds time);
    [[nodiscard]] QFuture<Result<>> release(const LeaseId &id);

    [[nodiscard]] QFuture<Result<Account>> account(const AccountId &id);
    [[nodiscard]] QFuture<Result<Listing>> listing(const ListingId &id);
    [[nodiscard]] QFuture<Result<DecisionsPage>> decisions(const ListingId &id); ///< all of them; `more`: not quite

Q_SIGNALS:
    void statusChanged(const stagedoor::SyncStatus &status);
    void listingsChanged(const std::vector<stagedoor::ListingId> &ids);
    void settled(const stagedoor::OutboxEntry &entry);

private:
    class Worker;
    template <class T>
    [[nodiscard]] QFuture<Result<T>> call(HttpRequest request);
    std::unique_ptr<QThread> m_thread;
    Worker *m_worker = nullptr; // lives on m_thread, deleted there
};

} // namespace stagedoor
