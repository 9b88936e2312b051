// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/routes/handlers.h"

#include "listing/json.h"
#include "listing/jsonwriter.h"
#include "queue/records/leaserecords.h"
#include "queue/records/logrecords.h"
#include "queue/routes/answering.h"

namespace stagedoor::server {

struct Renewal {
    std::int64_t seconds = 0;
};

void describe(auto &visit, Is<Renewal> auto &v)
{
    visit("seconds", v.seconds);
}

namespace {

constexpr std::int64_t usualLease = 900;    // seconds
constexpr std::int64_t usualBatch = 432000; // seconds

/// The request with its time filled in; an error names what is wrong with it.
Result<LeaseRequest> leaseRequest(std::string_view body, std::int64_t usualSeconds)
{
    auto request = requestFromJson<LeaseRequest>(body);
    if (!request) {
        return request;
    }
    if ((request->count > 0) == !request->listingIds.empty() || request->count < 0 || request->count > largestPage ||
        request->listingIds.size() > std::size_t(largestPage)) {
        return fail(Error::Kind::Invalid, "either count or listing_ids, and at most 500");
    }
    for (const std::string &id : request->listingIds) {
        if (!isValidId(id)) {
            return fail(Error::Kind::Invalid, "listing_ids: an id is 1 to 64 of A-Z a-z 0-9 _ -");
        }
    }
    if (request->seconds < 0 || request->seconds > longestLease) {
        return fail(Error::Kind::Invalid, "seconds: at most 864000");
    }
    request->seconds = request->seconds == 0 ? usualSeconds : request->seconds;
    return request;
}

LeaseGrant claimAndLog(Connection &connection, const LeaseRequest &request, const Call &call)
{
    LeaseGrant grant = claim(connection, request, call.who.editor, call.now);
    for (const Lease &lease : grant.leases) {
        appendLog(connection, {0, call.now, call.who.editor, "claim", lease.listingId, {}, {}, {}});
    }
    return grant;
}

} // namespace

Response postLeases(Services &services, const Call &call)
{
    const auto request = leaseRequest(call.request.body, usualLease);
    if (!request) {
        return problem(400, request.error().detail);
    }
    return orUnavailable(services.database.write(
        [&](Connection &connection) { return json(201, toJson(claimAndLog(connection, *request, call))); }));
}

Response postBatch(Services &services, const Call &call)
{
    const auto request = leaseRequest(call.request.body, usualBatch);
    if (!request) {
        return problem(400, request.error().detail);
    }
    return orUnavailable(services.database.write([&](Connection &connection) {
        const LeaseGrant grant = claimAndLog(connection, *request, call);
        std::vector<Listing> listings;
        for (const Lease &lease : grant.leases) {
            if (auto record = findListing(connection, lease.listingId)) {
                listings.push_back(std::move(record->listing));
            }
        }
        JsonWriter writer;
        writer.startObject();
        writer("leases", grant.leases);
        writer("listings", listings);
        writer("refused", grant.refused);
        writer.endObject();
        return json(201, writer.text());
    }));
}

Response patchLease(Services &services, const Call &call)
{
    const auto body = bodyAs<Renewal>(call.request.body);
    if (!body || body->seconds < 0 || body->seconds > longestLease) {
        return problem(400, body ? "seconds: at most 864000" : body.error().detail);
    }
    const std::chrono::seconds time(body->seconds == 0 ? usualLease : body->seconds);
    return orUnavailable(services.database.write([&](Connection &connection) -> Response {
        auto lease = findLease(connection, LeaseId{call.id});
        if (!lease || lease->holder != call.who.editor) { // another's is none of theirs
            return problem(404, "no such lease");
        }
        lease->expiresAt = call.now + time;
        renew(connection, *lease);
        return json(200, toJson(*lease));
    }));
}

Response deleteLease(Services &services, const Call &call)
{
    return orUnavailable(services.database.write([&](Connection &connection) -> Response {
        const auto lease = findLease(connection, LeaseId{call.id});
        const bool own = lease && lease->holder == call.who.editor;
        if (!lease || (!own && call.who.role != Role::Supervisor)) {
            return problem(404, "no such lease");
        }
        if (auto record = findListing(connection, lease->listingId)) {
            dropLease(connection, *record);
            storeListing(connection, *record);
        }
        appendLog(connection,
                  {0, call.now, call.who.editor, own ? "release" : "break-lease", lease->listingId, {}, {}, {}});
        return {204, {}, {}, {}, {}};
    }));
}

} // namespace stagedoor::server
