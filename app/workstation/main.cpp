// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdio>
#include <cstring>

#include <QApplication>
#include <QIcon>

#include "ui/text/errortext.h"
#include "workstation/options.h"
#include "workstation/screenshot.h"
#include "workstation/workstation.h"

using namespace stagedoor;

int main(int argc, char *argv[])
{
    // Help is given without a display too, where a QApplication would abort.
    const bool asksForHelp = std::any_of(argv + 1, argv + argc, [](const char *argument) {
        return std::strcmp(argument, "--help") == 0 || std::strcmp(argument, "-h") == 0;
    });
    if (asksForHelp && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    const QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("stagedoor"));
    QApplication::setApplicationDisplayName(QStringLiteral("Stagedoor"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/stagedoor.svg")));

    const Result<Options> options = parseOptions(QApplication::arguments());
    if (!options) {
        std::fprintf(stderr, "stagedoor: %s\nSee: stagedoor --help\n", options.error().detail.c_str());
        return 2;
    }
    if (!options->help.isEmpty()) {
        std::printf("%s", qPrintable(options->help));
        return 0;
    }
    auto workstation = Workstation::open(*options);
    if (!workstation) {
        std::fprintf(stderr, "stagedoor: %s (%s)\n", qPrintable(errorText(workstation.error())),
                     workstation.error().detail.c_str());
        return 1;
    }
    (*workstation)->show();
    if (!options->screenshot.isEmpty()) {
        new Screenshot(**workstation, *options);
    }
    return QApplication::exec();
}
