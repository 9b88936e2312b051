// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iosfwd>

#include "listing/listing.h"
#include "policy/assessment.h"

namespace stagedoor {

/// An assessment for a person at a terminal: what is proposed, each finding with its words and why, what was held
/// back, and the arithmetic of the pay. What the poster wrote is printed without control characters.
void printReport(std::ostream &out, const Listing &listing, const Assessment &assessment);

} // namespace stagedoor
