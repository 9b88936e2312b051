// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoro/QCoroTask>

#include "sync/syncsession.h"

namespace stagedoor {

struct PullOutcome {
    std::optional<Error> error; ///< nullopt: caught up
    std::optional<std::chrono::seconds> retryAfter;
    std::optional<Timestamp> date; ///< the server's clock
    int changed = 0;               ///< listings and tombstones that came
};

/// Fetches the changes since the cache's cursor, page by page, until there are no more; each page is read and assessed
/// on the pool and applied whole with its cursor, or not at all. The first request may be held for @p wait.
[[nodiscard]] QCoro::Task<PullOutcome> pullChanges(SharedSession session, std::chrono::seconds wait);

} // namespace stagedoor
