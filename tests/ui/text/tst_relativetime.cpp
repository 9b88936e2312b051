// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "ui/text/errortext.h"
#include "ui/text/relativetime.h"
#include "ui/text/words.h"

using namespace stagedoor;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestRelativeTime final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void spansAreShort();
    void aRowSaysHowLongItIsOver();
    void momentsNameTheDayOnlyWhenNeeded();
    void everyErrorHasWords();
    void wordsAreNeverEmpty();

private:
    const Timestamp now = fromRfc3339("2026-11-23T12:00:00Z").value();
};

void TestRelativeTime::spansAreShort()
{
    QCOMPARE(spanText(20s), u"under a minute"_s);
    QCOMPARE(spanText(59min), u"59 min"_s);
    QCOMPARE(spanText(60min), u"1 h"_s);
    QCOMPARE(spanText(47h), u"47 h"_s);
    QCOMPARE(spanText(48h), u"2 d"_s);
    QCOMPARE(spanText(24h * 100), u"3 months"_s);
    QCOMPARE(spanText(24h * 1500), u"4 years"_s);
}

void TestRelativeTime::aRowSaysHowLongItIsOver()
{
    QCOMPARE(targetText(now - 3h, now + 5h, now), u"3 h"_s);
    QCOMPARE(targetText(now - 10h, now - 2h, now), u"2 h over"_s);
    QCOMPARE(targetText(now + 1h, now + 5h, now), u"just now"_s); // the server's clock is ahead
}

void TestRelativeTime::momentsNameTheDayOnlyWhenNeeded()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QCOMPARE(momentText(now + 4h, now), u"16:00"_s);
    QCOMPARE(momentText(now + 28h, now), u"Tue 16:00"_s);
    QVERIFY(momentText(now + 240h, now).contains(u"2026"_s));
}

void TestRelativeTime::everyErrorHasWords()
{
    using enum Error::Kind;
    for (const Error::Kind kind : {Invalid, NotFound, Conflict, Forbidden, Network, Http, Storage, Newer, Cancelled}) {
        QVERIFY(!errorText({kind, "detail", 503}).isEmpty());
    }
    QVERIFY(errorText({Http, "", 401}).contains(u"token"_s));
    QVERIFY(!errorText({Invalid, "complaints: each is upheld or not_upheld", 0}).contains(u"not_upheld"_s));
    QVERIFY(!errorText({Invalid,
                        "\xE2\x80\xAE"
                        "reason",
                        0})
                 .contains(QChar(0x202E)));
}

void TestRelativeTime::wordsAreNeverEmpty()
{
    QCOMPARE(categoryName("short-film"), u"Short film"_s);
    QCOMPARE(categoryName("<b>new\n"), u"<b>new"_s);
    QCOMPARE(decisionDone(DecisionKind::Decline), u"Declined"_s);
    for (int kind = 0; kind <= int(DecisionKind::Undo); ++kind) {
        QVERIFY(!decisionVerb(DecisionKind(kind)).isEmpty());
        QVERIFY(!decisionDone(DecisionKind(kind)).isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestRelativeTime)
#include "tst_relativetime.moc"
