// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "listing/error.h"
#include "policy/assessment.h"

namespace stagedoor {

/// How often a clause was found where it applies (hits), where it does not (alarms), and was missed.
struct Tally {
    std::size_t hits = 0;
    std::size_t alarms = 0;
    std::size_t misses = 0;
    [[nodiscard]] double precision() const;
    [[nodiscard]] double recall() const;
    [[nodiscard]] double f1() const;
    [[nodiscard]] std::size_t labelled() const { return hits + misses; }
};

/// Compares assessments with labelled listings: the figures of the corpus's scorer (policy/labelling-guide.md), to the
/// last digit.
class Evaluation
{
public:
    /// Counts one labelled line, {"id", "listing", "labels"}, against @p assessment. An error: the labels are not as
    /// the guide has them; nothing is counted then.
    [[nodiscard]] Result<> add(std::string_view labelledLine, const Assessment &assessment);

    [[nodiscard]] std::string table() const;   ///< a line for each clause
    [[nodiscard]] std::string summary() const; ///< the closing line, without its end
    [[nodiscard]] std::string json() const;    ///< all of it as one object

private:
    [[nodiscard]] Tally total(bool criticalOnly) const;
    [[nodiscard]] double macroF1() const;

    std::map<std::string, Tally> m_byClause;
    std::size_t m_listings = 0;
    std::size_t m_tagsRight = 0;
    std::size_t m_decisionsRight = 0;
    std::size_t m_spansHit = 0;
    std::size_t m_spans = 0;
    std::size_t m_clean = 0;
    std::size_t m_alarms = 0;
    std::size_t m_bad = 0;
    std::size_t m_letThrough = 0;
    std::size_t m_punished = 0;
};

} // namespace stagedoor
