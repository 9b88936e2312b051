// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPromise>
#include <QTimer>

#include "sync/queueclient.h"

namespace stagedoor {

/// One request under way: bounds its time and size, checks the answer, and ends its future exactly once.
class Exchange final : public QObject
{
    Q_OBJECT
public:
    struct Terms {
        ClientLimits limits;
        std::chrono::seconds wait{0}; ///< asked of the server
        std::size_t sentBytes = 0;
        const Clock *clock = nullptr;
    };
    /// Takes @p reply, which belongs to @p manager.
    Exchange(std::shared_ptr<QNetworkAccessManager> manager, QNetworkReply *reply, Terms terms, QObject *parent);
    ~Exchange() override; ///< ends it as Cancelled if it still runs

    [[nodiscard]] QFuture<Result<HttpAnswer>> future() const { return m_promise->future(); }
    [[nodiscard]] bool isHeld() const { return m_terms.wait.count() > 0; }
    void abort();

Q_SIGNALS:
    void ended(bool lineFailed);

private:
    void progressed();
    void headersCame();
    void receive();
    void checkDeadline();
    void breakOff(Error why);
    void finish();
    void end(Result<HttpAnswer> result);
    [[nodiscard]] Error tooLarge() const;
    [[nodiscard]] Result<HttpAnswer> answer();
    [[nodiscard]] Result<HttpAnswer> checked(HttpAnswer answer);
    [[nodiscard]] std::string header(const char *name) const;

    std::shared_ptr<QNetworkAccessManager> m_manager; // keeps the reply alive
    QNetworkReply *m_reply;
    Terms m_terms;
    std::shared_ptr<QPromise<Result<HttpAnswer>>> m_promise;
    std::string m_received; // as sent
    QElapsedTimer m_elapsed;
    QTimer m_deadline;
    QTimer m_idle;
    std::optional<Error> m_why; // of our own breaking off
    bool m_ended = false;
};

} // namespace stagedoor
