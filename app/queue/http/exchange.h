// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "queue/http/framing.h"
#include "queue/http/message.h"

namespace stagedoor::server {

/// One request on its way in: what has come of it so far.
class Exchange
{
public:
    using Clock = std::chrono::steady_clock;

    explicit Exchange(std::string_view target) : m_target(target) {}

    /// Takes the head. An answer here is sent at once and the connection closed.
    [[nodiscard]] std::optional<Response> head(std::string_view method, const HeaderLines &lines, std::string address,
                                               std::size_t cap);
    /// Takes a piece of the body. False: too much or too slow, the connection is dropped.
    [[nodiscard]] bool piece(std::string_view bytes);
    /// The body is whole: checks its digest and undoes its coding.
    [[nodiscard]] std::optional<Response> finish();

    [[nodiscard]] Request &request() { return m_request; }
    [[nodiscard]] bool hasHead() const { return m_hasHead; }

    bool finished = false;
    std::optional<Clock::time_point> waitsUntil;

private:
    std::string m_target;
    Request m_request;
    std::string m_body;
    std::size_t m_cap = 0;
    Clock::time_point m_begun = Clock::now();
    bool m_hasHead = false;
    bool m_tooLarge = false;
};

} // namespace stagedoor::server
