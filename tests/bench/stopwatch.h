// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <ctime>

namespace stagedoor::bench {

/// How often something was done in a second.
struct Rate {
    double perSecond = 0;    ///< by the clock on the wall: what a user waits
    double perCpuSecond = 0; ///< of this thread's own time: what it costs while others use the machine too
};

/// The processor time of the calling thread.
inline double cpuSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) + double(now.tv_nsec) * 1e-9;
}

/// Calls @p work with 0, 1, 2 … below @p items and from 0 again until @p seconds are over.
template <class Work>
Rate rateOf(double seconds, std::size_t items, const Work &work)
{
    using Clock = std::chrono::steady_clock;
    const Clock::time_point began = Clock::now();
    const double cpuBegan = cpuSeconds();
    std::size_t done = 0;
    double elapsed = 0;
    do {
        work(done++ % items);
        elapsed = std::chrono::duration<double>(Clock::now() - began).count();
    } while (elapsed < seconds);
    return {double(done) / elapsed, double(done) / (cpuSeconds() - cpuBegan)};
}

} // namespace stagedoor::bench
