// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "queue/decide/case.h"
#include "queue/decide/decider.h"

namespace stagedoor::server {

/// Loads what @p decision is about. A refusal: something that it names is not there, or does not fit.
[[nodiscard]] std::optional<Refusal> load(Connection &connection, Case &thisCase);

/// Whether the decision applies to what stands now.
[[nodiscard]] std::optional<Refusal> check(Connection &connection, const Case &thisCase,
                                           const DecisionSettings &settings, const Identity &who, Timestamp now);

} // namespace stagedoor::server
