// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/review/letterpack.h"
#include "review/citing.h"
#include "review/letters.h"

using namespace stagedoor;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp monday{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 12h};

Listing notice()
{
    Listing listing;
    listing.id = {"L-1"};
    listing.title = "Low {Water}";
    listing.poster.name = "Ana";
    listing.compensation.details = "Pay if the film sells";
    listing.roles.push_back({"Captain", "", "", {}, {}, Nudity::None, {}});
    listing.locations = {"Savannah, GA"};
    listing.complaints.push_back(
        {"K-1", monday, ComplaintKind::Fee, "I am Jo and they took my $40", ComplaintState::Open, {}});
    return listing;
}

Finding finding(const std::string &clause, const std::string &field, const std::string &quote)
{
    Finding made;
    made.clause = clause;
    made.field = field;
    made.quote = quote;
    made.length = quote.size();
    made.severity = Severity::Check;
    return made;
}

Letter letterOf(LetterKind kind, const std::vector<Finding> &findings, const std::vector<std::string> &clauses,
                const std::string &language = "en")
{
    LetterRequest request;
    request.kind = kind;
    request.language = language;
    request.points = pointsFor(clauses, findings, notice());
    return writeLetter(LetterTemplates::builtIn(), *letterPack(), notice(), request);
}

bool has(const std::string &text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

class TestLetters final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(letterPack()); }
    void bothLanguagesAreComplete();
    void aFileWithAHoleIsRefusedByName();
    void clarifyQuotesRulesAsksAndNamesTheField();
    void clarifySaysWhatIsNotInDoubtAndOffersTheChoice();
    void clarifySaysWhetherTheNoticeIsHidden();
    void declineCarriesFactsRuleOriginAndAppealAndAsksNothing();
    void suspendCarriesTheTypedReason();
    void aClauseWithoutFindingIsTheEditorsOwn();
    void aHideWithoutReasonsStillSaysWhatHappens();
    void aComplaintIsNeverQuoted();
    void spanishIsSpanish();
    void textsMissingInALanguageFallBackToEnglish();
    void aPostersBracesAreNoPlaceholders();
    void citedCountsAsConfirmed();
    void leftOpenCountsAsOverruled();
};

void TestLetters::bothLanguagesAreComplete()
{
    const Result<LetterTemplates> read = LetterTemplates::fromToml(builtInLetterToml());
    QVERIFY2(read, read ? "" : read.error().detail.c_str());
    QCOMPARE(read->languages(), (std::vector<std::string>{"en", "es"}));
    QCOMPARE(read->languageFor("es_MX"), "es");
    QCOMPARE(read->languageFor("es-419"), "es");
    QCOMPARE(read->languageFor("pt"), "en");
    QCOMPARE(read->languageFor(""), "en");
    QCOMPARE(read->fieldName("en", "roles[2].pay"), "Roles");
    QCOMPARE(read->fieldName("en", "compensation.details"), "Pay details");
    QCOMPARE(read->day("es", monday), "23 de noviembre de 2026");
}

void TestLetters::aFileWithAHoleIsRefusedByName()
{
    std::string english(builtInLetterToml().front());
    const std::size_t at = english.find("appeal = ");
    QVERIFY(at != std::string::npos);
    english.replace(at, 6, "appeel");
    const Result<LetterTemplates> holed = LetterTemplates::fromToml({english});
    QVERIFY(!holed);
    QVERIFY2(has(holed.error().detail, "decline.appeal"), holed.error().detail.c_str());

    const Result<LetterTemplates> broken = LetterTemplates::fromToml({"language = \"en\"\nmonths = ["});
    QVERIFY(!broken);
    QVERIFY2(has(broken.error().detail, "line 2"), broken.error().detail.c_str());
    QVERIFY(!LetterTemplates::fromToml({builtInLetterToml().back()})); // no English
}

void TestLetters::clarifyQuotesRulesAsksAndNamesTheField()
{
    LetterRequest request;
    request.points = pointsFor({"pay.prospective"},
                               {finding("pay.prospective", "compensation.details", "if the film sells")}, notice());
    request.questions = {{"pay.prospective", "Which part is owed?", "compensation.details"}};
    request.dueAt = monday + 48h;
    const Letter letter = writeLetter(LetterTemplates::builtIn(), *letterPack(), notice(), request);
    QVERIFY(has(letter.subject, "Low {Water}"));
    QVERIFY(has(letter.body, "Hello Ana,"));
    QVERIFY(has(letter.body, "“if the film sells” (Pay details)"));
    QVERIFY(has(letter.body, "Pay that depends on something else is not guaranteed."));
    QVERIFY(has(letter.body, "- Which part is owed?"));
    QVERIFY(has(letter.body, "answer in the field “Pay details”"));
    QVERIFY(has(letter.body, "25 November 2026"));
    QVERIFY(letter.dueAt.has_value());
    QCOMPARE(toRfc3339(*letter.dueAt), toRfc3339(monday + 48h));
    QVERIFY(!has(letter.body, "reply to this letter and say why")); // nothing to appeal
}

void TestLetters::clarifySaysWhatIsNotInDoubtAndOffersTheChoice()
{
    const std::vector<Finding> findings{finding("pay.prospective", "compensation.details", "if the film sells"),
                                        finding("pay.guaranteed", "roles[0].pay", "$5")};
    const std::vector<std::string> clear = clearAspects(notice(), findings);
    QCOMPARE(clear, (std::vector<std::string>{"roles", "locations"})); // no dates given, pay in doubt
    LetterRequest request;
    request.points = pointsFor({"pay.prospective"}, findings, notice());
    request.clear = clear;
    const std::string body = writeLetter(LetterTemplates::builtIn(), *letterPack(), notice(), request).body;
    QVERIFY(has(body, "There is no question about the roles and the locations"));
    QVERIFY(has(body, "we tag it Not Paid"));
}

void TestLetters::clarifySaysWhetherTheNoticeIsHidden()
{
    LetterRequest request;
    request.dueAt = monday;
    const auto body = [&request] {
        return writeLetter(LetterTemplates::builtIn(), *letterPack(), notice(), request).body;
    };
    QVERIFY(has(body(), "It stays visible"));
    QVERIFY(has(body(), "will be hidden until you answer"));
    request.hidden = true;
    request.deactivated = true;
    QVERIFY(has(body(), "It is hidden until"));
    QVERIFY(has(body(), "Your account is paused"));
    QVERIFY(!has(body(), "It stays visible"));
}

void TestLetters::declineCarriesFactsRuleOriginAndAppealAndAsksNothing()
{
    const Letter letter =
        letterOf(LetterKind::Decline, {finding("fee.pay-to-play", "fees.details", "$50 deposit")}, {"fee.pay-to-play"});
    QVERIFY(has(letter.body, "Your notice says: “$50 deposit” (Fees)"));
    QVERIFY(has(letter.body, "Our rule: Performers never pay to take part."));
    QVERIFY(has(letter.body, "Your notice asks for “$50 deposit”."));
    QVERIFY(has(letter.body, "A program pointed this out and an editor confirmed it."));
    QVERIFY(has(letter.body, "If you think that we are mistaken"));
    QVERIFY(!has(letter.body, "?"));
    QVERIFY(!letter.dueAt.has_value());
}

void TestLetters::suspendCarriesTheTypedReason()
{
    LetterRequest request;
    request.kind = LetterKind::Suspend;
    request.points = pointsFor({"fee.hidden"}, {finding("fee.hidden", "complaints[0].text", "took my $40")}, notice());
    request.remark = "Three performers were charged.";
    const Letter letter = writeLetter(LetterTemplates::builtIn(), *letterPack(), notice(), request);
    QVERIFY(has(letter.subject, "suspended"));
    QVERIFY(has(letter.body, "Three performers were charged."));
    QVERIFY(has(letter.body, "A fee must stand in the notice."));
    QVERIFY(has(letter.body, "A complaint pointed this out and an editor looked into it."));
}

void TestLetters::aClauseWithoutFindingIsTheEditorsOwn()
{
    const Letter letter = letterOf(LetterKind::Decline, {}, {"discretion.mission"});
    QVERIFY(has(letter.body, "Against the site's mission"));
    QVERIFY(has(letter.body, "An editor found this; no program was involved."));
    QVERIFY(!has(letter.body, "leaves this open"));
}

void TestLetters::aHideWithoutReasonsStillSaysWhatHappens()
{
    const Letter letter = letterOf(LetterKind::Hide, {}, {});
    QVERIFY(has(letter.body, "while an editor looks into it"));
    QVERIFY(!has(letter.body, "The reason:"));
    QVERIFY(has(letter.body, "If you think that we are mistaken"));
}

void TestLetters::aComplaintIsNeverQuoted()
{
    const std::vector<Finding> findings{finding("fee.hidden", "complaints[0].text", "they took my $40")};
    for (const LetterKind kind : {LetterKind::Clarify, LetterKind::Decline, LetterKind::Hide, LetterKind::Suspend}) {
        const Letter letter = letterOf(kind, findings, {"fee.hidden"});
        QVERIFY(!has(letter.body, "they took") && !has(letter.body, "$40") && !has(letter.body, "Jo"));
        QVERIFY(has(letter.body, "We received a complaint about this on 23 November 2026."));
    }
    // Nor by a field that does not exist.
    QVERIFY(!has(
        letterOf(LetterKind::Decline, {finding("fee.hidden", "complaints[9].text", "they took")}, {"fee.hidden"}).body,
        "they took"));
}

void TestLetters::spanishIsSpanish()
{
    const Letter letter =
        letterOf(LetterKind::Decline, {finding("fee.pay-to-play", "fees.details", "$50")}, {"fee.pay-to-play"}, "es");
    QCOMPARE(letter.language, "es");
    QVERIFY(has(letter.subject, "No podemos publicar"));
    QVERIFY(has(letter.body, "Hola, Ana:"));
    QVERIFY(has(letter.body, "«$50» (Cuotas)"));
    QVERIFY(has(letter.body, "Los intérpretes nunca pagan por participar."));
    QVERIFY(!has(letter.body, "Hello"));
}

void TestLetters::textsMissingInALanguageFallBackToEnglish()
{
    const Letter letter = letterOf(LetterKind::Decline, {}, {"discretion.mission"}, "es");
    QVERIFY(has(letter.body, "Against the site's mission"));
    QVERIFY(has(letter.body, "Un editor encontró este punto"));
}

void TestLetters::aPostersBracesAreNoPlaceholders()
{
    const Letter letter = letterOf(
        LetterKind::Decline, {finding("fee.pay-to-play", "fees.details", "{title} ⟦x⟧ {amount}")}, {"fee.pay-to-play"});
    QVERIFY2(has(letter.body, "“{title} [x] {amount}” (Fees)"), letter.body.c_str());
    QVERIFY(has(letter.body, "“Low {Water}”"));
    QVERIFY(!has(letter.body, "⟦"));
}

void TestLetters::citedCountsAsConfirmed()
{
    const std::vector<Finding> findings{finding("fee.pay-to-play", "fees.details", "$50"),
                                        finding("fee.pay-to-play", "description", "pay us"),
                                        finding("vague.missing", "dates", "")};
    Decision decision;
    decision.clauses = {"fee.pay-to-play"};
    decision.findings = {judged(findings[1], FindingVerdict::Dismissed)};
    confirmCited(decision, findings);
    QCOMPARE(decision.findings.size(), 2U);
    QCOMPARE(decision.findings[0].verdict, FindingVerdict::Dismissed); // said outright
    QCOMPARE(decision.findings[1].verdict, FindingVerdict::Confirmed);
    QVERIFY(isAbout(decision.findings[1], findings[0]));
}

void TestLetters::leftOpenCountsAsOverruled()
{
    std::vector<Finding> findings{finding("fee.pay-to-play", "fees.details", "$50"),
                                  finding("pay.guaranteed", "roles[0].pay", "$5")};
    findings[1].severity = Severity::Note;
    Decision decision;
    overruleOpen(decision, findings);
    QCOMPARE(decision.findings.size(), 1U);
    QCOMPARE(decision.findings[0].verdict, FindingVerdict::Dismissed);
    QVERIFY(!decision.findings[0].why.empty());
}

QTEST_GUILESS_MAIN(TestLetters)
#include "tst_letters.moc"
