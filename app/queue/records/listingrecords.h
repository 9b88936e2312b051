// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "listing/listing.h"
#include "queue/database/connection.h"

namespace stagedoor::server {

constexpr std::size_t fullPage = 8U << 20U;       ///< bytes: a page ends with what passes them
constexpr std::size_t largestStored = 11U << 20U; ///< bytes of a listing as JSON, with all that hangs on it

/// A notice as the server keeps it: what the API shows, and what only the server needs.
struct ListingRecord {
    Listing listing;
    bool answered = false;             ///< the poster has answered the standing decision
    std::int64_t epoch = 0;            ///< of the last claim
    std::string sourceHash;            ///< of what the site last sent
    std::optional<Timestamp> sourceAt; ///< its updated_at
};

[[nodiscard]] std::optional<ListingRecord> findListing(Connection &connection, const ListingId &id);
[[nodiscard]] std::vector<ListingRecord> listingsOfAccount(Connection &connection, const AccountId &id);
/// Notices whose answer was due before @p now, with no answer and no review.
[[nodiscard]] std::vector<ListingRecord> overdueListings(Connection &connection, Timestamp now, int limit);

/// Writes a notice, new or known: it becomes the newest change.
void storeListing(Connection &connection, const ListingRecord &record);
/// Notes that the site sent the same content again: not a change.
void noteSource(Connection &connection, const ListingRecord &record);

/// Keeps @p listing as the older revision that it now is.
void keepRevision(Connection &connection, const Listing &listing);
/// The JSON of an older revision.
[[nodiscard]] std::optional<std::string> findRevision(Connection &connection, const ListingId &id, std::int64_t number);

/// A page of the feed of changes, each listing as JSON, oldest change first.
struct ChangesRows {
    std::vector<std::string> listings;
    std::int64_t last = 0; ///< the last change on the page, or the one asked after
    bool more = false;
};
[[nodiscard]] ChangesRows changesAfter(Connection &connection, std::int64_t after, int limit);

/// The next number of a feed: "change" or "decision".
[[nodiscard]] std::int64_t nextNumber(Connection &connection, const char *feed);
[[nodiscard]] std::int64_t lastNumber(Connection &connection, const char *feed);
/// Which database this is: a cursor of another one is refused.
[[nodiscard]] std::string feedName(Connection &connection);

} // namespace stagedoor::server
