// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <span>

#include <QColor>
#include <QPalette>

#include "policy/assessment.h"

namespace stagedoor {

enum class ThemeKind { Light, Dark, Contrast };

/// Where a notice or account stands, as a colour: green, amber, red, blue, grey.
enum class StateTone { Untouched, Approved, Waiting, Refused, Escalated };

/// One theme's colours. Every text colour has at least 4.5:1 against window, base and the tints it stands on.
struct Colours {
    ThemeKind kind = ThemeKind::Light;
    QColor window; ///< panels
    QColor base;   ///< lists, texts
    QColor text;
    QColor muted;      ///< second lines, hints
    QColor line;       ///< borders and rules
    QColor accent;     ///< selection, focus, links
    QColor accentText; ///< on accent
    QColor selection;  ///< a selected row: text, muted and the severities stay readable on it
    QColor hover;
    QColor toast; ///< the toast and the sheet float on this
    QColor toastText;
    QColor toastAction;
    std::array<QColor, 3> severities;  ///< by Severity
    std::array<QColor, 3> tints;       ///< behind a finding's words, by Severity
    std::array<QColor, 3> strongTints; ///< the same, of the selected finding
    std::array<QColor, 5> tones;       ///< by StateTone

    [[nodiscard]] const QColor &severity(Severity severity) const;
    [[nodiscard]] const QColor &tint(Severity severity, bool selected) const;
    [[nodiscard]] const QColor &tone(StateTone tone) const;
};

[[nodiscard]] const Colours &coloursOf(ThemeKind kind);
/// The table of the theme whose palette @p palette is (or is nearest to): how a widget finds its colours when it
/// paints.
[[nodiscard]] const Colours &coloursFor(const QPalette &palette);
[[nodiscard]] QPalette paletteOf(const Colours &colours);

[[nodiscard]] StateTone toneOf(ListingState state);

/// WCAG 2: 1 to 21.
[[nodiscard]] double contrastRatio(const QColor &one, const QColor &other);

} // namespace stagedoor
