// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notice/findingmap.h"

#include <algorithm>
#include <array>

#include <QMouseEvent>
#include <QPainter>

#include "ui/theme/colours.h"

namespace stagedoor {

using namespace Qt::StringLiterals;

namespace {

constexpr double markHeight = 3;

} // namespace

FindingMap::FindingMap(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"findingMap"_s);
    setAccessibleName(tr("Map of the findings"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

void FindingMap::setMarks(std::vector<Mark> marks)
{
    m_marks = std::move(marks);
    std::ranges::stable_sort(m_marks, {}, &Mark::severity); // the worst are painted last
    m_selected = -1;
    update();
}

void FindingMap::setSelected(int index)
{
    m_selected = index;
    update();
}

double FindingMap::topOf(const Mark &mark) const
{
    return 2 + mark.down * (height() - 4 - markHeight);
}

void FindingMap::paintEvent(QPaintEvent *)
{
    const Colours &colours = coloursFor(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colours.base);
    painter.fillRect(QRect(0, 0, 1, height()), colours.line);
    constexpr std::array<double, 3> widths{4, 6, 9};
    for (const Mark &mark : m_marks) {
        const double width = widths[std::size_t(mark.severity)];
        const bool selected = mark.index == m_selected;
        painter.fillRect(QRectF(2, topOf(mark), width, selected ? markHeight + 2 : markHeight),
                         colours.severity(mark.severity));
    }
}

void FindingMap::mousePressEvent(QMouseEvent *event)
{
    const auto distance = [&](const Mark &mark) { return qAbs(topOf(mark) - event->position().y()); };
    const auto nearest = std::ranges::min_element(m_marks, {}, distance);
    if (nearest != m_marks.end()) {
        Q_EMIT markClicked(nearest->index);
    }
}

} // namespace stagedoor
