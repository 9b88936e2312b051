// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "ui/text/openreporttext.h"

using namespace stagedoor;
using namespace Qt::StringLiterals;

class TestOpenReportText final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void allWellSaysNothing();
    void everyDamageIsTold();
    void theCacheDoesNotHideTheDecisions();
};

void TestOpenReportText::allWellSaysNothing()
{
    QVERIFY(openReportText({}).isEmpty());
}

void TestOpenReportText::everyDamageIsTold()
{
    OpenReport report;
    report.decisionsRebuilt = true;
    QCOMPARE(openReportText(report).size(), 1);
    report = {};
    report.journalRebuilt = true;
    QCOMPARE(openReportText(report).size(), 1);
    report = {};
    report.damagedLines = 2;
    QCOMPARE(openReportText(report).size(), 1);
    QVERIFY(openReportText(report).front().contains(u'2'));
    report = {};
    report.cacheRebuilt = true;
    QCOMPARE(openReportText(report).size(), 1);
}

void TestOpenReportText::theCacheDoesNotHideTheDecisions()
{
    OpenReport report;
    report.cacheRebuilt = true;
    report.damagedCache = "/p/cache.db.corrupt-1";
    report.decisionsRebuilt = true;
    report.damagedDecisions = {"/p/decisions.db.corrupt-1", "/p/decisions.journal.corrupt-1"};
    report.replayed = 3;
    const QStringList sentences = openReportText(report);
    QCOMPARE(sentences.size(), 4);
    const QString all = sentences.join(u'\n');
    for (const auto name : {"/p/cache.db.corrupt-1"_L1, "/p/decisions.db.corrupt-1"_L1,
                            "/p/decisions.journal.corrupt-1"_L1, "3 decision"_L1}) {
        QVERIFY2(all.contains(name), name.data());
    }
    QVERIFY(all.indexOf("decisions.db"_L1) < all.indexOf("cache.db"_L1)); // what cannot be fetched again comes first
}

QTEST_GUILESS_MAIN(TestOpenReportText)
#include "tst_openreporttext.moc"
