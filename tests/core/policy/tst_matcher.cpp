// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <random>

#include <QRegularExpression>
#include <QTest>

#include <re2/re2.h>

#include "policy/literals.h"
#include "policy/matcher.h"

using namespace stagedoor;

class TestMatcher : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void find_data();
    void find();
    void aBadPatternFailsTheCallAndIsNamed();
    void literalsAreOnlyMadeOfWhatIsFinite_data();
    void literalsAreOnlyMadeOfWhatIsFinite();
    void agreesWithRe2OnRandomText();
};

namespace {

Matcher compiled(const QList<QByteArray> &patterns)
{
    std::vector<MatcherRule> rules;
    for (const QByteArray &pattern : patterns) {
        rules.push_back({"rule", {pattern.toStdString()}});
    }
    return Matcher::compile(rules).value();
}

QList<QList<int>> spansOf(const QList<QByteArray> &patterns, const QByteArray &text)
{
    const Matcher matcher = compiled(patterns);
    Matcher::Scratch scratch(matcher);
    QList<QList<int>> spans;
    for (const Span &span : matcher.find(text.toStdString(), scratch)) {
        spans.append({int(span.begin), int(span.length), int(span.rule.value)});
    }
    return spans;
}

} // namespace

void TestMatcher::find_data()
{
    QTest::addColumn<QList<QByteArray>>("patterns");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QList<QList<int>>>("expected");
    using P = QList<QByteArray>;
    using S = QList<QList<int>>;
    QTest::newRow("no rules") << P{} << QByteArray("spam") << S{};
    QTest::newRow("no text") << P{"a"} << QByteArray() << S{};
    QTest::newRow("longest, once") << P{R"(\$\d+)"} << QByteArray("$1500") << S{{0, 5, 0}};
    QTest::newRow("two rules overlap") << P{"ab", "bc"} << QByteArray("abc") << S{{0, 2, 0}, {1, 2, 1}};
    QTest::newRow("after an emoji, in bytes") << P{"x"} << QByteArray("\xF0\x9F\x98\x80x") << S{{4, 1, 0}};
    QTest::newRow("word boundaries of literals")
        << P{R"(\bfees?\b)"} << QByteArray("fee coffee fees feed") << S{{0, 3, 0}, {11, 4, 0}};
    QTest::newRow("rest of the word") << P{R"(\bnud\w+)"} << QByteArray("nud nudity nude") << S{{4, 6, 0}, {11, 4, 0}};
    QTest::newRow("repeats do not overlap") << P{"aa"} << QByteArray("aaaaa") << S{{0, 2, 0}, {2, 2, 0}};
    QTest::newRow("line anchors") << P{R"(^none$)"} << QByteArray("none\nnone x\nnone") << S{{0, 4, 0}, {12, 4, 0}};
}

void TestMatcher::find()
{
    QFETCH(const QList<QByteArray>, patterns);
    QFETCH(const QByteArray, text);
    QFETCH(const QList<QList<int>>, expected);
    QCOMPARE(spansOf(patterns, text), expected);
}

void TestMatcher::aBadPatternFailsTheCallAndIsNamed()
{
    const std::vector<MatcherRule> rules{{"good", {"a.b"}}, {"bad", {"x*y", "(?=x)y"}}};
    const Result<Matcher> matcher = Matcher::compile(rules);
    QVERIFY(!matcher);
    QCOMPARE(matcher.error().kind, Error::Kind::Invalid);
    QVERIFY2(matcher.error().detail.starts_with("bad: pattern '(?=x)y'"), matcher.error().detail.c_str());
}

void TestMatcher::literalsAreOnlyMadeOfWhatIsFinite_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<int>("literals"); // -1: none can be made
    QTest::newRow("plain") << QByteArray("fee") << 1;
    QTest::newRow("alternatives") << QByteArray(R"(\b(?:a|b(?:c|d)?)s?\b)") << 8;
    QTest::newRow("class") << QByteArray("1[0-7]") << 8;
    QTest::newRow("digit") << QByteArray(R"(\d)") << 10;
    QTest::newRow("star") << QByteArray("a*b") << -1;
    QTest::newRow("any") << QByteArray("a.b") << -1;
    QTest::newRow("anchor") << QByteArray("^a") << -1;
    QTest::newRow("boundary inside") << QByteArray(R"(a\b-b)") << -1;
    QTest::newRow("may be empty") << QByteArray("a?") << -1;
    QTest::newRow("too many") << QByteArray(R"(\d\d\d\d)") << -1;
    QTest::newRow("broken") << QByteArray("(?:a") << -1;
    QTest::newRow("negated class") << QByteArray("[^a]") << -1;
}

void TestMatcher::literalsAreOnlyMadeOfWhatIsFinite()
{
    QFETCH(const QByteArray, pattern);
    QFETCH(const int, literals);
    const auto made = literalsOf(pattern.toStdString());
    QCOMPARE(made ? int(made->size()) : -1, literals);
}

void TestMatcher::agreesWithRe2OnRandomText()
{
    const QList<QByteArray> patterns{
        R"(\bfees?\b)",        R"(\b(?:pay|paid|pays?)\b)",      R"([$]\d+(?:\.\d\d)?)", "a+b",
        R"(\bnud(?:e|ity)\b)", R"((?:no|not|never) (?:a )?fee)", R"(\b\w+ing\b)",        "é|ü+",
        R"(\bde\w*\b)"};
    const Matcher matcher = compiled(patterns);
    Matcher::Scratch scratch(matcher);
    RE2::Options options;
    options.set_longest_match(true);
    const auto seed = std::random_device{}();
    std::mt19937 random(seed);
    const std::vector<std::string> pieces{"fee", "fees", " ",   " ",    "no ",     "not a ", "pay", "paid", "$15",
                                          ".00", "a",    "aab", "nude", "nudity",  "e",      "ee",  "ing",  "sing",
                                          "é",   "üü",   "\n",  "de",   "deposit", ",",      "😀"};
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (auto i = random() % 25; i > 0; --i) {
            text += pieces[random() % pieces.size()];
        }
        std::vector<Span> expected;
        for (qsizetype r = 0; r < patterns.size(); ++r) {
            const RE2 oracle(patterns[r].toStdString(), options);
            std::size_t at = 0;
            re2::StringPiece match;
            while (at <= text.size() && oracle.Match(text, at, text.size(), RE2::UNANCHORED, &match, 1) &&
                   !match.empty()) {
                const auto begin = std::size_t(match.data() - text.data());
                expected.push_back({begin, match.size(), RuleId{std::uint32_t(r)}});
                at = begin + match.size();
            }
        }
        std::ranges::sort(expected);
        const std::vector<Span> found = matcher.find(text, scratch);
        QVERIFY2(
            found == expected,
            qPrintable(QStringLiteral("seed %1, round %2: %3").arg(seed).arg(round).arg(QString::fromStdString(text))));
    }
}

QTEST_GUILESS_MAIN(TestMatcher)
#include "tst_matcher.moc"
