// SPDX-License-Identifier: GPL-3.0-or-later
// stagedoor-check: the policy on the command line.
#include <iostream>
#include <optional>

#include <QCommandLineParser>
#include <QCoreApplication>

#include "compare.h"
#include "evaluate.h"
#include "listinglines.h"
#include "policy/policyengine.h"
#include "report.h"

using namespace Qt::StringLiterals;

namespace stagedoor {
namespace {

constexpr int done = 0;
constexpr int failed = 1;
constexpr int wrongUsage = 2;

struct Arguments {
    QString command; ///< "" for the check itself, "evaluate", "compare"
    std::vector<std::string> files;
    bool json = false;
    std::string policy; ///< a pack's file; empty: the built-in one
    std::string against;
    std::optional<std::chrono::year_month_day> day;
};

int usage(const QString &why)
{
    std::cerr
        << "stagedoor-check: " << why.toStdString() << "\n"
        << "usage: stagedoor-check [--format text|json] [--policy PACK] [--date YYYY-MM-DD] [FILE.jsonl ... | -]\n"
           "       stagedoor-check evaluate [--policy PACK] [--format text|json] LABELLED.jsonl\n"
           "       stagedoor-check compare --policy NEW [--against OLD] FILE.jsonl ...\n";
    return wrongUsage;
}

std::optional<PolicyEngine> engineFor(const std::string &file)
{
    const Result<std::shared_ptr<const PolicyPack>> pack =
        file.empty() ? Result<std::shared_ptr<const PolicyPack>>(PolicyPack::builtIn()) : PolicyPack::fromFile(file);
    const Result<PolicyEngine> engine = pack ? PolicyEngine::create(*pack) : tl::unexpected<Error>(pack.error());
    if (!engine) {
        std::cerr << engine.error().detail << '\n';
        return std::nullopt;
    }
    return *engine;
}

int check(const PolicyEngine &engine, const Arguments &arguments)
{
    const bool good = forEachListing(arguments.files, [&](ImportLine &line) {
        const Assessment assessment = engine.assess(line.listing, arguments.day);
        if (arguments.json) {
            std::cout << checkJson(line.listing.id, assessment) << '\n';
        } else {
            printReport(std::cout, line.listing, assessment);
        }
    });
    std::cout.flush();
    return good && std::cout ? done : failed;
}

int run(const Arguments &arguments)
{
    const std::optional<PolicyEngine> engine = engineFor(arguments.policy);
    if (!engine) {
        return failed;
    }
    if (arguments.command == u"evaluate") {
        return evaluate(*engine, arguments.files.front(), arguments.json, arguments.day);
    }
    if (arguments.command == u"compare") {
        const std::optional<PolicyEngine> against = engineFor(arguments.against);
        return against ? compare(*against, *engine, arguments.files, arguments.json, arguments.day) : failed;
    }
    return check(*engine, arguments);
}

int main(QStringList words)
{
    Arguments arguments;
    if (words.size() > 1 && (words.at(1) == u"evaluate" || words.at(1) == u"compare")) {
        arguments.command = words.takeAt(1);
    }
    QCommandLineParser parser;
    parser.addOptions({{u"format"_s, u"text or json"_s, u"format"_s, u"text"_s},
                       {u"policy"_s, u"a policy pack (TOML) instead of the built-in one"_s, u"file"_s},
                       {u"against"_s, u"compare: the pack to compare with"_s, u"file"_s},
                       {u"date"_s, u"the day wages are read for where a listing has none"_s, u"YYYY-MM-DD"_s}});
    const QCommandLineOption help = parser.addHelpOption();
    parser.addPositionalArgument(u"files"_s, u"JSON Lines of listings; - for the standard input"_s);
    if (!parser.parse(words)) {
        return usage(parser.errorText());
    }
    if (parser.isSet(help)) {
        std::cout << parser.helpText().toStdString();
        return done;
    }
    const QString format = parser.value(u"format"_s);
    if (format != u"text" && format != u"json") {
        return usage(u"--format is text or json"_s);
    }
    arguments.json = format == u"json";
    arguments.policy = parser.value(u"policy"_s).toStdString();
    arguments.against = parser.value(u"against"_s).toStdString();
    if (parser.isSet(u"date"_s)) {
        arguments.day = dayFromText(parser.value(u"date"_s).toStdString());
        if (!arguments.day) {
            return usage(u"--date is a day, 2026-11-20"_s);
        }
    }
    for (const QString &file : parser.positionalArguments()) {
        arguments.files.push_back(file.toStdString());
    }
    const bool comparing = arguments.command == u"compare";
    if (parser.isSet(u"against"_s) && !comparing) {
        return usage(u"--against is compare's"_s);
    }
    if ((comparing && (arguments.files.empty() || arguments.policy.empty())) ||
        (arguments.command == u"evaluate" && arguments.files.size() != 1)) {
        return usage(comparing ? u"compare needs --policy and a file"_s : u"evaluate needs one labelled file"_s);
    }
    if (arguments.files.empty()) {
        arguments.files.emplace_back("-");
    }
    return run(arguments);
}

} // namespace
} // namespace stagedoor

int main(int argc, char **argv)
{
    std::ios::sync_with_stdio(false);
    const QCoreApplication application(argc, argv);
    return stagedoor::main(QCoreApplication::arguments());
}
