// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace stagedoor {

/// Where the API token is kept between two starts. Each call answers later, through the event loop, by one of the
/// signals; calls on different servers do not mix. A token is never written to a file of ours and never logged.
class TokenStore : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// readDone(), with an empty token where none is kept.
    virtual void read(const QString &server) = 0;
    /// written(); an empty token is forgotten.
    virtual void write(const QString &server, const QString &token) = 0;

Q_SIGNALS:
    /// @p memoryOnly: there is no keychain to be had, so the token must be asked for at every start.
    void readDone(const QString &server, const QString &token, bool memoryOnly);
    void written(const QString &server, bool memoryOnly);
};

/// The desktop's keychain. Whatever goes wrong with it (none there, locked, slow, refused) ends the same way: the token
/// stays in memory until the program ends.
class KeychainTokenStore final : public TokenStore
{
    Q_OBJECT
public:
    using TokenStore::TokenStore;

    void read(const QString &server) override;
    void write(const QString &server, const QString &token) override;

private:
    QString m_server; ///< whose token is in memory
    QString m_token;
};

} // namespace stagedoor
