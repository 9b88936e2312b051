// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace stagedoor {

/// What stands for {name} in a text.
using FillValues = std::map<std::string, std::string, std::less<>>;

/// @p text with each {name} replaced by its value, in one pass: braces inside a value stay as they are. A name without
/// a value becomes an open placeholder, ⟦name⟧, for a person to fill.
[[nodiscard]] std::string filled(std::string_view text, const FillValues &values);

/// Whether @p text asks for {name}.
[[nodiscard]] bool asksFor(std::string_view text, std::string_view name);

/// Where an open placeholder stands, in bytes, marks included; begin is npos where there is none from @p from on.
struct PlaceholderSpan {
    std::size_t begin = std::string_view::npos;
    std::size_t length = 0;
    friend bool operator==(const PlaceholderSpan &, const PlaceholderSpan &) = default;
};
[[nodiscard]] PlaceholderSpan nextPlaceholder(std::string_view text, std::size_t from = 0);

/// A poster's words as a letter quotes them: on one line, without control, bidirectional and zero-width characters and
/// without the placeholder's marks, cut at a character boundary to about @p most bytes with "…".
[[nodiscard]] std::string quotable(std::string_view words, std::size_t most = 400);

/// A text as it stands inside quotation marks: its own become single ones.
[[nodiscard]] std::string insideQuotes(std::string_view text);

/// A letter was made as @p before, a person made it @p edited, and the program would now make it @p after: @p after
/// with the person's changes, line by line. A changed line whose original is gone goes with it; added lines stay behind
/// the line they followed.
[[nodiscard]] std::string withEdits(std::string_view before, std::string_view edited, std::string_view after);

} // namespace stagedoor
