// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPainter>
#include <QRectF>
#include <QString>

#include "policy/assessment.h"

namespace stagedoor {

/// ● blocking, ▲ check, ○ note: three shapes, so that they differ without colour.
[[nodiscard]] QString severityGlyph(Severity severity);

/// The same as a drawing, filling @p square; crisp at every size and font.
void paintSeverity(QPainter &painter, const QRectF &square, Severity severity, const QColor &colour);

/// The same as an icon of the theme's colour, for lists and buttons.
[[nodiscard]] QIcon severityIcon(Severity severity, const QColor &colour);

/// A magnifying glass, for search fields.
[[nodiscard]] QIcon searchIcon(const QColor &colour);

} // namespace stagedoor
