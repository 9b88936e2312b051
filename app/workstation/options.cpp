// SPDX-License-Identifier: GPL-3.0-or-later
#include "workstation/options.h"

#include <QCommandLineParser>
#include <QRegularExpression>

namespace stagedoor {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> wrongUsage(const QString &what)
{
    return fail(Error::Kind::Invalid, what.toStdString());
}

/// Whether @p value of option @p name is one of @p allowed.
Result<> oneOf(const QString &name, const QString &value, const QStringList &allowed)
{
    if (allowed.contains(value)) {
        return {};
    }
    return wrongUsage(u"--%1 takes one of %2, not \"%3\""_s.arg(name, allowed.join(u", "_s), value));
}

Result<> readScreenshotOptions(const QCommandLineParser &parser, Options &options)
{
    options.screenshot = parser.value(u"screenshot"_s);
    if (parser.isSet(u"screen"_s)) {
        options.screen = parser.value(u"screen"_s);
        if (auto known = oneOf(u"screen"_s, options.screen,
                               {u"queue"_s, u"notice"_s, u"clarify"_s, u"suspend"_s, u"settings"_s});
            !known) {
            return known;
        }
    }
    if (parser.isSet(u"state"_s)) {
        options.state = parser.value(u"state"_s);
        if (auto known = oneOf(u"state"_s, options.state, {u"demo"_s, u"empty"_s, u"offline"_s, u"conflict"_s});
            !known) {
            return known;
        }
        options.demo = true;
    }
    if (parser.isSet(u"size"_s)) {
        static const QRegularExpression pattern(u"^(\\d{3,5})x(\\d{3,5})$"_s);
        const QRegularExpressionMatch match = pattern.match(parser.value(u"size"_s));
        if (!match.hasMatch()) {
            return wrongUsage(u"--size takes WIDTHxHEIGHT in pixels, as 1280x800"_s);
        }
        options.size = QSize(match.captured(1).toInt(), match.captured(2).toInt());
    }
    return {};
}

} // namespace

Result<Options> parseOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Stagedoor, the workstation of a casting site's editors"_s);
    const QCommandLineOption help = parser.addHelpOption();
    parser.addOptions({
        {u"demo"_s, u"Start a queue server with the demo notices and work on it, in a temporary profile."_s},
        {u"profile"_s, u"Keep everything in DIR."_s, u"DIR"_s},
        {u"server"_s, u"The queue server."_s, u"URL"_s},
        {u"token-file"_s, u"Read the token from FILE (mode 0600), or from standard input with -."_s, u"FILE"_s},
        {u"offline"_s, u"Do not connect."_s},
        {u"language"_s, u"The language of the program, as es."_s, u"xx"_s},
        {u"theme"_s, u"light, dark or contrast."_s, u"NAME"_s},
        {u"screenshot"_s, u"Write a picture of the window once it is idle, and exit."_s, u"FILE"_s},
        {u"screen"_s, u"Which screen: queue, notice, clarify, suspend, settings."_s, u"NAME"_s},
        {u"state"_s, u"In which state: demo, empty, offline, conflict."_s, u"NAME"_s},
        {u"size"_s, u"The window's size in pixels."_s, u"WxH"_s},
    });
    if (!parser.parse(arguments)) {
        return wrongUsage(parser.errorText());
    }
    if (!parser.positionalArguments().isEmpty()) {
        return wrongUsage(u"unexpected \"%1\""_s.arg(parser.positionalArguments().first()));
    }
    Options options;
    if (parser.isSet(help)) {
        options.help = parser.helpText();
        return options;
    }
    options.demo = parser.isSet(u"demo"_s);
    options.offline = parser.isSet(u"offline"_s);
    options.profile = parser.value(u"profile"_s);
    options.server = parser.value(u"server"_s);
    options.tokenFile = parser.value(u"token-file"_s);
    options.language = parser.value(u"language"_s);
    options.theme = parser.value(u"theme"_s);
    if (parser.isSet(u"theme"_s)) {
        if (auto known = oneOf(u"theme"_s, options.theme, {u"light"_s, u"dark"_s, u"contrast"_s}); !known) {
            return tl::unexpected(known.error());
        }
    }
    if (auto read = readScreenshotOptions(parser, options); !read) {
        return tl::unexpected(read.error());
    }
    if (options.demo && (!options.server.isEmpty() || !options.profile.isEmpty() || !options.tokenFile.isEmpty())) {
        return wrongUsage(
            u"--demo brings its own server and profile: leave out --server, --profile and --token-file"_s);
    }
    return options;
}

} // namespace stagedoor
