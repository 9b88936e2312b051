// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <iostream>

#include <QCommandLineParser>
#include <QCoreApplication>

#include "policybench.h"

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Measures Stagedoor's parts, each beside its peer in the same run."));
    parser.addHelpOption();
    parser.addPositionalArgument(QStringLiteral("bench"), QStringLiteral("What to measure: policy."));
    const QCommandLineOption format(QStringLiteral("format"), QStringLiteral("text or json."), QStringLiteral("format"),
                                    QStringLiteral("text"));
    const QCommandLineOption length(QStringLiteral("seconds"), QStringLiteral("How long each figure is measured."),
                                    QStringLiteral("seconds"), QStringLiteral("5"));
    parser.addOptions({format, length});
    parser.process(application);

    bool number = false;
    const double seconds = parser.value(length).toDouble(&number);
    const bool json = parser.value(format) == QStringLiteral("json");
    if (parser.positionalArguments() != QStringList{QStringLiteral("policy")} || !number || seconds <= 0 ||
        (!json && parser.value(format) != QStringLiteral("text"))) {
        std::fputs(qPrintable(parser.helpText()), stderr);
        return 2;
    }
    const stagedoor::bench::Figures figures = stagedoor::bench::policyBench(seconds);
    std::cout << (json ? figures.json() + '\n' : figures.text());
    return std::cout.flush() ? 0 : 1;
}
