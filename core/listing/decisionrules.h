// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "listing/decision.h"
#include "listing/error.h"

namespace stagedoor {

/// Whether a category may charge fees: workshop, competition, event, group-membership.
[[nodiscard]] bool isFeeCategory(std::string_view category);

/// Whether a decision says what its kind needs, apart from the state it meets: approve a pay tag (but in the fee
/// categories), decline and suspend a clause, suspend a reason, clarify and escalate words, an account's kinds an
/// account, the others a listing … Kind::Invalid names the member. The server and the workstation ask the same
/// question.
[[nodiscard]] Result<void> isComplete(const Decision &decision, std::string_view category);

} // namespace stagedoor
