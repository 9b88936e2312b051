// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "listing/timestamp.h"

using namespace stagedoor;
using namespace std::chrono;

class TestTimestamp final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void everyWrittenTimeIsReadAgain();
};

void TestTimestamp::reads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("ms");
    QTest::newRow("epoch") << QByteArray("1970-01-01T00:00:00Z") << qint64(0);
    QTest::newRow("an offset is taken off") << QByteArray("2026-11-20T16:02:11+02:00") << qint64(1795183331000);
    QTest::newRow("the same in UTC") << QByteArray("2026-11-20T14:02:11Z") << qint64(1795183331000);
    QTest::newRow("west of Greenwich") << QByteArray("2026-11-20T09:32:11-04:30") << qint64(1795183331000);
    QTest::newRow("milliseconds") << QByteArray("2026-11-20T14:02:11.25Z") << qint64(1795183331250);
    QTest::newRow("finer is cut") << QByteArray("2026-11-20T14:02:11.123999Z") << qint64(1795183331123);
    QTest::newRow("after 2038") << QByteArray("2038-01-20T00:00:00Z") << qint64(2147558400000);
    QTest::newRow("the last one") << QByteArray("9999-12-31T23:59:59.999Z") << qint64(253402300799999);
    QTest::newRow("the first one") << QByteArray("0000-01-01T00:01:00+00:01") << qint64(-62167219200000);
    QTest::newRow("before 1970") << QByteArray("1969-12-31T23:59:59.999Z") << qint64(-1);
}

void TestTimestamp::reads()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, ms);
    const auto time = fromRfc3339(text.toStdString());
    QVERIFY(time.has_value());
    QCOMPARE(qint64(time->time_since_epoch().count()), ms);
}

void TestTimestamp::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"", "2026-11-20", "2026-11-20T14:02:11", "2026-13-20T14:02:11Z", "2026-02-29T14:02:11Z",
                             "2026-11-20T24:02:11Z", "2026-11-20T14:02:11.Z", "2026-11-20T14:02:11Zx",
                             "+026-11-20T14:02:11Z", "2026-11-20T14:02:11+2:00", "2026-11-20T14:+2:11Z",
                             "9999-12-31T23:59:59-05:00", "9999-12-31T23:59:60Z", "0000-01-01T00:00:00+00:01"}) {
        QTest::newRow(text) << QByteArray(text);
    }
}

void TestTimestamp::refuses()
{
    QFETCH(QByteArray, text);
    QVERIFY(!fromRfc3339(text.toStdString()).has_value());
}

void TestTimestamp::everyWrittenTimeIsReadAgain()
{
    for (qint64 ms = -4'000'000'000'000; ms < 8'000'000'000'000; ms += 7'777'777'777) {
        const Timestamp time{milliseconds{ms}};
        QCOMPARE(fromRfc3339(toRfc3339(time)), time);
    }
}

QTEST_GUILESS_MAIN(TestTimestamp)
#include "tst_timestamp.moc"
