// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/serveraddress.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QUrl>

namespace stagedoor {

namespace {

using namespace Qt::StringLiterals;

/// Translations of this file stand in the context "ServerAddress".
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ServerAddress)
};

bool isLoopback(const QString &host)
{
    return host == u"localhost"_s || QHostAddress(host).isLoopback();
}

} // namespace

ServerAddress serverAddress(const QString &typed)
{
    QString text = typed.trimmed();
    if (text.isEmpty()) {
        return {};
    }
    if (!text.contains(u"://"_s)) {
        text.prepend(u"https://"_s);
    }
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty()) {
        return {{}, Words::tr("This is no address. One looks like https://queue.example.org")};
    }
    const QString scheme = url.scheme();
    if (scheme != u"https"_s && scheme != u"http"_s) {
        return {{}, Words::tr("The address must begin with https://")};
    }
    if (scheme == u"http"_s && !isLoopback(url.host())) {
        return {{},
                Words::tr("Plain http is for this machine only: the token would be readable on the way. Use https.")};
    }
    if (!url.userInfo().isEmpty()) {
        return {{}, Words::tr("Leave the user name and password out; the token says who you are.")};
    }
    if ((!url.path().isEmpty() && url.path() != u"/"_s) || url.hasQuery() || url.hasFragment()) {
        return {{}, Words::tr("Leave out what follows the server's name.")};
    }
    return {url.adjusted(QUrl::RemovePath).toString(QUrl::FullyEncoded | QUrl::StripTrailingSlash), {}};
}

} // namespace stagedoor
