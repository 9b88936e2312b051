// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/http/httpserver.h"

#include <array>
#include <atomic>
#include <cstdarg>
#include <cstring>

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <QHostAddress>

#include "queue/http/coding.h"
#include "queue/http/exchange.h"
#include "queue/http/longpolls.h"

namespace stagedoor::server {

namespace {

constexpr std::size_t smallestGzip = 256;       // bytes: below it gzip only adds
constexpr std::size_t connectionMemory = 32768; // bytes for a request's head

std::string hostText(const std::string &host)
{
    return host == "localhost" ? "127.0.0.1" : host;
}

MHD_Result collectHeader(void *cls, MHD_ValueKind, const char *name, std::size_t nameSize, const char *value,
                         std::size_t valueSize)
{
    static_cast<HeaderLines *>(cls)->emplace_back(std::string_view(name, nameSize),
                                                  std::string_view(value == nullptr ? "" : value, valueSize));
    return MHD_YES;
}

std::string addressOf(MHD_Connection *connection)
{
    const MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    return info == nullptr ? std::string() : QHostAddress(info->client_addr).toString().toStdString();
}

/// Queues @p response, coded as @p request takes it.
MHD_Result send(MHD_Connection *connection, Response response, std::string_view acceptEncoding)
{
    const bool compressed = response.body.size() >= smallestGzip && acceptsGzip(acceptEncoding);
    if (compressed) {
        response.body = gzip(response.body);
    }
    MHD_Response *out =
        MHD_create_response_from_buffer(response.body.size(), response.body.data(), MHD_RESPMEM_MUST_COPY);
    if (out == nullptr) {
        return MHD_NO;
    }
    if (!response.body.empty()) {
        MHD_add_response_header(out, "Content-Type", response.contentType.c_str());
        MHD_add_response_header(out, "Content-Digest", contentDigest(response.body).c_str());
        MHD_add_response_header(out, "X-Content-Type-Options", "nosniff");
    }
    if (compressed) {
        MHD_add_response_header(out, "Content-Encoding", "gzip");
    }
    MHD_add_response_header(out, "Vary", "Accept-Encoding");
    MHD_add_response_header(out, "Cache-Control", "no-store");
    for (const auto &[name, value] : response.headers) {
        MHD_add_response_header(out, name.c_str(), value.c_str());
    }
    const MHD_Result queued = MHD_queue_response(connection, unsigned(response.status), out);
    MHD_destroy_response(out);
    return queued;
}

struct Address {
    sockaddr_storage storage{};
    bool isIpv6 = false;
};

Result<Address> addressFor(const HttpOptions &options)
{
    Address address;
    sockaddr_in v4{};
    v4.sin_family = AF_INET;
    v4.sin_port = htons(options.port);
    sockaddr_in6 v6{};
    v6.sin6_family = AF_INET6;
    v6.sin6_port = htons(options.port);
    if (inet_pton(AF_INET, hostText(options.host).c_str(), &v4.sin_addr) == 1) {
        std::memcpy(&address.storage, &v4, sizeof v4);
    } else if (inet_pton(AF_INET6, options.host.c_str(), &v6.sin6_addr) == 1) {
        std::memcpy(&address.storage, &v6, sizeof v6);
        address.isIpv6 = true;
    } else {
        return fail(Error::Kind::Invalid, "not an address to listen on");
    }
    return address;
}

} // namespace

struct HttpServer::Impl {
    HttpOptions options;
    Handler handler;
    LongPolls &polls;
    std::atomic<bool> stopping = false;
    MHD_Daemon *daemon = nullptr;
    std::uint16_t port = 0;

    static void *begin(void *, const char *target, MHD_Connection *)
    {
        return std::make_unique<Exchange>(target).release();
    }

    static void completed(void *, MHD_Connection *, void **state, MHD_RequestTerminationCode)
    {
        const std::unique_ptr<Exchange> owned(static_cast<Exchange *>(*state));
        *state = nullptr;
    }

    static MHD_Result access(void *cls, MHD_Connection *connection, const char *, const char *method, const char *,
                             const char *data, std::size_t *size, void **state)
    {
        return static_cast<Impl *>(cls)->receive(connection, *static_cast<Exchange *>(*state), method, {data, *size},
                                                 *size);
    }

    MHD_Result receive(MHD_Connection *connection, Exchange &exchange, const char *method, std::string_view data,
                       std::size_t &left)
    {
        if (!exchange.hasHead()) {
            HeaderLines lines;
            MHD_get_connection_values_n(connection, MHD_HEADER_KIND, &collectHeader, &lines);
            auto early = exchange.head(method, lines, addressOf(connection), options.bodyCap);
            return early ? send(connection, std::move(*early), {}) : MHD_YES;
        }
        if (!data.empty()) {
            left = 0;
            return exchange.piece(data) ? MHD_YES : MHD_NO;
        }
        return answer(connection, exchange);
    }

    MHD_Result answer(MHD_Connection *connection, Exchange &exchange)
    {
        std::optional<Response> response;
        if (!exchange.finished) {
            response = exchange.finish();
        }
        if (!response) {
            const auto now = Exchange::Clock::now();
            exchange.request().lastTry = stopping || (exchange.waitsUntil && *exchange.waitsUntil <= now);
            response = handler(exchange.request());
            if (response->wait) {
                if (!exchange.waitsUntil) {
                    exchange.waitsUntil = now + response->wait->time;
                }
                MHD_suspend_connection(connection);
                polls.add(connection, response->wait->seen, *exchange.waitsUntil);
                return MHD_YES;
            }
        }
        return send(connection, std::move(*response), exchange.request().header("Accept-Encoding"));
    }
};

HttpServer::HttpServer(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

HttpServer::~HttpServer()
{
    m_impl->stopping = true;
    m_impl->polls.endAll();
    MHD_stop_daemon(m_impl->daemon);
}

Result<std::unique_ptr<HttpServer>> HttpServer::start(const HttpOptions &options, LongPolls &polls, Handler handler)
{
    auto address = addressFor(options);
    if (!address) {
        return tl::unexpected(address.error());
    }
    std::unique_ptr<Impl> impl(new Impl{options, std::move(handler), polls});
    const bool tls = !options.certificate.empty();
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME;
    flags |= address->isIpv6 ? unsigned(MHD_USE_IPv6) : 0U;
    flags |= tls ? unsigned(MHD_USE_TLS) : 0U;
    std::array<MHD_OptionItem, 4> tlsOptions{{{MHD_OPTION_END, 0, nullptr}}};
    std::string certificate = options.certificate;
    std::string key = options.key;
    std::string priorities = "SECURE128:-VERS-ALL:+VERS-TLS1.2:+VERS-TLS1.3";
    if (tls) {
        tlsOptions = {{{MHD_OPTION_HTTPS_MEM_CERT, 0, certificate.data()},
                       {MHD_OPTION_HTTPS_MEM_KEY, 0, key.data()},
                       {MHD_OPTION_HTTPS_PRIORITIES, 0, priorities.data()},
                       {MHD_OPTION_END, 0, nullptr}}};
    }
    impl->daemon = MHD_start_daemon(
        flags, 0, nullptr, nullptr, &Impl::access, impl.get(), MHD_OPTION_SOCK_ADDR, &address->storage,
        MHD_OPTION_THREAD_POOL_SIZE, options.threads, MHD_OPTION_CONNECTION_LIMIT, options.connections,
        MHD_OPTION_PER_IP_CONNECTION_LIMIT, options.connectionsPerAddress, MHD_OPTION_CONNECTION_TIMEOUT,
        options.idleSeconds, MHD_OPTION_CONNECTION_MEMORY_LIMIT, connectionMemory, MHD_OPTION_STRICT_FOR_CLIENT, 1,
        MHD_OPTION_URI_LOG_CALLBACK, &Impl::begin, nullptr, MHD_OPTION_NOTIFY_COMPLETED, &Impl::completed, nullptr,
        MHD_OPTION_ARRAY, tlsOptions.data(), MHD_OPTION_END);
    if (impl->daemon == nullptr) {
        return fail(Error::Kind::Network, "cannot listen there: is the address this machine's, and the port free?",
                    errno);
    }
    impl->port = MHD_get_daemon_info(impl->daemon, MHD_DAEMON_INFO_BIND_PORT)->port;
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(impl)));
}

std::uint16_t HttpServer::port() const
{
    return m_impl->port;
}

std::string HttpServer::url() const
{
    const std::string host = hostText(m_impl->options.host);
    const bool isIpv6 = host.find(':') != std::string::npos;
    return (m_impl->options.certificate.empty() ? "http://" : "https://") + (isIpv6 ? '[' + host + ']' : host) + ':' +
           std::to_string(m_impl->port);
}

bool isLoopback(const std::string &host)
{
    return QHostAddress(QString::fromStdString(hostText(host))).isLoopback();
}

} // namespace stagedoor::server
