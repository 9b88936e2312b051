// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include <SQLiteCpp/Database.h>

#include "store/connection.h"

namespace stagedoor {

/// What a database of ours is: its mark and the steps that make it. Released steps are never edited, only added to; a
/// new file runs the same steps as an old one. Step n leads to user_version n + 1.
struct Schema {
    int applicationId = 0;
    std::span<const char *const> steps;
};

enum class FileState {
    Missing, ///< there is none
    Empty,   ///< of no length, or a database without any content
    Ours,    ///< our mark, and a version that is known
};

/// What stands at @p file, found out without writing to it. Throws DamagedFile for what is no database of ours and
/// NewerFile for what a newer program wrote.
[[nodiscard]] FileState inspect(const std::filesystem::path &file, const Schema &schema);

/// The version of the open database: how many steps it has behind it.
[[nodiscard]] int versionOf(SQLite::Database &db);

/// Runs the steps that are missing, each with its version in one transaction: a failing one changes nothing.
void migrate(SQLite::Database &db, const Schema &schema);

/// The same for the open @p file, which is copied to <file>.v<version> first if it holds an older version.
void upgrade(SQLite::Database &db, const std::filesystem::path &file, const Schema &schema);

/// The whole of sqlite_schema as text, for comparing.
[[nodiscard]] std::string schemaText(SQLite::Database &db);

/// How closely a file is looked at.
enum class Check {
    Schema, ///< its tables alone
    Quick,  ///< every page
    Whole,  ///< and every index entry
};

/// Throws DamagedFile where the schema of @p db is not what the steps make, or SQLite's check complains.
void verify(SQLite::Database &db, const Schema &schema, Check check);

} // namespace stagedoor
