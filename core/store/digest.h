// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace stagedoor {

/// SHA-256 over @p parts one after the other, as 64 hexadecimal digits.
[[nodiscard]] std::string sha256Hex(std::initializer_list<std::string_view> parts);

/// The first 16 bytes of SHA-256 over @p parts, each with its length.
[[nodiscard]] std::string digestOf(std::initializer_list<std::string_view> parts);

} // namespace stagedoor
