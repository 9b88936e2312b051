// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/commands/options.h"

#include <cstdio>

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace stagedoor::server {

int complain(const std::string &what, int code)
{
    std::fprintf(stderr, "stagedoor-queue: %s\n", what.c_str());
    return code;
}

bool parse(QCommandLineParser &parser, const QString &command, const QStringList &arguments)
{
    const QCommandLineOption help = parser.addHelpOption();
    if (!parser.parse(QStringList{QStringLiteral("stagedoor-queue ") + command} + arguments)) {
        complain(parser.errorText().toStdString(), 2);
        return false;
    }
    if (parser.isSet(help)) {
        parser.showHelp(0);
    }
    return true;
}

QCommandLineOption databaseOption()
{
    return {QStringLiteral("database"), QStringLiteral("The database, an SQLite file."), QStringLiteral("FILE.db")};
}

std::optional<std::string> databaseFile(const QString &given)
{
    if (given.startsWith(QLatin1String("postgresql://"))) {
        complain("PostgreSQL is not in this version yet: name an SQLite file", 1);
        return std::nullopt;
    }
    const QString usual = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
                          QStringLiteral("/stagedoor-queue/queue.db");
    const QFileInfo file(given.isEmpty() ? usual : given);
    if (!QDir().mkpath(file.absolutePath())) {
        complain("cannot make the folder of the database", 1);
        return std::nullopt;
    }
    return file.absoluteFilePath().toStdString();
}

std::unique_ptr<Database> openDatabase(const QCommandLineParser &parser)
{
    const auto file = databaseFile(parser.value(QStringLiteral("database")));
    if (!file) {
        return nullptr;
    }
    auto database = Database::open(*file);
    if (!database) {
        complain(*file + ": " + database.error().detail, 1);
        return nullptr;
    }
    return std::move(*database);
}

} // namespace stagedoor::server
