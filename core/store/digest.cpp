// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/digest.h"

#include <QCryptographicHash>

namespace stagedoor {

std::string sha256Hex(std::initializer_list<std::string_view> parts)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const std::string_view part : parts) {
        hash.addData(QByteArrayView(part.data(), qsizetype(part.size())));
    }
    return hash.result().toHex().toStdString();
}

std::string digestOf(std::initializer_list<std::string_view> parts)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const std::string_view part : parts) {
        const std::string length = std::to_string(part.size()) + ':';
        hash.addData(QByteArrayView(length.data(), qsizetype(length.size())));
        hash.addData(QByteArrayView(part.data(), qsizetype(part.size())));
    }
    return hash.result().first(16).toStdString();
}

} // namespace stagedoor
