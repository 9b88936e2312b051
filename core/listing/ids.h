// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <compare>
#include <functional>
#include <string>
#include <string_view>

namespace stagedoor {

/// An identifier of one kind of thing; kinds do not mix. Empty means "none".
template <class Tag>
struct Id {
    std::string value;
    [[nodiscard]] bool empty() const { return value.empty(); }
    friend auto operator<=>(const Id &, const Id &) = default;
};

using ListingId = Id<struct ListingTag>;
using AccountId = Id<struct AccountTag>;
using DecisionId = Id<struct DecisionTag>; ///< a UUID in text, made by the client
using LeaseId = Id<struct LeaseTag>;

/// What an id may look like in the API: [A-Za-z0-9_-]{1,64}.
[[nodiscard]] inline bool isValidId(std::string_view text)
{
    return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
}

} // namespace stagedoor

template <class Tag>
struct std::hash<stagedoor::Id<Tag>> {
    std::size_t operator()(const stagedoor::Id<Tag> &id) const noexcept { return std::hash<std::string>{}(id.value); }
};
