// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/contentdigest.h"

#include <optional>

#include <QByteArray>
#include <QCryptographicHash>

namespace stagedoor {

namespace {

constexpr std::string_view algorithm = "sha-256=";

QByteArray sha256(std::string_view bytes)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArrayView(bytes.data(), qsizetype(bytes.size())));
    return hash.result();
}

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t");
    return first == text.npos ? std::string_view{} : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::optional<std::string_view> lastSha256(std::string_view header)
{
    std::optional<std::string_view> found;
    while (!header.empty()) {
        const auto comma = header.find(',');
        const std::string_view member = trimmed(header.substr(0, comma));
        if (member.starts_with(algorithm)) {
            found = member.substr(algorithm.size());
        }
        header = comma == header.npos ? std::string_view{} : header.substr(comma + 1);
    }
    return found;
}

} // namespace

std::string contentDigest(std::string_view bytes)
{
    return std::string(algorithm) + ':' + sha256(bytes).toBase64().toStdString() + ':';
}

DigestCheck checkDigest(std::string_view header, std::string_view bytes)
{
    const std::optional<std::string_view> value = lastSha256(header);
    if (!value) {
        return DigestCheck::Absent;
    }
    if (value->size() < 2 || value->front() != ':') {
        return DigestCheck::Mismatch;
    }
    const auto close = value->find(':', 1); // parameters may follow
    if (close == value->npos) {
        return DigestCheck::Mismatch;
    }
    const QByteArray encoded(value->data() + 1, qsizetype(close - 1));
    const auto decoded = QByteArray::fromBase64Encoding(encoded, QByteArray::AbortOnBase64DecodingErrors);
    return decoded && *decoded == sha256(bytes) ? DigestCheck::Matches : DigestCheck::Mismatch;
}

} // namespace stagedoor
