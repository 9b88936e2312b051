// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare.h"

#include <algorithm>
#include <iostream>
#include <map>
#include <set>
#include <tuple>

#include "listing/jsonwords.h"
#include "listinglines.h"

namespace stagedoor {

namespace {

using Fact = std::tuple<std::string, std::string, std::size_t, std::string>; // clause, field, start, quote

std::set<Fact> factsOf(const Assessment &assessment)
{
    std::set<Fact> facts;
    for (const Finding &finding : assessment.findings) {
        facts.emplace(finding.clause, finding.field, finding.start, finding.quote);
    }
    return facts;
}

struct Sums {
    std::size_t gained = 0;
    std::size_t lost = 0;
    std::size_t changed = 0;
};

std::string jsonFacts(const std::vector<Fact> &facts)
{
    std::string out;
    for (const auto &[clause, field, start, quote] : facts) {
        out += (out.empty() ? "{\"clause\":" : ",{\"clause\":") + jsonQuoted(clause) +
               ",\"field\":" + jsonQuoted(field) + ",\"start\":" + std::to_string(start) +
               ",\"quote\":" + jsonQuoted(quote) + '}';
    }
    return '[' + out + ']';
}

void printFacts(char sign, const std::vector<Fact> &facts)
{
    for (const auto &[clause, field, start, quote] : facts) {
        std::cout << "  " << sign << ' ' << clause << "  " << field << "  " << jsonQuoted(quote) << '\n';
    }
}

} // namespace

int compare(const PolicyEngine &before, const PolicyEngine &now, const std::vector<std::string> &files, bool json,
            std::optional<std::chrono::year_month_day> day)
{
    Sums sums;
    const bool good = forEachListing(files, [&](ImportLine &line) {
        const Assessment old = before.assess(line.listing, day);
        const Assessment fresh = now.assess(line.listing, day);
        const std::set<Fact> oldFacts = factsOf(old);
        const std::set<Fact> freshFacts = factsOf(fresh);
        std::vector<Fact> gained;
        std::vector<Fact> lost;
        std::ranges::set_difference(freshFacts, oldFacts, std::back_inserter(gained));
        std::ranges::set_difference(oldFacts, freshFacts, std::back_inserter(lost));
        if (gained.empty() && lost.empty() && old.decision == fresh.decision && old.payTag == fresh.payTag) {
            return;
        }
        ++sums.changed;
        sums.gained += gained.size();
        sums.lost += lost.size();
        if (json) {
            std::cout << "{\"id\":" << jsonQuoted(line.listing.id.value) << ",\"decision\":[\"" << wordFor(old.decision)
                      << "\",\"" << wordFor(fresh.decision) << "\"],\"pay_tag\":[\"" << wordFor(old.payTag) << "\",\""
                      << wordFor(fresh.payTag) << "\"],\"gained\":" << jsonFacts(gained)
                      << ",\"lost\":" << jsonFacts(lost) << "}\n";
            return;
        }
        std::cout << line.listing.id.value << "  " << wordFor(old.decision) << " -> " << wordFor(fresh.decision)
                  << ", pay " << wordFor(old.payTag) << " -> " << wordFor(fresh.payTag) << '\n';
        printFacts('+', gained);
        printFacts('-', lost);
    });
    if (!json) {
        std::cout << sums.changed << " listings changed: " << sums.gained << " findings gained, " << sums.lost
                  << " lost\n";
    }
    return good ? 0 : 1;
}

} // namespace stagedoor
