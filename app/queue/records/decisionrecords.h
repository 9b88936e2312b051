// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "listing/wire.h"
#include "queue/database/connection.h"

namespace stagedoor::server {

/// A decision as the server keeps it, for ever.
struct DecisionRecord {
    Decision decision;
    std::string hash;                         ///< SHA-256 of the body's bytes
    std::optional<std::string> accountBefore; ///< set where it changed the account: accountSnapshot()
    std::string answer;                       ///< the first answer's body
};

[[nodiscard]] std::optional<DecisionRecord> findDecision(Connection &connection, const DecisionId &id);
/// Adds it to the end of the feed.
void insertDecision(Connection &connection, const DecisionRecord &record);
/// Writes what may change later: held and applied.
void updateDecision(Connection &connection, const Decision &decision);

/// What a decision changed, each listing with its Snapshot from before, as text.
void insertEffect(Connection &connection, const DecisionId &decision, const ListingId &listing,
                  const std::string &before);
[[nodiscard]] std::vector<std::pair<ListingId, std::string>> effectsOf(Connection &connection,
                                                                       const DecisionId &decision);
/// Of one listing; nullopt: it was not changed.
[[nodiscard]] std::optional<std::string> effectOn(Connection &connection, const DecisionId &decision,
                                                  const ListingId &listing);

/// Which decisions are asked for: all, or those on a notice, or those on an account and its notices.
struct DecisionQuery {
    ListingId listing;
    AccountId account;
    std::int64_t after = 0; ///< number of the last one seen
    int limit = 0;
};
struct DecisionRows {
    std::vector<Decision> decisions; ///< oldest first; fewer than asked for where they pass fullPage
    std::int64_t last = 0;
    bool more = false;
};
[[nodiscard]] DecisionRows decisionsAfter(Connection &connection, const DecisionQuery &query);

/// The newest decisions on an account and its notices, oldest first, and at most fullPage of them; only its suspensions
/// where @p onlySuspensions says so.
[[nodiscard]] std::vector<Decision> newestOnAccount(Connection &connection, const AccountId &account, int limit,
                                                    bool onlySuspensions = false);

} // namespace stagedoor::server
