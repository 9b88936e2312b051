// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "listing/jsonreader.h"
#include "queue/routes/services.h"

/// What the handlers share.
namespace stagedoor::server {

constexpr int largestPage = 500;
constexpr int usualPage = 200;
constexpr std::size_t largestText = 1U << 20U; // bytes of a complaint, message, note, account or template
constexpr int longestWait = 60;                // seconds
constexpr std::int64_t longestLease = 864000;  // seconds: ten days offline

[[nodiscard]] Response json(int status, std::string body);
[[nodiscard]] Response json(Answer answer);
/// 503, or 500 where a row is damaged, and the reason on the log.
[[nodiscard]] Response unavailable(const Error &error);
/// What a transaction answered, or unavailable().
[[nodiscard]] Response orUnavailable(Result<Response> result);

/// A whole number of the query, kept between @p least and @p most; nullopt: not a number.
[[nodiscard]] std::optional<int> number(const Request &request, const std::string &name, int usual, int least,
                                        int most);

/// Where a feed is to go on: "" is its start. A response: 400 for nonsense, 410 for another database's.
[[nodiscard]] tl::expected<std::int64_t, Response> position(Connection &connection, const Request &request,
                                                            const char *feed);
[[nodiscard]] std::string cursor(Connection &connection, std::int64_t number);

/// A request's body as a T whose members describe() names, nothing else among them.
template <class T>
[[nodiscard]] Result<T> bodyAs(std::string_view body)
{
    return JsonReader(body, JsonReader::Unknown::Refuse).document<T>();
}

} // namespace stagedoor::server
