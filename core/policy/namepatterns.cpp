// SPDX-License-Identifier: GPL-3.0-or-later
#include "policy/namepatterns.h"

#include <algorithm>
#include <ranges>
#include <vector>

#include "policy/csv.h"

namespace stagedoor {

namespace {

constexpr std::size_t shortest = 3; // bytes of a name that may stand for itself

std::string escaped(std::string_view name)
{
    constexpr std::string_view signs = "\\^$.|?*+()[]{}/";
    std::string pattern;
    for (const char c : name) {
        if (signs.find(c) != std::string_view::npos) {
            pattern += '\\';
        }
        pattern += c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
    }
    return pattern;
}

/// Longer names first, so that "fox sports" is not read as "fox".
std::string alternatives(std::vector<std::string> names)
{
    std::ranges::sort(names, [](const std::string &a, const std::string &b) {
        return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
    const auto twins = std::ranges::unique(names);
    names.erase(twins.begin(), twins.end());
    std::string pattern;
    for (const std::string &name : names) {
        pattern += (pattern.empty() ? "" : "|") + name;
    }
    return pattern;
}

} // namespace

std::string knownNamesPattern(std::string_view csv)
{
    std::vector<std::string> names;
    for (const std::vector<std::string> &row : csvRows(csv) | std::views::drop(1)) {
        names.push_back(escaped(row.front()));
        std::string_view also = row.size() > 2 ? std::string_view(row[2]) : std::string_view();
        while (!also.empty()) {
            const std::size_t bar = std::min(also.find('|'), also.size());
            names.push_back(escaped(also.substr(0, bar)));
            also.remove_prefix(std::min(bar + 1, also.size()));
        }
    }
    std::erase_if(names, [](const std::string &name) { return name.size() < shortest; });
    return alternatives(std::move(names));
}

std::string castingSitesPattern(std::string_view csv)
{
    std::vector<std::string> names;
    for (const std::vector<std::string> &row : csvRows(csv) | std::views::drop(1)) {
        const bool door =
            row.size() > 2 && (row[2] == "casting-platform" || row[2] == "freelance-market" || row[2] == "job-board");
        // "Billo (UGC)" is called Billo; unions cast nobody, though they have boards.
        const std::string name = door ? row[1].substr(0, row[1].find(" (")) : std::string();
        const bool unions = name.find("SAG") != std::string::npos || name.find("Equity") != std::string::npos;
        if (name.size() >= shortest && !unions) {
            names.push_back(escaped(name));
        }
    }
    return alternatives(std::move(names));
}

} // namespace stagedoor
