// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/routes/answering.h"

#include <charconv>
#include <cstdio>

#include "queue/records/listingrecords.h"

namespace stagedoor::server {

namespace {

std::optional<std::int64_t> wholeNumber(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    return problem == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

} // namespace

Response json(int status, std::string body)
{
    return {status, std::move(body), "application/json", {}, {}};
}

Response json(Answer answer)
{
    Response response = json(answer.status, std::move(answer.body));
    if (answer.status >= 400) {
        response.contentType = "application/problem+json";
    }
    return response;
}

Response unavailable(const Error &error)
{
    std::fprintf(stderr, "stagedoor-queue: database: %s (%d)\n", error.detail.c_str(), error.code);
    return error.kind == Error::Kind::Storage ? problem(503, "the database cannot be used just now")
                                              : problem(500, "a row of the database cannot be read");
}

Response orUnavailable(Result<Response> result)
{
    return result ? std::move(*result) : unavailable(result.error());
}

std::optional<int> number(const Request &request, const std::string &name, int usual, int least, int most)
{
    const auto found = request.query.find(name);
    if (found == request.query.end()) {
        return usual;
    }
    const auto value = wholeNumber(found->second);
    return value ? std::optional(int(std::clamp<std::int64_t>(*value, least, most))) : std::nullopt;
}

tl::expected<std::int64_t, Response> position(Connection &connection, const Request &request, const char *feed)
{
    const auto found = request.query.find("after");
    if (found == request.query.end() || found->second.empty()) {
        return 0;
    }
    const std::size_t dot = found->second.find('.');
    const auto value =
        wholeNumber(std::string_view(found->second).substr(dot == std::string::npos ? found->second.size() : dot + 1));
    if (!value || *value < 0) {
        return tl::unexpected(problem(400, "after: not a cursor"));
    }
    if (found->second.substr(0, dot) != feedName(connection) || *value > lastNumber(connection, feed)) {
        return tl::unexpected(problem(410, "the cursor is of another database: start again without one"));
    }
    return *value;
}

std::string cursor(Connection &connection, std::int64_t number)
{
    return feedName(connection) + '.' + std::to_string(number);
}

} // namespace stagedoor::server
