// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <stop_token>
#include <vector>

#include <QThreadPool>

#include "policy/policyengine.h"
#include "store/store.h"
#include "sync/onpool.h"
#include "sync/queueclient.h"

namespace stagedoor {

/// An outbox row that the server keeps failing at.
struct RowTrouble {
    int failures = 0;
    bool othersPassed = false; ///< since its first failure: then it is the row's fault, not the server's
};

/// What the steps of one connection share: each holds it by shared_ptr for as long as it runs. Sync thread only.
struct SyncSession {
    Store &store;
    PolicyEngine policy;
    const Clock &clock;
    SyncSettings settings;
    QThreadPool &pool;                   ///< for reading and assessing
    std::unique_ptr<QueueClient> client; // never null
    std::string server;                  ///< its name for the store
    std::stop_source stop;

    std::function<void(const std::vector<ListingId> &)> listingsChanged;
    std::function<void(const OutboxEntry &)> settled;
    std::function<void(const std::vector<RefusedListing> &)> refused;

    int pageSize = 0;           ///< of the next page: less than the settings' after one that was too large
    bool unpark = true;         ///< give the parked rows another try
    bool retryTroubles = false; ///< the same for those of `troubles`
    std::map<DecisionId, RowTrouble> troubles;

    [[nodiscard]] bool stopping() const { return stop.stop_requested(); }
};

using SharedSession = std::shared_ptr<SyncSession>;

} // namespace stagedoor
