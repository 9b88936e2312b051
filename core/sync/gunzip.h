// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "listing/error.h"

namespace stagedoor {

/// The text of a gzip stream. Kind::Network where the stream is cut, damaged or followed by other bytes, and where it
/// would give more than @p maxBytes: no more than that is ever held.
[[nodiscard]] Result<std::string> gunzip(std::string_view gzip, std::size_t maxBytes);

} // namespace stagedoor
