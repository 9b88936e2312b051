// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/metatable.h"

#include <charconv>

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

namespace stagedoor {

std::string MetaTable::text(const std::string &name) const
{
    SQLite::Statement query(m_db, "SELECT value FROM meta WHERE name = ?");
    query.bind(1, name);
    return query.executeStep() ? query.getColumn(0).getString() : std::string();
}

std::int64_t MetaTable::number(const std::string &name) const
{
    const std::string found = text(name);
    std::int64_t value = 0;
    std::from_chars(found.data(), found.data() + found.size(), value);
    return value;
}

void MetaTable::set(const std::string &name, const std::string &value)
{
    SQLite::Statement query(m_db, "INSERT INTO meta VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2");
    query.bind(1, name);
    query.bind(2, value);
    query.exec();
}

} // namespace stagedoor
