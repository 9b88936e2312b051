// SPDX-License-Identifier: GPL-3.0-or-later
#include <random>

#include <QElapsedTimer>
#include <QTest>

#include "ui/text/displaytext.h"

using namespace stagedoor;
using namespace Qt::StringLiterals;

class TestDisplayText final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void shows_data();
    void shows();
    void findingsLandOnTheirWords_data();
    void findingsLandOnTheirWords();
    void longLinesAreBrokenAndMapBack();
    void longParagraphsAreBrokenBehindSentences();
    void copyingYieldsWhatWasWritten();
    void tooMuchIsCutAndToldSo();
    void positionsNeverFallOnAnyBytes();
    void hostileTextsAreQuick_data();
    void hostileTextsAreQuick();
    void oneLineIsOneLineAndShort();
    void tooltipsAreLiteral();
};

void TestDisplayText::shows_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("shown");

    QTest::newRow("plain") << "two lines\nof text"_ba << u"two lines\nof text"_s;
    QTest::newRow("markup stays characters") << "<img src=file:///dev/zero>"_ba << u"<img src=file:///dev/zero>"_s;
    QTest::newRow("bidi override") << "a\xE2\x80\xAE"
                                      "b"_ba
                                   << u"a⟦U+202E⟧b"_s;
    QTest::newRow("bidi isolate") << "\xE2\x81\xA6x\xE2\x81\xA9"_ba << u"⟦U+2066⟧x⟦U+2069⟧"_s;
    QTest::newRow("zero width, a run") << "f\xE2\x80\x8B\xE2\x80\x8B\xE2\x80\x8B"
                                          "ee"_ba
                                       << u"f⟦U+200B ×3⟧ee"_s;
    QTest::newRow("joiner inside a Latin word") << "f\xE2\x80\x8D"
                                                   "ee"_ba
                                                << u"f⟦U+200D⟧ee"_s;
    QTest::newRow("joiner in Persian stays") << QByteArray("می‌خواهم") << u"می\u200Cخواهم"_s;
    QTest::newRow("joiners in an emoji stay") << QByteArray("👩‍👩‍👧") << u"👩\u200D👩\u200D👧"_s;
    QTest::newRow("variation selector of an emoji stays") << QByteArray("❤️") << u"❤\uFE0F"_s;
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << u"a⟦U+0000⟧b"_s;
    QTest::newRow("escape") << "\x1b[31m"_ba << u"⟦U+001B⟧[31m"_s;
    QTest::newRow("C1") << "\xC2\x85"_ba << u"⟦U+0085⟧"_s;
    QTest::newRow("tag characters") << "\xF3\xA0\x81\xA1"_ba << u"⟦U+E0061⟧"_s;
    QTest::newRow("soft hyphen") << "f\xC2\xAD"
                                    "ee"_ba
                                 << u"f⟦U+00AD⟧ee"_s;
    QTest::newRow("Hangul filler") << "\xE3\x85\xA4"_ba << u"⟦U+3164⟧"_s;
    QTest::newRow("Qt's frame mark") << "\xEF\xB7\x90"_ba << u"⟦U+FDD0⟧"_s;
    QTest::newRow("object replacement") << "\xEF\xBF\xBC"_ba << u"⟦U+FFFC⟧"_s;
    QTest::newRow("bad byte") << "a\xFF"
                                 "b"_ba
                              << u"a\uFFFDb"_s;
    QTest::newRow("CR LF and odd separators") << "a\r\nb\xE2\x80\xA8"
                                                 "c\rd"_ba
                                              << u"a\nb\nc\nd"_s;
    QTest::newRow("many newlines") << "a\n\n\n\n\n\nb"_ba << u"a\n\n\n⟦¶ ×3⟧\nb"_s;
    QTest::newRow("8 marks stay") << QByteArray("e") + QByteArray("\xCC\x81").repeated(8)
                                  << u"e"_s + QString(8, QChar(0x301));
    QTest::newRow("more marks are a token") << QByteArray("e") + QByteArray("\xCC\x81").repeated(200) + "x"
                                            << u"e"_s + QString(8, QChar(0x301)) + u"⟦+192 marks⟧x"_s;
}

void TestDisplayText::shows()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, shown);
    const DisplayText display = displayText(std::string_view(text.data(), std::size_t(text.size())));
    QCOMPARE(display.text(), shown);
    QVERIFY(!display.cut());
    QCOMPARE(display.bytesShown(), std::size_t(text.size()));
}

void TestDisplayText::findingsLandOnTheirWords_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<QString>("marked");

    QTest::newRow("ascii") << "there is a fee of $50"_ba
                           << "fee"_ba << u"fee"_s;
    QTest::newRow("after an emoji") << QByteArray("🎬 a fee") << "fee"_ba << u"fee"_s;
    QTest::newRow("with an emoji in it") << QByteArray("pay 💰 now") << QByteArray("pay 💰") << u"pay 💰"_s;
    QTest::newRow("combining marks") << QByteArray("cafe\xCC\x81 fee") << "fee"_ba << u"fee"_s;
    QTest::newRow("right to left") << QByteArray("שלום fee עולם") << QByteArray("עולם") << u"עולם"_s;
    QTest::newRow("behind a token") << "\xE2\x80\xAE"
                                       "fee here"_ba
                                    << "here"_ba << u"here"_s;
    QTest::newRow("across a token") << "f\xE2\x80\x8B"
                                       "ee here"_ba
                                    << "f\xE2\x80\x8B"
                                       "ee"_ba
                                    << u"f⟦U+200B⟧ee"_s;
    QTest::newRow("inside a run of tokens") << "a\xE2\x80\x8B\xE2\x80\x8B\xE2\x80\x8B"
                                               "b"_ba
                                            << "\xE2\x80\x8B"_ba << u"⟦U+200B ×3⟧"_s;
    QTest::newRow("behind capped marks") << QByteArray("e") + QByteArray("\xCC\x81").repeated(50) + " fee"
                                         << "fee"_ba << u"fee"_s;
    QTest::newRow("behind a bad byte") << "\xC3 fee"_ba
                                       << "fee"_ba << u"fee"_s;
}

void TestDisplayText::findingsLandOnTheirWords()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, words);
    QFETCH(const QString, marked);
    const DisplayText display = displayText(text.toStdString());
    const DisplayRange range = display.rangeOf(std::size_t(text.indexOf(words)), std::size_t(words.size()));
    QCOMPARE(display.text().mid(range.begin, range.end - range.begin), marked);
}

void TestDisplayText::longLinesAreBrokenAndMapBack()
{
    const std::string text = std::string(5000, 'x') + "fee" + std::string(2000, 'y');
    const DisplayText display = displayText(text);
    for (const QString &line : display.text().split(u'\n')) {
        QVERIFY(line.size() <= 1000);
    }
    const DisplayRange range = display.rangeOf(5000, 3);
    QCOMPARE(display.text().mid(range.begin, range.end - range.begin).remove(u'\n'), u"fee"_s);
    for (std::size_t byte = 0; byte < text.size(); ++byte) {
        QCOMPARE(display.text().at(display.positionOf(byte)), QChar::fromLatin1(text[byte]));
    }
}

void TestDisplayText::longParagraphsAreBrokenBehindSentences()
{
    std::string text;
    while (text.size() < 970) {
        text += "A sentence of some words. ";
    }
    QVERIFY(!displayText(text + "\nnext").text().left(int(text.size())).contains(u'\n')); // just not too long
    text += text + "\nnext";
    const QStringList lines = displayText(text).text().split(u'\n');
    QCOMPARE(lines.size(), 4);
    for (const QString &line : lines.mid(0, 3)) {
        QVERIFY(line.startsWith(u"A sentence"_s));
        QVERIFY(line.size() <= 1000);
    }
}

void TestDisplayText::copyingYieldsWhatWasWritten()
{
    const std::string text = "a\xE2\x80\xAE"
                             "b" +
                             std::string(1500, 'x') + "end";
    const DisplayText display = displayText(text);
    QCOMPARE(display.byteAt(0), std::size_t(0));
    QCOMPARE(display.byteAt(int(display.text().size())), text.size());
    // A selection that starts inside a token starts behind it.
    QCOMPARE(text.substr(display.byteAt(3), 1), std::string("b"));
    const int end = int(display.text().indexOf(u"end"_s));
    QCOMPARE(text.substr(display.byteAt(end), 3), std::string("end"));
}

void TestDisplayText::tooMuchIsCutAndToldSo()
{
    const std::string text(200'000, 'a');
    const DisplayText display = displayText(text);
    QVERIFY(display.cut());
    QVERIFY(display.bytesShown() > 65'000 && display.bytesShown() <= 64 * 1024); // the line breaks count too
    QCOMPARE(display.rangeOf(150'000, 10).begin, int(display.text().size()));    // what is cut is at the end
    QVERIFY(!displayText(text, {.bytes = 1'000'000}).cut());
}

void TestDisplayText::positionsNeverFallOnAnyBytes()
{
    const unsigned seed = std::random_device{}();
    std::mt19937 random(seed);
    constexpr char bytes[] = "a \n\r\t<\xE2\x80\xAE\xE2\x80\x8B\xCC\x81\xF0\x9F\x98\x80\xEF\xB7\x90\xFF\xC3\0é";
    const QByteArray pool(bytes, qsizetype(sizeof bytes) - 1); // the NUL in the middle too
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (auto n = random() % 300; n > 0; --n) {
            text += pool.at(qsizetype(random()) % pool.size());
        }
        const DisplayText display = displayText(text, {.bytes = 256, .lines = 20, .lineLength = 30});
        int last = 0;
        for (std::size_t byte = 0; byte <= text.size(); ++byte) {
            const int position = display.positionOf(byte);
            QVERIFY2(position >= last && position <= display.text().size(), qPrintable(u"seed %1"_s.arg(seed)));
            last = position;
        }
        for (const QChar c : display.text()) {
            QVERIFY2(c == u'\n' || c == u'\t' || !c.isNonCharacter(), qPrintable(u"seed %1"_s.arg(seed)));
            QVERIFY2(c.category() != QChar::Other_Control || c == u'\n' || c == u'\t', "a control character is shown");
        }
    }
}

void TestDisplayText::hostileTextsAreQuick_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("10 MB line") << QByteArray(10'000'000, 'x');
    QTest::newRow("zalgo") << (QByteArray("e") + QByteArray("\xCC\x81").repeated(200)).repeated(5000);
    QTest::newRow("newlines") << QByteArray(1'000'000, '\n');
    QTest::newRow("zero width") << QByteArray("\xE2\x80\x8B").repeated(3'000'000);
    QTest::newRow("alternating controls") << QByteArray("\x01\x02").repeated(3'000'000);
}

void TestDisplayText::hostileTextsAreQuick()
{
    QFETCH(const QByteArray, text);
    const std::string bytes = text.toStdString();
    QElapsedTimer timer;
    timer.start();
    const DisplayText display = displayText(bytes);
    QVERIFY2(timer.elapsed() < 150, qPrintable(u"%1 ms"_s.arg(timer.elapsed())));
    QVERIFY(display.text().size() < 80'000);
}

void TestDisplayText::oneLineIsOneLineAndShort()
{
    QCOMPARE(toLine("  two \n lines "), u"two lines"_s);
    QCOMPARE(toLine(std::string(1000, 'x')).size(), 300);
    QVERIFY(toLine(std::string(1000, 'x')).endsWith(u'…'));
    QCOMPARE(toLine(std::string(5'000'000, 'x'), 40).size(), 40);
    QCOMPARE(toLine("a\xE2\x80\xAE"), u"a⟦U+202E⟧"_s);
}

void TestDisplayText::tooltipsAreLiteral()
{
    QCOMPARE(toTip(u"<img src=\"x\">\n&"_s), u"<qt>&lt;img src=&quot;x&quot;&gt;<br>&amp;</qt>"_s);
}

QTEST_APPLESS_MAIN(TestDisplayText)
#include "tst_displaytext.moc"
