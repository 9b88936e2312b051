// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QSize>
#include <QString>
#include <QStringList>

#include "listing/error.h"

namespace stagedoor {

/// The command line of `stagedoor`.
struct Options {
    bool demo = false;
    bool offline = false;
    QString profile;    ///< a folder; empty: the default one
    QString server;     ///< overrides the settings
    QString tokenFile;  ///< "-": standard input
    QString language;   ///< overrides the settings
    QString theme;      ///< "light", "dark", "contrast"; overrides the settings
    QString screenshot; ///< a PNG to write, then exit
    QString screen = QStringLiteral("queue");
    QString state = QStringLiteral("demo");
    std::optional<QSize> size;
    QString help; ///< not empty: print this and exit
};

/// Reads the command line. Kind::Invalid says what is wrong with it, in words for a person.
[[nodiscard]] Result<Options> parseOptions(const QStringList &arguments);

} // namespace stagedoor
