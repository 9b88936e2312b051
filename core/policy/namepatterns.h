// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace stagedoor {

/// The names of a table as alternatives of a pattern on normalised text: lower case, signs escaped, spaces as they are.

/// Every name of known_names.csv (name, kind, also, source, confidence), other spellings included.
[[nodiscard]] std::string knownNamesPattern(std::string_view csv);

/// The names of third_party_sites.csv (domain, name, kind, note) where performers look for work: casting platforms,
/// freelance markets and job boards, unions' own boards left out. Some are ordinary words: ask for a capital.
[[nodiscard]] std::string castingSitesPattern(std::string_view csv);

} // namespace stagedoor
