// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCryptographicHash>
#include <QTest>

#include "sync/backoff.h"
#include "sync/contentdigest.h"
#include "sync/gunzip.h"
#include "sync/httpdate.h"

#include "gzipped.h"

using namespace stagedoor;
using namespace std::chrono_literals;

class TestHttpFields final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void digests_data();
    void digests();
    void dates_data();
    void dates();
    void retryAfter_data();
    void retryAfter();
    void gunzipGivesBackWhatWasPacked();
    void gunzipRefusesEveryPrefix();
    void gunzipRefusesBytesBehind();
    void gunzipStopsAtItsCap();
    void backoffDoublesUpToItsBound();
    void backoffStaysBelowItsBoundAndVaries();
};

void TestHttpFields::digests_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("expected");
    const QByteArray right = QByteArray::fromStdString(contentDigest("hello"));
    const QByteArray wrong = QByteArray::fromStdString(contentDigest("hellp"));
    QTest::newRow("right") << right << int(DigestCheck::Matches);
    QTest::newRow("of other bytes") << wrong << int(DigestCheck::Mismatch);
    QTest::newRow("none") << QByteArray() << int(DigestCheck::Absent);
    QTest::newRow("only another algorithm") << QByteArray("sha-512=:AAAA:") << int(DigestCheck::Absent);
    QTest::newRow("behind another") << "sha-512=:AAAA:, " + right << int(DigestCheck::Matches);
    QTest::newRow("the last counts") << right + "," + wrong << int(DigestCheck::Mismatch);
    QTest::newRow("with a parameter") << right + ";a=1" << int(DigestCheck::Matches);
    QTest::newRow("not closed") << right.chopped(1) << int(DigestCheck::Mismatch);
    QTest::newRow("not base64") << QByteArray("sha-256=:!!!:") << int(DigestCheck::Mismatch);
    QTest::newRow("empty") << QByteArray("sha-256=") << int(DigestCheck::Mismatch);
    QTest::newRow("cut") << right.left(20) + ":" << int(DigestCheck::Mismatch);
}

void TestHttpFields::digests()
{
    QFETCH(QByteArray, header);
    QFETCH(int, expected);
    QCOMPARE(int(checkDigest(header.toStdString(), "hello")), expected);
}

void TestHttpFields::dates_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("as in the RFC") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << QByteArray("1994-11-06T08:49:37Z");
    QTest::newRow("past 2038") << QByteArray("Tue, 19 Jan 2049 03:14:08 GMT") << QByteArray("2049-01-19T03:14:08Z");
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("another zone") << QByteArray("Sun, 06 Nov 1994 08:49:37 PST") << QByteArray();
    QTest::newRow("no such day") << QByteArray("Sun, 31 Nov 1994 08:49:37 GMT") << QByteArray();
    QTest::newRow("garbage") << QByteArray("\xff\xfe tomorrow") << QByteArray();
}

void TestHttpFields::dates()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    const auto date = fromHttpDate(text.toStdString());
    QCOMPARE(QByteArray::fromStdString(date ? toRfc3339(*date) : ""), expected);
}

void TestHttpFields::retryAfter_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("expected"); // -1: cannot be read
    QTest::newRow("seconds") << QByteArray("7") << 7;
    QTest::newRow("at once") << QByteArray("0") << 0;
    QTest::newRow("an hour is a quarter") << QByteArray("3600") << 900;
    QTest::newRow("2^40") << QByteArray("1099511627776") << 900;
    QTest::newRow("a date") << QByteArray("Sun, 06 Nov 1994 08:50:07 GMT") << 30;
    QTest::newRow("a past date") << QByteArray("Sun, 06 Nov 1994 08:49:00 GMT") << 0;
    QTest::newRow("a far date") << QByteArray("Sat, 06 Nov 2094 08:49:00 GMT") << 900;
    QTest::newRow("negative") << QByteArray("-5") << -1;
    QTest::newRow("words") << QByteArray("soon") << -1;
    QTest::newRow("empty") << QByteArray() << -1;
}

void TestHttpFields::retryAfter()
{
    QFETCH(QByteArray, header);
    QFETCH(int, expected);
    const auto wait = stagedoor::retryAfter(header.toStdString(), *fromRfc3339("1994-11-06T08:49:37Z"));
    QCOMPARE(wait ? int(wait->count()) : -1, expected);
}

void TestHttpFields::gunzipGivesBackWhatWasPacked()
{
    for (const std::size_t size : {std::size_t(0), std::size_t(1), std::size_t(256 * 1024), std::size_t(1'000'003)}) {
        std::string text(size, 'x');
        for (std::size_t i = 0; i < size; i += 7) {
            text[i] = char('a' + i % 26);
        }
        const auto back = gunzip(gzipped(text), size);
        QVERIFY2(back.has_value(), back ? "" : back.error().detail.c_str());
        QVERIFY(*back == text);
    }
}

void TestHttpFields::gunzipRefusesEveryPrefix()
{
    const std::string packed = gzipped("a page of changes, and then some");
    for (std::size_t size = 0; size < packed.size(); ++size) {
        QVERIFY(!gunzip(std::string_view(packed).substr(0, size), 1000));
    }
}

void TestHttpFields::gunzipRefusesBytesBehind()
{
    QVERIFY(!gunzip(gzipped("one") + "x", 1000));
    QVERIFY(!gunzip(gzipped("one") + gzipped("two"), 1000));
}

void TestHttpFields::gunzipStopsAtItsCap()
{
    const std::string bomb = gzipped(std::string().append(50'000'000, '\0'));
    QVERIFY(bomb.size() < 100'000);
    const auto refused = gunzip(bomb, 1'000'000);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Network);
    QVERIFY(gunzip(gzipped(std::string(1'000'000, '\0')), 1'000'000));
    QVERIFY(!gunzip(gzipped(std::string(1'000'001, '\0')), 1'000'000));
}

void TestHttpFields::backoffDoublesUpToItsBound()
{
    QCOMPARE(Backoff::bound(1s, 1, 300s), 1000ms);
    QCOMPARE(Backoff::bound(1s, 2, 300s), 2000ms);
    QCOMPARE(Backoff::bound(1s, 9, 300s), 256'000ms);
    QCOMPARE(Backoff::bound(1s, 10, 300s), 300'000ms);
    QCOMPARE(Backoff::bound(1s, 1'000'000, 300s), 300'000ms);
    QCOMPARE(Backoff::bound(1s, 10, 30s), 30'000ms);
}

void TestHttpFields::backoffStaysBelowItsBoundAndVaries()
{
    Backoff backoff(1s);
    std::vector<std::chrono::milliseconds> waits;
    for (int i = 1; i <= 40; ++i) {
        waits.push_back(backoff.next(300s));
        QVERIFY(waits.back() >= 0ms && waits.back() <= Backoff::bound(1s, i, 300s));
    }
    QCOMPARE(backoff.failures(), 40);
    QVERIFY(std::ranges::max(waits) > 60s); // 40 draws, 30 of them up to 300 s
    QVERIFY(std::ranges::min(waits) < 60s);
    backoff.reset();
    QVERIFY(backoff.next(300s) <= 1s);
}

QTEST_GUILESS_MAIN(TestHttpFields)
#include "tst_httpfields.moc"
