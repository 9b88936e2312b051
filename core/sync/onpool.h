// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <type_traits>
#include <utility>

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

namespace stagedoor {

/// Runs @p work on the pool; its future ends on whatever happens.
template <class Work>
[[nodiscard]] auto onPool(QThreadPool &pool, Work work) -> QFuture<std::invoke_result_t<Work>>
{
    auto promise = std::make_shared<QPromise<std::invoke_result_t<Work>>>();
    promise->start();
    auto future = promise->future();
    pool.start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    return future;
}

} // namespace stagedoor
