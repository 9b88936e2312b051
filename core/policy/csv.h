// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stagedoor {

/// The records of a comma-separated text by RFC 4180: quotes, doubled quotes, commas and line breaks inside them.
/// Rows keep the number of fields they have; an unclosed quote ends with the text.
[[nodiscard]] std::vector<std::vector<std::string>> csvRows(std::string_view text);

} // namespace stagedoor
