// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/decide/edits.h"

#include <charconv>
#include <optional>
#include <ranges>

namespace stagedoor::server {

namespace {

/// n of "prefix[n]suffix".
std::optional<std::size_t> indexIn(std::string_view path, std::string_view prefix, std::string_view suffix)
{
    if (path.size() <= prefix.size() + suffix.size() || !path.starts_with(prefix) || !path.ends_with(suffix)) {
        return std::nullopt;
    }
    const std::string_view digits = path.substr(prefix.size(), path.size() - prefix.size() - suffix.size());
    std::size_t index = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), index);
    return problem == std::errc() && end == digits.data() + digits.size() ? std::optional(index) : std::nullopt;
}

bool isPay(std::string_view field)
{
    return field == "compensation.details" || indexIn(field, "roles[", "].pay");
}

/// The text that an editor may change under this name; nullptr: none.
std::string *editable(Listing &listing, std::string_view field)
{
    if (field == "title") {
        return &listing.title;
    }
    if (field == "category") {
        return &listing.category;
    }
    if (field == "dates") {
        return &listing.dates;
    }
    if (field == "compensation.details") {
        return &listing.compensation.details;
    }
    if (const auto role = indexIn(field, "roles[", "].pay"); role && *role < listing.roles.size()) {
        return &listing.roles[*role].pay;
    }
    if (const auto place = indexIn(field, "locations[", "]"); place && *place <= listing.locations.size()) {
        if (*place == listing.locations.size()) {
            listing.locations.emplace_back();
        }
        return &listing.locations[*place];
    }
    return nullptr;
}

/// The numbers in a text, in their order: "$1,500 for 2 days" has 1,500 and 2.
std::vector<std::string> numbersIn(std::string_view text)
{
    std::vector<std::string> numbers;
    bool inside = false;
    for (const char c : text) {
        const bool digit = c >= '0' && c <= '9';
        if (digit && !inside) {
            numbers.emplace_back();
        }
        inside = digit || (inside && (c == ',' || c == '.'));
        if (inside) {
            numbers.back() += c;
        }
    }
    for (std::string &number : numbers) {
        number.erase(number.find_last_of("0123456789") + 1);
    }
    return numbers;
}

void dropEmptyPlaces(Listing &listing)
{
    std::erase(listing.locations, std::string());
}

} // namespace

Result<> applyEdits(Listing &listing, const std::vector<FieldEdit> &edits)
{
    Listing changed = listing;
    for (std::size_t i = 0; i < edits.size(); ++i) {
        const FieldEdit &edit = edits[i];
        const std::string where = "edits[" + std::to_string(i) + ']';
        std::string *const text = editable(changed, edit.field);
        if (text == nullptr) {
            return fail(Error::Kind::Invalid, where + ".field: not one that an editor may change");
        }
        if (*text != edit.from) {
            return fail(Error::Kind::Conflict, where + ".from: not what stands there");
        }
        if (isPay(edit.field) && numbersIn(edit.from) != numbersIn(edit.to)) {
            return fail(Error::Kind::Invalid, where + ".to: an editor never changes an amount");
        }
        if ((edit.field == "title" || edit.field == "category") && edit.to.empty()) {
            return fail(Error::Kind::Invalid, where + ".to: may not be empty");
        }
        *text = edit.to;
    }
    dropEmptyPlaces(changed);
    listing = std::move(changed);
    return {};
}

bool revertEdits(Listing &listing, const std::vector<FieldEdit> &edits)
{
    bool any = false;
    for (const FieldEdit &edit : std::views::reverse(edits)) {
        const auto place = indexIn(edit.field, "locations[", "]");
        if (place && edit.to.empty()) { // it was taken away: back where it was
            const std::size_t at = std::min(*place, listing.locations.size());
            listing.locations.insert(listing.locations.begin() + std::ptrdiff_t(at), edit.from);
            any = true;
            continue;
        }
        std::string *const text = editable(listing, edit.field);
        if (text != nullptr && *text == edit.to && edit.from != edit.to) {
            *text = edit.from;
            any = true;
        }
    }
    dropEmptyPlaces(listing);
    return any;
}

} // namespace stagedoor::server
