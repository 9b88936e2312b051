// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "listing/wire.h"
#include "queue/database/connection.h"
#include "queue/records/listingrecords.h"

namespace stagedoor::server {

/// The lease on a listing, whether it is still in force or not.
[[nodiscard]] std::optional<Lease> leaseOn(Connection &connection, const ListingId &id);
[[nodiscard]] std::optional<Lease> findLease(Connection &connection, const LeaseId &id);
/// The lease on a listing if it is in force and another's than @p editor.
[[nodiscard]] std::optional<Lease> foreignLease(Connection &connection, const ListingId &id, const std::string &editor,
                                                Timestamp now);

/// Claims named listings, or the oldest @p request.count that are in the queue and free. What another holds is refused.
[[nodiscard]] LeaseGrant claim(Connection &connection, const LeaseRequest &request, const std::string &editor,
                               Timestamp now);
/// Writes a lease's new end.
void renew(Connection &connection, const Lease &lease);
/// Ends the lease on a listing: its claim is gone from @p record too, which the caller stores.
void dropLease(Connection &connection, ListingRecord &record);

} // namespace stagedoor::server
