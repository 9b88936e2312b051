// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "listing/listing.h"
#include "policy/assessment.h"
#include "policy/policypack.h"

namespace stagedoor {

/// Who pointed a thing out.
enum class FoundBy { Program, Editor, Complaint };

/// One thing a letter speaks of: a clause, and the words of the notice that show it. What a complaint says is never
/// quoted, so that nobody can tell who complained: only that there is one, and its day.
struct CitedPoint {
    std::string clause;
    std::string field; ///< where the words stand or are missing; empty: nowhere in particular
    std::string quote; ///< as the poster wrote it; empty for something absent
    FoundBy by = FoundBy::Program;
    std::optional<Timestamp> complaintAt;
    friend bool operator==(const CitedPoint &, const CitedPoint &) = default;
};

/// The points that @p clauses come to: their findings in reading order, clause by clause; a clause without a finding is
/// the editor's own point. The same words are cited once.
[[nodiscard]] std::vector<CitedPoint> pointsFor(const std::vector<std::string> &clauses,
                                                const std::vector<Finding> &findings, const Listing &listing);

/// Whether the clause speaks for the notice (pay.guaranteed, good.…): never a reason against it.
[[nodiscard]] bool isEvidence(std::string_view clause);

/// Whether @p field is a complaint's.
[[nodiscard]] bool isComplaintField(std::string_view field);

/// What the notice leaves no doubt about: names of the templates' clear.… texts, those that it says and no finding
/// but evidence touches.
[[nodiscard]] std::vector<std::string> clearAspects(const Listing &listing, const std::vector<Finding> &findings);

} // namespace stagedoor
