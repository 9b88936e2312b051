// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/openreporttext.h"

#include <QCoreApplication>

namespace stagedoor {

namespace {

using namespace Qt::StringLiterals;

/// Translations of this file stand in the context "OpenReport".
struct Texts {
    Q_DECLARE_TR_FUNCTIONS(OpenReport)
};

QString keptAs(const std::vector<std::string> &files)
{
    QStringList names;
    for (const std::string &file : files) {
        names << QString::fromStdString(file);
    }
    return names.join(u", "_s);
}

} // namespace

QStringList openReportText(const OpenReport &report)
{
    QStringList sentences;
    if (report.decisionsRebuilt) {
        sentences << Texts::tr("The file of your decisions was damaged or lost. The decisions were read again from the "
                               "journal; drafts are gone.");
    }
    if (report.damagedLines > 0) {
        sentences << Texts::tr(
            "%n line(s) of the decision journal could not be read: decisions may be missing. What is "
            "now listed as refused was not sent again; please look at it.",
            nullptr, report.damagedLines);
    } else if (report.journalRebuilt) {
        sentences << Texts::tr("The decision journal was damaged or lost and was written again.");
    }
    if (!report.damagedDecisions.empty()) {
        sentences << Texts::tr("Damaged, and kept as: %1").arg(keptAs(report.damagedDecisions));
    }
    if (report.replayed > 0) {
        sentences << Texts::tr("%n decision(s) of the last session were found in the journal and are sent now.",
                               nullptr, report.replayed);
    }
    if (!report.damagedCache.empty()) {
        sentences << Texts::tr("The cache was damaged and is fetched again; the damaged file is kept as %1.")
                         .arg(QString::fromStdString(report.damagedCache));
    } else if (report.cacheRebuilt) {
        sentences << Texts::tr("The cache was lost and is fetched again.");
    }
    return sentences;
}

} // namespace stagedoor
