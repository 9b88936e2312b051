// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/commands/commands.h"

#include <cstdio>
#include <fstream>

#include "listing/ids.h"
#include "queue/commands/options.h"
#include "queue/intake/generator.h"
#include "queue/intake/importer.h"
#include "queue/intake/intake.h"
#include "queue/records/logrecords.h"
#include "queue/records/tokenrecords.h"

namespace stagedoor::server {

int importFiles(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOption(databaseOption());
    parser.addPositionalArgument(QStringLiteral("FILE.jsonl"), QStringLiteral("Listings, one a line."),
                                 QStringLiteral("FILE.jsonl ..."));
    if (!parse(parser, QStringLiteral("import"), arguments)) {
        return 2;
    }
    if (parser.positionalArguments().isEmpty()) {
        return complain("import: name a file", 2);
    }
    const std::unique_ptr<Database> database = openDatabase(parser);
    if (!database) {
        return 1;
    }
    const auto say = [](const std::string &what) { std::fprintf(stderr, "%s\n", what.c_str()); };
    int code = 0;
    for (const QString &argument : parser.positionalArguments()) {
        const std::string name = argument.toStdString();
        std::ifstream file(name, std::ios::binary);
        if (!file) {
            code = complain(name + ": cannot be read", 1);
            continue;
        }
        const auto report = importLines(*database, file, name, SystemClock().now(), say);
        if (!report) {
            return complain(name + ": " + report.error().detail, 1);
        }
        std::printf("%s: %d new, %d changed, %d as they were, %d refused\n", name.c_str(), report->added,
                    report->changed, report->same, report->bad);
        code = report->bad > 0 ? 1 : code;
    }
    return code;
}

int token(const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption editor(QStringLiteral("editor"), QStringLiteral("Whose."), QStringLiteral("NAME"));
    const QCommandLineOption role(QStringLiteral("role"), QStringLiteral("editor, senior, supervisor or platform."),
                                  QStringLiteral("ROLE"));
    const QCommandLineOption days(QStringLiteral("days"), QStringLiteral("How long it is good; for ever unless told."),
                                  QStringLiteral("N"));
    parser.addOptions({databaseOption(), editor, role, days});
    parser.addPositionalArgument(QStringLiteral("what"), QStringLiteral("add or revoke."),
                                 QStringLiteral("add|revoke"));
    if (!parse(parser, QStringLiteral("token"), arguments)) {
        return 2;
    }
    const bool adds = parser.positionalArguments() == QStringList{QStringLiteral("add")};
    const bool revokes = parser.positionalArguments() == QStringList{QStringLiteral("revoke")};
    const std::string name = parser.value(editor).toStdString();
    const auto known = roleFromWord(parser.value(role).toStdString());
    bool goodDays = true;
    const int lasting = parser.isSet(days) ? parser.value(days).toInt(&goodDays) : 0;
    if ((!adds && !revokes) || !isValidId(name) || (adds && !known) || !goodDays || lasting < 0) {
        return complain(
            "token add --editor NAME --role editor|senior|supervisor|platform, or token revoke --editor NAME", 2);
    }
    const std::unique_ptr<Database> database = openDatabase(parser);
    if (!database) {
        return 1;
    }
    const Timestamp now = SystemClock().now();
    const auto expires = lasting > 0 ? std::optional(now + std::chrono::days(lasting)) : std::nullopt;
    const auto done = database->write([&](Connection &connection) -> std::string {
        appendLog(connection, {0, now, "operator", (adds ? "token-add:" : "token-revoke:") + name, {}, {}, {}, {}});
        return adds ? addToken(connection, {name, *known}, now, expires)
                    : std::to_string(revokeTokens(connection, name, now));
    });
    if (!done) {
        return complain(done.error().detail, 1);
    }
    std::printf(adds ? "token of %s: %s\n" : "tokens of %s revoked: %s\n", name.c_str(), done->c_str());
    return 0;
}

int log(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOption(databaseOption());
    parser.addPositionalArgument(QStringLiteral("what"), QStringLiteral("verify."), QStringLiteral("verify"));
    if (!parse(parser, QStringLiteral("log"), arguments)) {
        return 2;
    }
    if (parser.positionalArguments() != QStringList{QStringLiteral("verify")}) {
        return complain("log verify", 2);
    }
    const std::unique_ptr<Database> database = openDatabase(parser);
    if (!database) {
        return 1;
    }
    const auto check = database->read([](Connection &connection) { return verifyLog(connection); });
    if (!check) {
        return complain(check.error().detail, 1);
    }
    if (check->firstBad) {
        return complain(
            "the log was changed: entry " + std::to_string(*check->firstBad) + " is the first that does not fit", 1);
    }
    std::printf("the log is whole: %lld entries\n", static_cast<long long>(check->entries));
    return 0;
}

int generate(const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption count(QStringLiteral("count"), QStringLiteral("How many listings."), QStringLiteral("N"));
    const QCommandLineOption seed(QStringLiteral("seed"), QStringLiteral("Which ones."), QStringLiteral("S"),
                                  QStringLiteral("1"));
    parser.addOptions({databaseOption(), count, seed});
    if (!parse(parser, QStringLiteral("generate"), arguments)) {
        return 2;
    }
    bool goodCount = false;
    bool goodSeed = false;
    const int wanted = parser.value(count).toInt(&goodCount);
    Generator generator(parser.value(seed).toULongLong(&goodSeed), SystemClock().now());
    if (!goodCount || !goodSeed || wanted < 1 || wanted > 10'000'000) {
        return complain("generate --count N --seed S", 2);
    }
    const std::unique_ptr<Database> database = openDatabase(parser);
    if (!database) {
        return 1;
    }
    constexpr int atOnce = 1000;
    for (int from = 0; from < wanted; from += atOnce) {
        const auto done = database->write([&](Connection &connection) {
            for (int index = from; index < std::min(wanted, from + atOnce); ++index) {
                std::ignore = takeListing(connection, generator.next(index), "generate", SystemClock().now());
            }
            return true;
        });
        if (!done) {
            return complain(done.error().detail, 1);
        }
    }
    std::printf("%d listings generated\n", wanted);
    return 0;
}

} // namespace stagedoor::server
