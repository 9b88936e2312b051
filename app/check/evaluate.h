// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "policy/policyengine.h"

namespace stagedoor {

/// `stagedoor-check evaluate`: the figures for one labelled file on the standard output. The program's exit code.
[[nodiscard]] int evaluate(const PolicyEngine &engine, const std::string &file, bool json,
                           std::optional<std::chrono::year_month_day> day);

} // namespace stagedoor
