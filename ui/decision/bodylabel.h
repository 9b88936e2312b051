// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace stagedoor {

/// A plain text that wraps to any width, overlong words too. Its text can be selected with the mouse unless it had to
/// be given places to break, which would be copied with it.
[[nodiscard]] QLabel *bodyLabel(const QString &text, QWidget *parent);

/// @p text with invisible places to break in its overlong words.
[[nodiscard]] QString breakable(const QString &text);

} // namespace stagedoor
