// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/routes/handlers.h"

#include "listing/json.h"
#include "listing/jsonwriter.h"
#include "queue/records/listingrecords.h"
#include "queue/records/logrecords.h"
#include "queue/routes/answering.h"

namespace stagedoor::server {

struct Assignment {
    std::string assignedTo;
};

void describe(auto &visit, Is<Assignment> auto &v)
{
    visit("assigned_to", v.assignedTo);
}

namespace {

std::string changesBody(Connection &connection, const ChangesRows &rows)
{
    JsonWriter writer;
    writer.startObject();
    writer.key("listings");
    writer.startArray();
    for (const std::string &each : rows.listings) {
        writer.writeRaw(each);
    }
    writer.endArray();
    writer("tombstones", std::vector<std::string>());
    writer("cursor", cursor(connection, rows.last));
    writer("more", rows.more);
    writer.endObject();
    return writer.text();
}

} // namespace

Response getChanges(Services &services, const Call &call)
{
    const auto limit = number(call.request, "limit", usualPage, 1, largestPage);
    const auto wait = number(call.request, "wait", 0, 0, longestWait);
    if (!limit || !wait) {
        return problem(400, "limit and wait are whole numbers");
    }
    const std::uint64_t seen = services.database.generation(); // before the read: nothing that comes after it is missed
    return orUnavailable(services.database.read([&](Connection &connection) -> Response {
        const auto after = position(connection, call.request, "change");
        if (!after) {
            return after.error();
        }
        const ChangesRows rows = changesAfter(connection, *after, *limit);
        if (rows.listings.empty() && *wait > 0 && !call.request.lastTry) {
            Response later;
            later.wait = Wait{std::chrono::seconds(*wait), seen};
            return later;
        }
        return json(200, changesBody(connection, rows));
    }));
}

Response getListing(Services &services, const Call &call)
{
    return orUnavailable(services.database.read([&](Connection &connection) -> Response {
        const auto record = findListing(connection, ListingId{call.id});
        return record ? json(200, toJson(record->listing)) : problem(404, "no such listing");
    }));
}

Response getRevision(Services &services, const Call &call)
{
    std::int64_t wanted = 0;
    for (const char c : call.part) {
        if (c < '0' || c > '9' || wanted > 1'000'000'000) {
            return problem(400, "a revision is a number");
        }
        wanted = wanted * 10 + (c - '0');
    }
    return orUnavailable(services.database.read([&](Connection &connection) -> Response {
        const auto record = findListing(connection, ListingId{call.id});
        if (record && record->listing.revision == wanted) {
            return json(200, toJson(record->listing));
        }
        auto older = record ? findRevision(connection, ListingId{call.id}, wanted) : std::nullopt;
        return older ? json(200, std::move(*older)) : problem(404, "no such revision");
    }));
}

Response patchListing(Services &services, const Call &call)
{
    const auto body = bodyAs<Assignment>(call.request.body);
    if (!body) {
        return problem(400, body.error().detail);
    }
    if (!body->assignedTo.empty() && !isValidId(body->assignedTo)) {
        return problem(400, "assigned_to: an editor's name");
    }
    return orUnavailable(services.database.write([&](Connection &connection) -> Response {
        auto record = findListing(connection, ListingId{call.id});
        if (!record) {
            return problem(404, "no such listing");
        }
        if (record->listing.assignedTo != body->assignedTo) {
            record->listing.assignedTo = body->assignedTo;
            storeListing(connection, *record);
            appendLog(connection, {0, call.now, call.who.editor, "assign", record->listing.id, {}, {}, {}});
        }
        return json(200, toJson(record->listing));
    }));
}

} // namespace stagedoor::server
