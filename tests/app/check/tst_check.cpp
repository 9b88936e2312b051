// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "policy/policypack.h"

using namespace Qt::StringLiterals;

/// The whole program, as a person would call it.
class TestCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void jsonIsOneObjectALine();
    void textNamesClauseWordsAndDecision();
    void aBadLineIsNamedAndTheRestGoesOn();
    void wrongUsageIsTwo_data();
    void wrongUsageIsTwo();
    void aBadPackIsOne();
    void evaluateClosesWithTheScorersLine();
    void compareShowsWhatChanged();

private:
    struct Run {
        int code = -1;
        QByteArray out;
        QByteArray err;
    };
    static Run run(const QStringList &arguments, const QByteArray &input = {})
    {
        QProcess process;
        process.start(QStringLiteral(CHECK), arguments);
        process.write(input);
        process.closeWriteChannel();
        const bool ended = process.waitForFinished(100'000);
        return {ended ? process.exitCode() : -1, process.readAllStandardOutput(), process.readAllStandardError()};
    }
    static QString labelled() { return QStringLiteral(TEST_DATA "/labelled.jsonl"); }
};

void TestCheck::jsonIsOneObjectALine()
{
    const Run result = run({u"--format"_s, u"json"_s, labelled()});
    QCOMPARE(result.code, 0);
    const QList<QByteArray> lines = result.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 3);
    const QJsonObject second = QJsonDocument::fromJson(lines.at(1)).object();
    QCOMPARE(second.keys(), (QStringList{u"decision"_s, u"findings"_s, u"id"_s, u"pay_tag"_s, u"risk"_s}));
    QCOMPARE(second[u"id"].toString(), u"w-2"_s);
    const QJsonArray findings = second[u"findings"].toArray();
    const auto fee =
        std::ranges::find_if(findings, [](const QJsonValue &each) { return each[u"clause"] == u"fee.pay-to-play"_s; });
    QVERIFY(fee != findings.end());
    QCOMPARE((*fee)[u"severity"].toString(), u"blocking"_s);
    QVERIFY((*fee)[u"quote"].toString().contains(u"$75"));
}

void TestCheck::textNamesClauseWordsAndDecision()
{
    QFile file(labelled());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Run result = run({u"-"_s}, file.readLine());
    QCOMPARE(result.code, 0);
    QVERIFY2(result.out.contains("approve, pay not_paid") &&
                 result.out.contains("[note] pay.below-minimum  compensation.details 0+9 \"$20 a day\""),
             result.out.constData());
}

void TestCheck::aBadLineIsNamedAndTheRestGoesOn()
{
    QTemporaryDir folder;
    const QString name = folder.filePath(u"bad.jsonl"_s);
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"id\":\"L-1\",\"title\":\"a\"}\n\n{\"id\":3}\n{\"id\":\"L-2\",\"title\":\"b\"}\n");
    file.close();
    const Run result = run({u"--format"_s, u"json"_s, name, folder.filePath(u"none"_s)});
    QCOMPARE(result.code, 1);
    QCOMPARE(result.out.count('\n'), 2);
    QVERIFY2(result.err.contains((name + u":3: "_s).toUtf8()) && result.err.contains("none: cannot be read"),
             result.err.constData());
}

void TestCheck::wrongUsageIsTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("format") << QStringList{u"--format"_s, u"xml"_s};
    QTest::newRow("option") << QStringList{u"--colour"_s};
    QTest::newRow("date") << QStringList{u"--date"_s, u"tomorrow"_s};
    QTest::newRow("evaluate nothing") << QStringList{u"evaluate"_s};
    QTest::newRow("compare with nothing") << QStringList{u"compare"_s, u"x.jsonl"_s};
}

void TestCheck::wrongUsageIsTwo()
{
    QFETCH(const QStringList, arguments);
    const Run result = run(arguments);
    QCOMPARE(result.code, 2);
    QVERIFY(result.err.contains("usage: stagedoor-check") && result.out.isEmpty());
}

void TestCheck::aBadPackIsOne()
{
    QTemporaryDir folder;
    const QString name = folder.filePath(u"bad.toml"_s);
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[pack]\nname = 1\n");
    file.close();
    const Run result = run({u"--policy"_s, name, u"-"_s});
    QCOMPARE(result.code, 1);
    QVERIFY2(result.err.startsWith((name + u':').toUtf8()), result.err.constData());
}

void TestCheck::evaluateClosesWithTheScorersLine()
{
    const Run result = run({u"evaluate"_s, labelled()});
    QCOMPARE(result.code, 0);
    const QByteArray last = result.out.trimmed().split('\n').last();
    QVERIFY2(last.startsWith("3 listings: pay tag 1.000, decision "), last.constData());
    const Run json = run({u"evaluate"_s, u"--format"_s, u"json"_s, labelled()});
    const QJsonObject figures = QJsonDocument::fromJson(json.out).object();
    QCOMPARE(figures[u"listings"].toInt(), 3);
    QCOMPARE(figures[u"clauses"].toObject().keys(),
             (QStringList{u"f1"_s, u"labelled"_s, u"macro_f1"_s, u"precision"_s, u"recall"_s}));

    // The corpus's own scorer, where it is at hand, says the same to the byte.
    const QString scorer = u"/work/shared/corpus/score.py"_s;
    if (!QFile::exists(scorer)) {
        QSKIP("the corpus's scorer is not on this machine");
    }
    QTemporaryDir folder;
    QFile findings(folder.filePath(u"findings.jsonl"_s));
    QVERIFY(findings.open(QIODevice::WriteOnly));
    findings.write(run({u"--format"_s, u"json"_s, labelled()}).out);
    findings.close();
    QProcess python;
    python.start(u"python3"_s, {scorer, labelled(), findings.fileName()});
    QVERIFY(python.waitForFinished());
    QCOMPARE(result.out, python.readAllStandardOutput());
}

void TestCheck::compareShowsWhatChanged()
{
    QTemporaryDir folder;
    const QString name = folder.filePath(u"new.toml"_s);
    QByteArray toml = QByteArray::fromStdString(std::string(stagedoor::PolicyPack::builtInToml()));
    toml += "\n[[rule]]\nid = \"granddaughter\"\nclause = \"vague.project\"\npatterns = ['\\bgranddaughter\\b']\n";
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(toml);
    file.close();
    const Run result = run({u"compare"_s, u"--policy"_s, name, labelled()});
    QCOMPARE(result.code, 0);
    QVERIFY2(result.out.contains("+ vague.project  description  \"granddaughter\"") &&
                 result.out.endsWith("1 listings changed: 1 findings gained, 0 lost\n"),
             result.out.constData());
}

QTEST_GUILESS_MAIN(TestCheck)
#include "tst_check.moc"
