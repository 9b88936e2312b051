// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/routes/handlers.h"

#include <algorithm>
#include <array>

#include "listing/json.h"
#include "queue/decide/content.h"
#include "queue/intake/intake.h"
#include "queue/records/logrecords.h"
#include "queue/records/noterecords.h"
#include "queue/routes/answering.h"

namespace stagedoor::server {

namespace {

constexpr std::size_t largestListing = 8U << 20U; // bytes: a page of two still fits the caps of clients
constexpr std::string_view tooMuch = "a listing with its complaints and messages is at most 11 MB";
constexpr std::size_t largestMedia = 15U << 20U; // bytes
constexpr std::array<std::string_view, 6> mediaTypes{"image/jpeg", "image/png", "image/webp",
                                                     "image/gif",  "video/mp4", "application/pdf"};

/// Hangs something on a listing: @p take adds it to the record, or says that it was there. @p byPoster: the poster did
/// it.
template <class Take>
Response hang(Services &services, const Call &call, const char *action, bool byPoster, Take take)
{
    if (call.request.body.size() > largestText) {
        return problem(413, "a complaint or a message is at most 1 MB");
    }
    return orUnavailable(services.database.write([&](Connection &connection) -> Response {
        auto record = findListing(connection, ListingId{call.id});
        if (!record) {
            return problem(404, "no such listing");
        }
        const Listing before = record->listing;
        if (!take(*record)) {
            return json(200, toJson(record->listing));
        }
        std::string whole = toJson(record->listing);
        if (whole.size() > largestStored) {
            return problem(413, tooMuch);
        }
        if (byPoster) {
            liftDeactivation(connection, record->listing);
        }
        if (record->listing.revision != before.revision) {
            keepRevision(connection, before);
        }
        storeListing(connection, *record);
        appendLog(connection,
                  {0, call.now, call.who.editor, action, record->listing.id, record->listing.poster.accountId, {}, {}});
        return json(201, std::move(whole));
    }));
}

} // namespace

Response putListing(Services &services, const Call &call)
{
    if (call.request.body.size() > largestListing) {
        return problem(413, "a listing is at most 8 MB");
    }
    auto listing = requestFromJson<Listing>(call.request.body);
    if (!listing) {
        return problem(400, listing.error().detail);
    }
    if (!listing->id.empty() && listing->id.value != call.id) {
        return problem(400, "id: not the one of the path");
    }
    listing->id.value = call.id;
    if (listing->title.empty()) {
        return problem(400, "title: a listing has one");
    }
    if (!listing->poster.accountId.empty() && !isValidId(listing->poster.accountId.value)) {
        return problem(400, "poster.account_id: an id is 1 to 64 of A-Z a-z 0-9 _ -");
    }
    return orUnavailable(services.database.write([&](Connection &connection) -> Response {
        const TakenListing result = takeListing(connection, std::move(*listing), call.who.editor, call.now);
        if (result.taken == Taken::Older) {
            return problem(409, "updated_at: older than what is here");
        }
        if (result.taken == Taken::TooLarge) {
            return problem(413, tooMuch);
        }
        return json(result.taken == Taken::New ? 201 : 200, toJson(result.listing));
    }));
}

Response postComplaint(Services &services, const Call &call)
{
    const auto complaint = requestFromJson<Complaint>(call.request.body);
    if (!complaint || !isValidId(complaint->id)) {
        return problem(400, complaint ? "id: a complaint has one" : complaint.error().detail);
    }
    return hang(services, call, "complaint", false,
                [&](ListingRecord &record) { return takeComplaint(record, *complaint, call.now); });
}

Response postMessage(Services &services, const Call &call)
{
    const auto message = requestFromJson<Message>(call.request.body);
    if (!message || !isValidId(message->id)) {
        return problem(400, message ? "id: a message has one" : message.error().detail);
    }
    return hang(services, call, "message", message->from == Sender::Poster,
                [&](ListingRecord &record) { return takeMessage(record, *message, call.now); });
}

Response getMedia(Services &services, const Call &call)
{
    return orUnavailable(services.database.read([&](Connection &connection) -> Response {
        auto media = findMedia(connection, call.id);
        if (!media) {
            return problem(404, "no such media");
        }
        return {200, std::move(media->bytes), std::move(media->type), {{"Content-Disposition", "attachment"}}, {}};
    }));
}

Response putMedia(Services &services, const Call &call)
{
    const std::string type(call.request.header("Content-Type"));
    if (std::ranges::find(mediaTypes, type) == mediaTypes.end()) {
        return problem(415, "a picture (JPEG, PNG, WebP, GIF), MP4 or PDF");
    }
    if (call.request.body.empty() || call.request.body.size() > largestMedia) {
        return problem(call.request.body.empty() ? 400 : 413, "1 byte to 15 MB");
    }
    return orUnavailable(services.database.write([&](Connection &connection) -> Response {
        const auto known = findMedia(connection, call.id);
        if (!known || known->bytes != call.request.body || known->type != type) {
            storeMedia(connection, call.id, {type, call.request.body});
            appendLog(connection, {0, call.now, call.who.editor, "media", {}, {}, {}, {}});
        }
        return {known ? 200 : 201, {}, {}, {}, {}};
    }));
}

} // namespace stagedoor::server
