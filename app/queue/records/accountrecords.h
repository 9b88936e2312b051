// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "listing/wire.h"
#include "queue/database/connection.h"

namespace stagedoor::server {

/// A poster's account as the server keeps it.
struct AccountRecord {
    AccountId id;
    AccountState state = AccountState::Active;
    DecisionId standing; ///< the decision on the account that stands
    Poster poster;       ///< as the site last told it
};

[[nodiscard]] std::optional<AccountRecord> findAccount(Connection &connection, const AccountId &id);
void storeAccount(Connection &connection, const AccountRecord &record);

/// What an undo puts back of an account: its state and standing decision, as text.
[[nodiscard]] std::string accountSnapshot(const AccountRecord &record);
void restoreAccount(AccountRecord &record, const std::string &snapshot);

/// GET /v1/accounts/{id}: what is known of the poster. Of listings, decisions, complaints, suspensions and notes the
/// newest 500 each, oldest first; the counts by category count all. nullopt: no such account.
[[nodiscard]] std::optional<Account> wholeAccount(Connection &connection, const AccountId &id, Timestamp now);

} // namespace stagedoor::server
