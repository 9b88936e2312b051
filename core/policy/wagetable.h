// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "listing/error.h"

namespace stagedoor {

/// A minimum wage and the day from which it holds.
struct MinimumWage {
    std::string code; ///< "US-CA-los-angeles"
    std::string name;
    double hourly = 0;
    std::string currency; ///< ISO 4217
    std::string validFrom;
    std::chrono::year_month_day from{};
    std::string source;
};

/// Where a listing's work is done, as far as its words tell.
struct Jurisdiction {
    std::string country; ///< "US"; empty: not told
    std::string region;  ///< "CA"
    std::string city;    ///< "los-angeles", as in the table's codes
    friend bool operator==(const Jurisdiction &, const Jurisdiction &) = default;
};

/// The minimum wages by place and day (minimum_wage.csv). Immutable; any thread.
class WageTable
{
public:
    /// Reads the table's CSV; a row that is not one fails the whole, with its line.
    [[nodiscard]] static Result<WageTable> fromCsv(std::string_view csv);

    /// What holds at @p place on @p day: the city's, else the region's, else the country's row, the latest not after
    /// that day. nullptr: a country without a row.
    [[nodiscard]] const MinimumWage *at(const Jurisdiction &place, std::chrono::year_month_day day) const;

    /// The place that "Brooklyn, NY", "los angeles", "London, UK" or "Toronto" names; a country alone leaves the rest
    /// empty. @p text is lower case.
    [[nodiscard]] Jurisdiction placeIn(std::string_view text) const;

private:
    [[nodiscard]] const MinimumWage *row(const std::string &code, std::chrono::year_month_day day) const;
    std::map<std::string, std::vector<MinimumWage>, std::less<>> m_byCode; ///< each by day, oldest first
};

} // namespace stagedoor
