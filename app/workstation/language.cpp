// SPDX-License-Identifier: GPL-3.0-or-later
#include "workstation/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace stagedoor {

using namespace Qt::StringLiterals;

namespace {

void install(const QLocale &locale, const QString &name, const QString &folder)
{
    auto *const translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(locale, name, u"_"_s, folder)) {
        QCoreApplication::installTranslator(translator);
    } else {
        delete translator;
    }
}

} // namespace

void useLanguage(const QString &language)
{
    QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    if (locale.language() == QLocale::C) {
        locale = QLocale(QLocale::English); // which has a translation too: its plurals
    }
    QLocale::setDefault(locale);
    install(locale, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(locale, u"stagedoor"_s, u":/i18n"_s);
}

} // namespace stagedoor
