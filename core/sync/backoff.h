// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace stagedoor {

/// The waits between tries that fail: any time up to a bound that doubles with each failure (full jitter), so that many
/// workstations do not come back in step.
class Backoff
{
public:
    explicit Backoff(std::chrono::milliseconds first = std::chrono::seconds(1));
    /// Counts a failure; the wait after it, at most @p longest.
    [[nodiscard]] std::chrono::milliseconds next(std::chrono::milliseconds longest);
    void reset() { m_failures = 0; }
    [[nodiscard]] int failures() const { return m_failures; }
    /// The bound after @p failures failures.
    [[nodiscard]] static std::chrono::milliseconds bound(std::chrono::milliseconds first, int failures,
                                                         std::chrono::milliseconds longest);

private:
    std::chrono::milliseconds m_first;
    int m_failures = 0;
};

} // namespace stagedoor
