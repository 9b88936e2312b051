// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/queueclient.h"

#include <algorithm>

#include <QFile>
#include <QHostAddress>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslConfiguration>

#include "sync/contentdigest.h"
#include "sync/exchange.h"

using namespace Qt::StringLiterals;

namespace stagedoor {

namespace {

bool isThisHost(const QUrl &url)
{
    return url.host() == "localhost"_L1 || QHostAddress(url.host()).isLoopback();
}

Result<QUrl> originOf(const ServerAccess &access, bool plainHttp)
{
    const QUrl url(QString::fromStdString(access.url), QUrl::StrictMode);
    const bool originOnly = url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() &&
                            (url.path().isEmpty() || url.path() == "/"_L1) && !url.hasQuery() && !url.hasFragment();
    if (!originOnly || (url.scheme() != "https"_L1 && url.scheme() != "http"_L1)) {
        return fail(Error::Kind::Invalid, "the server's address must look like https://queue.example.org");
    }
    if (url.scheme() == "http"_L1 && !plainHttp && !isThisHost(url)) {
        return fail(Error::Kind::Invalid, "plain http is for this computer only: use https");
    }
    return url.adjusted(QUrl::RemovePath);
}

Result<QSslConfiguration> tlsOf(const ServerAccess &access)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    if (access.caFile.empty()) {
        return tls;
    }
    QFile file(QString::fromStdString(access.caFile));
    const QList<QSslCertificate> authorities =
        file.open(QIODevice::ReadOnly) ? QSslCertificate::fromDevice(&file, QSsl::Pem) : QList<QSslCertificate>{};
    if (authorities.isEmpty()) {
        return fail(Error::Kind::Invalid, "no certificate could be read from the CA file");
    }
    tls.setCaCertificates(authorities); // those alone
    return tls;
}

// RFC 6750's alphabet, so that nothing else gets into the header.
bool isToken(std::string_view token)
{
    return !token.empty() && std::ranges::all_of(token, [](char c) { return c > ' ' && c < '\x7f'; });
}

QNetworkRequest patternFor(const ServerAccess &access, const QSslConfiguration &tls)
{
    QNetworkRequest request;
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setSslConfiguration(tls);
    request.setRawHeader("Authorization", "Bearer " + QByteArray::fromStdString(access.token));
    request.setRawHeader("Accept", "application/json, application/problem+json");
    request.setRawHeader("Accept-Encoding", "gzip"); // ours to undo: Qt leaves it alone then
    request.setRawHeader("Accept-Language", "en");   // else Qt tells the desktop's
    request.setRawHeader("User-Agent", "stagedoor");
    return request;
}

} // namespace

std::string percentEncoded(std::string_view text)
{
    return QByteArray(text.data(), qsizetype(text.size())).toPercentEncoding().toStdString();
}

Result<std::unique_ptr<QueueClient>> QueueClient::create(const ServerAccess &access, const Clock &clock,
                                                         const ClientLimits &limits)
{
    Result<QUrl> origin = originOf(access, limits.plainHttp);
    if (!origin) {
        return tl::unexpected(std::move(origin.error()));
    }
    if (!isToken(access.token)) {
        return fail(Error::Kind::Invalid, "the token is empty or holds characters that no token has");
    }
    const Result<QSslConfiguration> tls = tlsOf(access);
    if (!tls) {
        return tl::unexpected(tls.error());
    }
    return std::unique_ptr<QueueClient>(new QueueClient(*std::move(origin), patternFor(access, *tls), clock, limits));
}

QueueClient::QueueClient(QUrl origin, const QNetworkRequest &pattern, const Clock &clock, const ClientLimits &limits)
    : m_origin(std::move(origin))
    , m_pattern(pattern)
    , m_clock(clock)
    , m_limits(limits)
{
    renewManager();
}

QueueClient::~QueueClient()
{
    const auto running = findChildren<Exchange *>(QString(), Qt::FindDirectChildrenOnly);
    for (Exchange *exchange : running) {
        exchange->disconnect(this);
        delete exchange;
    }
}

void QueueClient::renewManager()
{
    m_manager = std::make_shared<QNetworkAccessManager>(); // exchanges under way keep the old one
    if (isThisHost(m_origin)) {
        m_manager->setProxy(QNetworkProxy::NoProxy);
    }
    m_lineFailed = false;
}

QNetworkRequest QueueClient::networkRequest(const HttpRequest &request) const
{
    QNetworkRequest result = m_pattern;
    const QUrl target = QUrl::fromEncoded(QByteArray::fromStdString(request.target), QUrl::StrictMode);
    QUrl url = m_origin;
    url.setPath(target.path(QUrl::FullyEncoded), QUrl::StrictMode);
    url.setQuery(target.query(QUrl::FullyEncoded), QUrl::StrictMode);
    result.setUrl(url);
    const auto silence = m_limits.idle + request.wait;
    result.setTransferTimeout(int(silence.count()) + 1000); // Qt's own, should ours ever fail
    if (!request.body.empty()) {
        result.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        result.setRawHeader("Content-Digest", QByteArray::fromStdString(contentDigest(request.body)));
    }
    return result;
}

QFuture<Result<HttpAnswer>> QueueClient::send(const HttpRequest &request)
{
    if (m_lineFailed) {
        renewManager();
    }
    QNetworkReply *reply = m_manager->sendCustomRequest(
        networkRequest(request), QByteArray::fromStdString(request.method), QByteArray::fromStdString(request.body));
    auto *exchange = new Exchange(m_manager, reply, {m_limits, request.wait, request.body.size(), &m_clock}, this);
    connect(exchange, &Exchange::ended, this, [this](bool lineFailed) { m_lineFailed |= lineFailed; });
    return exchange->future();
}

void QueueClient::abortAll()
{
    const auto running = findChildren<Exchange *>(QString(), Qt::FindDirectChildrenOnly);
    for (Exchange *exchange : running) {
        exchange->abort();
    }
}

void QueueClient::abortWaiting()
{
    const auto running = findChildren<Exchange *>(QString(), Qt::FindDirectChildrenOnly);
    for (Exchange *exchange : running) {
        if (exchange->isHeld()) {
            exchange->abort();
        }
    }
}

} // namespace stagedoor
