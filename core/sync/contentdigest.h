// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace stagedoor {

/// The value of a Content-Digest header (RFC 9530) for @p bytes as they are sent: "sha-256=:…:".
[[nodiscard]] std::string contentDigest(std::string_view bytes);

enum class DigestCheck {
    Absent, ///< no header, or none that speaks of sha-256: nothing is known
    Matches,
    Mismatch, ///< other bytes than were sent, or a header that cannot be read
};

/// What a Content-Digest header says of @p bytes. Of several sha-256 members the last counts, as for any RFC 8941
/// dictionary.
[[nodiscard]] DigestCheck checkDigest(std::string_view header, std::string_view bytes);

} // namespace stagedoor
