// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>
#include <string>

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include "listing/json.h"
#include "policy/evaluation.h"
#include "policy/policyengine.h"

using namespace stagedoor;

/// The policy on tests/data/policy/notices.jsonl: 170 notices of our own, labelled by people who had not seen the
/// rules. The floors are what the rules reach, rounded down: a change that reads notices worse fails here.
class TestNotices : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void figure_data();
    void figure();
    void nothingBadIsLetThrough();

private:
    QJsonObject m_figures;
};

void TestNotices::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
    const Result<PolicyEngine> engine = PolicyEngine::create(PolicyPack::builtIn());
    QVERIFY(engine);
    std::ifstream lines(TEST_DATA "/notices.jsonl");
    Evaluation evaluation;
    for (std::string line; std::getline(lines, line);) {
        const Result<ImportLine> notice = importLineFromJson(line);
        QVERIFY2(notice, line.substr(0, 80).c_str());
        QVERIFY2(evaluation.add(line, engine->assess(notice->listing)), line.substr(0, 80).c_str());
    }
    m_figures = QJsonDocument::fromJson(QByteArray::fromStdString(evaluation.json())).object();
    QCOMPARE(m_figures[QStringLiteral("listings")].toInt(), 170);
}

void TestNotices::figure_data()
{
    QTest::addColumn<QString>("group");
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("least");

    QTest::newRow("pay tag") << QString() << QStringLiteral("pay_tag") << 0.96;
    QTest::newRow("decision") << QString() << QStringLiteral("decision") << 0.92;
    QTest::newRow("clauses") << QStringLiteral("clauses") << QStringLiteral("f1") << 0.92;
    QTest::newRow("critical recall") << QStringLiteral("critical") << QStringLiteral("recall") << 0.96;
    QTest::newRow("critical precision") << QStringLiteral("critical") << QStringLiteral("precision") << 0.95;
    QTest::newRow("spans") << QString() << QStringLiteral("spans") << 0.89;
}

void TestNotices::figure()
{
    QFETCH(const QString, group);
    QFETCH(const QString, name);
    QFETCH(const double, least);
    const QJsonObject figures = group.isEmpty() ? m_figures : m_figures[group].toObject();
    QVERIFY(figures.contains(name));
    QVERIFY2(figures[name].toDouble() >= least, qPrintable(QString::number(figures[name].toDouble())));
}

void TestNotices::nothingBadIsLetThrough()
{
    QVERIFY(m_figures[QStringLiteral("bad_listings")].toInt() >= 50);
    QVERIFY2(m_figures[QStringLiteral("let_through")].toInt() <= 1,
             qPrintable(QString::number(m_figures[QStringLiteral("let_through")].toInt())));
}

QTEST_GUILESS_MAIN(TestNotices)
#include "tst_notices.moc"
