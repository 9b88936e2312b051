// SPDX-License-Identifier: GPL-3.0-or-later
#include "policy/findings.h"

#include <algorithm>
#include <utility>

namespace stagedoor {

bool Case::feeCategory() const
{
    return std::ranges::find(pack.settings().feeCategories, listing().category) != pack.settings().feeCategories.end();
}

void Findings::add(std::string_view clause, std::size_t begin, std::size_t end, std::string_view rule, Values values,
                   std::optional<Proposal> leadsTo)
{
    Place place = m_case.notice.place(begin, end);
    keep({std::string(clause),
          std::move(place.path),
          place.start,
          place.length,
          std::move(place.quote),
          Severity::Note,
          std::string(rule),
          {},
          std::move(values)},
         leadsTo);
}

void Findings::addField(std::string_view clause, std::string_view field, std::string_view quote, std::string_view rule,
                        Values values)
{
    keep({std::string(clause),
          std::string(field),
          0,
          quote.size(),
          std::string(quote),
          Severity::Note,
          std::string(rule),
          {},
          std::move(values)},
         {});
}

void Findings::addPlace(std::string_view clause, const Finding &where, std::string_view rule, Values values)
{
    keep({std::string(clause),
          where.field,
          where.start,
          where.length,
          where.quote,
          Severity::Note,
          std::string(rule),
          {},
          std::move(values)},
         {});
}

bool Findings::has(std::string_view clause) const
{
    return std::ranges::any_of(m_found, [clause](const Found &found) { return found.finding.clause == clause; });
}

void Findings::remove(std::string_view clause)
{
    std::erase_if(m_found, [clause](const Found &found) { return found.finding.clause == clause; });
}

void Findings::keep(Finding finding, std::optional<Proposal> leadsTo)
{
    const Clause *clause = m_case.pack.clause(finding.clause);
    if (clause == nullptr || clause->editorsOnly) {
        return; // a pack may leave a clause out
    }
    const Proposal proposal = leadsTo.value_or(clause->leadsTo);
    constexpr std::ptrdiff_t most = 25; // of one clause: more tell an editor nothing new
    if (std::ranges::count_if(
            m_found, [&finding](const Found &found) { return found.finding.clause == finding.clause; }) >= most) {
        return;
    }
    for (Found &found : m_found) {
        const Finding &other = found.finding;
        const bool overlapping =
            finding.start < other.start + other.length && other.start < finding.start + finding.length;
        if (other.clause == finding.clause && other.field == finding.field &&
            (overlapping || (finding.length == 0 && other.length == 0))) {
            if (proposal > found.leadsTo) {
                found = {std::move(finding), proposal}; // the graver reading of the same words
            }
            return;
        }
    }
    m_found.push_back({std::move(finding), proposal});
}

} // namespace stagedoor
