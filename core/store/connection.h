// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <SQLiteCpp/Database.h>

namespace stagedoor {

enum class DatabaseKind {
    Cache,     ///< cache.db: may be fetched again
    Decisions, ///< decisions.db: a commit is on the disk
};

enum class Access { ReadWrite, ReadOnly };

/// One setting of a connection and the value it must have, as SQLite spells it back.
struct Pragma {
    std::string name;
    std::string value;
};

/// Every setting of a connection: reliability.md §4. The only place that names them.
[[nodiscard]] std::vector<Pragma> pragmasOf(DatabaseKind kind, Access access);

/// Opens @p file, which must exist, sets every pragma and reads it back, and sets what has no pragma: defensive mode,
/// no double-quoted strings, limits. Throws where one does not hold. A new file becomes a WAL one by this.
[[nodiscard]] SQLite::Database openDatabase(const std::filesystem::path &file, DatabaseKind kind, Access access);

} // namespace stagedoor
