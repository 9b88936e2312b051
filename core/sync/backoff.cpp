// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/backoff.h"

#include <algorithm>

#include <QRandomGenerator>

namespace stagedoor {

using std::chrono::milliseconds;

Backoff::Backoff(milliseconds first) : m_first(first) {}

milliseconds Backoff::next(milliseconds longest)
{
    ++m_failures;
    const double most = static_cast<double>(bound(m_first, m_failures, longest).count());
    return milliseconds(static_cast<milliseconds::rep>(most * QRandomGenerator::global()->generateDouble()));
}

milliseconds Backoff::bound(milliseconds first, int failures, milliseconds longest)
{
    const int doublings = std::clamp(failures - 1, 0, 20);
    return std::min(first * (1 << doublings), longest);
}

} // namespace stagedoor
