// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QTextBlockFormat>
#include <QTextCharFormat>

#include "ui/notice/noticepage.h"
#include "ui/theme/colours.h"

namespace stagedoor {

/// How wide the column of labels is in front of short fields.
[[nodiscard]] int factIndent(const QFont &font);

[[nodiscard]] QTextCharFormat formatOf(TextKind kind, const QFont &font, const Colours &colours);
/// @p continued: a further line of the paragraph, from a line break in the field.
[[nodiscard]] QTextBlockFormat formatOf(ParagraphKind kind, const QFont &font, bool continued);

} // namespace stagedoor
