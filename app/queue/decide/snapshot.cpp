// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/decide/snapshot.h"

#include <algorithm>

#include "listing/jsonreader.h"
#include "listing/jsonwriter.h"

namespace stagedoor::server {

void describe(auto &visit, Is<Snapshot> auto &v)
{
    visit("state", v.state);
    visit("answered", v.answered);
    visit("suspended", v.suspended);
    visit("review", v.review);
    visit("standing", v.standing);
    visit("complaints", v.complaints);
}

static Result<Snapshot> snapshotFrom(const std::string &text)
{
    return JsonReader(text, JsonReader::Unknown::Keep).document<Snapshot>();
}

std::string snapshotOf(const ListingRecord &record)
{
    const Listing &listing = record.listing;
    Snapshot snapshot{listing.state, record.answered, listing.poster.suspended, listing.review, listing.standing, {}};
    for (const Complaint &complaint : listing.complaints) {
        snapshot.complaints.push_back({complaint.id, complaint.state});
    }
    JsonWriter writer;
    writer.write(snapshot);
    return writer.text();
}

void restoreState(ListingRecord &record, const std::string &text)
{
    if (const auto snapshot = snapshotFrom(text)) {
        record.listing.state = snapshot->state;
        record.listing.poster.suspended = snapshot->suspended;
    }
}

void restore(ListingRecord &record, const std::string &text, const Decision &undone)
{
    const auto snapshot = snapshotFrom(text);
    if (!snapshot) {
        return; // written by snapshotOf() alone
    }
    Listing &listing = record.listing;
    listing.state = snapshot->state;
    listing.standing = snapshot->standing;
    listing.poster.suspended = snapshot->suspended;
    record.answered = snapshot->answered;
    const bool isNewer = listing.review && listing.review->since && undone.at && *listing.review->since > *undone.at;
    if (!isNewer) {
        listing.review = snapshot->review;
    }
    for (const JudgedComplaint &judged : undone.complaints) {
        const auto before = std::ranges::find(snapshot->complaints, judged.id, &JudgedComplaint::id);
        const auto now = std::ranges::find(listing.complaints, judged.id, &Complaint::id);
        if (before != snapshot->complaints.end() && now != listing.complaints.end()) {
            now->state = before->state;
        }
    }
}

} // namespace stagedoor::server
