// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "policy/assessment.h"

using namespace stagedoor;

class TestAssessment : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void roundTripIsExact();
    void checkJsonIsWhatTheCommandLinePromises();
    void whatIsNoAssessmentIsRefused_data();
    void whatIsNoAssessmentIsRefused();
};

namespace {

Assessment full()
{
    Assessment a;
    a.payTag = PayTag::NotPaid;
    a.decision = Proposal::Escalate;
    a.risk = 1.04;
    a.findings = {{"pay.none",
                   "compensation.details",
                   3,
                   7,
                   "no “pay”\n",
                   Severity::Note,
                   "pay-none",
                   "“no pay” says so.",
                   {{"how", "x"}, {"hourly", "3.13"}}},
                  {"vague.missing", "dates", 0, 0, "", Severity::Check, "missing-date", "No date.", {}}};
    a.nearMisses = {{"fee.pay-to-play", "description", 1, 2, "fee", "fee", "negated"}};
    a.wages = {{{{"pay", "25 USD / day", false, "roles[0].pay", 0, 7}, {"hours a day", "8", true, "", 0, 0}},
                3.125,
                7.25,
                "USD",
                "Oklahoma",
                "2009-07-24",
                "https://example.org",
                true}};
    a.policy = "stagedoor@1.0.0";
    return a;
}

} // namespace

void TestAssessment::roundTripIsExact()
{
    const Assessment before = full();
    const std::optional<Assessment> after = assessmentFromJson(assessmentToJson(before));
    QVERIFY(after);
    QVERIFY(*after == before);
    QVERIFY(assessmentFromJson(assessmentToJson(Assessment{})) == Assessment{});
}

void TestAssessment::checkJsonIsWhatTheCommandLinePromises()
{
    Assessment a = full();
    a.findings.resize(1);
    QCOMPARE(
        QByteArray::fromStdString(checkJson(ListingId{"L-1"}, a)),
        QByteArray(
            R"({"id":"L-1","pay_tag":"not_paid","decision":"escalate","risk":1.04,"findings":[{"clause":"pay.none","field":"compensation.details","start":3,"length":7,)"
            "\"quote\":\"no “pay”\\n\",\"severity\":\"note\",\"message\":\"“no pay” says so.\"}]}"));
}

void TestAssessment::whatIsNoAssessmentIsRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("cut off") << QByteArray(R"({"pay_tag":"paid","findings":[)");
    QTest::newRow("not an object") << QByteArray("[]");
    QTest::newRow("a word nobody knows") << QByteArray(R"({"decision":"maybe"})");
    QTest::newRow("a wrong type") << QByteArray(R"({"findings":[{"start":"3"}]})");
    QTest::newRow("a negative place") << QByteArray(R"({"findings":[{"start":-3}]})");
}

void TestAssessment::whatIsNoAssessmentIsRefused()
{
    QFETCH(const QByteArray, json);
    QVERIFY(!assessmentFromJson(json.toStdString()));
}

QTEST_GUILESS_MAIN(TestAssessment)
#include "tst_assessment.moc"
