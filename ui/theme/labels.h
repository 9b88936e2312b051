// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QString>

namespace stagedoor {

/// The only places where a QLabel is made: always plain text, so that a poster's "<img src=file:…>" is just characters.
[[nodiscard]] QLabel *plainLabel(const QString &text, QWidget *parent);
/// Small, bold, muted: the heading of a part of a panel.
[[nodiscard]] QLabel *headingLabel(const QString &text, QWidget *parent);
/// Muted, wrapping: hints and second lines.
[[nodiscard]] QLabel *dimLabel(const QString &text, QWidget *parent);

} // namespace stagedoor
