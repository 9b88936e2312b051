// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stagedoor::server {

/// Header names compare without case.
struct CaseLess {
    using is_transparent = void;
    [[nodiscard]] bool operator()(std::string_view a, std::string_view b) const
    {
        const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; };
        return std::ranges::lexicographical_compare(a, b, {}, lower, lower);
    }
};
using Headers = std::map<std::string, std::string, CaseLess>;

/// One request, whole. The path is as it came over the wire: it holds no escapes.
struct Request {
    std::string method;
    std::string path;                         ///< "/v1/listings/L-000123"
    std::map<std::string, std::string> query; ///< names and values, decoded
    Headers headers;
    std::string body;     ///< inflated
    std::string address;  ///< of the client, without its port
    bool lastTry = false; ///< a long poll's time is over: answer now, whatever there is

    [[nodiscard]] std::string_view header(std::string_view name) const
    {
        const auto found = headers.find(name);
        return found == headers.end() ? std::string_view() : std::string_view(found->second);
    }
};

/// What a handler says when there is nothing to answer yet: ask again after a change newer than `seen`, or when the
/// time is over.
struct Wait {
    std::chrono::milliseconds time{0};
    std::uint64_t seen = 0;
};

struct Response {
    int status = 200;
    std::string body;
    std::string contentType = "application/json";
    std::vector<std::pair<std::string, std::string>> headers; ///< never holds a client's text
    std::optional<Wait> wait;                                 ///< set: not an answer yet
};

/// An RFC 9457 problem. @p detail is English and holds nobody's data.
[[nodiscard]] Response problem(int status, std::string_view detail);
[[nodiscard]] std::string_view reasonPhrase(int status);

} // namespace stagedoor::server
