// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <QString>
#include <QTemporaryDir>

#include "listing/wire.h"
#include "support/serverclient.h"
#include "support/serverfixture.h"

namespace stagedoor::test {

/// A team's queue server as people run it: the real `stagedoor-queue`, a process of its own with a database of its own,
/// prepared by its command line. What fails here ends the test program with a message.
class QueueProcess
{
public:
    QueueProcess() = default;
    ~QueueProcess() = default;
    QueueProcess(const QueueProcess &) = delete;
    QueueProcess &operator=(const QueueProcess &) = delete;

    void import(const std::vector<Listing> &listings);
    void importFile(const QString &file);
    void generate(int count);
    [[nodiscard]] QString addToken(const QString &editor, const QString &role);
    void serve(); ///< after kill() on the same port again
    void kill();  ///< as kill -9

    [[nodiscard]] QString url() const { return m_url; }
    [[nodiscard]] ServerClient client(const QString &token) const;
    /// The whole log, as a supervisor reads it.
    [[nodiscard]] std::vector<LogEntry> log(const QString &supervisorToken) const;
    /// Every decision the server holds, as the site's feed gives them.
    [[nodiscard]] std::vector<Decision> decisions(const QString &platformToken) const;

private:
    [[nodiscard]] QString database() const { return m_folder.filePath(QStringLiteral("queue.db")); }
    QString run(const QStringList &arguments) const;

    QTemporaryDir m_folder;
    std::unique_ptr<ServerProcess> m_server;
    QString m_url;
    std::uint16_t m_port = 0;
};

} // namespace stagedoor::test
