// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

struct MHD_Connection;

namespace stagedoor::server {

/// The suspended connections that wait for a change or for their time. One thread sleeps until the nearest of these.
class LongPolls
{
public:
    using Clock = std::chrono::steady_clock;

    LongPolls();
    ~LongPolls();
    LongPolls(const LongPolls &) = delete;
    LongPolls &operator=(const LongPolls &) = delete;

    /// @p connection is suspended. It is resumed once: after a change newer than @p seen, at @p until, or by endAll().
    void add(MHD_Connection *connection, std::uint64_t seen, Clock::time_point until);
    void wake(std::uint64_t generation);
    /// Resumes all, and from here on whatever is added at once.
    void endAll();

private:
    struct Waiting {
        MHD_Connection *connection = nullptr;
        std::uint64_t seen = 0;
        Clock::time_point until;
    };
    void run(const std::stop_token &stop);
    void resumeDue(); // with the lock held

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::vector<Waiting> m_waiting;
    std::uint64_t m_generation = 0;
    bool m_ended = false;
    std::jthread m_thread; // last: it uses the others
};

} // namespace stagedoor::server
