// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/records/listingrecords.h"

#include "listing/json.h"
#include "listing/jsonwords.h"
#include "queue/database/statement.h"
#include "queue/records/stored.h"

namespace stagedoor::server {

namespace {

std::optional<ListingRecord> recordFrom(Connection &connection, const Statement &row)
{
    auto listing = stored<Listing>(connection, row.text(0));
    if (!listing) {
        return std::nullopt;
    }
    return ListingRecord{std::move(*listing), row.integer(1) != 0, row.integer(2), row.text(3), row.time(4)};
}

std::vector<ListingRecord> recordsFrom(Connection &connection, Statement &query)
{
    std::vector<ListingRecord> records;
    while (query.step()) {
        if (auto record = recordFrom(connection, query)) {
            records.push_back(std::move(*record));
        }
    }
    return records;
}

} // namespace

std::optional<ListingRecord> findListing(Connection &connection, const ListingId &id)
{
    Statement query(connection, "SELECT json, answered, epoch, source_hash, source_ms FROM listing WHERE id = ?");
    query.bind(id);
    return query.step() ? recordFrom(connection, query) : std::nullopt;
}

std::vector<ListingRecord> listingsOfAccount(Connection &connection, const AccountId &id)
{
    Statement query(connection, "SELECT json, answered, epoch, source_hash, source_ms FROM listing"
                                " WHERE account = ? ORDER BY submitted_ms, id");
    query.bind(id);
    return recordsFrom(connection, query);
}

std::vector<ListingRecord> overdueListings(Connection &connection, Timestamp now, int limit)
{
    Statement query(connection, "SELECT json, answered, epoch, source_hash, source_ms FROM listing"
                                " WHERE due_ms < ? AND due_ms IS NOT NULL AND answered = 0 AND review IS NULL"
                                " ORDER BY due_ms LIMIT ?");
    query.bind(std::optional(now)).bind(limit);
    return recordsFrom(connection, query);
}

void storeListing(Connection &connection, const ListingRecord &record)
{
    const Listing &listing = record.listing;
    Statement write(
        connection,
        "INSERT INTO listing (id, account, category, state, review, submitted_ms, due_ms, answered, epoch, assigned,"
        " changed, source_hash, source_ms, json) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET account = excluded.account, category = excluded.category,"
        " state = excluded.state, review = excluded.review, submitted_ms = excluded.submitted_ms,"
        " due_ms = excluded.due_ms, answered = excluded.answered, epoch = excluded.epoch,"
        " assigned = excluded.assigned, changed = excluded.changed, source_hash = excluded.source_hash,"
        " source_ms = excluded.source_ms, json = excluded.json");
    write.bind(listing.id.value)
        .bind(listing.poster.accountId.value)
        .bind(listing.category)
        .bind(wordFor(listing.state));
    if (listing.review) {
        write.bind(wordFor(listing.review->why));
    } else {
        write.bindNull();
    }
    write.bind(std::optional(listing.submittedAt.value_or(Timestamp())));
    write.bind(listing.standing ? listing.standing->dueAt : std::nullopt);
    write.bind(record.answered).bind(record.epoch).bind(listing.assignedTo).bind(nextNumber(connection, "change"));
    write.bind(record.sourceHash).bind(record.sourceAt).bind(toJson(listing));
    write.run();
}

void noteSource(Connection &connection, const ListingRecord &record)
{
    Statement write(connection, "UPDATE listing SET source_hash = ?, source_ms = ? WHERE id = ?");
    write.bind(record.sourceHash).bind(record.sourceAt).bind(record.listing.id).run();
}

void keepRevision(Connection &connection, const Listing &listing)
{
    Statement write(connection, "INSERT INTO revision (listing, number, json) VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
    write.bind(listing.id).bind(listing.revision).bind(toJson(listing)).run();
}

std::optional<std::string> findRevision(Connection &connection, const ListingId &id, std::int64_t number)
{
    Statement query(connection, "SELECT json FROM revision WHERE listing = ? AND number = ?");
    query.bind(id).bind(number);
    return query.step() ? std::optional(query.text(0)) : std::nullopt;
}

ChangesRows changesAfter(Connection &connection, std::int64_t after, int limit)
{
    Statement query(connection, "SELECT changed, json FROM listing WHERE changed > ? ORDER BY changed LIMIT ?");
    query.bind(after).bind(limit + 1);
    ChangesRows rows;
    rows.last = after;
    std::size_t bytes = 0;
    while (query.step()) {
        if (int(rows.listings.size()) == limit || bytes > fullPage) {
            rows.more = true;
            break;
        }
        rows.last = query.integer(0);
        rows.listings.push_back(query.text(1));
        bytes += rows.listings.back().size();
    }
    return rows;
}

std::int64_t nextNumber(Connection &connection, const char *feed)
{
    Statement update(connection, "UPDATE counter SET value = value + 1 WHERE name = ? RETURNING value");
    update.bind(feed);
    const std::int64_t number = update.step() ? update.integer(0) : 0;
    update.step();
    return number;
}

std::int64_t lastNumber(Connection &connection, const char *feed)
{
    Statement query(connection, "SELECT value FROM counter WHERE name = ?");
    query.bind(feed);
    return query.step() ? query.integer(0) : 0;
}

std::string feedName(Connection &connection)
{
    Statement query(connection, "SELECT value FROM setting WHERE name = 'feed'");
    return query.step() ? query.text(0) : std::string();
}

} // namespace stagedoor::server
