// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

class TestPolicyBench : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void matchingIsFasterThanItsPeersAndFindsTheSame();
    void anUnknownBenchIsWrongUsage();
};

namespace {

/// Standard output; null where the program did not end with @p code.
QByteArray bench(const QStringList &words, int code)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QStringLiteral(BENCH_PROGRAM), words);
    constexpr int patience = 200'000; // ms
    const bool ended = process.waitForFinished(patience) && process.exitStatus() == QProcess::NormalExit;
    return ended && process.exitCode() == code ? process.readAllStandardOutput() : QByteArray();
}

} // namespace

// Small: it tells a benchmark that is broken, or a matcher that lost its point. The figures are stagedoor-bench's own.
// RE2::Set, which tells no places, is still the faster one on the whole pack: its ratio is measured, not asserted.
void TestPolicyBench::matchingIsFasterThanItsPeersAndFindsTheSame()
{
    const QByteArray out = bench({QStringLiteral("policy"), QStringLiteral("--format"), QStringLiteral("json"),
                                  QStringLiteral("--seconds"), QStringLiteral("0.5")},
                                 0);
    QCOMPARE(out.count('\n'), 1);
    const QJsonObject figures = QJsonDocument::fromJson(out).object();
    QCOMPARE(figures.value(u"bench").toString(), QStringLiteral("policy"));
    for (const char *name :
         {"listings_per_s", "listings_per_s_all_cores", "matching_listings_per_s", "qregularexpression_listings_per_s",
          "re2_set_listings_per_s", "simdjson_listings_per_s"}) {
        QVERIFY2(figures.value(QLatin1StringView(name)).toDouble() > 1, out);
    }
    QVERIFY2(figures.value(u"ratio_qregularexpression").toDouble() > 1, out);
    QVERIFY2(figures.value(u"ratio_re2_set").toDouble() > 0, out);
    QCOMPARE(figures.value(u"disagreements").toDouble(-1), 0.0);
    QCOMPARE(figures.value(u"patterns_left_out").toDouble(-1), 0.0);
    const double bytes = figures.value(u"text_bytes_per_listing").toDouble();
    QVERIFY2(bytes > 2300 && bytes < 2600, out);
}

void TestPolicyBench::anUnknownBenchIsWrongUsage()
{
    QVERIFY(bench({QStringLiteral("nothing")}, 2).isEmpty());
    QVERIFY(bench({QStringLiteral("policy"), QStringLiteral("--format"), QStringLiteral("xml")}, 2).isEmpty());
}

QTEST_GUILESS_MAIN(TestPolicyBench)
#include "tst_policybench.moc"
