// SPDX-License-Identifier: GPL-3.0-or-later
#include <random>

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "policy/normaliser.h"

using namespace stagedoor;

class TestNormaliser : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void spellings_data();
    void spellings();
    void spansPointAtThePostersBytes_data();
    void spansPointAtThePostersBytes();
    void randomTextAgreesWithIcuAndMapsToWholeCharacters();
    void aMegabyteIsQuick();
};

namespace {

NormalText normal(const QByteArray &text)
{
    NormalText out;
    Normaliser({"fee", "porn", "nude"}).append(text.toStdString(), out);
    return out;
}

bool atCharacter(const std::string &text, std::size_t at)
{
    return at <= text.size() && (at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U);
}

} // namespace

void TestNormaliser::spellings_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *text, const char *expected) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(expected);
    };
    row("nothing", "", "");
    row("capitals", "ENTRY FEE", "entry fee");
    row("full width", "ｆｅｅ", "fee");
    row("zero width inside", "f\u200Be\u200De", "fee");
    row("soft hyphen, bidi controls", "f\u00ADe\u202Ee\u202C", "fee");
    row("combining mark", "cafe\u0301", "caf\u00E9");
    row("Cyrillic inside Latin", "fее required", "fee required");
    row("Greek omicron", "dep\u03BFsit", "deposit");
    row("a Cyrillic word stays", "роль", "роль");
    row("letters apart", "an entry f e e of", "an entry fee of");
    row("letters with dots", "we take f.e.e of", "we take fee of");
    row("two letters stay", "a b", "a b");
    row("digits for letters, known", "no f33 here, p0rn", "no fee here, porn");
    row("digits for letters, unknown", "model 5x3", "model 5x3");
    row("curly quotes, dashes", "\u201Cdon\u2019t\u201D \u2013 no", "\"don't\" - no");
    row("entities", "&#102;ee &amp; &pound;5", "fee & \u00A35");
    row("white space", "a \t\u00A0 b", "a b");
    row("a break inside a sentence", "registration\nfee", "registration fee");
    row("a break between lines", "Pay: none.\nDates: May", "pay: none.\ndates: may");
    row("right to left", "\u0634\u0643\u0631 fee", "\u0634\u0643\u0631 fee");
    row("emoji", "\U0001F600 fee", "\U0001F600 fee");
    row("broken bytes", "a\xFF\xC3", "a\xEF\xBF\xBD\xEF\xBF\xBD");
    row("half of a surrogate pair", "a\xED\xA0\x80", "a\uFFFD\uFFFD\uFFFD");
    row("longer than it need be", "a\xE0\x80\x80", "a\uFFFD\uFFFD\uFFFD");
    row("beyond the last character", "a\xF4\x90\x80\x80", "a\uFFFD\uFFFD\uFFFD\uFFFD");
}

void TestNormaliser::spellings()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, expected);
    QCOMPARE(QByteArray::fromStdString(normal(text).text), expected);
}

void TestNormaliser::spansPointAtThePostersBytes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<QByteArray>("original");
    const auto row = [](const char *name, const char *text, const char *word, const char *original) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(word) << QByteArray(original);
    };
    row("plain", "A Fee of", "fee", "Fee");
    row("after a surrogate pair", "\U0001F600 FEE", "fee", "FEE");
    row("zero width inside", "x f\u200Be\u200De y", "fee", "f\u200Be\u200De");
    row("letters apart", "an f e e of", "fee", "f e e");
    row("entity", "a &#102;ee", "fee", "&#102;ee");
    row("combining mark", "le cafe\u0301 x", "caf\u00E9", "cafe\u0301");
    row("ligature", "o\uFB00er", "off", "o\uFB00");
    row("look-alikes", "an fее now", "fee", "fее");
    row("behind a NUL", QByteArray("a\0fee", 5).constData(), "a", "a");
}

void TestNormaliser::spansPointAtThePostersBytes()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, word);
    QFETCH(const QByteArray, original);
    const NormalText out = normal(text);
    const std::size_t at = out.text.find(word.toStdString());
    QVERIFY(at != std::string::npos);
    const std::size_t last = at + std::size_t(word.size()) - 1;
    QCOMPARE(text.mid(qsizetype(out.from[at]), qsizetype(out.to[last] - out.from[at])), original);
}

void TestNormaliser::randomTextAgreesWithIcuAndMapsToWholeCharacters()
{
    const auto seed = std::random_device{}();
    std::mt19937 random(seed);
    const std::vector<std::u16string> pieces{u"a",      u"Fee ", u"\u0301",
                                             u"ﬁ",      u"İ",    u"ß",
                                             u"\u200B", u"가",   u"\u1100\u1161",
                                             u"Å",      u"½",    u"\U0001F468\u200D\U0001F469",
                                             u"م",      u" ",    u"Ω",
                                             u"Ж",      u"x9",   u"é"};
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2 *folding = icu::Normalizer2::getNFKCCasefoldInstance(status);
    QVERIFY(U_SUCCESS(status));
    for (int round = 0; round < 3000; ++round) {
        icu::UnicodeString text;
        for (auto i = random() % 12; i > 0; --i) {
            const std::u16string &piece = pieces[random() % pieces.size()];
            text.append(piece.data(), int(piece.size()));
        }
        std::string utf8;
        text.toUTF8String(utf8);
        NormalText out;
        Normaliser().append(utf8, out);
        const QByteArray where = "seed " + QByteArray::number(seed) + ": " + QByteArray::fromStdString(utf8);
        QCOMPARE(out.from.size(), out.text.size());
        for (std::size_t i = 0; i < out.text.size(); ++i) {
            QVERIFY2(out.from[i] < out.to[i] && atCharacter(utf8, out.from[i]) && atCharacter(utf8, out.to[i]),
                     where.constData());
        }
        // The slow oracle: ICU over the whole, then the plain rules for look-alikes and spaces left out on both sides.
        std::string folded;
        folding->normalize(text, status).toUTF8String(folded);
        const auto letters = [](std::string s) {
            std::erase_if(s, [](char c) { return c == ' '; });
            return s;
        };
        if (folded.find("ω") == std::string::npos && folded.find("ж") == std::string::npos &&
            folded.find(" ") == std::string::npos && folded.find("⁄") == std::string::npos) {
            QVERIFY2(letters(out.text) == letters(folded), where.constData());
        }
    }
}

void TestNormaliser::aMegabyteIsQuick()
{
    QByteArray text;
    while (text.size() < 1'000'000) {
        text += "Actors f e e \u2019 \u0441ast ";
    }
    QElapsedTimer clock;
    clock.start();
    const NormalText out = normal(text);
    QVERIFY(!out.text.empty());
    QVERIFY2(clock.elapsed() < 10'000, qPrintable(QString::number(clock.elapsed())));
}

QTEST_GUILESS_MAIN(TestNormaliser)
#include "tst_normaliser.moc"
