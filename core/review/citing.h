// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "listing/decision.h"
#include "policy/assessment.h"

namespace stagedoor {

/// What the editor says of one finding.
[[nodiscard]] JudgedFinding judged(const Finding &finding, FindingVerdict verdict, std::string why = {});

/// Whether @p judgement is about @p finding.
[[nodiscard]] bool isAbout(const JudgedFinding &judgement, const Finding &finding);

/// Cited counts as confirmed: adds a confirmed finding for every finding of the decision's clauses that it does not
/// judge yet.
void confirmCited(Decision &decision, const std::vector<Finding> &findings);

/// Left open at an approval counts as overruled: adds a dismissed finding for every blocking and check one not judged
/// yet.
void overruleOpen(Decision &decision, const std::vector<Finding> &findings);

} // namespace stagedoor
