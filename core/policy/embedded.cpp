// SPDX-License-Identifier: GPL-3.0-or-later
#include "policy/embedded.h"

#include <map>
#include <mutex>
#include <string>

#include <QFile>

static void registerPolicyResources() // outside the namespace: what the macro declares has C linkage rules of its own
{
    Q_INIT_RESOURCE(policy);
}

namespace stagedoor {

std::string_view embeddedFile(std::string_view name)
{
    static std::mutex guard;
    static std::map<std::string, std::string, std::less<>> files;
    const std::scoped_lock lock(guard);
    auto found = files.find(name);
    if (found == files.end()) {
        registerPolicyResources();
        QFile file(QStringLiteral(":/stagedoor/policy/") + QString::fromUtf8(name.data(), qsizetype(name.size())));
        const QByteArray bytes = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        found = files.emplace(std::string(name), bytes.toStdString()).first;
    }
    return found->second;
}

} // namespace stagedoor
