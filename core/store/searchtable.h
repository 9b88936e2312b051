// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include "listing/listing.h"

namespace stagedoor {

/// What the search knows of a notice.
struct SearchText {
    std::string title, company, poster, description, roles, pay, apply, id;
};
[[nodiscard]] SearchText searchText(const Listing &listing);
[[nodiscard]] std::string digestOf(const SearchText &text);

/// The user's words as a query of FTS5 that cannot be wrong: every word quoted, all must stand in the notice, each may
/// go on (but those of one letter). Empty where there is no word. At most 16 words are looked at, 64 bytes of each.
[[nodiscard]] std::string searchQuery(std::string_view words);

/// Writes the table notice_text. Lives for one transaction. Throws as SQLiteCpp does.
class SearchTable
{
public:
    explicit SearchTable(SQLite::Database &db);
    void put(std::int64_t key, const SearchText &text);
    void remove(std::int64_t key);
    /// Forgets everything, at once.
    static void clear(SQLite::Database &db);

private:
    SQLite::Statement m_insert;
    SQLite::Statement m_delete;
};

/// The keys of the notices in which @p words stand, as a bit each.
[[nodiscard]] std::vector<bool> keysWith(SQLite::Database &db, std::string_view words);

} // namespace stagedoor
