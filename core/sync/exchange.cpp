// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/exchange.h"

#include <algorithm>
#include <charconv>

#include "sync/contentdigest.h"
#include "sync/gunzip.h"
#include "sync/httpdate.h"

namespace stagedoor {

namespace {

using std::chrono::milliseconds;
constexpr qint64 readAhead = qint64{1024} * 1024; // what Qt may hold before we have looked at the size

bool isAnswer(QNetworkReply::NetworkError error)
{
    // Qt reports 4xx as 201 to 299 (400 and 418 as 302) and 5xx as 401 to 499; all else is the line's.
    return error == QNetworkReply::NoError || error == QNetworkReply::ProtocolInvalidOperationError ||
           (error > QNetworkReply::UnknownProxyError && error < QNetworkReply::ProtocolUnknownError) ||
           error >= QNetworkReply::InternalServerError;
}

std::string lowerCase(std::string text)
{
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return text;
}

std::string mediaTypeOf(const std::string &header)
{
    std::string type = lowerCase(header.substr(0, header.find(';')));
    type.erase(type.find_last_not_of(' ') + 1);
    return type;
}

bool hasDeclaredLength(const std::string &header, std::size_t size)
{
    std::size_t declared = 0;
    const auto [end, error] = std::from_chars(header.data(), header.data() + header.size(), declared);
    return error == std::errc{} && end == header.data() + header.size() && declared == size;
}

} // namespace

Exchange::Exchange(std::shared_ptr<QNetworkAccessManager> manager, QNetworkReply *reply, Terms terms, QObject *parent)
    : QObject(parent)
    , m_manager(std::move(manager))
    , m_reply(reply)
    , m_terms(terms)
    , m_promise(std::make_shared<QPromise<Result<HttpAnswer>>>())
{
    m_promise->start();
    m_elapsed.start();
    m_deadline.setSingleShot(true);
    m_deadline.setTimerType(Qt::PreciseTimer);
    m_idle.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &Exchange::checkDeadline);
    connect(&m_idle, &QTimer::timeout, this, [this] { breakOff({Error::Kind::Network, "nothing came for too long"}); });
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Exchange::headersCame);
    connect(m_reply, &QNetworkReply::readyRead, this, &Exchange::receive);
    connect(m_reply, &QNetworkReply::uploadProgress, this, &Exchange::progressed);
    connect(m_reply, &QNetworkReply::finished, this, &Exchange::finish);
    m_deadline.start(m_terms.limits.deadline + m_terms.wait);
    m_idle.start(m_terms.limits.idle + m_terms.wait);
}

Exchange::~Exchange()
{
    m_reply->disconnect(this);
    if (!m_ended) {
        m_reply->abort();
        end(fail(Error::Kind::Cancelled, "stopped"));
    }
    m_reply->deleteLater(); // in time before its manager, or with it
}

void Exchange::abort()
{
    breakOff({Error::Kind::Cancelled, "stopped"});
}

void Exchange::progressed()
{
    if (m_idle.isActive()) {
        m_idle.start();
    }
}

void Exchange::headersCame()
{
    if (m_ended || m_why) {
        return;
    }
    if (m_reply->header(QNetworkRequest::ContentLengthHeader).toULongLong() > m_terms.limits.maxBytes) {
        breakOff(tooLarge());
    } else if (!m_reply->hasRawHeader("Transfer-Encoding")) {
        // Not for chunks: Qt 6.4 then takes cut ones for whole, and its buffer has no bound after all.
        m_reply->setReadBufferSize(readAhead);
    }
}

Error Exchange::tooLarge() const
{
    return {Error::Kind::Network, "an answer of more than " + std::to_string(m_terms.limits.maxBytes) + " bytes",
            tooLargeCode};
}

void Exchange::receive()
{
    if (m_ended || m_why) {
        return;
    }
    m_idle.start(m_terms.limits.idle); // the first byte ends the server's holding
    const std::size_t limit = m_terms.limits.maxBytes;
    const std::size_t size = m_received.size() + std::size_t(m_reply->bytesAvailable());
    if (size > limit) {
        breakOff(tooLarge());
        return;
    }
    if (size > m_received.capacity()) {
        m_received.reserve(std::min(2 * size, limit));
    }
    const QByteArray bytes = m_reply->readAll();
    m_received.append(bytes.constData(), std::size_t(bytes.size()));
}

void Exchange::checkDeadline()
{
    const auto bytes = static_cast<std::int64_t>(m_received.size() + m_terms.sentBytes);
    const milliseconds allowed =
        m_terms.limits.deadline + m_terms.wait + milliseconds(bytes * 1000 / m_terms.limits.bytesPerSecond);
    const milliseconds passed(m_elapsed.elapsed());
    if (passed < allowed) {
        m_deadline.start(allowed - passed);
        return;
    }
    breakOff({Error::Kind::Network,
              "too slow: " + std::to_string(passed.count()) + " ms for " + std::to_string(bytes) + " bytes"});
}

void Exchange::breakOff(Error why)
{
    if (m_ended || m_why) {
        return;
    }
    m_why = std::move(why);
    m_reply->abort(); // finished() follows; Qt sends it at once
    finish();
}

void Exchange::finish()
{
    if (m_ended) {
        return;
    }
    if (!m_why) {
        receive(); // may find that it is too much
    }
    if (!m_ended) {
        end(m_why ? Result<HttpAnswer>(tl::unexpect, *m_why) : answer());
    }
}

void Exchange::end(Result<HttpAnswer> result)
{
    m_ended = true;
    m_deadline.stop();
    m_idle.stop();
    std::string().swap(m_received);
    const bool lineFailed = !result && result.error().kind == Error::Kind::Network;
    m_promise->addResult(std::move(result));
    m_promise->finish();
    Q_EMIT ended(lineFailed);
    deleteLater();
}

std::string Exchange::header(const char *name) const
{
    return m_reply->rawHeader(name).toStdString();
}

Result<HttpAnswer> Exchange::answer()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0 || !isAnswer(m_reply->error())) {
        return fail(Error::Kind::Network, m_reply->errorString().toStdString(), int(m_reply->error()));
    }
    if (status < 200 || (status >= 300 && status < 400)) {
        return fail(Error::Kind::Http, "the server points elsewhere; redirects are not followed", status);
    }
    HttpAnswer answer;
    answer.status = status;
    answer.mediaType = mediaTypeOf(header("Content-Type"));
    answer.etag = header("ETag");
    answer.date = fromHttpDate(header("Date"));
    if (m_reply->hasRawHeader("Retry-After")) {
        answer.retryAfter = retryAfter(header("Retry-After"), answer.date.value_or(m_terms.clock->now()));
    }
    return checked(std::move(answer));
}

// Qt reports bodies that were cut, or ran past their length, as complete (reliability.md, B3).
Result<HttpAnswer> Exchange::checked(HttpAnswer answer)
{
    const std::string length = header("Content-Length");
    if (!length.empty() && !m_reply->hasRawHeader("Transfer-Encoding") &&
        !hasDeclaredLength(length, m_received.size())) {
        return fail(Error::Kind::Network, "the answer is not of the length it declares", answer.status);
    }
    const DigestCheck digest = checkDigest(header("Content-Digest"), m_received);
    if (digest == DigestCheck::Mismatch) {
        return fail(Error::Kind::Network, "the answer does not match its digest", answer.status);
    }
    answer.digestChecked = digest == DigestCheck::Matches;
    const std::string coding = lowerCase(header("Content-Encoding"));
    if (coding.empty() || coding == "identity") {
        answer.body = std::move(m_received);
        return answer;
    }
    if (coding != "gzip" && coding != "x-gzip") {
        return fail(Error::Kind::Network, "an answer in an encoding that was not asked for", answer.status);
    }
    Result<std::string> text = gunzip(m_received, m_terms.limits.maxBytes);
    if (!text) {
        return tl::unexpected(std::move(text.error()));
    }
    answer.body = std::move(*text);
    return answer;
}

} // namespace stagedoor
