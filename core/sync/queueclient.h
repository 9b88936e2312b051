// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include <QFuture>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QObject>
#include <QUrl>

#include "listing/error.h"
#include "listing/timestamp.h"
#include "sync/syncsettings.h"

namespace stagedoor {

struct HttpRequest {
    std::string method = "GET";
    std::string target;           ///< "/v1/changes?limit=500": path and query, percent-encoded
    std::string body;             ///< JSON; sent as it is
    std::chrono::seconds wait{0}; ///< how long the server was asked to hold it: added to both times
};

/// A whole answer of the server: of the length it declared, matching its digest, inflated.
struct HttpAnswer {
    int status = 0; ///< 2xx, 4xx or 5xx
    std::string body;
    std::string mediaType;      ///< "application/json", without parameters, lower case
    bool digestChecked = false; ///< it carried one, and it matched
    std::optional<std::chrono::seconds> retryAfter;
    std::optional<Timestamp> date; ///< the server's clock
    std::string etag;
};

/// Error::code of an answer that was broken off because it passes ClientLimits::maxBytes.
constexpr int tooLargeCode = 413;

/// Speaks HTTP/1.1 with one server and with nothing else: follows no redirect, keeps no cookie and no cache, asks
/// nobody for a password. Lives on one thread with an event loop. Note that Qt may deliver one request twice.
class QueueClient final : public QObject
{
public:
    /// Kind::Invalid for an address, token or CA file that cannot be used; plain http to another host is one.
    [[nodiscard]] static Result<std::unique_ptr<QueueClient>> create(const ServerAccess &access, const Clock &clock,
                                                                     const ClientLimits &limits = {});
    ~QueueClient() override; ///< what is under way ends as Cancelled

    /// The future always ends. Kind::Network: not reached, too slow, too long, cut or damaged: the server may have
    /// done it or not. Kind::Http: a redirect. Kind::Cancelled: by abort…(). Any other status is an answer.
    [[nodiscard]] QFuture<Result<HttpAnswer>> send(const HttpRequest &request);

    void abortAll();
    void abortWaiting(); ///< those that the server was asked to hold

private:
    QueueClient(QUrl origin, const QNetworkRequest &pattern, const Clock &clock, const ClientLimits &limits);
    [[nodiscard]] QNetworkRequest networkRequest(const HttpRequest &request) const;
    void renewManager();

    QUrl m_origin;
    QNetworkRequest m_pattern; // what every request carries, the token too
    const Clock &m_clock;
    ClientLimits m_limits;
    std::shared_ptr<QNetworkAccessManager> m_manager;
    bool m_lineFailed = false; // one bad connection can wedge a manager: the next request gets a new one
};

/// The path segment or query value @p text, percent-encoded.
[[nodiscard]] std::string percentEncoded(std::string_view text);

} // namespace stagedoor
