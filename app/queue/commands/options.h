// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>

#include <QCommandLineParser>

#include "queue/database/database.h"

namespace stagedoor::server {

/// Reads @p arguments; false: they were wrong, which was said. --help prints and ends the program.
[[nodiscard]] bool parse(QCommandLineParser &parser, const QString &command, const QStringList &arguments);

[[nodiscard]] QCommandLineOption databaseOption();
/// The file that --database names, else the usual one; its folder is there. nullopt: it cannot be used, which was said.
[[nodiscard]] std::optional<std::string> databaseFile(const QString &given);
/// The same, opened; nullptr: it could not be, which was said.
[[nodiscard]] std::unique_ptr<Database> openDatabase(const QCommandLineParser &parser);

/// Prints "stagedoor-queue: what" on stderr and returns @p code.
int complain(const std::string &what, int code);

} // namespace stagedoor::server
