// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "listing/decision.h"
#include "queue/records/listingrecords.h"

namespace stagedoor::server {

/// What a decision may change of a notice, apart from its text: as it was before, to be put back.
struct Snapshot {
    ListingState state = ListingState::Pending;
    bool answered = false;
    bool suspended = false;
    std::optional<Review> review;
    std::optional<Standing> standing;
    std::vector<JudgedComplaint> complaints; ///< every complaint's state
};

[[nodiscard]] std::string snapshotOf(const ListingRecord &record);

/// Puts back what @p snapshot says, which was taken before @p undone was. A review that began since then is kept: what
/// happened meanwhile must still be read. Of the complaints only those that it judged go back.
void restore(ListingRecord &record, const std::string &snapshot, const Decision &undone);
/// Puts back only the state, and whether the poster was suspended: for a notice that another decision stands on since.
void restoreState(ListingRecord &record, const std::string &snapshot);

} // namespace stagedoor::server
