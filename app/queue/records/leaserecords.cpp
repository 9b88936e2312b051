// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/records/leaserecords.h"

#include <QUuid>

#include "queue/database/statement.h"

namespace stagedoor::server {

namespace {

std::optional<Lease> leaseFrom(Statement &query)
{
    if (!query.step()) {
        return std::nullopt;
    }
    return Lease{LeaseId{query.text(0)}, ListingId{query.text(1)}, query.text(2), query.integer(3), query.time(4)};
}

void writeClaim(Connection &connection, ListingRecord &record, const Lease &lease)
{
    record.epoch = lease.epoch;
    record.listing.claim = Claim{lease.holder, lease.epoch, lease.expiresAt, {}};
    storeListing(connection, record);
}

/// A lease for @p editor on a listing that nobody else holds: the one that is there, or a new one.
Lease granted(Connection &connection, ListingRecord &record, const std::string &editor, Timestamp now,
              Timestamp expires)
{
    auto lease = leaseOn(connection, record.listing.id);
    if (lease && lease->holder == editor && *lease->expiresAt > now) {
        lease->expiresAt = std::max(*lease->expiresAt, expires);
    } else {
        dropLease(connection, record);
        lease = Lease{LeaseId{QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString()}, record.listing.id,
                      editor, record.epoch + 1, expires};
    }
    Statement write(connection, "INSERT INTO lease (id, listing, holder, epoch, expires_ms) VALUES (?, ?, ?, ?, ?)"
                                " ON CONFLICT (id) DO UPDATE SET expires_ms = excluded.expires_ms");
    write.bind(lease->id).bind(lease->listingId).bind(lease->holder).bind(lease->epoch).bind(lease->expiresAt).run();
    writeClaim(connection, record, *lease);
    return *lease;
}

std::vector<std::string> oldestFree(Connection &connection, std::int64_t count, const std::string &editor,
                                    Timestamp now)
{
    Statement query(connection, "SELECT id FROM listing WHERE review IS NOT NULL AND assigned IN ('', ?) AND id NOT IN"
                                " (SELECT listing FROM lease WHERE expires_ms > ?) ORDER BY submitted_ms, id LIMIT ?");
    query.bind(editor).bind(std::optional(now)).bind(count);
    std::vector<std::string> ids;
    while (query.step()) {
        ids.push_back(query.text(0));
    }
    return ids;
}

} // namespace

std::optional<Lease> leaseOn(Connection &connection, const ListingId &id)
{
    Statement query(connection, "SELECT id, listing, holder, epoch, expires_ms FROM lease WHERE listing = ?");
    query.bind(id);
    return leaseFrom(query);
}

std::optional<Lease> findLease(Connection &connection, const LeaseId &id)
{
    Statement query(connection, "SELECT id, listing, holder, epoch, expires_ms FROM lease WHERE id = ?");
    query.bind(id);
    return leaseFrom(query);
}

std::optional<Lease> foreignLease(Connection &connection, const ListingId &id, const std::string &editor, Timestamp now)
{
    auto lease = leaseOn(connection, id);
    return lease && lease->holder != editor && *lease->expiresAt > now ? lease : std::nullopt;
}

LeaseGrant claim(Connection &connection, const LeaseRequest &request, const std::string &editor, Timestamp now)
{
    const Timestamp expires = now + std::chrono::seconds(request.seconds);
    const std::vector<std::string> wanted =
        request.listingIds.empty() ? oldestFree(connection, request.count, editor, now) : request.listingIds;
    LeaseGrant grant;
    for (const std::string &each : wanted) {
        const ListingId id{each};
        auto record = findListing(connection, id);
        const auto other = record ? foreignLease(connection, id, editor, now) : std::nullopt;
        if (!record || other) {
            grant.refused.push_back({id, other ? other->holder : std::string()});
        } else {
            grant.leases.push_back(granted(connection, *record, editor, now, expires));
        }
    }
    return grant;
}

void renew(Connection &connection, const Lease &lease)
{
    Statement write(connection, "UPDATE lease SET expires_ms = ? WHERE id = ?");
    write.bind(lease.expiresAt).bind(lease.id).run();
    if (auto record = findListing(connection, lease.listingId)) {
        writeClaim(connection, *record, lease);
    }
}

void dropLease(Connection &connection, ListingRecord &record)
{
    Statement write(connection, "DELETE FROM lease WHERE listing = ?");
    write.bind(record.listing.id).run();
    record.listing.claim.reset();
}

} // namespace stagedoor::server
