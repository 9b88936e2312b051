// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/queueplace.h"

#include <algorithm>

namespace stagedoor {

using namespace std::chrono_literals;

QueuePlace queuePlace(const PlaceTerms &terms, const Targets &targets)
{
    const auto each = [](std::int64_t count, std::chrono::minutes credit, std::int64_t most) {
        return credit * std::clamp<std::int64_t>(count, 0, most);
    };
    QueuePlace place;
    place.target = terms.blocking > 0 ? targets.urgent : targets.usual;
    place.dueAt = terms.base + place.target;
    place.severityCredit = terms.blocking > 0 ? std::chrono::minutes(24h) : each(terms.check, 2h, 3);
    place.complaintCredit = each(terms.openComplaints, 12h, 3);
    place.newAccountCredit = terms.newAccount ? std::chrono::minutes(4h) : 0min;
    return place;
}

Timestamp sortTime(const QueuePlace &place)
{
    return place.dueAt - place.severityCredit - place.complaintCredit - place.newAccountCredit;
}

Timestamp placeBase(const Listing &listing, Timestamp seen)
{
    if (listing.review && listing.review->since) {
        return *listing.review->since;
    }
    return listing.submittedAt.value_or(listing.updatedAt.value_or(seen));
}

bool hasNewAccount(const Listing &listing, Timestamp base)
{
    const Poster &poster = listing.poster;
    const Timestamp submitted = listing.submittedAt.value_or(base);
    return poster.posted == 0 || (poster.createdAt && *poster.createdAt > submitted - std::chrono::days(30));
}

} // namespace stagedoor
