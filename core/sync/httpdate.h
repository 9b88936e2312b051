// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "listing/timestamp.h"

namespace stagedoor {

/// The moment of an HTTP date, "Sun, 06 Nov 1994 08:49:37 GMT"; nullopt for anything else.
[[nodiscard]] std::optional<Timestamp> fromHttpDate(std::string_view text);

/// How long a Retry-After header asks to wait (seconds or a date, read at @p now by the server's clock): never less
/// than nothing, never more than a quarter of an hour. nullopt: it cannot be read.
[[nodiscard]] std::optional<std::chrono::seconds> retryAfter(std::string_view header, Timestamp now);

} // namespace stagedoor
