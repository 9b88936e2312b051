// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "policy/evidence.h"
#include "policy/sitetable.h"
#include "policy/wagetable.h"

namespace stagedoor {

/// The tables that every notice is read with.
struct Tables {
    WageTable wages;
    SiteTable sites;
};

/// What an analyser is given: one notice and all that is known of it.
struct Case {
    const NoticeText &notice;
    const Evidence &evidence;
    const PolicyPack &pack;
    const Tables &tables;
    std::chrono::year_month_day day;

    [[nodiscard]] const Listing &listing() const { return notice.listing(); }
    [[nodiscard]] bool feeCategory() const; ///< one of those where a fee may be charged
};

/// Collects findings: one for a clause and place, in any order.
class Findings
{
public:
    explicit Findings(const Case &theCase) : m_case(theCase) {}

    using Values = std::map<std::string, std::string>;
    /// Words [begin, end) of the normalised notice. @p leadsTo: where it differs from the clause's.
    void add(std::string_view clause, std::size_t begin, std::size_t end, std::string_view rule, Values values = {},
             std::optional<Proposal> leadsTo = {});
    /// Something that is not there, or a field as a whole (@p quote its words).
    void addField(std::string_view clause, std::string_view field, std::string_view quote, std::string_view rule,
                  Values values = {});
    /// The words of another finding.
    void addPlace(std::string_view clause, const Finding &where, std::string_view rule, Values values = {});
    [[nodiscard]] bool has(std::string_view clause) const;
    void remove(std::string_view clause);

    struct Found {
        Finding finding;
        Proposal leadsTo = Proposal::Approve;
    };
    [[nodiscard]] std::vector<Found> &all() { return m_found; }
    [[nodiscard]] const std::vector<Found> &all() const { return m_found; }

private:
    void keep(Finding finding, std::optional<Proposal> leadsTo);
    const Case &m_case;
    std::vector<Found> m_found;
};

} // namespace stagedoor
