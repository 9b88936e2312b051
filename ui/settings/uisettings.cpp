// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/uisettings.h"

#include <algorithm>
#include <array>

namespace stagedoor {

namespace {

using namespace Qt::StringLiterals;

const QString serverKey = u"server/address"_s;
const QString themeKey = u"screen/theme"_s;
const QString languageKey = u"screen/language"_s;
const QString undoKey = u"review/undoSeconds"_s;

constexpr std::array<std::pair<ThemeChoice, const char16_t *>, 4> themes{{{ThemeChoice::System, u"system"},
                                                                          {ThemeChoice::Light, u"light"},
                                                                          {ThemeChoice::Dark, u"dark"},
                                                                          {ThemeChoice::Contrast, u"contrast"}}};

} // namespace

UiSettings UiSettings::load(QSettings &settings)
{
    UiSettings loaded;
    loaded.server = settings.value(serverKey).toString();
    const QString theme = settings.value(themeKey).toString();
    for (const auto &[choice, word] : themes) {
        if (theme == QStringView(word)) {
            loaded.theme = choice;
        }
    }
    loaded.language = settings.value(languageKey).toString();
    bool ok = false;
    if (const int seconds = settings.value(undoKey).toInt(&ok); ok) {
        loaded.undoSeconds = std::clamp(seconds, fewestUndoSeconds, mostUndoSeconds);
    }
    return loaded;
}

void UiSettings::save(QSettings &settings) const
{
    settings.setValue(serverKey, server);
    for (const auto &[choice, word] : themes) {
        if (choice == theme) {
            settings.setValue(themeKey, QString::fromUtf16(word));
        }
    }
    settings.setValue(languageKey, language);
    settings.setValue(undoKey, undoSeconds);
}

} // namespace stagedoor
