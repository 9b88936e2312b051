// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/routes/handlers.h"

#include <algorithm>
#include <iterator>

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

struct Batch {
    LeaseGrant grant;
    std::vector<Listing> listings;
};

/// One listing after the other, until the answer is full: what it has no room for is not claimed.
Batch claimBatch(Connection &connection, const LeaseRequest &request, const Call &call)
{
    Batch batch;
    const std::size_t wanted = request.listingIds.empty() ? std::size_t(request.count) : request.listingIds.size();
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < wanted && bytes <= fullPage; ++i) {
        LeaseRequest one{1, {}, request.seconds};
        if (!request.listingIds.empty()) {
            one = {0, {request.listingIds[i]}, request.seconds};
        }
        const LeaseGrant got = claimAndLog(connection, one, call);
        if (got.leases.empty() && got.refused.empty()) {
            break; // nothing free is left
        }
        std::ranges::copy(got.leases, std::back_inserter(batch.grant.leases));
        std::ranges::copy(got.refused, std::back_inserter(batch.grant.refused));
        for (const Lease &lease : got.leases) {
            if (auto record = findListing(connection, lease.listingId)) {
                bytes += toJson(record->listing).size();
                batch.listings.push_back(std::move(record->listing));
            }
        }
    }
    return batch;
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
        const Batch batch = claimBatch(connection, *request, call);
        JsonWriter writer;
        writer.startObject();
        writer("leases", batch.grant.leases);
        writer("listings", batch.listings);
        writer("refused", batch.grant.refused);
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
