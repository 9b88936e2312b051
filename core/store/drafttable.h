// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <SQLiteCpp/Database.h>

#include "store/storetypes.h"

namespace stagedoor {

/// The table draft: one a notice. Throws as SQLiteCpp does.
class DraftTable
{
public:
    explicit DraftTable(SQLite::Database &db) : m_db(db) {}
    void save(const Draft &draft); ///< an empty json removes it
    [[nodiscard]] std::optional<Draft> find(const ListingId &id) const;

private:
    SQLite::Database &m_db;
};

} // namespace stagedoor
