// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/review/letterpack.h"
#include "review/letterquestions.h"
#include "review/lettertext.h"
#include "review/workingdays.h"

using namespace stagedoor;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(std::string)

class TestLetterText final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fills_data();
    void fills();
    void quotesInsideQuotesAreSingle();
    void quotesOnOneLineWithoutHiddenCharacters_data();
    void quotesOnOneLineWithoutHiddenCharacters();
    void quotesAreCutAtACharacter();
    void editsSurvive_data();
    void editsSurvive();
    void placeholdersAreFound();
    void deadlinesSkipTheWeekend_data();
    void deadlinesSkipTheWeekend();
    void questionsAboutTheFindingsFieldAreProposed();
    void noMoreThanFiveQuestionsAreProposed();
    void theNoticeFillsTheQuote();
    void aComplaintFillsNothing();
    void theWageArithmeticFillsRateMinimumAndPlace();
};

void TestLetterText::fills_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("expected");
    QTest::newRow("known") << std::string("a {x} b") << std::string("a 1 b");
    QTest::newRow("twice") << std::string("{x}{x}") << std::string("11");
    QTest::newRow("unknown is left open") << std::string("{amount if known}") << std::string("⟦amount if known⟧");
    QTest::newRow("empty is left open") << std::string("{e}") << std::string("⟦e⟧");
    QTest::newRow("a value is not filled again") << std::string("{braces}") << std::string("{x}");
    QTest::newRow("no end") << std::string("{x") << std::string("{x");
    QTest::newRow("empty braces") << std::string("{}") << std::string("{}");
    QTest::newRow("nested") << std::string("{{x}}") << std::string("{1}");
    QTest::newRow("over a line") << std::string("{x\n}") << std::string("{x\n}");
    QTest::newRow("prose") << std::string("{" + std::string(80, 'a') + "}")
                           << std::string("{" + std::string(80, 'a') + "}");
}

void TestLetterText::fills()
{
    QFETCH(std::string, text);
    QFETCH(std::string, expected);
    QCOMPARE(filled(text, {{"x", "1"}, {"braces", "{x}"}, {"e", ""}}), expected);
}

void TestLetterText::quotesInsideQuotesAreSingle()
{
    QCOMPARE(insideQuotes("\u201COur Town\u201D and \"Low Water\""), "\u2018Our Town\u2019 and \u2018Low Water\u2019");
    QCOMPARE(insideQuotes("plain"), "plain");
    QCOMPARE(insideQuotes("\xE2\x80"), "\xE2\x80"); // cut off
}

void TestLetterText::quotesOnOneLineWithoutHiddenCharacters_data()
{
    QTest::addColumn<std::string>("words");
    QTest::addColumn<std::string>("expected");
    QTest::newRow("plain") << std::string("a b") << std::string("a b");
    QTest::newRow("lines") << std::string(" a\r\n\n b\t ") << std::string("a b");
    QTest::newRow("bidi and zero width") << std::string("a\u202E\u200Bb\u2066\uFEFF") << std::string("ab");
    QTest::newRow("controls") << std::string("a\x01\x1B[31mb\x7F", 9) << std::string("a[31mb");
    QTest::newRow("marks of placeholders") << std::string("⟦x⟧") << std::string("[x]");
    QTest::newRow("emoji and accents stay") << std::string("é😀") << std::string("é😀");
    QTest::newRow("a stray byte") << std::string("a\xFF") << std::string("a\uFFFD");
    QTest::newRow("a cut character") << std::string("a\xE2\x82") << std::string("a\uFFFD\uFFFD");
    QTest::newRow("empty") << std::string() << std::string();
}

void TestLetterText::quotesOnOneLineWithoutHiddenCharacters()
{
    QFETCH(std::string, words);
    QFETCH(std::string, expected);
    QCOMPARE(quotable(words), expected);
}

void TestLetterText::quotesAreCutAtACharacter()
{
    std::string words;
    for (int i = 0; i < 500; ++i) {
        words += "é";
    }
    const std::string quote = quotable(words, 99);
    QCOMPARE(quote, words.substr(0, 100) + "…");
    QCOMPARE(quotable(words.substr(0, 98), 99), words.substr(0, 98));
}

void TestLetterText::editsSurvive_data()
{
    QTest::addColumn<std::string>("before");
    QTest::addColumn<std::string>("edited");
    QTest::addColumn<std::string>("after");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char *name, const std::string &before, const std::string &edited,
                        const std::string &after,
                        const std::string &expected) { QTest::newRow(name) << before << edited << after << expected; };
    row("untouched", "a\nb", "a\nb", "a\nc", "a\nc");
    row("a changed line stays", "a\nb\nc", "a\nB\nc", "a\nb\nx\nc", "a\nB\nx\nc");
    row("a changed line goes with its original", "a\nb\nc", "a\nB\nc", "a\nc", "a\nc");
    row("an added line stays behind its neighbour", "a\nb", "a\nnew\nb", "a\nx\nb", "a\nnew\nx\nb");
    row("added at the start", "a\nb", "new\na\nb", "a\nb\nc", "new\na\nb\nc");
    row("added at the end", "a\nb", "a\nb\nnew", "x\na\nb", "x\na\nb\nnew");
    row("a deleted line stays deleted", "a\nb\nc", "a\nc", "a\nb\nc\nd", "a\nc\nd");
    row("two lines changed, one added", "a\nb\nc\nd", "a\nB\nC\nE\nd", "a\nb\nc\nd\nf", "a\nB\nC\nE\nd\nf");
    row("all deleted", "a\nb", "", "a\nb\nc", "\nc");
    row("from nothing", "", "mine", "a", "a");
}

void TestLetterText::editsSurvive()
{
    QFETCH(std::string, before);
    QFETCH(std::string, edited);
    QFETCH(std::string, after);
    QFETCH(std::string, expected);
    QCOMPARE(withEdits(before, edited, after), expected);
}

void TestLetterText::placeholdersAreFound()
{
    const std::string text = "a ⟦x⟧ b ⟦y";
    const PlaceholderSpan first = nextPlaceholder(text);
    QCOMPARE(text.substr(first.begin, first.length), "⟦x⟧");
    const PlaceholderSpan second = nextPlaceholder(text, first.begin + first.length);
    QCOMPARE(text.substr(second.begin, second.length), "⟦");
    QCOMPARE(nextPlaceholder("none").begin, std::string_view::npos);
}

void TestLetterText::deadlinesSkipTheWeekend_data()
{
    QTest::addColumn<int>("day"); // of November 2026; the 23rd is a Monday
    QTest::addColumn<int>("days");
    QTest::addColumn<int>("due");
    QTest::newRow("Monday") << 23 << 2 << 25;
    QTest::newRow("Thursday") << 19 << 2 << 23;
    QTest::newRow("Friday") << 20 << 2 << 24;
    QTest::newRow("Saturday") << 21 << 2 << 24;
    QTest::newRow("five days are a week") << 23 << 5 << 30;
    QTest::newRow("none") << 22 << 0 << 22;
}

void TestLetterText::deadlinesSkipTheWeekend()
{
    QFETCH(int, day);
    QFETCH(int, days);
    QFETCH(int, due);
    using namespace std::chrono;
    const auto date = [](int number) { return sys_days{year{2026} / November / number}; };
    QCOMPARE(endOfWorkingDay(Timestamp(date(day) + 9h), days), Timestamp(date(due) + 23h + 59min));
}

namespace {

Assessment assessmentOf(std::vector<Finding> findings)
{
    Assessment assessment;
    assessment.findings = std::move(findings);
    return assessment;
}

Finding found(const std::string &clause, const std::string &field, const std::string &quote)
{
    Finding finding;
    finding.clause = clause;
    finding.field = field;
    finding.quote = quote;
    return finding;
}

std::vector<std::string> proposedOf(const std::vector<OfferedQuestion> &questions)
{
    std::vector<std::string> texts;
    for (const OfferedQuestion &question : questions) {
        if (question.proposed) {
            texts.push_back(questionText(question, "en"));
        }
    }
    return texts;
}

} // namespace

void TestLetterText::questionsAboutTheFindingsFieldAreProposed()
{
    const Assessment assessment =
        assessmentOf({found("vague.missing", "dates", ""), found("vague.missing", "roles", "")});
    QCOMPARE(proposedOf(offeredQuestions({"vague.missing"}, assessment, *letterPack())),
             (std::vector<std::string>{"On which dates?", "Whom do you seek?"}));
    QCOMPARE(offeredQuestions({"vague.missing"}, assessment, *letterPack()).size(), 3U);
    QVERIFY(offeredQuestions({"no.such"}, assessment, *letterPack()).empty());
}

void TestLetterText::noMoreThanFiveQuestionsAreProposed()
{
    const Assessment assessment = assessmentOf(
        {found("vague.missing", "dates", ""), found("vague.missing", "roles", ""),
         found("vague.missing", "locations", ""), found("pay.prospective", "compensation.details", "if sold"),
         found("fee.hidden", "fees.details", "fee"), found("fee.pay-to-play", "fees.details", "fee")});
    const std::vector<std::string> proposed = proposedOf(offeredQuestions(
        {"vague.missing", "pay.prospective", "fee.hidden", "fee.pay-to-play"}, assessment, *letterPack()));
    QCOMPARE(proposed.size(), 5U);
    QVERIFY(std::ranges::find(proposed, "Does a performer pay anything?") !=
            proposed.end()); // one of each clause first
}

void TestLetterText::theNoticeFillsTheQuote()
{
    const Assessment assessment = assessmentOf({found("pay.prospective", "compensation.details", "if\nsold")});
    const std::vector<OfferedQuestion> questions = offeredQuestions({"pay.prospective"}, assessment, *letterPack());
    QCOMPARE(questionText(questions.at(1), "en"), "You write “if sold”: is ⟦amount⟧ paid on the day?");
    QVERIFY(questions.at(0).proposed);
    QCOMPARE(questionText(questions.at(0), "es"), "¿Qué parte del pago se debe pase lo que pase?");
}

void TestLetterText::aComplaintFillsNothing()
{
    Finding finding = found("pay.prospective", "complaints[0].text", "they said if it sells");
    finding.values = {{"amount", "$40"}};
    const std::vector<OfferedQuestion> questions =
        offeredQuestions({"pay.prospective"}, assessmentOf({finding}), *letterPack());
    QCOMPARE(questionText(questions.at(1), "en"), "You write “⟦quote⟧”: is ⟦amount⟧ paid on the day?");
}

void TestLetterText::theWageArithmeticFillsRateMinimumAndPlace()
{
    Assessment assessment = assessmentOf({found("pay.prospective", "compensation.details", "x")});
    WageReckoning wage;
    wage.hourly = 5;
    wage.minimum = 7.25;
    wage.currency = "USD";
    wage.place = "Georgia";
    assessment.wages = {wage};
    const OfferedQuestion question = offeredQuestions({"pay.prospective"}, assessment, *letterPack()).front();
    QCOMPARE(filled("{rate} {minimum} {place}", question.values), "5.00 USD 7.25 USD Georgia");
}

QTEST_GUILESS_MAIN(TestLetterText)
#include "tst_lettertext.moc"
