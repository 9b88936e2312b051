// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/http/longpolls.h"

#include <algorithm>

#include <microhttpd.h>

namespace stagedoor::server {

LongPolls::LongPolls() : m_thread([this](const std::stop_token &stop) { run(stop); }) {}

LongPolls::~LongPolls()
{
    endAll();
}

void LongPolls::add(MHD_Connection *connection, std::uint64_t seen, Clock::time_point until)
{
    const std::scoped_lock lock(m_mutex);
    m_waiting.push_back({connection, seen, until});
    resumeDue();
    m_changed.notify_one();
}

void LongPolls::wake(std::uint64_t generation)
{
    const std::scoped_lock lock(m_mutex);
    m_generation = std::max(m_generation, generation);
    resumeDue();
}

void LongPolls::endAll()
{
    const std::scoped_lock lock(m_mutex);
    m_ended = true;
    resumeDue();
}

void LongPolls::resumeDue()
{
    const Clock::time_point now = Clock::now();
    std::erase_if(m_waiting, [this, now](const Waiting &each) {
        const bool due = m_ended || each.seen < m_generation || each.until <= now;
        if (due) {
            MHD_resume_connection(each.connection);
        }
        return due;
    });
}

void LongPolls::run(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        if (m_waiting.empty()) {
            m_changed.wait(lock, stop, [this] { return !m_waiting.empty(); });
            continue;
        }
        const Clock::time_point next = std::ranges::min_element(m_waiting, {}, &Waiting::until)->until;
        m_changed.wait_until(lock, stop, next, [this, next] {
            return m_waiting.empty() || std::ranges::min_element(m_waiting, {}, &Waiting::until)->until < next;
        });
        resumeDue();
    }
}

} // namespace stagedoor::server
