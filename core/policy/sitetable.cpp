// SPDX-License-Identifier: GPL-3.0-or-later
#include "policy/sitetable.h"

#include <algorithm>
#include <array>
#include <utility>

#include "policy/csv.h"

namespace stagedoor {

namespace {

SiteKind kindFrom(std::string_view word)
{
    using enum SiteKind;
    constexpr auto words = std::to_array<std::pair<std::string_view, SiteKind>>({{"casting-platform", CastingPlatform},
                                                                                 {"freelance-market", FreelanceMarket},
                                                                                 {"job-board", JobBoard},
                                                                                 {"form-builder", FormBuilder},
                                                                                 {"scheduling", Scheduling},
                                                                                 {"file-share", FileShare},
                                                                                 {"video-host", VideoHost},
                                                                                 {"credits-database", CreditsDatabase},
                                                                                 {"social", Social},
                                                                                 {"messaging", Messaging},
                                                                                 {"payment", Payment},
                                                                                 {"crowdfunding", Crowdfunding},
                                                                                 {"ticketing", Ticketing},
                                                                                 {"adult-platform", AdultPlatform}});
    const auto found = std::ranges::find(words, word, [](const auto &each) { return each.first; });
    return found == words.end() ? Other : found->second;
}

std::string lower(std::string_view text)
{
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return out;
}

} // namespace

SiteTable SiteTable::fromCsv(std::string_view csv)
{
    SiteTable table;
    const auto rows = csvRows(csv);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (rows[i].size() >= 3) {
            table.m_domainByName.emplace(lower(rows[i][1]), rows[i][0]);
            table.m_byDomain.emplace(rows[i][0], Site{rows[i][0], rows[i][1], kindFrom(rows[i][2])});
        }
    }
    return table;
}

const Site *SiteTable::at(std::string_view host) const
{
    while (!host.empty()) {
        const auto found = m_byDomain.find(host);
        if (found != m_byDomain.end()) {
            return &found->second;
        }
        const std::size_t dot = host.find('.');
        host = dot == std::string_view::npos ? std::string_view() : host.substr(dot + 1);
    }
    return nullptr;
}

const Site *SiteTable::named(std::string_view name) const
{
    const auto found = m_domainByName.find(name);
    return found == m_domainByName.end() ? nullptr : at(found->second);
}

std::string hostOf(std::string_view link)
{
    std::string text = lower(link);
    if (const std::size_t scheme = text.find("://"); scheme != std::string::npos) {
        text.erase(0, scheme + 3);
    }
    text.erase(std::min(text.find_first_of("/?#: "), text.size()));
    if (const std::size_t at = text.rfind('@'); at != std::string::npos) {
        text.erase(0, at + 1);
    }
    return text.starts_with("www.") ? text.substr(4) : text;
}

} // namespace stagedoor
