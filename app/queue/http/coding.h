// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace stagedoor::server {

/// Lower-case hex of the SHA-256 of @p bytes.
[[nodiscard]] std::string sha256Hex(std::string_view bytes);

/// The value of Content-Digest (RFC 9530) for @p bytes: "sha-256=:…:".
[[nodiscard]] std::string contentDigest(std::string_view bytes);

/// Whether a Content-Digest header's sha-256 is that of @p bytes. A header without a sha-256 says nothing: true.
[[nodiscard]] bool digestMatches(std::string_view header, std::string_view bytes);

/// Whether an Accept-Encoding header takes gzip.
[[nodiscard]] bool acceptsGzip(std::string_view header);

[[nodiscard]] std::string gzip(std::string_view bytes);

/// The inflated bytes; nullopt if they are not one whole gzip stream or would be more than @p cap.
[[nodiscard]] std::optional<std::string> gunzip(std::string_view bytes, std::size_t cap);

} // namespace stagedoor::server
