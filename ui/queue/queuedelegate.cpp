// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queuedelegate.h"

#include <array>
#include <utility>

#include <QPainter>

#include "ui/queue/queuetexts.h"
#include "ui/text/displaytext.h"
#include "ui/theme/glyphs.h"

namespace stagedoor {

using namespace Qt::StringLiterals;

namespace {

constexpr int sideMargin = 12;
constexpr int topMargin = 6;
constexpr int lineGap = 3;
constexpr int gap = 8;

QFont titleFont(const QFont &font)
{
    QFont bold = font;
    bold.setWeight(QFont::DemiBold);
    return bold;
}

QFont detailFont(const QFont &font)
{
    QFont small = font;
    small.setPointSizeF(font.pointSizeF() * 0.92);
    return small;
}

} // namespace

/// What a row is painted with: a row that somebody else has, or that is gone, is muted as a whole.
struct QueueDelegate::Pens {
    QColor title;
    QColor detail;
    QColor late;
    std::array<QColor, 3> severities;

    static Pens of(const Colours &colours, bool free)
    {
        if (free) {
            return {colours.text, colours.muted, colours.severity(Severity::Blocking), colours.severities};
        }
        return {colours.muted, colours.muted, colours.muted, {colours.muted, colours.muted, colours.muted}};
    }
};

QueueDelegate::QueueDelegate(const QueueModel &model, const Clock &clock, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_clock(clock)
{
}

int QueueDelegate::rowHeight(const QFont &font)
{
    return QFontMetrics(titleFont(font)).height() + lineGap + QFontMetrics(detailFont(font)).height() + 2 * topMargin;
}

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {120, rowHeight(option.font)};
}

void QueueDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colours &colours = coloursFor(option.palette);
    painter->save();
    painter->setClipRect(option.rect);
    paintGround(*painter, option, colours);
    const QRect inner = option.rect.adjusted(sideMargin, topMargin, -sideMargin, -topMargin);
    const int titleHeight = QFontMetrics(titleFont(option.font)).height();
    const QRect title(inner.left(), inner.top(), inner.width(), titleHeight);
    const QRect detail(inner.left(), title.bottom() + 1 + lineGap, inner.width(),
                       inner.bottom() - title.bottom() - lineGap);
    const QueueItem *const item = m_model.itemAt(index.row());
    if (item == nullptr) {
        painter->fillRect(title.adjusted(0, 4, -inner.width() / 3, -4), colours.hover);
        painter->fillRect(detail.adjusted(0, 4, -inner.width() / 2, -4), colours.hover);
    } else {
        const Pens pens = Pens::of(colours, m_model.isFree(index.row()));
        paintTitle(*painter, title, titleFont(option.font), *item, pens);
        paintDetail(*painter, detail, detailFont(option.font), *item, pens);
    }
    painter->restore();
}

void QueueDelegate::paintGround(QPainter &painter, const QStyleOptionViewItem &option, const Colours &colours) const
{
    const QRect &rect = option.rect;
    if (option.state.testFlag(QStyle::State_Selected)) {
        const bool focused = option.state.testFlag(QStyle::State_Active);
        painter.fillRect(rect, colours.selection);
        painter.fillRect(QRect(rect.topLeft(), QSize(3, rect.height())), focused ? colours.accent : colours.muted);
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter.fillRect(rect, colours.hover);
    }
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colours.line);
}

void QueueDelegate::paintTitle(QPainter &painter, const QRect &line, const QFont &font, const QueueItem &item,
                               const Pens &pens) const
{
    const int findings = paintFindings(painter, line, detailFont(font), item.row, pens);
    painter.setFont(font);
    painter.setPen(pens.title);
    const int width = line.width() - findings;
    painter.drawText(QRect(line.left(), line.top(), width, line.height()), int(Qt::AlignLeft | Qt::AlignVCenter),
                     QFontMetrics(font).elidedText(item.title, Qt::ElideRight, width));
}

int QueueDelegate::paintFindings(QPainter &painter, const QRect &line, const QFont &font, const QueueRow &row,
                                 const Pens &pens) const
{
    const QFontMetrics metrics(font);
    const int size = qRound(metrics.ascent() * 0.72);
    const std::array<std::pair<Severity, int>, 3> counts{
        {{Severity::Note, row.note}, {Severity::Check, row.check}, {Severity::Blocking, row.blocking}}};
    painter.setFont(font);
    int right = line.right() + 1;
    for (const auto &[severity, count] : counts) { // from the right: the worst stands next to the title
        if (count == 0) {
            continue;
        }
        const QString number = QString::number(count);
        const QColor &colour = pens.severities[std::size_t(severity)];
        const int width = metrics.horizontalAdvance(number);
        painter.setPen(colour);
        painter.drawText(QRect(right - width, line.top(), width, line.height()), int(Qt::AlignCenter), number);
        right -= width + 3 + size;
        paintSeverity(painter, QRectF(right, line.center().y() - size / 2.0 + 0.5, size, size), severity, colour);
        right -= gap;
    }
    return line.right() + 1 - right;
}

void QueueDelegate::paintDetail(QPainter &painter, const QRect &line, const QFont &font, const QueueItem &item,
                                const Pens &pens) const
{
    const QFontMetrics metrics(font);
    const Timestamp now = m_clock.now();
    const bool late = isOverdue(item.row, now);
    const QString age = ageText(item.row, now);
    QFont ageFont = font;
    ageFont.setBold(late);
    const int ageWidth = QFontMetrics(ageFont).horizontalAdvance(age);
    painter.setFont(ageFont);
    painter.setPen(late ? pens.late : pens.detail);
    painter.drawText(line, int(Qt::AlignRight | Qt::AlignVCenter), age);

    painter.setFont(font);
    painter.setPen(pens.detail);
    int right = line.right() - ageWidth - gap;
    const std::string &owner = item.row.holder.empty() ? item.row.assignedTo : item.row.holder;
    if (!owner.empty()) {
        const QString name = metrics.elidedText(u"@"_s + toLine(owner, 40), Qt::ElideRight, line.width() / 4);
        const int width = metrics.horizontalAdvance(name);
        painter.drawText(QRect(right - width, line.top(), width, line.height()), int(Qt::AlignCenter), name);
        right -= width + gap;
    }
    // The category is short and tells much: a long poster's name gives way to it.
    const QString detail = (item.poster.isEmpty() ? QString() : u" · "_s) + detailText(item);
    const int room = right - line.left();
    const QString poster =
        metrics.elidedText(item.poster, Qt::ElideRight, qMax(room / 3, room - metrics.horizontalAdvance(detail)));
    painter.drawText(QRect(line.left(), line.top(), room, line.height()), int(Qt::AlignLeft | Qt::AlignVCenter),
                     metrics.elidedText(isolated(poster) + detail, Qt::ElideRight, room));
}

} // namespace stagedoor
