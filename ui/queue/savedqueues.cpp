// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/savedqueues.h"

#include <algorithm>
#include <array>

#include <QLocale>
#include <QPainter>
#include <QStyledItemDelegate>

#include "ui/text/words.h"
#include "ui/theme/colours.h"

namespace stagedoor {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array queues{SavedQueue::Open,    SavedQueue::Urgent, SavedQueue::Complaints, SavedQueue::Answered,
                            SavedQueue::Waiting, SavedQueue::Mine,   SavedQueue::Refused,    SavedQueue::All};
constexpr int countRole = Qt::UserRole + 1;
constexpr int sideMargin = 12;

/// The name on the left, the count on the right.
class CountDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Colours &colours = coloursFor(option.palette);
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        painter->save();
        if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
            painter->fillRect(option.rect, selected ? colours.selection : colours.hover);
        }
        if (selected && option.state.testFlag(QStyle::State_HasFocus)) {
            painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), colours.accent);
        }
        const qlonglong count = index.data(countRole).toLongLong();
        const SavedQueue queue = queues.at(std::size_t(index.row()));
        const bool alarming = count > 0 && (queue == SavedQueue::Urgent || queue == SavedQueue::Refused);
        const QRect text = option.rect.adjusted(sideMargin, 0, -sideMargin, 0);
        QFont font = option.font;
        font.setWeight(selected ? QFont::DemiBold : QFont::Normal);
        painter->setFont(font);
        painter->setPen(count > 0 || selected ? colours.text : colours.muted);
        const QString number = QLocale().toString(count);
        const int room = text.width() - QFontMetrics(font).horizontalAdvance(number) - sideMargin;
        painter->drawText(text, int(Qt::AlignLeft | Qt::AlignVCenter),
                          QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, room));
        painter->setPen(alarming ? colours.severity(Severity::Blocking) : colours.muted);
        painter->drawText(text, int(Qt::AlignRight | Qt::AlignVCenter), number);
        painter->restore();
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {80, QFontMetrics(option.font).height() + 6};
    }
};

} // namespace

SavedQueues::SavedQueues(QWidget *parent) : QListWidget(parent)
{
    setObjectName(u"savedQueues"_s);
    setAccessibleName(tr("Saved queues"));
    setFrameShape(NoFrame);
    setItemDelegate(new CountDelegate(this));
    setUniformItemSizes(true);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    for (const SavedQueue queue : queues) {
        auto *const item = new QListWidgetItem(savedQueueName(queue), this);
        item->setData(countRole, 0);
    }
    setCurrentRow(0);
    connect(this, &QListWidget::currentRowChanged, this, [this] { Q_EMIT queueChosen(current()); });
}

SavedQueue SavedQueues::current() const
{
    return queues.at(std::size_t(qMax(0, currentRow())));
}

void SavedQueues::setCurrent(SavedQueue queue)
{
    setCurrentRow(int(std::ranges::find(queues, queue) - queues.begin()));
}

void SavedQueues::setCounts(const QueueCounts &counts)
{
    for (std::size_t row = 0; row < queues.size(); ++row) {
        const auto found = counts.find(queues[row]);
        const qint64 count = found == counts.end() ? 0 : found->second;
        QListWidgetItem *const line = item(int(row));
        line->setData(countRole, count);
        line->setData(Qt::AccessibleTextRole, tr("%1, %n notice(s)", nullptr, int(count)).arg(line->text()));
    }
}

QSize SavedQueues::sizeHint() const
{
    return {160, sizeHintForRow(0) * int(queues.size())};
}

} // namespace stagedoor
