// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/intake/intake.h"

#include <algorithm>

#include "queue/decide/content.h"
#include "queue/decide/decider.h"
#include "queue/http/coding.h"
#include "queue/records/accountrecords.h"
#include "queue/records/decisionrecords.h"
#include "queue/records/logrecords.h"

namespace stagedoor::server {

namespace {

/// The hash of what the site says of a notice: what the server alone decides is left out.
std::string sourceHash(Listing listing)
{
    const Listing empty;
    listing.revision = empty.revision;
    listing.state = empty.state;
    listing.standing.reset();
    listing.claim.reset();
    listing.review.reset();
    listing.assignedTo.clear();
    return sha256Hex(toJson(listing));
}

/// The poster's account as the site now tells it, not yet stored; a suspension is the server's to know.
std::optional<AccountRecord> posterOf(Connection &connection, Listing &listing)
{
    if (listing.poster.accountId.empty()) {
        listing.poster.suspended = false;
        return std::nullopt;
    }
    AccountRecord account =
        findAccount(connection, listing.poster.accountId).value_or(AccountRecord{listing.poster.accountId, {}, {}, {}});
    account.poster = listing.poster;
    account.poster.suspended = account.state == AccountState::Suspended;
    listing.poster.suspended = account.poster.suspended;
    return account;
}

void takePoster(Connection &connection, Listing &listing)
{
    if (const auto account = posterOf(connection, listing)) {
        storeAccount(connection, *account);
    }
}

bool isTooLarge(const Listing &listing)
{
    return toJson(listing).size() > largestStored;
}

/// A notice that is not there yet. One of a suspended account is taken in hidden.
ListingRecord openNew(Connection &connection, Listing incoming, std::int64_t revision, Timestamp now)
{
    ListingRecord record;
    record.listing = std::move(incoming);
    record.listing.revision = revision;
    openReview(record.listing, now);
    takePoster(connection, record.listing);
    if (record.listing.poster.suspended) {
        record.listing.state = ListingState::Hidden;
    }
    return record;
}

void note(Connection &connection, const Listing &listing, const char *action, const std::string &who, Timestamp now)
{
    appendLog(connection, {0, now, who, action, listing.id, listing.poster.accountId, {}, {}});
}

/// Whether anything of @p hung came after @p time.
template <class T>
void dropLater(std::vector<T> &hung, std::optional<Timestamp> time)
{
    std::erase_if(hung, [&time](const T &each) { return each.at && time && *each.at >= *time; });
}

/// The revisions that a line holds, oldest first, the listing itself last. A decision on an older one that the file
/// does not hold was on the listing without what came after it.
std::vector<Listing> stepsOf(const ImportLine &line)
{
    std::vector<Listing> steps = line.revisions;
    std::ranges::sort(steps, {}, &Listing::revision);
    for (Listing &step : steps) {
        step.id = line.listing.id;
    }
    const std::int64_t before = steps.empty() ? 0 : steps.back().revision;
    Listing last = line.listing;
    last.revision = std::max(
        {before + 1, std::int64_t(1), steps.empty() && line.decisions.empty() ? std::int64_t(1) : last.revision});
    for (const Decision &decision : line.decisions) {
        const auto known = std::ranges::find(steps, decision.revision, &Listing::revision);
        if (known == steps.end() && decision.revision > before && decision.revision < last.revision) {
            Listing earlier = last;
            earlier.revision = decision.revision;
            earlier.updatedAt = earlier.submittedAt;
            const auto time = decision.at ? decision.at : decision.decidedAt;
            dropLater(earlier.complaints, time);
            dropLater(earlier.messages, time);
            steps.push_back(std::move(earlier));
            std::ranges::sort(steps, {}, &Listing::revision);
        }
    }
    steps.push_back(std::move(last));
    return steps;
}

/// The record after its decisions changed it in the database.
void reload(Connection &connection, ListingRecord &record)
{
    if (auto stored = findListing(connection, record.listing.id)) {
        record = std::move(*stored);
    }
}

/// Stores one revision after another, each with the decisions that were made on it.
ListingRecord storeHistory(Connection &connection, const ImportLine &line, Timestamp now)
{
    const std::vector<Listing> steps = stepsOf(line);
    Decider decider(connection, {}, {}, now);
    ListingRecord record;
    std::int64_t number = 0;
    for (const Listing &step : steps) {
        if (number == 0) {
            record = openNew(connection, step, step.revision, now);
        } else {
            keepRevision(connection, record.listing);
            Listing newer = step;
            takePoster(connection, newer);
            if (takeContent(record, std::move(newer), now) == ContentChange::ByPoster) {
                liftDeactivation(connection, record.listing);
            }
            record.listing.revision = step.revision;
        }
        storeListing(connection, record);
        for (const Decision &decision : line.decisions) {
            const bool here = decision.revision == step.revision ||
                              (&step == &steps.back() && decision.revision > step.revision) ||
                              (number == 0 && decision.revision < step.revision);
            if (here) {
                Decision past = decision;
                past.listingId = past.listingId.empty() ? record.listing.id : past.listingId;
                decider.replay(std::move(past));
            }
        }
        reload(connection, record);
        number = step.revision;
    }
    return record;
}

} // namespace

void liftDeactivation(Connection &connection, const Listing &listing)
{
    auto account = findAccount(connection, listing.poster.accountId);
    if (!account || account->state != AccountState::Deactivated) {
        return;
    }
    const auto decision = findDecision(connection, account->standing);
    if (!decision || decision->decision.listingId.empty() || decision->decision.listingId == listing.id) {
        account->state = AccountState::Active;
        account->standing = {};
        storeAccount(connection, *account);
    }
}

TakenListing takeListing(Connection &connection, Listing incoming, const std::string &who, Timestamp now)
{
    if (isTooLarge(incoming)) {
        return {Taken::TooLarge, {}};
    }
    nameWhatHangs(incoming);
    const std::string hash = sourceHash(incoming);
    const std::optional<Timestamp> sourceAt = incoming.updatedAt;
    auto known = findListing(connection, incoming.id);
    if (!known) {
        ListingRecord record = openNew(connection, std::move(incoming), 1, now);
        record.sourceHash = hash;
        record.sourceAt = sourceAt;
        storeListing(connection, record);
        note(connection, record.listing, "listing", who, now);
        return {Taken::New, record.listing};
    }
    if (known->sourceHash == hash) {
        return {Taken::Same, known->listing};
    }
    if (sourceAt && known->sourceAt && *sourceAt < *known->sourceAt) {
        return {Taken::Older, {}};
    }
    const Listing before = known->listing;
    const auto account = posterOf(connection, incoming);
    const ContentChange change = takeContent(*known, std::move(incoming), now);
    if (isTooLarge(known->listing)) {
        return {Taken::TooLarge, {}};
    }
    if (account) {
        storeAccount(connection, *account);
    }
    known->sourceHash = hash;
    known->sourceAt = sourceAt ? sourceAt : known->sourceAt;
    if (change == ContentChange::None) {
        noteSource(connection, *known);
        return {Taken::Same, known->listing};
    }
    if (change == ContentChange::ByPoster) {
        liftDeactivation(connection, known->listing);
    }
    if (change != ContentChange::Figures) {
        keepRevision(connection, before);
        note(connection, known->listing, "listing", who, now);
    }
    storeListing(connection, *known);
    return {Taken::Changed, known->listing};
}

TakenListing takeLine(Connection &connection, ImportLine line, const std::string &who, Timestamp now)
{
    const bool hasHistory = !line.revisions.empty() || !line.decisions.empty();
    if (!hasHistory || findListing(connection, line.listing.id)) {
        return takeListing(connection, std::move(line.listing), who, now);
    }
    if (isTooLarge(line.listing)) {
        return {Taken::TooLarge, {}};
    }
    nameWhatHangs(line.listing);
    std::ranges::for_each(line.revisions, nameWhatHangs);
    ListingRecord record = storeHistory(connection, line, now);
    record.sourceHash = sourceHash(line.listing);
    record.sourceAt = line.listing.updatedAt;
    noteSource(connection, record);
    note(connection, record.listing, "listing", who, now);
    return {Taken::New, record.listing};
}

} // namespace stagedoor::server
