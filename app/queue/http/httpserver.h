// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "listing/error.h"
#include "queue/http/message.h"

namespace stagedoor::server {

class LongPolls;

struct HttpOptions {
    std::string host = "127.0.0.1"; ///< an address, or localhost
    std::uint16_t port = 0;         ///< 0: any free one
    std::string certificate;        ///< PEM; empty: plain HTTP
    std::string key;                ///< PEM
    unsigned threads = 4;
    unsigned connections = 1024;
    unsigned connectionsPerAddress = 256;
    unsigned idleSeconds = 30;        ///< of a connection that neither sends nor takes
    std::size_t bodyCap = 32U << 20U; ///< bytes of a body, as sent and inflated
};

/// The only place that knows libmicrohttpd. Checks the framing of a request before anything else, reads its body under
/// caps, checks and undoes its coding, calls the handler on one of its threads, and sends the answer compressed where
/// the client takes that, always with its Content-Digest.
class HttpServer
{
public:
    using Handler = std::function<Response(const Request &)>;

    /// Listens and answers from here on. @p handler is called from several threads at once; it and @p polls, which hold
    /// the requests that it has no answer for yet, must outlive this.
    [[nodiscard]] static Result<std::unique_ptr<HttpServer>> start(const HttpOptions &options, LongPolls &polls,
                                                                   Handler handler);
    ~HttpServer(); ///< ends the long polls, then waits for the running requests
    HttpServer(const HttpServer &) = delete;
    HttpServer &operator=(const HttpServer &) = delete;

    [[nodiscard]] std::uint16_t port() const;
    [[nodiscard]] std::string url() const; ///< "http://127.0.0.1:8787"

private:
    struct Impl;
    explicit HttpServer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl; // never null
};

/// Whether only this machine can reach @p host.
[[nodiscard]] bool isLoopback(const std::string &host);

} // namespace stagedoor::server
