// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include <SQLiteCpp/Database.h>

namespace stagedoor {

/// The table meta of either database: one text a name. Throws as SQLiteCpp does.
class MetaTable
{
public:
    explicit MetaTable(SQLite::Database &db) : m_db(db) {}
    [[nodiscard]] std::string text(const std::string &name) const;    ///< empty: not there
    [[nodiscard]] std::int64_t number(const std::string &name) const; ///< 0: not there
    void set(const std::string &name, const std::string &value);
    void set(const std::string &name, std::int64_t value) { set(name, std::to_string(value)); }

private:
    SQLite::Database &m_db;
};

} // namespace stagedoor
