// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "deciding.h"

using namespace stagedoor;
using namespace stagedoor::test;
using enum DecisionKind;

namespace {

/// A listing without what a change in the feed always moves.
Listing still(Listing listing)
{
    listing.claim.reset();
    return listing;
}

} // namespace

class TestServerDecide : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void kindsLeadToTheirStates_data();
    void kindsLeadToTheirStates();
    void whatIsIncompleteIsRefused_data();
    void whatIsIncompleteIsRefused();
    void onAnotherRevisionOnlyHideAndSuspendLand();
    void aDecidedNoticeAsksForSupersedes();
    void overAnothersLeaseOnlyHideAndSuspendLand();
    void anUndoPutsTheNoticeBackExactly_data();
    void anUndoPutsTheNoticeBackExactly();
    void onlyTheStandingDecisionIsUndone();
    void anUndoKeepsWhatCameMeanwhile();
    void aSuspensionTakesDownAllAndAReinstatementBringsAllBack();
    void nothingOfASuspendedAccountIsApproved();
    void restoreGoesBackBeforeTheFirstOfSeveralHides();
    void complaintsAreJudgedAndUnjudged();
    void aClarifyHidesAndDeactivatesUntilTheAnswer();
    void anAnswerComesBackAsAnswered();
    void whatIsTooLargeIs413();
    void approveAndAskWaitsForItsAnswer();
    void anUnansweredLetterComesBackOverdue();
    void aConflictCarriesWhatStands();
    void unknownMembersAreRefused();

private:
    std::unique_ptr<ServerFixture> m_server;
    std::unique_ptr<Editor> m_ana;
};

void TestServerDecide::init()
{
    m_server = std::make_unique<ServerFixture>();
    m_server->importLines(line("L-1") + line("L-2") + line("L-9", "A-9"));
    m_ana = std::make_unique<Editor>(*m_server, "ana");
}

void TestServerDecide::cleanup()
{
    m_ana.reset();
    m_server.reset();
}

void TestServerDecide::kindsLeadToTheirStates_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("why"); // -1: none
    const auto row = [](const char *name, int which, ListingState state, std::optional<ReviewWhy> why) {
        QTest::newRow(name) << which << int(state) << (why ? int(*why) : -1);
    };
    row("approve", 0, ListingState::Approved, {});
    row("clarify", 1, ListingState::Waiting, {});
    row("clarify and hide", 2, ListingState::Hidden, {});
    row("decline", 3, ListingState::Declined, {});
    row("hide", 4, ListingState::Hidden, ReviewWhy::New);
    row("escalate", 5, ListingState::Pending, ReviewWhy::Escalated);
    row("edit", 6, ListingState::Pending, ReviewWhy::New);
    row("suspend", 7, ListingState::Hidden, {});
}

static Decision decisionOf(int which)
{
    Decision escalation = on("L-1", 1, Escalate);
    escalation.note = "May we?";
    Decision edit = on("L-1", 1, Edit);
    edit.edits = {{"dates", "May", "June"}};
    switch (which) {
    case 0:
        return approval("L-1");
    case 1:
        return question("L-1");
    case 2:
        return question("L-1", 1, {Also::Hide});
    case 3:
        return refusal("L-1");
    case 4:
        return on("L-1", 1, Hide);
    case 5:
        return escalation;
    case 6:
        return edit;
    default:
        return suspension("L-1");
    }
}

void TestServerDecide::kindsLeadToTheirStates()
{
    QFETCH(int, which);
    QFETCH(int, state);
    QFETCH(int, why);
    const Decision decision = decisionOf(which);
    const auto decided = m_ana->decide(decision);
    QCOMPARE(decided.status, 201);
    const Listing listing = m_server->listing("L-1");
    QCOMPARE(int(listing.state), state);
    QCOMPARE(listing.review ? int(listing.review->why) : -1, why);
    QVERIFY(listing.standing);
    QCOMPARE(listing.standing->id.value, decided.id.value);
    QCOMPARE(listing.standing->kind, decision.kind);
    QCOMPARE(listing.standing->by, std::string("ana"));
    QCOMPARE(listing.revision, decision.kind == Edit ? 2 : 1);
    QVERIFY(decided.answer.listing);
    QCOMPARE(toJson(*decided.answer.listing), toJson(listing));
    QCOMPARE(m_server->listing("L-9").state, ListingState::Pending);
    QCOMPARE(m_server->log().back().decisionId, decided.id);
}

void TestServerDecide::whatIsIncompleteIsRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const char *body, int status = 400) {
        QTest::newRow(name) << QByteArray(body) << status;
    };
    row("approve without a tag", R"({"listing_id":"L-1","revision":1,"kind":"approve"})");
    row("approve as unclear", R"({"listing_id":"L-1","revision":1,"kind":"approve","pay_tag":"unclear"})");
    row("decline without a clause", R"({"listing_id":"L-1","revision":1,"kind":"decline"})");
    row("suspend without a clause", R"({"account_id":"A-1","revision":1,"kind":"suspend","reason":"r"})");
    row("suspend without an account", R"({"listing_id":"L-1","kind":"suspend","clauses":["c"],"reason":"r"})");
    row("suspend without a reason", R"({"account_id":"A-1","kind":"suspend","clauses":["c"]})");
    row("clarify without words", R"({"listing_id":"L-1","revision":1,"kind":"clarify"})");
    row("also on an approval",
        R"({"listing_id":"L-1","revision":1,"kind":"approve","pay_tag":"paid","also":["hide"]})");
    row("a notice of another account",
        R"({"listing_id":"L-1","account_id":"A-9","kind":"suspend","clauses":["c"],"reason":"r"})");
    row("no such complaint",
        R"({"listing_id":"L-1","revision":1,"kind":"hide","complaints":[{"id":"c","state":"upheld"}]})");
    row("the server's own members", R"({"listing_id":"L-1","revision":1,"kind":"hide","by":"ben"})");
    row("another id than the path's", R"({"id":"other","listing_id":"L-1","revision":1,"kind":"hide"})");
    row("no such listing", R"({"listing_id":"L-77","revision":1,"kind":"hide"})", 404);
    row("no such account", R"({"account_id":"A-77","kind":"suspend","clauses":["c"],"reason":"r"})", 404);
    row("undoes nothing", R"({"listing_id":"L-1","revision":1,"kind":"undo","undoes":"nothing"})", 404);
    row("an undo of nothing named", R"({"kind":"undo"})");
    row("an undo of nothing named, of a notice", R"({"listing_id":"L-1","revision":1,"kind":"undo"})");
    row("reinstates nobody", R"({"account_id":"A-1","kind":"reinstate"})", 409);
    row("restores what is not hidden", R"({"listing_id":"L-1","revision":1,"kind":"restore"})", 409);
    row("not JSON", "{", 400);
    row("no body", "", 400);
}

void TestServerDecide::whatIsIncompleteIsRefused()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    const auto before = m_server->listings();
    const WireAnswer answer = m_ana->client.put("/v1/decisions/x-1", body.toStdString());
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.headers.at("content-type"), std::string("application/problem+json"));
    QVERIFY(answer.digestHolds);
    QVERIFY(m_server->listings() == before);
    QVERIFY(m_server->decisions().empty());
}

void TestServerDecide::onAnotherRevisionOnlyHideAndSuspendLand()
{
    for (const Decision &decision : {approval("L-1", 2), refusal("L-1", 0), question("L-1", 7)}) {
        QCOMPARE(m_ana->decide(decision).status, 409);
    }
    QCOMPARE(m_ana->decide(on("L-1", 7, Hide)).status, 201);
    QCOMPARE(m_server->listing("L-1").standing->revision, 7); // as it was read
    QCOMPARE(m_ana->decide(suspension("L-2")).status, 201);
}

void TestServerDecide::aDecidedNoticeAsksForSupersedes()
{
    const auto first = m_ana->decide(approval("L-1"));
    QCOMPARE(m_ana->decide(refusal("L-1")).status, 409);
    Decision wrong = refusal("L-1");
    wrong.supersedes.value = "somebody-elses";
    QCOMPARE(m_ana->decide(wrong).status, 409);
    Decision right = refusal("L-1");
    right.supersedes = first.id;
    QCOMPARE(m_ana->decide(right).status, 201);
    QCOMPARE(m_server->listing("L-1").state, ListingState::Declined);
    Decision stale = approval("L-2");
    stale.supersedes = first.id; // nothing stands on L-2
    QCOMPARE(m_ana->decide(stale).status, 409);
    QCOMPARE(m_ana->decide(on("L-1", 1, Hide)).status, 201); // needs none
}

void TestServerDecide::overAnothersLeaseOnlyHideAndSuspendLand()
{
    Editor ben(*m_server, "ben");
    QCOMPARE(ben.client.post("/v1/leases", R"({"listing_ids":["L-1","L-2"],"seconds":900})").status, 201);
    QCOMPARE(m_ana->decide(approval("L-1")).status, 409);
    QCOMPARE(m_ana->decide(on("L-1", 1, Hide)).status, 201);
    QCOMPARE(m_server->listing("L-1").claim->holder, std::string("ben")); // who sees it in the feed
    QCOMPARE(ben.decide(approval("L-2")).status, 201);
    QVERIFY(!m_server->listing("L-2").claim); // decided: free
}

void TestServerDecide::anUndoPutsTheNoticeBackExactly_data()
{
    QTest::addColumn<int>("which");
    for (int which = 0; which < 8; ++which) {
        QTest::addRow("kind %d", which) << which;
    }
}

void TestServerDecide::anUndoPutsTheNoticeBackExactly()
{
    QFETCH(int, which);
    const Listing before = m_server->listing("L-1");
    const Listing otherBefore = m_server->listing("L-2");
    const auto accountBefore = m_ana->client.get("/v1/accounts/A-1");
    const auto decided = m_ana->decide(decisionOf(which));
    QCOMPARE(decided.status, 201);
    const std::int64_t now = m_server->listing("L-1").revision;
    const auto undone = m_ana->decide(undoOf(decided.id, "L-1", now));
    QCOMPARE(undone.status, 201);
    Listing after = still(m_server->listing("L-1"));
    if (which == 6) { // an edit and its undo are both revisions that a person must read
        QCOMPARE(after.revision, 3);
        after.revision = before.revision;
    }
    QCOMPARE(toJson(after), toJson(before));
    QCOMPARE(toJson(still(m_server->listing("L-2"))), toJson(otherBefore));
    const auto account = fromJson<Account>(m_ana->client.get("/v1/accounts/A-1").body);
    QCOMPARE(account->state, fromJson<Account>(accountBefore.body)->state);
    QCOMPARE(m_ana->decide(undoOf(decided.id, "L-1", after.revision)).status, 409); // it stands no more
}

void TestServerDecide::onlyTheStandingDecisionIsUndone()
{
    const auto first = m_ana->decide(approval("L-1"));
    Decision second = refusal("L-1");
    second.supersedes = first.id;
    const auto next = m_ana->decide(second);
    QCOMPARE(m_ana->decide(undoOf(first.id, "L-1")).status, 409);
    QCOMPARE(m_ana->decide(undoOf(next.id, "L-2")).status, 400);    // of another notice
    QCOMPARE(m_ana->decide(undoOf(next.id, "L-1", 4)).status, 409); // another revision
    QCOMPARE(m_ana->decide(undoOf(next.id, "L-1")).status, 201);
    QCOMPARE(m_server->listing("L-1").standing->id, first.id);
    QCOMPARE(m_ana->decide(undoOf(first.id, "L-1")).status, 201);
    QVERIFY(!m_server->listing("L-1").standing);
}

void TestServerDecide::anUndoKeepsWhatCameMeanwhile()
{
    Editor site(*m_server, "site", server::Role::Platform);
    const auto approved = m_ana->decide(approval("L-1"));
    QCOMPARE(site.client.post("/v1/listings/L-1/complaints", R"({"id":"c1","kind":"fee","text":"They asked for $50."})")
                 .status,
             201);
    QCOMPARE(m_ana->decide(undoOf(approved.id, "L-1", 2)).status, 201);
    const Listing listing = m_server->listing("L-1");
    QCOMPARE(listing.state, ListingState::Pending);
    QCOMPARE(listing.review->why, ReviewWhy::Complaint);
}

void TestServerDecide::aSuspensionTakesDownAllAndAReinstatementBringsAllBack()
{
    QCOMPARE(m_ana->decide(approval("L-2")).status, 201);
    const auto before1 = toJson(m_server->listing("L-1"));
    const auto before2 = toJson(m_server->listing("L-2"));
    const auto suspended = m_ana->decide(onAccount("A-1", Suspend));
    QCOMPARE(suspended.status, 400);
    const auto really = m_ana->decide(suspension(""));
    QCOMPARE(really.status, 201);
    QCOMPARE(really.answer.takenDown, (std::vector<std::string>{"L-1", "L-2"}));
    QVERIFY(!really.answer.listing);
    for (const char *id : {"L-1", "L-2"}) {
        const Listing listing = m_server->listing(id);
        QCOMPARE(listing.state, ListingState::Hidden);
        QCOMPARE(listing.standing->id, really.id);
        QVERIFY(!listing.review);
        QVERIFY(listing.poster.suspended);
    }
    QCOMPARE(m_server->listing("L-9").state, ListingState::Pending);
    QCOMPARE(m_ana->decide(suspension("L-1")).status, 201); // always lands, also twice
    QCOMPARE(m_ana->decide(onAccount("A-1", Reinstate)).status, 201);
    QCOMPARE(toJson(still(m_server->listing("L-1"))), before1);
    QCOMPARE(toJson(still(m_server->listing("L-2"))), before2);
    QCOMPARE(fromJson<Account>(m_ana->client.get("/v1/accounts/A-1").body)->state, AccountState::Active);
}

void TestServerDecide::nothingOfASuspendedAccountIsApproved()
{
    const auto suspended = m_ana->decide(suspension("L-1"));
    Decision decision = approval("L-2");
    QCOMPARE(m_ana->decide(decision).status, 409); // the suspension stands on it
    decision.supersedes = suspended.id;
    QCOMPARE(m_ana->decide(decision).status, 409);
    Editor site(*m_server, "site", server::Role::Platform);
    QCOMPARE(site.client.put("/v1/listings/L-3", line("L-3")).status, 201);
    QCOMPARE(m_server->listing("L-3").state, ListingState::Hidden);
}

void TestServerDecide::restoreGoesBackBeforeTheFirstOfSeveralHides()
{
    const auto approved = m_ana->decide(approval("L-1"));
    Editor ben(*m_server, "ben");
    QCOMPARE(m_ana->decide(on("L-1", 1, Hide)).status, 201);
    const auto second = ben.decide(on("L-1", 1, Hide));
    QCOMPARE(second.status, 201);
    QCOMPARE(m_ana->decide(on("L-1", 1, Restore)).status, 409); // names nothing
    Decision restore = on("L-1", 1, Restore);
    restore.supersedes = second.id;
    QCOMPARE(m_ana->decide(restore).status, 201);
    QCOMPARE(m_server->listing("L-1").state, ListingState::Approved);
    QCOMPARE(m_server->listing("L-1").standing->id, approved.id);
}

void TestServerDecide::complaintsAreJudgedAndUnjudged()
{
    Editor site(*m_server, "site", server::Role::Platform);
    for (const char *body :
         {R"({"id":"c1","kind":"fee","text":"$50"})", R"({"id":"c2","kind":"spam","text":"again"})"}) {
        QCOMPARE(site.client.post("/v1/listings/L-1/complaints", body).status, 201);
    }
    Decision decision = on("L-1", 3, Hide);
    decision.complaints = {{"c1", ComplaintState::Upheld}, {"c2", ComplaintState::NotUpheld}};
    const auto decided = m_ana->decide(decision);
    QCOMPARE(decided.status, 201);
    QCOMPARE(m_server->listing("L-1").complaints[0].state, ComplaintState::Upheld);
    QCOMPARE(m_server->listing("L-1").complaints[1].state, ComplaintState::NotUpheld);
    QCOMPARE(m_server->listing("L-1").revision, 3);
    QCOMPARE(m_ana->decide(undoOf(decided.id, "L-1", 3)).status, 201);
    QCOMPARE(m_server->listing("L-1").complaints[0].state, ComplaintState::Open);
    QCOMPARE(m_server->listing("L-1").complaints[1].state, ComplaintState::Open);
}

void TestServerDecide::aClarifyHidesAndDeactivatesUntilTheAnswer()
{
    Editor site(*m_server, "site", server::Role::Platform);
    QCOMPARE(m_ana->decide(question("L-1", 1, {Also::Hide, Also::Deactivate})).status, 201);
    QCOMPARE(m_server->listing("L-1").state, ListingState::Hidden);
    const auto accountState = [this] { return fromJson<Account>(m_ana->client.get("/v1/accounts/A-1").body)->state; };
    QCOMPARE(accountState(), AccountState::Deactivated);
    // Neither a complaint nor another notice's answer is the poster's answer to this.
    const std::string complained = line("L-1", "A-1", R"(,"complaints":[{"id":"c1","kind":"spam","text":"x"}])");
    QCOMPARE(site.client.put("/v1/listings/L-1", complained).status, 200);
    QCOMPARE(site.client.post("/v1/listings/L-2/messages", R"({"id":"m0","from":"poster","text":"Hello?"})").status,
             201);
    QCOMPARE(m_server->listing("L-1").state, ListingState::Hidden);
    QCOMPARE(accountState(), AccountState::Deactivated);
    QCOMPARE(
        site.client.post("/v1/listings/L-1/messages", R"({"id":"m1","from":"poster","text":"It is free."})").status,
        201);
    const Listing listing = m_server->listing("L-1");
    QCOMPARE(listing.state, ListingState::Pending);
    QCOMPARE(listing.review->why, ReviewWhy::Complaint); // weighs more than the answer
    QCOMPARE(listing.revision, 3);
    QCOMPARE(accountState(), AccountState::Active);
}

void TestServerDecide::anAnswerComesBackAsAnswered()
{
    Editor site(*m_server, "site", server::Role::Platform);
    QCOMPARE(m_ana->decide(question("L-1")).status, 201);
    QCOMPARE(
        site.client.post("/v1/listings/L-1/messages", R"({"id":"m1","from":"poster","text":"It is free."})").status,
        201);
    const Listing listing = m_server->listing("L-1");
    QCOMPARE(listing.state, ListingState::Pending);
    QCOMPARE(listing.review->why, ReviewWhy::Answered);
    QCOMPARE(listing.standing->kind, Clarify);
}

void TestServerDecide::whatIsTooLargeIs413()
{
    Decision decision = on("L-1", 1, Hide);
    decision.note = std::string(5U << 20U, 'x');
    QCOMPARE(m_ana->decide(decision).status, 413);
    Editor site(*m_server, "site", server::Role::Platform);
    Listing huge;
    huge.id.value = "L-7";
    huge.title = "T";
    huge.description = std::string(9U << 20U, 'x');
    QCOMPARE(site.client.put("/v1/listings/L-7", toJson(huge)).status, 413);
    QCOMPARE(m_server->listings().size(), 3U);
}

void TestServerDecide::approveAndAskWaitsForItsAnswer()
{
    Decision decision = approval("L-1");
    decision.letter = question("L-1").letter;
    QCOMPARE(m_ana->decide(decision).status, 201);
    QCOMPARE(m_server->listing("L-1").state, ListingState::Approved);
    QVERIFY(m_server->listing("L-1").standing->dueAt);
    QVERIFY(!m_server->listing("L-1").review);
    Editor site(*m_server, "site", server::Role::Platform);
    QCOMPARE(site.client.post("/v1/listings/L-1/messages", R"({"id":"m1","from":"poster","text":"At ten."})").status,
             201);
    QCOMPARE(m_server->listing("L-1").state, ListingState::Approved);
    QCOMPARE(m_server->listing("L-1").review->why, ReviewWhy::Answered);
}

void TestServerDecide::anUnansweredLetterComesBackOverdue()
{
    QCOMPARE(m_ana->decide(question("L-1")).status, 201);
    QVERIFY(!m_server->listing("L-1").review);
    m_server->clock().move(std::chrono::hours(49));
    m_server->stop(); // it looks when it starts, then every half minute
    m_server->start();
    QTRY_VERIFY(m_server->listing("L-1").review);
    QCOMPARE(m_server->listing("L-1").review->why, ReviewWhy::Overdue);
    QCOMPARE(m_server->listing("L-1").state, ListingState::Waiting);
}

void TestServerDecide::aConflictCarriesWhatStands()
{
    const auto first = m_ana->decide(approval("L-1"));
    Editor ben(*m_server, "ben");
    const auto second = ben.decide(refusal("L-1"));
    QCOMPARE(second.status, 409);
    const auto problem = fromJson<Problem>(second.body);
    QVERIFY(problem);
    QCOMPARE(problem->status, 409);
    QCOMPARE(second.answer.decision->id, first.id);
    QCOMPARE(second.answer.decision->by, std::string("ana"));
    QCOMPARE(second.answer.listing->state, ListingState::Approved);
    QCOMPARE(m_server->decisions().size(), 1U);
}

void TestServerDecide::unknownMembersAreRefused()
{
    for (const char *member :
         {"\"editor_id\":\"ben\"", "\"role\":\"supervisor\"", "\"held\":false", "\"at\":\"2026-01-01T00:00:00Z\""}) {
        const std::string body = R"({"listing_id":"L-1","revision":1,"kind":"hide",)" + std::string(member) + '}';
        QCOMPARE(m_ana->client.put("/v1/decisions/x", body).status, 400);
    }
    // A lease that was never given, and one of somebody else's.
    Decision forged = approval("L-1");
    forged.lease = LeaseClaim{LeaseId{"none"}, 99};
    QCOMPARE(m_ana->decide(forged).status, 409);
}

QTEST_GUILESS_MAIN(TestServerDecide)
#include "tst_serverdecide.moc"
