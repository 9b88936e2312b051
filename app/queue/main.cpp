// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cstdio>
#include <utility>

#include <sys/stat.h>

#include <QCoreApplication>

#include "queue/commands/commands.h"

int main(int argc, char **argv)
{
    ::umask(0077); // the database and what lies beside it are nobody else's to read
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("stagedoor-queue"));
    using Command = int (*)(const QStringList &);
    using namespace stagedoor::server;
    constexpr std::array<std::pair<const char *, Command>, 5> commands{
        {{"serve", &serve}, {"import", &importFiles}, {"token", &token}, {"log", &log}, {"generate", &generate}}};
    const QStringList arguments = QCoreApplication::arguments();
    for (const auto &[name, run] : commands) {
        if (arguments.size() > 1 && arguments[1] == QLatin1String(name)) {
            return run(arguments.mid(2));
        }
    }
    const bool asked =
        arguments.size() == 2 && (arguments[1] == QLatin1String("--help") || arguments[1] == QLatin1String("help"));
    std::fprintf(asked ? stdout : stderr,
                 "usage: stagedoor-queue serve | import FILE.jsonl ... | token add|revoke --editor NAME |"
                 " log verify | generate --count N --seed S\n"
                 "Each takes --database FILE.db; serve --help tells the rest.\n");
    return asked ? 0 : 2;
}
