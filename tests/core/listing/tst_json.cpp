// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "listing/json.h"
#include "listing/jsonwords.h"

using namespace stagedoor;

class TestJson final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void aWholeListingIsWrittenAsItWasRead();
    void unknownMembersKeepTheirText();
    void missingAndNullMembersHaveTheirEmptyValue();
    void refusesListings_data();
    void refusesListings();
    void aNulBecomesTheReplacementCharacter();
    void hostileNestingIsRefused();
    void aPageRefusesOneListingAlone();
    void aDecisionBodyTakesNoServerMembers();
    void whatARequestMustSayIsNotSaidByAnEmptyValue_data();
    void whatARequestMustSayIsNotSaidByAnEmptyValue();
    void aDecisionIsWrittenAsItWasRead();
    void batchesKeepTheExactBytes();
    void importTakesBothForms();
    void everyCutOfAListingIsRefused();
    void everyWordIsReadAgain();
};

namespace {

// Every member of the API's listing, in its order, with unknown members in several places.
constexpr std::string_view wholeListing =
    R"({"id":"L-000123","revision":3,"state":"waiting","submitted_at":"2026-11-20T14:02:11Z","updated_at":"2026-11-21T09:00:00.250Z",)"
    R"("title":"Caf\u00e9 \"Nord\"","category":"short-film","production_company":"Lichtspiel GmbH","description":"one\n\ntwo 🎭",)"
    R"("roles":[{"name":"Ana","description":"","pay":"$50/day","age_min":18,"age_max":30,"nudity":"implied","lines":true},)"
    R"({"name":"Ben","description":"","pay":"","nudity":"unspecified"}],)"
    R"("compensation":{"declared":"not_paid","details":"meals","union":"both","x":1e400},"fees":{"declared":true,"details":"none"},)"
    R"("locations":["Los Angeles, CA",""],"dates":"","expires_at":"","how_to_apply":"mail",)"
    R"("poster":{"account_id":"A-991","name":"","email":"a@b.example","company":"","website":"","links":["https://x.example/"],)"
    R"("created_at":"2020-01-01T00:00:00Z","email_verified":true,"posted":12,"approved":9,"declined":1,"suspended":false},)"
    R"("media":[{"id":"m1","kind":"video","caption":"","bytes":5000000000,"sha256":"ab"}],)"
    R"("complaints":[{"id":"c1","at":"2026-11-20T14:02:11Z","kind":"fee","text":"they asked 50","state":"not_upheld"}],)"
    R"("messages":[{"id":"n1","at":"2026-11-20T14:02:11Z","from":"editor","author":"ana","text":"?","attachments":["a.pdf"]}],)"
    R"("standing":{"id":"u","kind":"clarify","by":"ana","at":"2026-11-20T14:02:11Z","revision":2,"pay_tag":null,"clauses":["pay.none"],"due_at":"2026-11-24T17:00:00Z"},)"
    R"("claim":{"holder":"ben","epoch":4,"expires_at":"2026-11-20T14:17:11Z"},"url":"https://site.example/1","language":"en","assigned_to":"",)"
    R"("review":{"why":"answered","since":"2026-11-21T09:00:00Z"},"boost":{"level":[1,2.50,null,"\u00e9"],"until":18446744073709551617},"zz":false})";

} // namespace

void TestJson::aWholeListingIsWrittenAsItWasRead()
{
    const Result<Listing> listing = fromJson<Listing>(wholeListing);
    QVERIFY2(listing.has_value(), listing ? "" : listing.error().detail.c_str());
    QCOMPARE(listing->roles.at(0).ageMax, std::optional(30));
    QCOMPARE(listing->roles.at(1).ageMax, std::optional<int>());
    QCOMPARE(listing->media.at(0).bytes, std::int64_t{5'000'000'000});
    const std::string written = toJson(*listing);
    QCOMPARE(fromJson<Listing>(written).value(), *listing);
    std::string expected(wholeListing);
    expected.replace(expected.find(R"(Caf\u00e9)"), 9,
                     "Café"); // the one spelling that differs: known text is written plainly
    QCOMPARE(QByteArray::fromStdString(written), QByteArray::fromStdString(expected));
}

void TestJson::unknownMembersKeepTheirText()
{
    const Listing listing = fromJson<Listing>(wholeListing).value();
    QCOMPARE(listing.unknown.size(), 2U);
    QCOMPARE(listing.unknown.at(0).first, std::string("boost"));
    QCOMPARE(listing.unknown.at(0).second,
             std::string(R"({"level":[1,2.50,null,"\u00e9"],"until":18446744073709551617})"));
    QCOMPARE(listing.roles.at(0).unknown.at(0).second, std::string("true"));
    QCOMPARE(listing.compensation.unknown.at(0).second, std::string("1e400"));
}

void TestJson::missingAndNullMembersHaveTheirEmptyValue()
{
    const auto listing =
        fromJson<Listing>(R"( {"id":"L-1","title":"x","roles":null,"expires_at":null,"review":null,"state":""} )");
    QVERIFY(listing.has_value());
    Listing expected;
    expected.id.value = "L-1";
    expected.title = "x";
    QCOMPARE(*listing, expected);
}

void TestJson::refusesListings_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char *name, const char *json, const char *message) {
        QTest::newRow(name) << QByteArray(json) << QByteArray(message);
    };
    row("empty", "", "not JSON");
    row("a list", "[1]", "expected an object, at byte 0");
    row("no id", R"({"title":"x"})", "id: expected 1 to 64");
    row("a bad id", R"({"id":"a b"})", "id: expected 1 to 64");
    row("a number for a text", R"({"id":"L","title":5})", "title: expected text, at byte 18");
    row("a text for a number", R"({"id":"L","roles":[{},{"age_min":"x"}]})",
        "roles[1].age_min: expected a whole number, at byte 33");
    row("a broken number", R"({"id":"L","revision":1.5})", "revision: expected a whole number, at byte 21");
    row("2^64", R"({"id":"L","revision":18446744073709551616})", "revision: expected a whole number");
    row("an unknown word", R"({"id":"L","state":"gone"})", "state: unknown word \"gone\", at byte 18");
    row("a bad time", R"({"id":"L","submitted_at":"yesterday"})", "submitted_at: expected a time as");
    row("given twice", R"({"id":"L","title":"a","title":"b"})", "title: given twice");
    row("unknown, given twice", R"({"id":"L","zz":1,"zz":1})", "zz: given twice");
    row("half a surrogate pair", R"({"id":"L","title":"\ud800"})", "title: text with a broken escape");
    row("half a pair in an unknown member", R"({"id":"L","zz":{"a":"\ud800"}})", "text with a broken escape");
    row("trailing text", R"({"id":"L"} x)", "more text behind the value");
    row("two values", R"({"id":"L"}{"id":"M"})", "more text behind the value");
    row("a byte order mark", "\xEF\xBB\xBF{\"id\":\"L\"}", "");
    row("bad UTF-8", "{\"id\":\"L\",\"title\":\"\xC3\x28\"}", "not JSON");
    row("NaN", R"({"id":"L","zz":NaN})", "");
    row("a bare word in an unknown member", R"({"id":"L","zz":[tru]})", "");
    row("a missing bracket", R"({"id":"L","roles":[{})", "");
    row("a number with a leading zero", R"({"id":"L","zz":012})", "");
    row("a control character", "{\"id\":\"L\",\"title\":\"a\nb\"}", "");
}

void TestJson::refusesListings()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, message);
    const auto listing = fromJson<Listing>(std::string_view(json.constData(), std::size_t(json.size())));
    QVERIFY(!listing.has_value());
    QCOMPARE(listing.error().kind, Error::Kind::Invalid);
    QVERIFY2(QByteArray::fromStdString(listing.error().detail).contains(message), listing.error().detail.c_str());
}

void TestJson::aNulBecomesTheReplacementCharacter()
{
    const auto listing = fromJson<Listing>(R"({"id":"L","title":"a\u0000b"})");
    QCOMPARE(listing.value().title, std::string("a\xEF\xBF\xBD"
                                                "b"));
}

void TestJson::hostileNestingIsRefused()
{
    QVERIFY(!fromJson<Listing>(R"({"id":"L","zz":)" + std::string(5'000'000, '[')).has_value());
    const std::string deep = std::string(100, '[') + std::string(100, ']');
    QVERIFY(!fromJson<Listing>(R"({"id":"L","zz":)" + deep + "}").has_value());
}

void TestJson::aPageRefusesOneListingAlone()
{
    const auto page = fromJson<ChangesPage>(
        R"({"listings":[{"id":"L-1","title":"a"},{"id":"L-2","title":"\ud800"},{"id":"L-3","title":"c"}],)"
        R"("tombstones":["L-9"],"cursor":"77","more":true})");
    QVERIFY(page.has_value());
    QCOMPARE(page->listings.size(), 2U);
    QCOMPARE(page->refused.size(), 1U);
    QCOMPARE(page->refused.at(0).id, std::string("L-2"));
    QVERIFY(page->refused.at(0).why.starts_with("title: text with a broken escape"));
    QCOMPARE(page->cursor, std::string("77"));
    QVERIFY(page->more);
}

void TestJson::aDecisionBodyTakesNoServerMembers()
{
    QVERIFY(decisionBodyFromJson(R"({"id":"u","listing_id":"L-1","kind":"approve","pay_tag":"paid"})").has_value());
    const auto forged = decisionBodyFromJson(R"({"listing_id":"L-1","kind":"approve","by":"ben"})");
    QVERIFY(!forged.has_value());
    QCOMPARE(forged.error().detail, std::string("by: unknown member, at byte 42"));
    QVERIFY(!decisionBodyFromJson(R"({"kind":"hide","letter":{"subject":"","colour":""}})").has_value());
}

void TestJson::whatARequestMustSayIsNotSaidByAnEmptyValue_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char *name, const char *json, const char *message) {
        QTest::newRow(name) << QByteArray(json) << QByteArray(message);
    };
    row("no kind", R"({"listing_id":"L-1","pay_tag":"paid"})", "kind: missing, at byte 0");
    row("an empty kind", R"({"kind":"","pay_tag":"paid"})", "kind: missing, at byte 8");
    row("null for a kind", R"({"kind":null})", "kind: missing, at byte 8");
    row("an unjudged complaint", R"({"kind":"hide","complaints":[{"id":"c"}]})", "complaints[0].state: missing");
    row("an empty judgement", R"({"kind":"hide","complaints":[{"id":"c","state":""}]})",
        "complaints[0].state: missing");
    row("a judgement of nothing", R"({"kind":"hide","complaints":[{"state":"upheld"}]})", "complaints[0].id: missing");
    row("a finding without a verdict", R"({"kind":"hide","findings":[{"clause":"c"}]})",
        "findings[0].verdict: missing");
}

void TestJson::whatARequestMustSayIsNotSaidByAnEmptyValue()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, message);
    const auto decision = decisionBodyFromJson(json.toStdString());
    QVERIFY(!decision.has_value());
    QVERIFY2(QByteArray::fromStdString(decision.error().detail).startsWith(message), decision.error().detail.c_str());
    QVERIFY(!requestFromJson<Applied>("{}").has_value());
    QVERIFY(fromJson<Applied>("{}").has_value()); // another server's answer may leave it out
    QVERIFY(!importLineFromJson(R"({"id":"L","title":"t","decisions":[{"id":"d","pay_tag":"paid"}]})").has_value());
}

void TestJson::aDecisionIsWrittenAsItWasRead()
{
    Decision decision;
    decision.id.value = "9b2e1f5e-0000-4000-8000-000000000001";
    decision.listingId.value = "L-1";
    decision.revision = 4;
    decision.kind = DecisionKind::Clarify;
    decision.also = {Also::Hide, Also::Deactivate};
    decision.payTag = PayTag::NotPaid;
    decision.clauses = {"pay.unstated"};
    decision.letter = Letter{"s", "b\n", "es", fromRfc3339("2026-11-25T17:00:00Z")};
    decision.lease = LeaseClaim{{"lease"}, 7};
    decision.findings = {{"pay.unstated", "compensation.details", 3, 9, FindingVerdict::Added, "missed"}};
    decision.complaints = {{"c1", ComplaintState::Upheld}};
    decision.edits = {{"title", "a", "b"}};
    decision.decidedAt = fromRfc3339("2026-11-23T10:00:00Z");
    QCOMPARE(decisionBodyFromJson(decisionBodyToJson(decision)).value(), decision);
    decision.by = "ana";
    decision.takenDown = {"L-1", "L-2"};
    decision.applied = Applied{ApplyState::Failed, "gone", fromRfc3339("2026-11-23T10:00:01Z")};
    QCOMPARE(fromJson<Decision>(toJson(decision)).value(), decision);
    QVERIFY(toJson(decision).find(R"("account_id":null)") != std::string::npos);
}

void TestJson::batchesKeepTheExactBytes()
{
    const auto bodies = decisionBodies(R"({"decisions":[ {"id":"a","kind": "hide"} ,{"id":"b"}]})");
    QVERIFY(bodies.has_value());
    QCOMPARE(*bodies, (std::vector<std::string>{R"({"id":"a","kind": "hide"})", R"({"id":"b"})"}));
    const std::vector<DecisionOutcome> outcomes{{{"a"}, 201, R"({"x":1})"}, {{"b"}, 409, "{}"}};
    const auto read = outcomesFromJson(outcomesToJson(outcomes));
    QVERIFY(read.has_value());
    QCOMPARE(read->at(0).body, std::string(R"({"x":1})"));
    QCOMPARE(read->at(1).status, 409);
}

void TestJson::importTakesBothForms()
{
    const auto plain = importLineFromJson(
        R"({"id":"L-1","title":"a","revisions":[{"id":"L-1","revision":1,"title":"old"}],"decisions":[{"id":"u","kind":"hide","by":"ana"}]})");
    QVERIFY2(plain.has_value(), plain ? "" : plain.error().detail.c_str());
    QCOMPARE(plain->revisions.at(0).title, std::string("old"));
    QCOMPARE(plain->decisions.at(0).by, std::string("ana"));
    QVERIFY(plain->listing.unknown.empty());
    const auto labelled = importLineFromJson(
        R"({"id":"h-1","kind":"real","listing":{"title":"b","fees":{"declared":true}},"labels":{"decision":"approve"}})");
    QVERIFY2(labelled.has_value(), labelled ? "" : labelled.error().detail.c_str());
    QCOMPARE(labelled->listing.id.value, std::string("h-1"));
    QCOMPARE(labelled->labels, std::string(R"({"decision":"approve"})"));
    const auto bad = importLineFromJson(R"({"id":"h-1","listing":{"title":7}})");
    QVERIFY(!bad.has_value());
    QCOMPARE(bad.error().detail, std::string("title: expected text, at byte 31"));
    const auto badDecision = importLineFromJson(R"({"id":"L-1","decisions":[{"id":"u","kind":"eat"}]})");
    QVERIFY(!badDecision.has_value());
    QVERIFY(badDecision.error().detail.starts_with("decisions: kind: unknown word"));
}

void TestJson::everyCutOfAListingIsRefused()
{
    for (std::size_t length = 0; length < wholeListing.size(); ++length) {
        QVERIFY(!fromJson<Listing>(wholeListing.substr(0, length)).has_value());
    }
}

void TestJson::everyWordIsReadAgain()
{
    for (const auto &[value, word] : Words<DecisionKind>::table) {
        QCOMPARE(fromWord<DecisionKind>(wordFor(value)), std::optional(value));
    }
    QCOMPARE(Words<DecisionKind>::table.size(), 12U);
    QCOMPARE(fromWord<ListingState>("Pending"), std::optional<ListingState>());
}

QTEST_GUILESS_MAIN(TestJson)
#include "tst_json.moc"
