// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>

#include "ui/theme/colours.h"

namespace stagedoor {

/// Which theme the editor chose; System follows the desktop's light or dark.
enum class ThemeChoice { System, Light, Dark, Contrast };

/// Gives the program its style (Fusion with our proxy on top) and the palette of @p choice. May be called again at any
/// time; widgets follow by QEvent::PaletteChange.
void applyTheme(QApplication &application, ThemeChoice choice);

} // namespace stagedoor
