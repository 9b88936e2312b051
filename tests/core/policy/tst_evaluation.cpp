// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "policy/evaluation.h"

using namespace stagedoor;

/// Figures counted by hand from the guide's definitions; that they are score.py's to the byte is tests/app/check's.
class TestEvaluation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void countsAsTheGuideSays();
    void emptyIsNotADivisionByZero();
    void badLabelsAreRefusedAndNotCounted_data();
    void badLabelsAreRefusedAndNotCounted();
};

namespace {

const std::string line =
    R"({"id":"a","listing":{"title":"Fee of $5 fee","roles":[{"pay":"none"}]},"labels":{"pay_tag":"paid","decision":"approve",)"
    R"("findings":[{"clause":"pay.none","field":"roles[0].pay","quote":"none"},{"clause":"vague.missing","field":"dates","quote":""},{"clause":"good.exposure","field":"title","quote":"$5"}]}})";

} // namespace

void TestEvaluation::countsAsTheGuideSays()
{
    Assessment found;
    found.payTag = PayTag::Paid;
    found.decision = Proposal::Decline;
    found.findings = {{"pay.none", "roles[0].pay", 0, 4, "none", Severity::Note, "", "", {}},
                      {"vague.missing", "roles", 0, 0, "", Severity::Check, "", "", {}},
                      {"good.exposure", "title", 0, 3, "Fee", Severity::Note, "", "", {}}};
    Evaluation evaluation;
    QVERIFY(evaluation.add(line, found));
    QCOMPARE(evaluation.summary(),
             std::string("1 listings: pay tag 1.000, decision 0.000, clauses F1 0.667 (macro 0.000), critical recall "
                         "1.000 precision 1.000, "
                         "spans 0.500, false alarms a clean listing 1.00, let through 0 of 0, punished 1 of 1"));
    QVERIFY(evaluation.table().find("vague.missing:dates                  P 1.00  R 0.00  F1 0.00  n 1\n") !=
            std::string::npos);
}

void TestEvaluation::emptyIsNotADivisionByZero()
{
    QVERIFY(Evaluation().summary().starts_with("0 listings: pay tag 0.000"));
}

void TestEvaluation::badLabelsAreRefusedAndNotCounted_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("not JSON") << QByteArray("{");
    QTest::newRow("no labels") << QByteArray(R"({"id":"a","listing":{}})");
    QTest::newRow("findings missing") << QByteArray(R"({"id":"a","listing":{},"labels":{}})");
}

void TestEvaluation::badLabelsAreRefusedAndNotCounted()
{
    QFETCH(const QByteArray, text);
    Evaluation evaluation;
    QVERIFY(!evaluation.add(text.toStdString(), Assessment{}));
    QVERIFY(evaluation.summary().starts_with("0 listings"));
}

QTEST_GUILESS_MAIN(TestEvaluation)
#include "tst_evaluation.moc"
