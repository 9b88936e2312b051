// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "workstation/options.h"

using namespace stagedoor;
using namespace Qt::StringLiterals;

class TestOptions final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsACommandLine();
    void refuses_data();
    void refuses();
};

void TestOptions::readsACommandLine()
{
    const auto options =
        parseOptions({u"stagedoor"_s, u"--server"_s, u"https://q.example"_s, u"--token-file"_s, u"-"_s,
                      u"--screenshot"_s, u"a.png"_s, u"--size"_s, u"1280x800"_s, u"--theme"_s, u"dark"_s});
    QVERIFY(options.has_value());
    QCOMPARE(options->server, u"https://q.example"_s);
    QCOMPARE(options->tokenFile, u"-"_s);
    QCOMPARE(options->size, std::optional(QSize(1280, 800)));
    QCOMPARE(options->theme, u"dark"_s);
    QVERIFY(!options->demo);
    QVERIFY(parseOptions({u"stagedoor"_s, u"--screenshot"_s, u"a.png"_s, u"--state"_s, u"empty"_s}).value().demo);
}

void TestOptions::refuses_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("an unknown option") << QStringList{u"--fast"_s};
    QTest::newRow("a stray word") << QStringList{u"demo"_s};
    QTest::newRow("an unknown theme") << QStringList{u"--theme"_s, u"pink"_s};
    QTest::newRow("an unknown screen") << QStringList{u"--screen"_s, u"moon"_s};
    QTest::newRow("an unknown state") << QStringList{u"--state"_s, u"asleep"_s};
    QTest::newRow("a size without a height") << QStringList{u"--size"_s, u"1280"_s};
    QTest::newRow("a demo on another server") << QStringList{u"--demo"_s, u"--server"_s, u"https://q.example"_s};
}

void TestOptions::refuses()
{
    QFETCH(QStringList, words);
    const auto options = parseOptions(QStringList{u"stagedoor"_s} + words);
    QVERIFY(!options.has_value());
    QVERIFY(!options.error().detail.empty());
}

QTEST_GUILESS_MAIN(TestOptions)
#include "tst_options.moc"
