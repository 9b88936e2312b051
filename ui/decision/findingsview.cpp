// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/decision/findingsview.h"

#include <algorithm>

#include <QEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include "ui/decision/findingsmodel.h"
#include "ui/theme/colours.h"
#include "ui/theme/glyphs.h"

namespace stagedoor {

namespace {

using namespace Qt::StringLiterals;

constexpr int margin = 7;        // pixels around a row's text
constexpr int mostRowsAsked = 6; // by the size hint: more scroll

/// Paints a row. Nothing of it is known by colour alone: the glyphs differ in shape, the verdicts are words.
class FindingDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {100, 2 * option.fontMetrics.height() + 2 * margin};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Colours &colours = coloursFor(option.palette);
        const bool current = option.state.testFlag(QStyle::State_Selected);
        painter->save();
        painter->fillRect(option.rect, current ? colours.selection : colours.base);
        if (current) {
            const QRect bar(option.rect.left(), option.rect.top(), 3, option.rect.height());
            painter->fillRect(QStyle::visualRect(option.direction, option.rect, bar), colours.accent);
        }
        paintRow(*painter, option, index, colours);
        painter->setPen(colours.line);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        painter->restore();
    }

private:
    static void paintRow(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                         const Colours &colours)
    {
        const auto severity = Severity(index.data(FindingsModel::SeverityRole).toInt());
        const auto verdict = Judgement::Verdict(index.data(FindingsModel::VerdictRole).toInt());
        const bool dismissed = verdict == Judgement::Verdict::Dismissed;
        const QRect inner = option.rect.adjusted(margin + 3, margin, -margin, -margin);
        const int line = option.fontMetrics.height();
        const int glyph = line * 6 / 10;
        const auto placed = [&](const QRect &rect) { return QStyle::visualRect(option.direction, option.rect, rect); };

        const QRect mark(inner.left(), inner.top() + (line - glyph) / 2, glyph, glyph);
        paintSeverity(painter, placed(mark), severity, dismissed ? colours.muted : colours.severity(severity));

        QRect first(inner.left() + glyph + margin, inner.top(), inner.width() - glyph - margin, line);
        const QString state = verdict == Judgement::Verdict::Confirmed ? u"✓ "_s + verdictName(verdict)
                              : dismissed                              ? u"✗ "_s + verdictName(verdict)
                                                                       : QString();
        const int stateWidth = state.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(state) + margin;
        painter.setFont(option.font);
        if (!state.isEmpty()) {
            painter.setPen(dismissed ? colours.muted : colours.text);
            painter.drawText(placed(first), int(Qt::AlignVCenter | Qt::AlignTrailing), state);
        }
        first.setWidth(first.width() - stateWidth);

        QFont title = option.font;
        title.setWeight(QFont::DemiBold);
        title.setStrikeOut(dismissed);
        painter.setFont(title);
        painter.setPen(dismissed ? colours.muted : colours.text);
        const QFontMetrics metrics(title);
        painter.drawText(
            placed(first), int(Qt::AlignVCenter | Qt::AlignLeading),
            metrics.elidedText(index.data(FindingsModel::TitleRole).toString(), Qt::ElideRight, first.width()));

        painter.setFont(option.font);
        painter.setPen(colours.muted);
        const QRect second(inner.left() + glyph + margin, inner.top() + line, inner.width() - glyph - margin, line);
        painter.drawText(placed(second), int(Qt::AlignVCenter | Qt::AlignLeading),
                         option.fontMetrics.elidedText(index.data(FindingsModel::QuoteRole).toString(), Qt::ElideRight,
                                                       second.width()));
    }
};

} // namespace

FindingsView::FindingsView(QWidget *parent) : QListView(parent)
{
    setItemDelegate(new FindingDelegate(this));
    setUniformItemSizes(true);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setAccessibleName(tr("Findings"));
}

int FindingsView::currentFinding() const
{
    const QList<int> findings = currentFindings();
    return findings.isEmpty() ? -1 : findings.contains(m_chosen) ? m_chosen : findings.front();
}

QList<int> FindingsView::currentFindings() const
{
    return currentIndex().data(FindingsModel::FindingsRole).value<QList<int>>();
}

void FindingsView::select(int finding)
{
    const auto *const findings = qobject_cast<const FindingsModel *>(model());
    const QModelIndex row = findings->index(findings->rowOf(finding), 0);
    const bool same = row == currentIndex() && finding != currentFinding();
    m_chosen = finding;
    setCurrentIndex(row);
    if (same) {
        Q_EMIT selected(finding);
    }
}

void FindingsView::step(int rows)
{
    const int count = model()->rowCount();
    if (count > 0) {
        const int current = currentIndex().row(); // -1: none
        setCurrentIndex(model()->index(current < 0 ? 0 : (current + rows + count) % count, 0));
    }
}

int FindingsView::heightFor(int rows) const
{
    return rows * (2 * fontMetrics().height() + 2 * margin) + 2 * frameWidth();
}

QSize FindingsView::sizeHint() const
{
    return {260, heightFor(std::clamp(model() == nullptr ? 0 : model()->rowCount(), 1, mostRowsAsked))};
}

void FindingsView::fit()
{
    setMaximumHeight(heightFor(std::max(model()->rowCount(), 1)));
    setMinimumHeight(heightFor(std::clamp(model()->rowCount(), 1, 2)));
    updateGeometry();
}

void FindingsView::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange && model() != nullptr) {
        fit();
    }
}

void FindingsView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    Q_EMIT selected(currentFinding());
}

} // namespace stagedoor
