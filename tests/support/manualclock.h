// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

#include "listing/timestamp.h"

namespace stagedoor {

/// A clock that stands until it is set. Any thread.
class ManualClock final : public Clock
{
public:
    /// 2026-11-23, 12:00 UTC.
    [[nodiscard]] static Timestamp noon() { return Timestamp(std::chrono::milliseconds(1'795'435'200'000)); }

    explicit ManualClock(Timestamp start = noon()) : m_now(start.time_since_epoch().count()) {}
    [[nodiscard]] Timestamp now() const override { return Timestamp(std::chrono::milliseconds(m_now.load())); }
    void set(Timestamp time) { m_now = time.time_since_epoch().count(); }
    void advance(std::chrono::milliseconds time) { m_now += time.count(); }

private:
    std::atomic<std::int64_t> m_now;
};

} // namespace stagedoor
