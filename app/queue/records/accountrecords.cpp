// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/records/accountrecords.h"

#include "listing/jsonwords.h"
#include "queue/database/statement.h"
#include "queue/records/decisionrecords.h"
#include "queue/records/listingrecords.h"
#include "queue/records/noterecords.h"
#include "queue/records/stored.h"

namespace stagedoor::server {

namespace {

constexpr int mostHistory = 500; // of each: listings, decisions, complaints, suspensions, notes
constexpr std::chrono::days recent{30};

bool isLive(const Listing &listing, Timestamp now)
{
    const bool shown = listing.state == ListingState::Approved || listing.state == ListingState::Pending ||
                       listing.state == ListingState::Waiting;
    return shown && (!listing.expiresAt || *listing.expiresAt > now);
}

/// Both are in the order of their notices, oldest first.
template <class T>
void keepNewest(std::vector<T> &all)
{
    if (all.size() > std::size_t(mostHistory)) {
        all.erase(all.begin(), all.end() - mostHistory);
    }
}

void addListing(Account &account, const Listing &listing, Timestamp now)
{
    account.listings.push_back(
        {listing.id, listing.title, listing.category, listing.state, listing.submittedAt, listing.standing});
    for (const Complaint &complaint : listing.complaints) {
        account.complaints.push_back({listing.id, complaint});
    }
    if (isLive(listing, now)) {
        ++account.liveByCategory[listing.category];
    }
    if (listing.submittedAt && *listing.submittedAt > now - recent && *listing.submittedAt <= now) {
        ++account.posted30dByCategory[listing.category];
    }
}

} // namespace

std::optional<AccountRecord> findAccount(Connection &connection, const AccountId &id)
{
    Statement query(connection, "SELECT state, standing, poster FROM account WHERE id = ?");
    query.bind(id);
    if (id.empty() || !query.step()) {
        return std::nullopt;
    }
    auto poster = stored<Poster>(connection, query.text(2));
    return AccountRecord{id, fromWord<AccountState>(query.text(0)).value_or(AccountState::Active),
                         DecisionId{query.text(1)}, poster ? std::move(*poster) : Poster()};
}

void storeAccount(Connection &connection, const AccountRecord &record)
{
    Statement write(
        connection,
        "INSERT INTO account (id, state, standing, poster) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
        " state = excluded.state, standing = excluded.standing, poster = excluded.poster");
    write.bind(record.id).bind(wordFor(record.state)).bind(record.standing).bind(toJson(record.poster)).run();
}

std::string accountSnapshot(const AccountRecord &record)
{
    return std::string(wordFor(record.state)) + ' ' + record.standing.value;
}

void restoreAccount(AccountRecord &record, const std::string &snapshot)
{
    const std::size_t blank = snapshot.find(' ');
    record.state = fromWord<AccountState>(std::string_view(snapshot).substr(0, blank)).value_or(AccountState::Active);
    record.standing.value = snapshot.substr(blank + 1);
    record.poster.suspended = record.state == AccountState::Suspended;
}

std::optional<Account> wholeAccount(Connection &connection, const AccountId &id, Timestamp now)
{
    auto record = findAccount(connection, id);
    if (!record) {
        return std::nullopt;
    }
    Account account;
    account.id = id;
    account.state = record->state;
    account.poster = std::move(record->poster);
    for (const ListingRecord &each : listingsOfAccount(connection, id)) {
        addListing(account, each.listing, now);
    }
    keepNewest(account.listings);
    keepNewest(account.complaints);
    account.decisions = newestOnAccount(connection, id, mostHistory);
    account.suspensions = newestOnAccount(connection, id, mostHistory, true);
    account.notes = notesOf(connection, id, mostHistory);
    return account;
}

} // namespace stagedoor::server
