// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/intake/generator.h"

#include <array>
#include <cstdio>
#include <string_view>

namespace stagedoor::server {

namespace {

constexpr std::array<std::string_view, 8> categories{"film",       "short-film", "student-film", "theater",
                                                     "commercial", "modeling",   "voiceover",    "workshop"};
constexpr std::array<std::string_view, 12> firstWords{"The Last", "Quiet",  "Blue",  "A Winter", "Paper",    "Harbor",
                                                      "North",    "Second", "Glass", "Low",      "Borrowed", "Copper"};
constexpr std::array<std::string_view, 12> lastWords{"Light",   "Company", "Street", "Letters", "Garden", "Tide",
                                                     "Orchard", "Season",  "Signal", "House",   "Bridge", "Parade"};
constexpr std::array<std::string_view, 10> places{"Los Angeles, CA", "New York, NY", "Chicago, IL", "Atlanta, GA",
                                                  "Austin, TX",      "Seattle, WA",  "Boston, MA",  "Remote",
                                                  "Toronto, ON",     "London"};
constexpr std::array<std::string_view, 10> pays{"$150 per day, ten hours",
                                                "$1,200 flat for six days",
                                                "Paid",
                                                "Copy, credit and meals",
                                                "SAG-AFTRA scale",
                                                "Deferred until sale",
                                                "No pay",
                                                "$25/hour, four hours",
                                                "Gas money",
                                                "TBD"};
constexpr std::array<std::string_view, 12> sentences{
    "Two people meet on a night train and neither says where it goes.",
    "Rehearsals are weekday evenings; performances run for three weekends.",
    "No fee to audition, and none later.",
    "A registration fee of $35 is collected at the door.",
    "Please apply through our profile on another casting site.",
    "The role asks for comfort with improvisation and some stage combat.",
    "We provide lunch, transport from the station and footage for your reel.",
    "Send a headshot and a short tape to the address below.",
    "Some scenes have implied nudity, choreographed with an intimacy coordinator.",
    "This is a student production of a college film class.",
    "Dates are flexible and will follow the cast's.",
    "The director's last short played at three festivals.",
};

} // namespace

Listing Generator::next(int index)
{
    std::array<char, 16> id{};
    std::snprintf(id.data(), id.size(), "G-%07d", index + 1);
    Listing listing;
    listing.id.value = id.data();
    listing.submittedAt = m_newest - std::chrono::minutes(index);
    listing.updatedAt = listing.submittedAt;
    listing.title = std::string(oneOf(firstWords)) + ' ' + std::string(oneOf(lastWords));
    listing.category = oneOf(categories);
    listing.productionCompany = below(3) == 0 ? std::string() : std::string(oneOf(lastWords)) + " Pictures";
    for (std::size_t paragraphs = 1 + below(4); paragraphs > 0; --paragraphs) {
        listing.description += (listing.description.empty() ? "" : "\n\n") + std::string(oneOf(sentences)) + ' ' +
                               std::string(oneOf(sentences));
    }
    for (std::size_t roles = 1 + below(3); roles > 0; --roles) {
        Role role;
        role.name = oneOf(lastWords);
        role.description = oneOf(sentences);
        role.ageMin = int(18 + below(20));
        role.ageMax = *role.ageMin + int(below(30));
        listing.roles.push_back(std::move(role));
    }
    listing.compensation.details = oneOf(pays);
    listing.compensation.declared = DeclaredPay(below(3));
    listing.locations.emplace_back(oneOf(places));
    listing.dates = "Shoots next month";
    const std::size_t account = below(5000);
    listing.poster.accountId.value = "GA-" + std::to_string(account);
    listing.poster.name = "Poster " + std::to_string(account);
    listing.poster.email = "poster" + std::to_string(account) + "@example.org";
    listing.poster.createdAt = m_newest - std::chrono::days(1 + below(900));
    listing.howToApply = "Write to " + listing.poster.email;
    return listing;
}

} // namespace stagedoor::server
