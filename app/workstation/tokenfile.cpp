// SPDX-License-Identifier: GPL-3.0-or-later
#include "workstation/tokenfile.h"

#include <cstdio>

#include <QFile>

namespace stagedoor {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestToken = 4096; // bytes

} // namespace

Result<QString> readTokenFile(const QString &name)
{
    const auto unusable = [&name](const QString &why) {
        return fail(Error::Kind::Invalid, (u"--token-file %1: "_s.arg(name) + why).toStdString());
    };
    QFile file(name);
    const bool opened = name == u"-"_s ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened) {
        return unusable(file.errorString());
    }
    constexpr QFileDevice::Permissions others =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    if (name != u"-"_s && (file.permissions() & others) != 0) {
        return unusable(u"others may read it; run: chmod 600 %1"_s.arg(name));
    }
    const QString token = QString::fromUtf8(file.readLine(longestToken)).trimmed();
    if (token.isEmpty()) {
        return unusable(u"it is empty"_s);
    }
    return token;
}

} // namespace stagedoor
