// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSettings>
#include <QString>

#include "ui/theme/theme.h"

namespace stagedoor {

/// What an editor can set and the program remembers. The token is not among it (core/system/tokenstore.h).
struct UiSettings {
    QString server; ///< the queue server's origin: "https://queue.example.org"; empty: none yet
    ThemeChoice theme = ThemeChoice::System;
    QString language; ///< "en", "es"; empty: the desktop's
    int undoSeconds = 20;

    static constexpr int fewestUndoSeconds = 5;
    static constexpr int mostUndoSeconds = 120;

    /// What is missing or out of range has its default.
    [[nodiscard]] static UiSettings load(QSettings &settings);
    void save(QSettings &settings) const;
    friend bool operator==(const UiSettings &, const UiSettings &) = default;
};

} // namespace stagedoor
