// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QProcess>
#include <QTemporaryDir>

namespace stagedoor {

/// A queue server of its own process on loopback, with the bundled demo notices, for as long as this object lives: the
/// real `stagedoor-queue` that stands beside this program, driven by its command line. Never blocks.
class DemoServer final : public QObject
{
    Q_OBJECT
public:
    explicit DemoServer(QObject *parent = nullptr);
    ~DemoServer() override; ///< ends the server, waiting at most 2 s

    /// Imports the demo notices (@p empty: none), makes the tokens and serves. started() or failed() follows.
    void start(bool empty);
    void stop(); ///< as if it were gone, for the offline state

    [[nodiscard]] const QString &url() const { return m_url; }
    [[nodiscard]] const QString &colleagueToken() const { return m_colleagueToken; } ///< another editor's

Q_SIGNALS:
    void started(const QString &url, const QString &token);
    void failed(const QString &what);

private:
    void run(const QStringList &arguments, void (DemoServer::*next)(const QString &output));
    void import();
    void addToken(const QString &output);
    void addColleague(const QString &output);
    void serve(const QString &output);
    void readAddress();

    QTemporaryDir m_folder;
    QProcess m_process;
    QString m_token;
    QString m_colleagueToken;
    QString m_url;
};

} // namespace stagedoor
