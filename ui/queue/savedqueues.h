// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>

#include "store/storetypes.h"

namespace stagedoor {

/// The saved queues with their counts, one of them chosen. As high as its rows.
class SavedQueues final : public QListWidget
{
    Q_OBJECT
public:
    explicit SavedQueues(QWidget *parent = nullptr);

    [[nodiscard]] SavedQueue current() const;
    void setCurrent(SavedQueue queue);
    void setCounts(const QueueCounts &counts);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void queueChosen(stagedoor::SavedQueue queue);
};

} // namespace stagedoor
