// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <QTemporaryDir>
#include <QTest>

#include "queue/records/tokenrecords.h"
#include "queue/server.h"
#include "store/store.h"
#include "support/faultproxy.h"
#include "sync/syncengine.h"

namespace stagedoor {

/// The value of a future that another thread ends.
template <class T>
[[nodiscard]] T awaited(QFuture<T> future)
{
    future.waitForFinished();
    return future.result();
}

/// A real server with its database, a real store, and the proxy between them.
class TwoSides
{
public:
    using Listings = std::map<std::string, Listing>;

    TwoSides();

    // The server's side.
    void startServer();
    void stopServer() { m_server.reset(); }
    [[nodiscard]] std::string token(const std::string &editor, server::Role role);
    void put(const Listing &listing); ///< as the site does
    void putMany(int from, int count);
    [[nodiscard]] Listings onServer();
    [[nodiscard]] std::vector<Decision> ledger();  ///< oldest first
    [[nodiscard]] int times(const DecisionId &id); ///< that it stands in the ledger
    /// Another editor decides, past the proxy.
    [[nodiscard]] int decideOnServer(const Decision &decision, const std::string &editor);
    FaultProxy proxy;

    // The workstation's side.
    void openStore();
    void closeStore() { m_store.reset(); }
    [[nodiscard]] Store &store() { return *m_store; }
    [[nodiscard]] Listings inCache();
    [[nodiscard]] OutboxEntry record(const Decision &decision, std::chrono::milliseconds undo = {});
    [[nodiscard]] OutboxEntry entry(const DecisionId &id);
    [[nodiscard]] OutboxState stateOf(const DecisionId &id) { return entry(id).state; }
    [[nodiscard]] std::unique_ptr<SyncEngine> engine();
    [[nodiscard]] ServerAccess access() { return {proxy.url(), m_token, ""}; }
    static SyncSettings hasty();

    /// Empty if both sides hold the same listings, and each decision that was sent is in the ledger once and each that
    /// was refused is not; else what differs.
    [[nodiscard]] std::string difference();

    SystemClock clock;

private:
    QTemporaryDir m_folder;
    std::unique_ptr<server::QueueServer> m_server;
    std::uint16_t m_port = 0;
    std::unique_ptr<Store> m_store;
    std::string m_token;
};

/// A pack of one rule.
[[nodiscard]] PolicyEngine testPolicy();
/// A plain notice, clean by the policy, ids L-000001 and A-1 for 1.
[[nodiscard]] Listing notice(int number);
/// A decision of a new id on what is read as @p revision of notice(@p number).
[[nodiscard]] Decision decisionOn(int number, DecisionKind kind, std::int64_t revision = 1);
[[nodiscard]] ListingId listingId(int number);

} // namespace stagedoor
