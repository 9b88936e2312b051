// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <SQLiteCpp/Database.h>

#include "store/journal.h"
#include "store/profile.h"
#include "store/store.h"

namespace stagedoor {

struct OpenedDecisions {
    SQLite::Database db;
    Journal journal;
};

/// Opens decisions.db and its journal, or makes them, and brings them together: what stands in one only is taken into
/// the other. A damaged or lost database is made again from the journal, a damaged or lost journal from the database;
/// what was damaged is quarantined. Throws; NewerFile before anything is written.
[[nodiscard]] OpenedDecisions openDecisions(const Profile &profile, Timestamp now, OpenReport &report);

} // namespace stagedoor
