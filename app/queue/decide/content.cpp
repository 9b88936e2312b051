// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/decide/content.h"

#include <algorithm>

#include "listing/json.h"
#include "queue/http/coding.h"

namespace stagedoor::server {

namespace {

/// The listing with what nobody reads, and what hangs on it, taken away.
Listing readable(Listing listing)
{
    const Listing empty;
    listing.revision = empty.revision;
    listing.state = empty.state;
    listing.submittedAt.reset();
    listing.updatedAt.reset();
    listing.complaints.clear();
    listing.messages.clear();
    listing.standing.reset();
    listing.claim.reset();
    listing.review.reset();
    listing.assignedTo.clear();
    listing.poster.createdAt.reset();
    listing.poster.emailVerified = false;
    listing.poster.posted = listing.poster.approved = listing.poster.declined = 0;
    listing.poster.suspended = false;
    return listing;
}

/// Puts a notice into the queue because of @p why. What weighs more, or was never read at all, keeps its own reason.
void bringBack(Listing &listing, ReviewWhy why, Timestamp since)
{
    const auto weight = [](ReviewWhy each) {
        switch (each) {
        case ReviewWhy::Complaint:
            return 3;
        case ReviewWhy::Escalated:
            return 2;
        case ReviewWhy::New:
            return 1;
        default:
            return 0;
        }
    };
    const int before = listing.review ? weight(listing.review->why) : -1;
    const bool sameAgain = listing.review && listing.review->why == why && before > 0; // it has waited since the first
    if (weight(why) >= before && !sameAgain) {
        listing.review = Review{why, since, {}};
    }
}

/// The poster said or did something: what waited for that waits no more.
void posterActed(ListingRecord &record)
{
    Listing &listing = record.listing;
    const bool asked =
        listing.standing && (listing.standing->kind == DecisionKind::Clarify || listing.state == ListingState::Waiting);
    if (asked && !record.answered &&
        (listing.state == ListingState::Waiting || listing.state == ListingState::Hidden)) {
        listing.state = ListingState::Pending;
    }
    record.answered = record.answered || (listing.standing && (asked || listing.standing->dueAt));
}

ReviewWhy whyOfMessage(const ListingRecord &record)
{
    const bool waited = record.listing.standing && record.listing.standing->dueAt && !record.answered;
    const bool refused = record.listing.state == ListingState::Declined || record.listing.state == ListingState::Hidden;
    return !waited && refused ? ReviewWhy::Appeal : ReviewWhy::Answered;
}

/// Adds what is not there yet, by its id. Returns how many a person must read.
int addComplaints(ListingRecord &record, const std::vector<Complaint> &complaints, Timestamp since)
{
    int added = 0;
    for (const Complaint &each : complaints) {
        if (std::ranges::find(record.listing.complaints, each.id, &Complaint::id) == record.listing.complaints.end()) {
            record.listing.complaints.push_back(each);
            ++added;
        }
    }
    if (added > 0) {
        bringBack(record.listing, ReviewWhy::Complaint, since);
    }
    return added;
}

struct AddedMessages {
    bool any = false;
    bool fromPoster = false;
};

AddedMessages addMessages(ListingRecord &record, const std::vector<Message> &messages)
{
    AddedMessages added;
    for (const Message &each : messages) {
        if (std::ranges::find(record.listing.messages, each.id, &Message::id) == record.listing.messages.end()) {
            record.listing.messages.push_back(each);
            added.any = true;
            added.fromPoster = added.fromPoster || each.from == Sender::Poster;
        }
    }
    return added;
}

void copyContent(Listing &to, Listing from)
{
    from.id = to.id;
    from.revision = to.revision;
    from.state = to.state;
    from.submittedAt = from.submittedAt ? from.submittedAt : to.submittedAt;
    from.updatedAt = from.updatedAt ? from.updatedAt : to.updatedAt;
    from.complaints = std::move(to.complaints);
    from.messages = std::move(to.messages);
    from.standing = std::move(to.standing);
    from.claim = std::move(to.claim);
    from.review = std::move(to.review);
    from.assignedTo = std::move(to.assignedTo);
    to = std::move(from);
}

} // namespace

void nameWhatHangs(Listing &listing)
{
    for (Complaint &complaint : listing.complaints) {
        if (complaint.id.empty()) {
            Complaint said = complaint;
            said.state = ComplaintState::Open;
            complaint.id = "c-" + sha256Hex(toJson(said)).substr(0, 16);
        }
    }
    for (Message &message : listing.messages) {
        if (message.id.empty()) {
            message.id = "m-" + sha256Hex(toJson(message)).substr(0, 16);
        }
    }
}

ContentChange takeContent(ListingRecord &record, Listing incoming, Timestamp now)
{
    const Timestamp since = incoming.updatedAt.value_or(now);
    const Listing before = record.listing;
    const std::vector<Complaint> complaints = incoming.complaints;
    const std::vector<Message> messages = incoming.messages;
    copyContent(record.listing, std::move(incoming));
    const bool edited = readable(record.listing) != readable(before);
    const ReviewWhy whyOfAnswer = whyOfMessage(record);
    const AddedMessages added = addMessages(record, messages);
    if (edited || added.fromPoster) {
        posterActed(record);
        bringBack(record.listing, edited ? ReviewWhy::Edited : whyOfAnswer, since);
    }
    const int complained = addComplaints(record, complaints, since);
    if (edited || added.fromPoster || complained > 0) {
        ++record.listing.revision;
        return edited || added.fromPoster ? ContentChange::ByPoster : ContentChange::Complaints;
    }
    return record.listing == before ? ContentChange::None : ContentChange::Figures;
}

void openReview(Listing &listing, Timestamp now)
{
    listing.state = ListingState::Pending;
    listing.standing.reset();
    listing.claim.reset();
    listing.assignedTo.clear();
    listing.submittedAt = listing.submittedAt ? listing.submittedAt : now;
    listing.review = Review{ReviewWhy::New, *listing.submittedAt, {}};
    if (!listing.complaints.empty()) {
        listing.review = Review{ReviewWhy::Complaint, listing.updatedAt.value_or(now), {}};
    }
}

bool takeComplaint(ListingRecord &record, Complaint complaint, Timestamp now)
{
    complaint.at = complaint.at ? complaint.at : now;
    complaint.state = ComplaintState::Open;
    if (addComplaints(record, {complaint}, now) == 0) {
        return false;
    }
    ++record.listing.revision;
    return true;
}

bool takeMessage(ListingRecord &record, Message message, Timestamp now)
{
    message.at = message.at ? message.at : now;
    const ReviewWhy why = whyOfMessage(record);
    const AddedMessages added = addMessages(record, {message});
    if (added.fromPoster) {
        posterActed(record);
        bringBack(record.listing, why, now);
        ++record.listing.revision;
    }
    return added.any;
}

} // namespace stagedoor::server
