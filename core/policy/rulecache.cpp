// SPDX-License-Identifier: GPL-3.0-or-later
#include "policy/rulecache.h"

#include <cstdlib>

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>

namespace stagedoor {

namespace {

constexpr qsizetype digestLength = 32; // bytes of SHA-256 before the database itself
constexpr qsizetype kept = 8;          // files

QString folder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + QStringLiteral("/stagedoor/rules");
}

QString fileFor(const std::string &key)
{
    return folder() + QLatin1Char('/') + QString::fromStdString(key) + QStringLiteral(".hsdb");
}

void removeOldest()
{
    const QFileInfoList files = QDir(folder()).entryInfoList({QStringLiteral("*.hsdb")}, QDir::Files, QDir::Time);
    for (qsizetype i = kept; i < files.size(); ++i) {
        QFile::remove(files.at(i).filePath());
    }
}

} // namespace

std::string ruleCacheKey(std::span<const std::string> patterns, std::span<const unsigned> ids, unsigned flags)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hs_platform_info_t platform{};
    hs_populate_platform(&platform);
    const std::string head = std::string(hs_version()) + '/' + std::to_string(platform.tune) + '/' +
                             std::to_string(platform.cpu_features) + '/' + std::to_string(flags);
    hash.addData(QByteArrayView(head.data(), qsizetype(head.size())));
    for (std::size_t i = 0; i < patterns.size(); ++i) {
        const std::string line = '\n' + std::to_string(ids[i]) + ' ' + patterns[i];
        hash.addData(QByteArrayView(line.data(), qsizetype(line.size())));
    }
    return hash.result().toHex().toStdString();
}

Database cachedRules(const std::string &key)
{
    QFile file(fileFor(key));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QByteArray bytes = file.readAll();
    const QByteArrayView content = QByteArrayView(bytes).sliced(std::min(digestLength, bytes.size()));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(content);
    hs_database_t *database = nullptr;
    if (content.isEmpty() || hash.result() != bytes.left(digestLength) ||
        hs_deserialize_database(content.data(), std::size_t(content.size()), &database) != HS_SUCCESS) {
        return {};
    }
    return Database(database);
}

void cacheRules(const std::string &key, const hs_database_t &database)
{
    char *bytes = nullptr;
    std::size_t length = 0;
    if (hs_serialize_database(&database, &bytes, &length) != HS_SUCCESS) {
        return;
    }
    const std::unique_ptr<char, decltype(&std::free)> owned(bytes, &std::free);
    const QByteArrayView content(bytes, qsizetype(length));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(content);
    if (!QDir().mkpath(folder())) {
        return;
    }
    QFile::setPermissions(folder(), QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    QSaveFile file(fileFor(key));
    if (file.open(QIODevice::WriteOnly) && file.write(hash.result()) == digestLength &&
        file.write(content.data(), content.size()) == content.size() && file.commit()) {
        removeOldest();
    }
}

} // namespace stagedoor
