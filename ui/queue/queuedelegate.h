// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

#include "ui/queue/queuemodel.h"
#include "ui/theme/colours.h"

namespace stagedoor {

/// Paints a row of the queue in two lines: title and findings by severity, then poster, category, owner and age. All
/// rows are equally high.
class QueueDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    /// @p model and @p clock outlive this.
    QueueDelegate(const QueueModel &model, const Clock &clock, QObject *parent);

    [[nodiscard]] static int rowHeight(const QFont &font);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    struct Pens;
    void paintGround(QPainter &painter, const QStyleOptionViewItem &option, const Colours &colours) const;
    void paintTitle(QPainter &painter, const QRect &line, const QFont &font, const QueueItem &item,
                    const Pens &pens) const;
    void paintDetail(QPainter &painter, const QRect &line, const QFont &font, const QueueItem &item,
                     const Pens &pens) const;
    [[nodiscard]] int paintFindings(QPainter &painter, const QRect &line, const QFont &font, const QueueRow &row,
                                    const Pens &pens) const;

    const QueueModel &m_model;
    const Clock &m_clock;
};

} // namespace stagedoor
