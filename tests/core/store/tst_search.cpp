// SPDX-License-Identifier: GPL-3.0-or-later
#include <random>

#include <QRegularExpression>
#include <QTest>

#include "store/searchtable.h"
#include "support/storefixture.h"

using namespace stagedoor;
using namespace std::string_literals;
using Ids = std::vector<std::string>;

class TestSearch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void wordsAreFoundWhereverTheyStand_data();
    void wordsAreFoundWhereverTheyStand();
    void hostileTextIsOnlyText_data();
    void hostileTextIsOnlyText();
    void randomTextNeverFails();
    void longTextIsCut();
    void aChangedNoticeIsFoundByItsNewWords();

private:
    [[nodiscard]] Ids found(const std::string &text) { return m_fixture.idsOf({.text = text}); }
    StoreFixture m_fixture;
};

void TestSearch::initTestCase()
{
    Listing first = makeListing("L-000001", "Extras for \"Caf\xC3\xA9 Noir\"");
    first.productionCompany = "Acme Films";
    first.poster.name = "Bob O'Neil";
    first.poster.email = "bob.oneil@gmail.com";
    first.description = "A pay-to-play workshop, NEAR the AND gate.";
    first.roles.resize(1);
    first.roles[0].name = "Jason";
    first.roles[0].pay = "$50/day";
    first.howToApply = "Write to casting@acme.example";
    Listing second = makeListing("L-000002", "Second notice");
    second.description = "Nothing of that. \xE6\x9D\xB1\xE4\xBA\xAC \xD0\x9C\xD0\xBE\xD1\x81\xD0\xBA\xD0\xB2\xD0\xB0";
    m_fixture.apply({first, second});
}

void TestSearch::wordsAreFoundWhereverTheyStand_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("first");
    QTest::addColumn<bool>("second");
    const auto row = [](const char *name, const char *text, bool first, bool second) {
        QTest::newRow(name) << QString::fromUtf8(text) << first << second;
    };
    row("nothing is everything", "", true, true);
    row("blanks are everything", " \t\n ", true, true);
    row("a title's word", "noir", true, false);
    row("case is ignored", "NOIR", true, false);
    row("accents are ignored", "cafe", true, false);
    row("an accent given", "caf\xC3\xA9", true, false);
    row("a prefix", "wor", true, false);
    row("two letters", "wo", true, false);
    row("one letter is a whole word", "w", false, false);
    row("one letter that stands there", "l", true, true);
    row("all words must stand there", "acme second", false, false);
    row("words in different fields", "acme jason", true, false);
    row("an e-mail", "bob.oneil@gmail.com", true, false);
    row("part of an e-mail", "gmail", true, false);
    row("a hyphenated word", "pay-to-play", true, false);
    row("a hyphenated word in another order", "play-to-pay", false, false);
    row("pay", "$50", true, false);
    row("an id", "L-000002", false, true);
    row("a word of neither", "zebra", false, false);
    row("words that both have", "example", true, true);
    row("cyrillic", "\xD0\xBC\xD0\xBE\xD1\x81\xD0\xBA", false, true);
    row("an apostrophe", "O'Neil", true, false);
}

void TestSearch::wordsAreFoundWhereverTheyStand()
{
    QFETCH(QString, text);
    QFETCH(bool, first);
    QFETCH(bool, second);
    Ids expected;
    if (first) {
        expected.push_back("L-000001");
    }
    if (second) {
        expected.push_back("L-000002");
    }
    QCOMPARE(found(text.toStdString()), expected);
}

void TestSearch::hostileTextIsOnlyText_data()
{
    QTest::addColumn<QString>("text");
    const std::initializer_list<QString> texts{QStringLiteral("\""),
                                               QStringLiteral("\"\""),
                                               QStringLiteral("\"\"\""),
                                               QStringLiteral("acme\""),
                                               QStringLiteral("\"acme"),
                                               QStringLiteral("acme AND"),
                                               QStringLiteral("OR"),
                                               QStringLiteral("NOT noir"),
                                               QStringLiteral("acme AND NOT noir"),
                                               QStringLiteral("NEAR(acme noir)"),
                                               QStringLiteral("NEAR"),
                                               QStringLiteral("title:noir"),
                                               QStringLiteral("title : noir"),
                                               QStringLiteral("{title company}:acme"),
                                               QStringLiteral("-title:noir"),
                                               QStringLiteral("^noir"),
                                               QStringLiteral("noir*"),
                                               QStringLiteral("*"),
                                               QStringLiteral("**"),
                                               QStringLiteral("noir + "),
                                               QStringLiteral("("),
                                               QStringLiteral(")"),
                                               QStringLiteral("(((("),
                                               QStringLiteral("acme)"),
                                               QStringLiteral("'; DROP TABLE listing; --"),
                                               QStringLiteral("\\"),
                                               QStringLiteral("a\\\"b"),
                                               QStringLiteral("%"),
                                               QStringLiteral("_"),
                                               QStringLiteral("noir\u0000acme"),
                                               QStringLiteral("\u0000"),
                                               QStringLiteral("\uFEFFacme"),
                                               QStringLiteral("\u202Eacme"),
                                               QStringLiteral("\u2014"),
                                               QStringLiteral("!!!"),
                                               QStringLiteral("\U0001F600"),
                                               QStringLiteral("- - -"),
                                               QStringLiteral("\"*\"*"),
                                               QStringLiteral("rowid:1"),
                                               QStringLiteral("notice_text"),
                                               QStringLiteral("acme ^ noir"),
                                               QStringLiteral("a OR b OR c"),
                                               QStringLiteral(":"),
                                               QStringLiteral(";"),
                                               QStringLiteral("--"),
                                               QStringLiteral("/* */"),
                                               QStringLiteral("$1 ?1 :x @y")};
    for (const QString &text : texts) {
        QTest::addRow("%s", qPrintable(text.toHtmlEscaped())) << text;
    }
}

void TestSearch::hostileTextIsOnlyText()
{
    QFETCH(QString, text);
    const auto order = wait(m_fixture.store().order({.text = text.toStdString()}));
    QVERIFY2(order, order ? "" : order.error().detail.c_str());
    QVERIFY(order->keys.size() <= 2);
}

void TestSearch::randomTextNeverFails()
{
    const unsigned seed = std::random_device()();
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    const std::string letters = "\"*()^:+-{},' \tANDORNTEab\0\xC3\xA9\xE2\x80\x94\xFF\x80"s;
    for (int i = 0; i < 2000; ++i) {
        std::string text;
        for (auto length = random() % 40; length > 0; --length) {
            text += letters[random() % letters.size()];
        }
        const auto order = wait(m_fixture.store().order({.text = text}));
        QVERIFY2(order, order ? "" : order.error().detail.c_str());
    }
}

void TestSearch::longTextIsCut()
{
    std::string words;
    for (int i = 0; i < 10'000; ++i) {
        words += "acme ";
    }
    QCOMPARE(found(words), Ids{"L-000001"});
    QVERIFY(wait(m_fixture.store().order({.text = std::string(1'000'000, 'x')})));
    const std::string query = searchQuery(std::string(63, 'x') + "\xC3\xA9");
    QCOMPARE(query, '"' + std::string(63, 'x') + "\"*"); // cut before the character that does not fit
}

void TestSearch::aChangedNoticeIsFoundByItsNewWords()
{
    StoreFixture fixture;
    fixture.apply({makeListing("L-1", "ancient")});
    fixture.apply({makeListing("L-1", "modern")});
    QCOMPARE(fixture.idsOf({.text = "ancient"}), Ids{});
    QCOMPARE(fixture.idsOf({.text = "modern"}), Ids{"L-1"});
    QCOMPARE(fixture.idsOf({.queue = SavedQueue::Urgent, .text = "modern"}), Ids{});
}

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
