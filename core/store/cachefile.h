// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <SQLiteCpp/Database.h>

#include "store/profile.h"
#include "store/store.h"

namespace stagedoor {

/// Opens cache.db, or makes it; a damaged one, or one of another profile, is quarantined first. @p decisions remembers
/// which cache is ours and how it was left, so that only a cache that may have changed is looked through. Throws;
/// NewerFile before anything is written.
[[nodiscard]] SQLite::Database openCache(const Profile &profile, SQLite::Database &decisions, Timestamp now,
                                         OpenReport &report);

/// Notes in @p decisions how the closed cache.db was left.
void noteCacheClosed(const Profile &profile, SQLite::Database &decisions);

} // namespace stagedoor
