// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <type_traits>

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QString>
#include <QThread>

#include "store/storeerror.h"

namespace stagedoor {

/// A thread that does one piece of work after the other, in the order they were given to it, from whatever thread.
class StoreThread
{
public:
    explicit StoreThread(const QString &name);
    ~StoreThread(); ///< does what was given to it, then ends
    StoreThread(const StoreThread &) = delete;
    StoreThread &operator=(const StoreThread &) = delete;

    /// Runs @p work, which returns a Result; what it throws ends as an Error.
    template <class Work>
    [[nodiscard]] auto run(Work work) -> QFuture<std::invoke_result_t<Work &>>
    {
        using Value = std::invoke_result_t<Work &>;
        auto promise = std::make_shared<QPromise<Value>>();
        QFuture<Value> future = promise->future();
        promise->start();
        QMetaObject::invokeMethod(
            m_worker.get(),
            [promise, work = std::make_shared<Work>(std::move(work))]() mutable {
                promise->addResult(guarded(*work));
                work.reset(); // what the work held is gone before anyone goes on
                promise->finish();
            },
            Qt::QueuedConnection);
        return future;
    }

private:
    QThread m_thread;
    std::unique_ptr<QObject> m_worker; // lives on m_thread
};

} // namespace stagedoor
