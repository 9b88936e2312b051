// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/glyphs.h"

#include <QPainterPath>
#include <QPixmap>

namespace stagedoor {

using namespace Qt::StringLiterals;

namespace {

constexpr int iconSize = 16;
constexpr int iconScale = 2; // drawn once at twice the size: sharp on both kinds of screens

template <class Paint>
QIcon drawn(Paint paint)
{
    QPixmap pixmap(iconSize * iconScale, iconSize * iconScale);
    pixmap.setDevicePixelRatio(iconScale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    paint(painter);
    return QIcon(pixmap);
}

} // namespace

QString severityGlyph(Severity severity)
{
    switch (severity) {
    case Severity::Blocking:
        return u"●"_s;
    case Severity::Check:
        return u"▲"_s;
    case Severity::Note:
        return u"○"_s;
    }
    return {};
}

void paintSeverity(QPainter &painter, const QRectF &square, Severity severity, const QColor &colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    const QRectF inner = square.adjusted(0.5, 0.5, -0.5, -0.5);
    switch (severity) {
    case Severity::Blocking:
        painter.drawEllipse(inner);
        break;
    case Severity::Check: {
        QPainterPath triangle;
        triangle.moveTo(inner.center().x(), inner.top());
        triangle.lineTo(inner.right(), inner.bottom());
        triangle.lineTo(inner.left(), inner.bottom());
        triangle.closeSubpath();
        painter.drawPath(triangle);
        break;
    }
    case Severity::Note: {
        const double width = qMax(1.4, square.width() / 7);
        painter.setPen(QPen(colour, width));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(inner.adjusted(width / 2, width / 2, -width / 2, -width / 2));
        break;
    }
    }
    painter.restore();
}

QIcon severityIcon(Severity severity, const QColor &colour)
{
    return drawn([&](QPainter &painter) { paintSeverity(painter, QRectF(3, 3, 10, 10), severity, colour); });
}

QIcon searchIcon(const QColor &colour)
{
    return drawn([&](QPainter &painter) {
        painter.setPen(QPen(colour, 1.6, Qt::SolidLine, Qt::RoundCap));
        painter.drawEllipse(QRectF(3, 3, 7.5, 7.5));
        painter.drawLine(QPointF(9.7, 9.7), QPointF(13, 13));
    });
}

} // namespace stagedoor
