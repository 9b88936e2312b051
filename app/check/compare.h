// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "policy/policyengine.h"

namespace stagedoor {

/// `stagedoor-check compare`: what @p now finds that @p before did not, and the reverse, listing by listing, on the
/// standard output, with the sums last. The program's exit code.
[[nodiscard]] int compare(const PolicyEngine &before, const PolicyEngine &now, const std::vector<std::string> &files,
                          bool json, std::optional<std::chrono::year_month_day> day);

} // namespace stagedoor
