// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace stagedoor {

enum class SiteKind {
    CastingPlatform,
    FreelanceMarket,
    JobBoard,
    FormBuilder,
    Scheduling,
    FileShare,
    VideoHost,
    CreditsDatabase,
    Social,
    Messaging,
    Payment,
    Crowdfunding,
    Ticketing,
    AdultPlatform,
    Other
};

struct Site {
    std::string domain;
    std::string name;
    SiteKind kind = SiteKind::Other;
};

/// The sites that performers are sent to (third_party_sites.csv), by domain. Immutable; any thread.
class SiteTable
{
public:
    [[nodiscard]] static SiteTable fromCsv(std::string_view csv);
    /// The site that @p host ("www.sub.example.com", lower case) belongs to; nullptr: unknown.
    [[nodiscard]] const Site *at(std::string_view host) const;
    /// The site that is called @p name (lower case); nullptr: unknown.
    [[nodiscard]] const Site *named(std::string_view name) const;

private:
    std::map<std::string, Site, std::less<>> m_byDomain;
    std::map<std::string, std::string, std::less<>> m_domainByName;
};

/// The host of a link or domain as written in a notice ("https://www.x.com/y?z" gives "x.com" without www.), lower
/// case.
[[nodiscard]] std::string hostOf(std::string_view link);

} // namespace stagedoor
