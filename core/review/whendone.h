// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

namespace stagedoor {

/// Calls @p then with the future's value on @p context's thread when it is there; never once @p context is gone. For
/// futures with exactly one value. (QFuture::then(context, …) asserts in Qt 6.4 when the context dies first.)
template <class T, class Then>
void whenDone(const QFuture<T> &future, QObject *context, Then then)
{
    auto *const watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, then = std::move(then)]() mutable {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0) {
            then(watcher->result());
        }
    });
    watcher->setFuture(future);
}

} // namespace stagedoor
