// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "queue/records/listingrecords.h"

namespace stagedoor::server {

/// What the site's newer version of a notice brings to the one that is kept.
enum class ContentChange {
    None,       ///< nothing at all
    Figures,    ///< nothing that a person reads: the poster's counts, dates of the site
    Complaints, ///< a person must read it again, but the poster did nothing
    ByPoster,   ///< the poster changed it or wrote: a person must read it again
};

/// Puts the content of @p incoming in place of the record's. Complaints and messages are only ever added, and a
/// complaint's state is the server's. Revision, state, review, standing, claim and assignment of @p incoming count for
/// nothing; its poster is suspended where the account is. A readable change makes the next revision and a review, whose
/// why says what happened; @p now is when, unless the site says.
[[nodiscard]] ContentChange takeContent(ListingRecord &record, Listing incoming, Timestamp now);

/// Gives each complaint and message without an id one made of its content: the same one again is the same.
void nameWhatHangs(Listing &listing);

/// A notice seen for the first time, with what hangs on it: pending, in the queue.
void openReview(Listing &listing, Timestamp now);

/// Adds a complaint or a message that is not there yet. False: it was.
[[nodiscard]] bool takeComplaint(ListingRecord &record, Complaint complaint, Timestamp now);
[[nodiscard]] bool takeMessage(ListingRecord &record, Message message, Timestamp now);

} // namespace stagedoor::server
