// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/routes/router.h"

#include <cstdio>
#include <optional>
#include <vector>

#include "queue/routes/answering.h"

namespace stagedoor::server {

namespace {

constexpr std::chrono::minutes badWindow{1};
constexpr int mostBad = 10;                 // in the window
constexpr std::size_t mostAddresses = 4096; // that are remembered

std::string_view nextSegment(std::string_view &path)
{
    path.remove_prefix(path.starts_with('/') ? 1 : 0);
    const std::string_view segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    return segment;
}

/// The values of a pattern's variables in a path; nullopt: it does not fit.
std::optional<std::vector<std::string>> variables(std::string_view pattern, std::string_view path)
{
    std::vector<std::string> values;
    while (!pattern.empty() && !path.empty()) {
        const std::string_view wanted = nextSegment(pattern);
        const std::string_view found = nextSegment(path);
        if (wanted.starts_with('{')) {
            values.emplace_back(found);
        } else if (wanted != found) {
            return std::nullopt;
        }
    }
    return pattern.empty() && path.empty() ? std::optional(std::move(values)) : std::nullopt;
}

} // namespace

bool BadTokens::note(const std::string &address, Timestamp now)
{
    const std::scoped_lock lock(m_mutex);
    if (m_counts.size() >= mostAddresses) {
        std::erase_if(m_counts, [now](const auto &each) { return each.second.since + badWindow <= now; });
    }
    Count &count = m_counts[address];
    if (count.since + badWindow <= now) {
        count = {now, 0};
    }
    return ++count.bad <= mostBad;
}

tl::expected<Identity, Response> Router::identify(const Request &request, Access access, Timestamp now)
{
    const std::string_view header = request.header("Authorization");
    if (header.empty()) {
        return access == Access::Public ? tl::expected<Identity, Response>(Identity{})
                                        : tl::unexpected(problem(401, "a token is needed"));
    }
    constexpr std::string_view scheme = "Bearer ";
    const std::string_view token = header.starts_with(scheme) ? header.substr(scheme.size()) : std::string_view();
    const auto identity =
        m_services.database.read([token, now](Connection &connection) { return identityOf(connection, token, now); });
    if (!identity) {
        return tl::unexpected(unavailable(identity.error()));
    }
    if (*identity) {
        return **identity;
    }
    std::fprintf(stderr, "stagedoor-queue: a token was refused, from %s\n", request.address.c_str());
    if (!m_badTokens.note(request.address, now)) {
        return tl::unexpected(problem(429, "too many bad tokens from this address"));
    }
    return tl::unexpected(problem(401, "the token is not known, or no longer"));
}

Response Router::handle(const Request &request)
{
    const Timestamp now = m_services.clock.now();
    std::string methods;
    for (const Route &route : routes()) {
        auto values = variables(route.pattern, request.path);
        if (!values) {
            continue;
        }
        if (route.method != request.method) {
            methods.append(methods.empty() ? "" : ", ").append(route.method);
            continue;
        }
        for (const std::string &value : *values) {
            if (!isValidId(value)) {
                return problem(400, "an id is 1 to 64 of A-Z a-z 0-9 _ -");
            }
        }
        const auto who = identify(request, route.access, now);
        if (!who) {
            return who.error();
        }
        const bool isNobody = who->editor.empty(); // only a public route lets one through
        if (!isNobody && !mayCall(route.access, who->role)) {
            return problem(403, "not for this role");
        }
        values->resize(2);
        return route.handler(m_services, {request, *who, (*values)[0], (*values)[1], now});
    }
    if (methods.empty()) {
        return problem(404, "no such thing");
    }
    Response response = problem(405, "not with this method");
    response.headers.emplace_back("Allow", methods);
    return response;
}

} // namespace stagedoor::server
