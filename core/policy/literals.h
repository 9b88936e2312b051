// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stagedoor {

/// A literal that a pattern stands for, and what must hold around it.
struct Literal {
    std::string text;
    bool wordBefore = false; ///< \b in front
    bool wordBehind = false; ///< \b behind
    bool restOfWord = false; ///< \w* behind: the match goes on to the end of the word
    bool someRest = false;   ///< \w+: and there must be some
};

/// The literals that @p pattern stands for when it is nothing but alternatives of them (groups, |, ?, small classes,
/// \d, \b and \w* at the ends); nullopt when it is more than that, or stands for too many. Thousands of literals
/// compile and match many times faster than the alternations they come from.
[[nodiscard]] std::optional<std::vector<Literal>> literalsOf(std::string_view pattern);

/// @p pattern as several that together match the same: `\b(?:a|b)\b` as `\b(?:a)\b` and `\b(?:b)\b`, so that those
/// among them which are literals can be treated so. Itself where it is not such an alternation.
[[nodiscard]] std::vector<std::string> alternativesOf(std::string_view pattern);

} // namespace stagedoor
