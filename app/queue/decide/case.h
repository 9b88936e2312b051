// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "listing/decision.h"
#include "queue/records/accountrecords.h"
#include "queue/records/decisionrecords.h"
#include "queue/records/listingrecords.h"

namespace stagedoor::server {

/// A decision and everything it is about, as it stands now.
struct Case {
    Decision decision;
    std::optional<ListingRecord> notice;
    std::optional<AccountRecord> account; ///< the one it names, or the one that its effect reaches
    std::optional<DecisionRecord> target; ///< the decision that it undoes or confirms
};

/// Why a decision is not taken.
struct Refusal {
    int status = 409;
    std::string detail;
};

/// Whether it is a decision on an account.
[[nodiscard]] bool isOnAccount(DecisionKind kind);

} // namespace stagedoor::server
