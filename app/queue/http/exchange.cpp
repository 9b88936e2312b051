// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/http/exchange.h"

#include <charconv>

#include "queue/http/coding.h"

namespace stagedoor::server {

namespace {

constexpr std::chrono::seconds slowestBody{60}; // for any body, and
constexpr double slowestRate = 50.0 * 1024.0;   // bytes a second beyond it

Response closing(Response response)
{
    response.headers.emplace_back("Connection", "close");
    return response;
}

} // namespace

std::optional<Response> Exchange::head(std::string_view method, const HeaderLines &lines, std::string address,
                                       std::size_t cap)
{
    m_hasHead = true;
    m_cap = cap;
    if (const auto bad = badFraming(lines)) {
        return closing(problem(400, *bad));
    }
    auto target = splitTarget(m_target);
    if (!target) {
        return closing(problem(400, "the path or the query holds something that it may not, or is too long"));
    }
    m_request.method = method;
    m_request.path = std::move(target->path);
    m_request.query = std::move(target->query);
    m_request.address = std::move(address);
    for (const auto &[name, value] : lines) {
        const auto [place, isNew] = m_request.headers.emplace(name, value);
        if (!isNew) {
            place->second.append(", ").append(value);
        }
    }
    const std::string_view length = m_request.header("Content-Length");
    std::size_t bytes = 0;
    std::from_chars(length.data(), length.data() + length.size(), bytes);
    if (bytes > cap) {
        return closing(problem(413, "the body is too large"));
    }
    m_body.reserve(std::min<std::size_t>(bytes, 1U << 20U));
    return std::nullopt;
}

bool Exchange::piece(std::string_view bytes)
{
    const std::chrono::duration<double> taken = Clock::now() - m_begun;
    if (taken > slowestBody + std::chrono::duration<double>(double(m_body.size()) / slowestRate)) {
        return false;
    }
    if (m_body.size() + bytes.size() > m_cap) {
        if (m_tooLarge) {
            return false; // it was told by then: a second helping ends it
        }
        m_tooLarge = true;
        m_body.clear();
    }
    m_body.append(bytes);
    return true;
}

std::optional<Response> Exchange::finish()
{
    finished = true;
    if (m_tooLarge) {
        return closing(problem(413, "the body is too large"));
    }
    if (!digestMatches(m_request.header("Content-Digest"), m_body)) {
        return problem(400, "the body is not the one that its Content-Digest names");
    }
    const std::string_view coding = m_request.header("Content-Encoding");
    if (coding == "gzip") {
        auto inflated = gunzip(m_body, m_cap);
        if (!inflated) {
            return problem(400, "the body is not whole gzip, or too large inflated");
        }
        m_body = std::move(*inflated);
    } else if (!coding.empty() && coding != "identity") {
        return problem(415, "the only Content-Encoding taken is gzip");
    }
    m_request.body = std::move(m_body);
    return std::nullopt;
}

} // namespace stagedoor::server
