// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/decision/flowlayout.h"

#include <algorithm>

#include <QStyle>
#include <QWidget>

namespace stagedoor {

FlowLayout::FlowLayout(int gap, bool fill) : m_gap(gap), m_fill(fill)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
}

int FlowLayout::count() const
{
    return int(m_items.size());
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[std::size_t(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count()) {
        return nullptr;
    }
    QLayoutItem *const item = m_items[std::size_t(index)].release();
    m_items.erase(m_items.begin() + index);
    return item;
}

int FlowLayout::heightForWidth(int width) const
{
    return place(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto &item : m_items) {
        size = size.expandedTo(item->minimumSize());
    }
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    place(rect, true);
}

std::vector<QLayoutItem *> FlowLayout::shown() const
{
    std::vector<QLayoutItem *> items;
    for (const auto &item : m_items) {
        if (!item->isEmpty()) {
            items.push_back(item.get());
        }
    }
    return items;
}

void FlowLayout::put(QLayoutItem &item, const QRect &line, const QRect &place) const
{
    const QWidget *const owner = parentWidget();
    item.setGeometry(QStyle::visualRect(owner != nullptr ? owner->layoutDirection() : Qt::LeftToRight, line, place));
}

int FlowLayout::place(const QRect &rect, bool apply) const
{
    if (m_fill) {
        return placeEvenly(rect, apply);
    }
    const QRect inner = rect.marginsRemoved(contentsMargins());
    int x = inner.left();
    int y = inner.top();
    int height = 0;
    for (QLayoutItem *const item : shown()) {
        const QSize size = item->sizeHint();
        const int width = std::min(size.width(), inner.width());
        if (height > 0 && x + width > inner.left() + inner.width()) {
            x = inner.left();
            y += height + m_gap;
            height = 0;
        }
        if (apply) {
            put(*item, inner, QRect(x, y, width, size.height()));
        }
        x += width + m_gap;
        height = std::max(height, size.height());
    }
    return y + height - rect.top() + contentsMargins().bottom();
}

int FlowLayout::placeEvenly(const QRect &rect, bool apply) const
{
    const QRect inner = rect.marginsRemoved(contentsMargins());
    const std::vector<QLayoutItem *> items = shown();
    if (items.empty()) {
        return 0;
    }
    const int count = int(items.size());
    QSize widest;
    for (const QLayoutItem *const item : items) {
        widest = widest.expandedTo(item->sizeHint());
    }
    const int fitting = std::clamp((inner.width() + m_gap) / (widest.width() + m_gap), 1, count);
    const int lines = (count + fitting - 1) / fitting;
    const int columns = (count + lines - 1) / lines;
    for (int index = 0; apply && index < count; ++index) {
        const int column = index % columns;
        const int left = column * (inner.width() + m_gap) / columns;
        const int right = (column + 1) * (inner.width() + m_gap) / columns - m_gap;
        const int top = inner.top() + index / columns * (widest.height() + m_gap);
        put(*items[std::size_t(index)], inner, QRect(inner.left() + left, top, right - left, widest.height()));
    }
    return lines * (widest.height() + m_gap) - m_gap + contentsMargins().top() + contentsMargins().bottom();
}

} // namespace stagedoor
