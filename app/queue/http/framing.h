// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What must hold of a request's head before anything is done with it: libmicrohttpd is lenient, and a length that two
/// readers take differently lets one request hide in another.
namespace stagedoor::server {

using HeaderLines = std::vector<std::pair<std::string_view, std::string_view>>;

/// Why a request with these header lines is answered 400 and its connection closed: more than one Content-Length or
/// Host, one that is not 1 to 12 digits, Content-Length beside Transfer-Encoding, a coding other than chunked, a blank
/// or control character in a name. nullopt: well framed.
[[nodiscard]] std::optional<std::string> badFraming(const HeaderLines &lines);

/// A request target, split.
struct Target {
    std::string path;
    std::map<std::string, std::string> query;
};

/// The parts of a raw request target. nullopt: longer than 2,048 bytes, an escape or a strange character in the path,
/// a broken escape or a control character in the query, or a name given twice.
[[nodiscard]] std::optional<Target> splitTarget(std::string_view raw);

} // namespace stagedoor::server
