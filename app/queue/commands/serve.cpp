// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/commands/commands.h"

#include <csignal>
#include <cstdio>
#include <fstream>
#include <sstream>

#include <sys/prctl.h>
#include <sys/stat.h>

#include "policy/toml.h"
#include "queue/commands/options.h"
#include "queue/server.h"

namespace stagedoor::server {

namespace {

/// The settings of the command line and the file behind it, as they were written.
struct Written {
    std::string listen = "127.0.0.1:8787";
    std::string database;
    std::string policy;
    std::string certificate;
    std::string key;
    bool secondPerson = false;
    bool plainHttp = false;
};

Result<std::string> contentOf(const std::string &path)
{
    const std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    if (!file || content.str().empty()) {
        return fail(Error::Kind::Storage, path + ": cannot be read");
    }
    return content.str();
}

/// Takes one setting of the file. False: not a setting, or not its kind of value.
bool takeSetting(Written &written, std::string_view name, const toml::node &node)
{
    std::string *const text = name == "listen"     ? &written.listen
                              : name == "database" ? &written.database
                              : name == "policy"   ? &written.policy
                              : name == "tls_cert" ? &written.certificate
                              : name == "tls_key"  ? &written.key
                                                   : nullptr;
    bool *const flag = name == "second_person" ? &written.secondPerson
                       : name == "plain_http"  ? &written.plainHttp
                                               : nullptr;
    if (text != nullptr) {
        *text = node.value_or(*text);
        return node.is_string();
    }
    if (flag != nullptr) {
        *flag = node.value_or(*flag);
        return node.is_boolean();
    }
    return false;
}

Result<> readConfig(const std::string &path, Written &written)
{
    const auto content = contentOf(path);
    if (!content) {
        return tl::unexpected(content.error());
    }
    const toml::parse_result parsed = toml::parse(*content, path);
    if (!parsed) {
        const toml::parse_error &error = parsed.error();
        return fail(Error::Kind::Invalid, path + ": line " + std::to_string(error.source().begin.line) + ": " +
                                              std::string(error.description()));
    }
    for (const auto &[key, node] : parsed.table()) {
        if (!takeSetting(written, key.str(), node)) {
            return fail(Error::Kind::Invalid,
                        path + ": " + std::string(key.str()) + ": not a setting, or not its kind of value");
        }
    }
    return {};
}

/// "127.0.0.1:8787", "[::1]:8787", "8787".
Result<> readAddress(const std::string &text, HttpOptions &http)
{
    const std::size_t colon = text.rfind(':');
    std::string host = colon == std::string::npos ? http.host : text.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) {
        host = host.substr(1, host.size() - 2);
    }
    bool good = false;
    const uint port = QString::fromStdString(colon == std::string::npos ? text : text.substr(colon + 1)).toUInt(&good);
    if (!good || port > 65535 || host.empty()) {
        return fail(Error::Kind::Invalid, "listen: ADDRESS:PORT");
    }
    http.host = host;
    http.port = std::uint16_t(port);
    return {};
}

bool othersMayRead(const std::string &path)
{
    struct stat about {
    };
    return ::stat(path.c_str(), &about) == 0 && (about.st_mode & S_IROTH) != 0;
}

Result<ServerOptions> optionsFrom(const Written &written)
{
    ServerOptions options;
    options.decisions.secondPerson = written.secondPerson;
    options.plainHttp = written.plainHttp;
    if (auto address = readAddress(written.listen, options.http); !address) {
        return tl::unexpected(address.error());
    }
    if (written.certificate.empty() != written.key.empty()) {
        return fail(Error::Kind::Invalid, "tls: a certificate and its key");
    }
    if (!written.key.empty() && othersMayRead(written.key)) {
        return fail(Error::Kind::Invalid, written.key + ": anybody may read this key");
    }
    for (const auto &[path, to] :
         {std::pair(&written.certificate, &options.http.certificate), std::pair(&written.key, &options.http.key),
          std::pair(&written.policy, &options.policy)}) {
        if (path->empty()) {
            continue;
        }
        auto content = contentOf(*path);
        if (!content) {
            return tl::unexpected(content.error());
        }
        *to = std::move(*content);
    }
    return options;
}

Result<Written> readArguments(const QCommandLineParser &parser)
{
    const auto given = [&parser](const char *name) { return parser.value(QLatin1String(name)).toStdString(); };
    Written written;
    if (const std::string config = given("config"); !config.empty()) {
        if (auto read = readConfig(config, written); !read) {
            return tl::unexpected(read.error());
        }
    }
    for (const auto &[name, to] : {std::pair("listen", &written.listen), std::pair("database", &written.database),
                                   std::pair("policy", &written.policy), std::pair("tls-cert", &written.certificate),
                                   std::pair("tls-key", &written.key)}) {
        if (parser.isSet(QLatin1String(name))) {
            *to = given(name);
        }
    }
    return written;
}

/// The signals that end the server, blocked from here on in every thread that is started.
sigset_t endingSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signals;
}

} // namespace

int serve(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOptions(
        {databaseOption(),
         {QStringLiteral("listen"), QStringLiteral("Where to listen; port 0 takes a free one."),
          QStringLiteral("ADDRESS:PORT")},
         {QStringLiteral("config"), QStringLiteral("Settings; the options here beat them."),
          QStringLiteral("FILE.toml")},
         {QStringLiteral("policy"), QStringLiteral("The policy pack to put in force."), QStringLiteral("PACK.toml")},
         {QStringLiteral("tls-cert"), QStringLiteral("The certificate, PEM."), QStringLiteral("FILE")},
         {QStringLiteral("tls-key"), QStringLiteral("Its key, PEM."), QStringLiteral("FILE")}});
    if (!parse(parser, QStringLiteral("serve"), arguments)) {
        return 2;
    }
    const auto written = readArguments(parser);
    auto options = written ? optionsFrom(*written) : Result<ServerOptions>(tl::unexpected(written.error()));
    if (!options) {
        return complain(options.error().detail, 1);
    }
    const auto file = databaseFile(QString::fromStdString(written->database));
    if (!file) {
        return 1;
    }
    options->database = *file;
    ::prctl(PR_SET_DUMPABLE, 0);
    const sigset_t signals = endingSignals();
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN); // a file that may not grow is an error like any other
    const SystemClock clock;
    const auto server = QueueServer::start(*options, clock);
    if (!server) {
        return complain(server.error().detail, 1);
    }
    std::printf("listening on %s\n", (*server)->url().c_str());
    std::fflush(stdout);
    int signal = 0;
    sigwait(&signals, &signal);
    return 0;
}

} // namespace stagedoor::server
