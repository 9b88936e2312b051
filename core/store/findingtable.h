// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include "policy/assessment.h"

namespace stagedoor {

/// Writes the table finding. Lives for one transaction. Throws as SQLiteCpp does.
class FindingTable
{
public:
    explicit FindingTable(SQLite::Database &db);
    /// The findings of a notice at @p revision, instead of all it had but those of @p keptRevision.
    void replace(std::int64_t key, std::int64_t revision, std::int64_t keptRevision, const Assessment &assessment);

private:
    SQLite::Statement m_delete;
    SQLite::Statement m_insert;
};

} // namespace stagedoor
