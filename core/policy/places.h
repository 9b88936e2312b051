// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace stagedoor {

/// A name of a place and what it stands for in the codes of the wage table: "US-CA", "US-NY-new-york-city", "GB".
struct PlaceName {
    std::string_view name; ///< lower case
    std::string_view code;
};

/// The code of a country, state, province or well-known city by its name or abbreviation; empty for an unknown one.
/// @p abbreviated: two-letter state codes count as well.
[[nodiscard]] std::string_view placeCode(std::string_view name, bool abbreviated);

/// Whether @p name is a whole country: too little to say where somebody works.
[[nodiscard]] bool isCountry(std::string_view name);

} // namespace stagedoor
