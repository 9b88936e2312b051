// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <functional>
#include <vector>

#include <QPromise>

#include "support/manualclock.h"
#include "ui/queue/queuemodel.h"

namespace stagedoor {

/// A queue whose answers come when the test says, in the order that the test says.
class LateSource
{
public:
    struct AskedOrder {
        QueueFilter filter;
        std::shared_ptr<QPromise<Result<QueueOrder>>> promise;
    };
    struct AskedRows {
        std::vector<std::int64_t> keys;
        std::shared_ptr<QPromise<Result<std::vector<QueueRow>>>> promise;
    };

    [[nodiscard]] QueueSource source()
    {
        return {.order =
                    [this](QueueFilter filter) {
                        auto promise = std::make_shared<QPromise<Result<QueueOrder>>>();
                        promise->start();
                        orders.push_back({std::move(filter), promise});
                        return promise->future();
                    },
                .rows =
                    [this](std::vector<std::int64_t> keys) {
                        auto promise = std::make_shared<QPromise<Result<std::vector<QueueRow>>>>();
                        promise->start();
                        rows.push_back({std::move(keys), promise});
                        return promise->future();
                    },
                .clock = &clock};
    }

    void answerOrder(std::vector<std::int64_t> keys)
    {
        AskedOrder asked = std::move(orders.front());
        orders.pop_front();
        asked.promise->addResult(QueueOrder{std::move(keys)});
        asked.promise->finish();
    }

    /// Answers all that was asked with rows "L-<key>"; @p change may alter each.
    void answerRows(const std::function<void(QueueRow &)> &change = {})
    {
        while (!rows.empty()) {
            AskedRows asked = std::move(rows.front());
            rows.pop_front();
            std::vector<QueueRow> answer;
            for (const std::int64_t key : asked.keys) {
                QueueRow row;
                row.key = key;
                row.id = {"L-" + std::to_string(key)};
                row.title = "Notice " + std::to_string(key);
                row.category = "film";
                row.why = ReviewWhy::New;
                row.place.dueAt = clock.now() + std::chrono::hours(2);
                row.place.target = std::chrono::hours(8);
                if (change) {
                    change(row);
                }
                answer.push_back(std::move(row));
            }
            asked.promise->addResult(Result<std::vector<QueueRow>>(std::move(answer)));
            asked.promise->finish();
        }
    }

    ManualClock clock;
    std::deque<AskedOrder> orders;
    std::deque<AskedRows> rows;
};

} // namespace stagedoor
