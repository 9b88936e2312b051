// SPDX-License-Identifier: GPL-3.0-or-later
// The main job from end to end: the real window, driven by keys, on the real server, a process of its own.
#include <QTest>

#include "editor.h"
#include "listing/json.h"
#include "listing/jsonwords.h"
#include "ui/notice/noticeview.h"
#include "ui/queue/queuepanel.h"

using namespace stagedoor;
using namespace stagedoor::test;
using namespace Qt::StringLiterals;

class TestChain final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatTheEditorDecidesStandsInTheServersLog();
    void theClaimIsKeptWhileTheDecisionWaits();
    void aComplaintOfAHiddenFeeTakesTheAccountDown();
};

namespace {

Listing notice(const std::string &id, const std::string &account, const std::string &title)
{
    Listing listing;
    listing.id.value = id;
    listing.title = title;
    listing.category = "short-film";
    listing.productionCompany = "Harbour Light Pictures";
    listing.description =
        "A two-day shoot of a story about a lighthouse keeper who finds a letter. We seek a woman of 40 to 60.";
    listing.roles = {{.name = "Keeper",
                      .description = "40 to 60, calm",
                      .pay = "",
                      .ageMin = 40,
                      .ageMax = 60,
                      .nudity = Nudity::None,
                      .unknown = {}}};
    listing.compensation.declared = DeclaredPay::Paid;
    listing.compensation.details = "$250 a day, eight-hour days";
    listing.locations = {"Portland, ME"};
    listing.dates = "12 and 13 December 2026";
    listing.howToApply = "Send a reel to casting@harbourlight.example";
    listing.poster.accountId.value = account;
    listing.poster.name = "Robin Hale";
    listing.poster.company = "Harbour Light Pictures";
    listing.poster.website = "https://harbourlight.example";
    listing.poster.createdAt = fromRfc3339("2024-01-01T00:00:00Z");
    listing.poster.posted = 8;
    listing.submittedAt = fromRfc3339("2026-11-20T10:00:00Z");
    listing.review = Review{ReviewWhy::New, listing.submittedAt, {}};
    return listing;
}

/// The decisions of the log as "action listing", in its order.
QStringList decisionsIn(const std::vector<LogEntry> &log)
{
    QStringList lines;
    for (const LogEntry &entry : log) {
        if (!entry.decisionId.empty()) {
            lines << QString::fromStdString(entry.action + ' ' + entry.listingId.value);
        }
    }
    return lines;
}

} // namespace

void TestChain::whatTheEditorDecidesStandsInTheServersLog()
{
    Listing vague = notice("L-2", "A-2", "Something new");
    vague.compensation = {.declared = DeclaredPay::Paid,
                          .details = "Competitive",
                          .unionStatus = UnionStatus::Unspecified,
                          .unknown = {}};
    Listing fee = notice("L-3", "A-3", "Faces for a series");
    fee.description += " A refundable deposit of $50 holds your place.";
    Listing scam = notice("L-4", "A-4", "Extras today");
    scam.compensation.details = "We send you a cheque for wardrobe; keep $500 and wire the rest to our stylist.";
    QueueProcess server;
    server.import({notice("L-1", "A-1", "The Keeper"), vague, fee, scam, notice("L-5", "A-5", "Left alone")});
    const QString ana = server.addToken(u"ana"_s, u"editor"_s);
    const QString supervisor = server.addToken(u"sam"_s, u"supervisor"_s);
    const QString site = server.addToken(u"site"_s, u"platform"_s);
    server.serve();

    Editor editor(server, ana);
    std::vector<DecisionId> kept;
    QVERIFY(editor.goTo(u"L-1"_s));
    editor.press(Qt::Key_A); // clean, and proposed as paid: one key
    kept.push_back(editor.recorded());
    QVERIFY(!kept.back().empty());

    QVERIFY(editor.goTo(u"L-2"_s));
    editor.press(Qt::Key_C);
    QTRY_VERIFY(editor.widget(u"letterBody"_s)->isVisible());
    editor.press(Qt::Key_Return, Qt::ControlModifier);
    kept.push_back(editor.recorded());
    QVERIFY(!kept.back().empty());

    QVERIFY(editor.goTo(u"L-5"_s));
    editor.press(Qt::Key_A);
    const DecisionId undone = editor.recorded();
    QVERIFY(!undone.empty());
    editor.press(Qt::Key_Z);
    QTRY_COMPARE(editor.workstation().review().status().waiting, 2);

    QVERIFY(editor.goTo(u"L-3"_s));
    editor.press(Qt::Key_D);
    QTRY_VERIFY(editor.widget(u"reasonStrip"_s)->isVisible());
    editor.press(Qt::Key_Return);
    kept.push_back(editor.recorded());
    QVERIFY(!kept.back().empty());

    QVERIFY(editor.goTo(u"L-4"_s));
    editor.press(Qt::Key_S);
    QTRY_VERIFY(editor.widget(u"suspendReason"_s)->hasFocus());
    editor.type(u"Cheque overpayment; two performers reported it."_s);
    QTRY_VERIFY(editor.widget(u"suspendConfirm"_s)->isEnabled());
    editor.press(Qt::Key_Return, Qt::ControlModifier);
    kept.push_back(editor.recorded());
    QVERIFY(!kept.back().empty());
    QVERIFY(editor.allSent());

    const std::vector<LogEntry> log = server.log(supervisor);
    QStringList expected{u"approve L-1"_s, u"clarify L-2"_s, u"decline L-3"_s, u"suspend L-4"_s};
    QStringList found = decisionsIn(log);
    found.sort();
    QCOMPARE(found, expected);
    for (const LogEntry &entry : log) {
        if (!entry.decisionId.empty()) {
            QVERIFY(std::ranges::count(kept, entry.decisionId) == 1);
            QCOMPARE(entry.who, std::string("ana"));
        }
    }
    const std::vector<Decision> decisions = server.decisions(site);
    QCOMPARE(decisions.size(), 4U);
    for (const Decision &decision : decisions) {
        if (decision.kind == DecisionKind::Approve) {
            QCOMPARE(decision.payTag, std::optional(PayTag::Paid));
        } else if (decision.kind == DecisionKind::Clarify) {
            QVERIFY(decision.letter && !decision.letter->body.empty() && decision.letter->dueAt);
        } else {
            QVERIFY(!decision.clauses.empty());
        }
    }
}

void TestChain::theClaimIsKeptWhileTheDecisionWaits()
{
    QueueProcess server;
    server.import({notice("L-1", "A-1", "The Keeper"), notice("L-2", "A-2", "The Light")});
    const QString ana = server.addToken(u"ana"_s, u"editor"_s);
    server.serve();
    Editor editor(server, ana, 60);
    QVERIFY(editor.goTo(u"L-1"_s));
    const ReviewStatus &status = editor.workstation().review().status();
    editor.press(Qt::Key_P); // working on it claims it
    QTRY_COMPARE(status.claims, 1);
    editor.press(Qt::Key_A);
    QVERIFY(!editor.recorded().empty());
    QTRY_COMPARE(editor.current(), u"L-2"_s);
    QCOMPARE(status.claims, 1);
}

void TestChain::aComplaintOfAHiddenFeeTakesTheAccountDown()
{
    QueueProcess server;
    server.import({notice("L-9", "A-7", "The second film")});
    const QString ana = server.addToken(u"ana"_s, u"editor"_s);
    const QString supervisor = server.addToken(u"sam"_s, u"supervisor"_s);
    const QString siteToken = server.addToken(u"site"_s, u"platform"_s);
    server.serve();
    ServerClient site = server.client(siteToken);

    // The site posts a notice, and the editor approves it.
    Editor editor(server, ana);
    const WireAnswer put = site.put("/v1/listings/L-8", toJson(notice("L-8", "A-7", "The first film")));
    QVERIFY2(put.status == 200 || put.status == 201, put.body.c_str());
    QTRY_VERIFY_WITH_TIMEOUT(
        (editor.press(Qt::Key_Period), editor.workstation().window().queue().model().rowCount() == 2), 10'000);
    QVERIFY(editor.goTo(u"L-8"_s));
    editor.press(Qt::Key_A);
    QVERIFY(!editor.recorded().empty());
    QVERIFY(editor.allSent());

    // A performer complains of a fee that the notice does not tell of: the notice comes back with that reason.
    const WireAnswer complaint = site.post(
        "/v1/listings/L-8/complaints",
        R"({"id":"c-1","kind":"fee","text":"They asked me for $75 before the audition.","at":"2026-11-22T10:00:00Z"})");
    QVERIFY2(complaint.status == 200 || complaint.status == 201, complaint.body.c_str());
    QTRY_VERIFY_WITH_TIMEOUT((editor.press(Qt::Key_Period), editor.goTo(u"L-8"_s)), 10'000);
    const auto &back = editor.workstation().window().noticeView().notice();
    QVERIFY(back && back->listing.review);
    QCOMPARE(back->listing.review->why, ReviewWhy::Complaint);
    QVERIFY(std::ranges::any_of(back->assessment.findings,
                                [](const Finding &finding) { return finding.clause == "fee.hidden"; }));

    // Hidden at once.
    editor.press(Qt::Key_H);
    QTRY_VERIFY(editor.widget(u"reasonStrip"_s)->isVisible());
    editor.press(Qt::Key_Return);
    QVERIFY(!editor.recorded().empty());
    QVERIFY(editor.allSent());

    // The complaint is upheld, the account suspended.
    QTRY_VERIFY_WITH_TIMEOUT(editor.goTo(u"L-8"_s), 10'000);
    QTRY_VERIFY(back->listing.state == ListingState::Hidden);
    QTRY_VERIFY(editor.widget(u"upheld1"_s) != nullptr);
    QTest::keyClick(editor.widget(u"upheld1"_s), Qt::Key_Space);
    editor.press(Qt::Key_S);
    QTRY_VERIFY(editor.widget(u"suspendReason"_s)->hasFocus());
    editor.type(u"A fee was asked that the notice does not tell of."_s);
    QTRY_VERIFY(editor.widget(u"suspendConfirm"_s)->isEnabled());
    editor.press(Qt::Key_Return, Qt::ControlModifier);
    const DecisionId suspension = editor.recorded();
    QVERIFY(!suspension.empty());
    QVERIFY(editor.allSent());

    // The other notice went with the account.
    const auto account = fromJson<Account>(server.client(supervisor).get("/v1/accounts/A-7").body);
    QVERIFY(account.has_value());
    QCOMPARE(account->state, AccountState::Suspended);
    for (const AccountListing &listing : account->listings) {
        QCOMPARE(listing.state, ListingState::Hidden);
    }

    // The site reads all of it from its feed and acknowledges.
    const std::vector<Decision> decisions = server.decisions(siteToken);
    QStringList kinds;
    for (const Decision &decision : decisions) {
        kinds << QString::fromUtf8(wordFor(decision.kind));
        QCOMPARE(site.post("/v1/decisions/" + decision.id.value + "/applied", R"({"state":"applied"})").status, 200);
    }
    QCOMPARE(kinds, (QStringList{u"approve"_s, u"hide"_s, u"suspend"_s}));
    const Decision &last = decisions.back();
    QCOMPARE(last.id, suspension);
    QCOMPARE(last.accountId.value, std::string("A-7"));
    QVERIFY(std::ranges::count(last.takenDown, "L-9") == 1);
    QCOMPARE(last.complaints.size(), 1U);
    QCOMPARE(last.complaints.front().state, ComplaintState::Upheld);
    const auto complained = fromJson<Listing>(server.client(supervisor).get("/v1/listings/L-8").body);
    QVERIFY(complained.has_value());
    QCOMPARE(complained->complaints.at(0).state, ComplaintState::Upheld);
    for (const Decision &decision : server.decisions(siteToken)) {
        QVERIFY(decision.applied.has_value());
        QCOMPARE(decision.applied->state, ApplyState::Applied);
    }
}

QTEST_MAIN(TestChain)
#include "tst_chain.moc"
