// SPDX-License-Identifier: GPL-3.0-or-later
#include "listing/listing.h"

#include <algorithm>

namespace stagedoor {

std::vector<TextField> textFields(const Listing &listing)
{
    std::vector<TextField> fields;
    const auto add = [&fields](std::string path, const std::string &text) {
        if (!text.empty()) {
            fields.push_back({std::move(path), &text});
        }
    };
    const auto indexed = [](const char *name, std::size_t index, const char *member = "") {
        return std::string(name) + '[' + std::to_string(index) + ']' + member;
    };
    add("title", listing.title);
    add("production_company", listing.productionCompany);
    add("compensation.details", listing.compensation.details);
    add("fees.details", listing.fees.details);
    add("description", listing.description);
    for (std::size_t i = 0; i < listing.roles.size(); ++i) {
        add(indexed("roles", i, ".name"), listing.roles[i].name);
        add(indexed("roles", i, ".description"), listing.roles[i].description);
        add(indexed("roles", i, ".pay"), listing.roles[i].pay);
    }
    for (std::size_t i = 0; i < listing.locations.size(); ++i) {
        add(indexed("locations", i), listing.locations[i]);
    }
    add("dates", listing.dates);
    add("how_to_apply", listing.howToApply);
    add("poster.name", listing.poster.name);
    add("poster.email", listing.poster.email);
    add("poster.company", listing.poster.company);
    add("poster.website", listing.poster.website);
    for (std::size_t i = 0; i < listing.poster.links.size(); ++i) {
        add(indexed("poster.links", i), listing.poster.links[i]);
    }
    for (std::size_t i = 0; i < listing.media.size(); ++i) {
        add(indexed("media", i, ".caption"), listing.media[i].caption);
    }
    for (std::size_t i = 0; i < listing.complaints.size(); ++i) {
        add(indexed("complaints", i, ".text"), listing.complaints[i].text);
    }
    for (std::size_t i = 0; i < listing.messages.size(); ++i) {
        add(indexed("messages", i, ".text"), listing.messages[i].text);
    }
    return fields;
}

std::string_view textAt(const Listing &listing, std::string_view path)
{
    const std::vector<TextField> fields = textFields(listing);
    const auto found = std::ranges::find(fields, path, &TextField::path);
    return found == fields.end() ? std::string_view() : std::string_view(*found->text);
}

} // namespace stagedoor
