// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/letterpoints.h"

#include <algorithm>
#include <charconv>
#include <tuple>

namespace stagedoor {

namespace {

constexpr std::string_view complaints = "complaints[";

/// The complaint that "complaints[2].text" names.
const Complaint *complaintAt(std::string_view field, const Listing &listing)
{
    const std::string_view rest = field.substr(complaints.size());
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), index);
    return error == std::errc() && index < listing.complaints.size() ? &listing.complaints[index] : nullptr;
}

CitedPoint pointOf(const Finding &finding, const Listing &listing)
{
    if (isComplaintField(finding.field)) {
        const Complaint *const complaint = complaintAt(finding.field, listing);
        return {finding.clause, {}, {}, FoundBy::Complaint, complaint == nullptr ? std::nullopt : complaint->at};
    }
    return {finding.clause, finding.field, finding.quote, FoundBy::Program, {}};
}

bool touches(const Finding &finding, std::string_view aspect)
{
    if (isEvidence(finding.clause)) {
        return false;
    }
    if (aspect == "pay") {
        return finding.clause.starts_with("pay.") || finding.clause.starts_with("fee.") ||
               finding.field.starts_with("compensation.") || finding.field.ends_with(".pay");
    }
    if (aspect == "roles") {
        return finding.field.starts_with("roles") || finding.clause.starts_with("adult.") ||
               finding.clause.starts_with("discrimination.");
    }
    return finding.field == aspect;
}

} // namespace

std::vector<CitedPoint> pointsFor(const std::vector<std::string> &clauses, const std::vector<Finding> &findings,
                                  const Listing &listing)
{
    std::vector<CitedPoint> points;
    for (const std::string &clause : clauses) {
        const std::size_t before = points.size();
        for (const Finding &finding : findings) {
            if (finding.clause != clause) {
                continue;
            }
            CitedPoint point = pointOf(finding, listing);
            const bool known = std::ranges::any_of(points, [&point](const CitedPoint &other) {
                return std::tie(other.clause, other.quote, other.by, other.complaintAt) ==
                           std::tie(point.clause, point.quote, point.by, point.complaintAt) &&
                       (!point.quote.empty() || other.field == point.field);
            });
            if (!known) {
                points.push_back(std::move(point));
            }
        }
        if (points.size() == before) {
            points.push_back({clause, {}, {}, FoundBy::Editor, {}});
        }
    }
    return points;
}

bool isEvidence(std::string_view clause)
{
    return clause == "pay.guaranteed" || clause.starts_with("good.");
}

bool isComplaintField(std::string_view field)
{
    return field.starts_with(complaints);
}

std::vector<std::string> clearAspects(const Listing &listing, const std::vector<Finding> &findings)
{
    const std::pair<std::string_view, bool> said[] = {{"pay", !listing.compensation.details.empty()},
                                                      {"roles", !listing.roles.empty()},
                                                      {"locations", !listing.locations.empty()},
                                                      {"dates", !listing.dates.empty()},
                                                      {"how_to_apply", !listing.howToApply.empty()}};
    std::vector<std::string> clear;
    for (const auto &[aspect, there] : said) {
        const bool doubted =
            std::ranges::any_of(findings, [name = aspect](const Finding &finding) { return touches(finding, name); });
        if (there && !doubted) {
            clear.emplace_back(aspect);
        }
    }
    return clear;
}

} // namespace stagedoor
