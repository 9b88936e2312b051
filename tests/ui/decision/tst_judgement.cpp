// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "listing/decisionrules.h"
#include "ui/decision/judgement.h"
#include "ui/decision/obstacles.h"
#include "ui/decision/reviewfixture.h"

using namespace stagedoor;
using enum Judgement::Verdict;

namespace {

CachedNotice complainedOf()
{
    CachedNotice notice = feeNotice();
    notice.listing.complaints = {{"K-1", {}, ComplaintKind::Fee, "They took $40", ComplaintState::Open, {}}};
    return notice;
}

} // namespace

class TestJudgement final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theProposedTagCountsUntilAnotherIsChosen();
    void anUnclearProposalIsNoTag();
    void aVerdictSaidTwiceIsTakenBack();
    void aConfirmedFindingTicksItsClause();
    void reasonsStartWithTheStrongestLeft();
    void theSameNoticeKeepsWhatWasSaid();
    void aNewRevisionKeepsWhatStillFits();
    void anotherNoticeStartsAfresh();
    void aDecisionCarriesWhatWasSaid();
    void complaintsWithoutAnIdAreJudgedOneByOne();
    void anUndoneDecisionIsTheStart();
    void surviveAsJson();
    void obstacles_data();
    void obstacles();
};

void TestJudgement::theProposedTagCountsUntilAnotherIsChosen()
{
    Judgement judgement;
    judgement.show(cleanNotice());
    QCOMPARE(judgement.tag(), std::optional(PayTag::Paid));
    QVERIFY(!judgement.tagChosen());
    judgement.toggleTag();
    QCOMPARE(judgement.tag(), std::optional(PayTag::NotPaid));
    QCOMPARE(judgement.decision(DecisionKind::Approve).payTag, std::optional(PayTag::NotPaid));
    QCOMPARE(judgement.decision(DecisionKind::Approve).policy, "test@1"); // what the findings on the screen are of
    judgement.toggleTag();
    QCOMPARE(judgement.tag(), std::optional(PayTag::Paid));
}

void TestJudgement::anUnclearProposalIsNoTag()
{
    CachedNotice notice = cleanNotice();
    notice.assessment.payTag = PayTag::Unclear;
    Judgement judgement;
    judgement.show(notice);
    QCOMPARE(judgement.tag(), std::optional<PayTag>());
    QVERIFY(judgement.needsTag());
    judgement.toggleTag();
    QCOMPARE(judgement.tag(), std::optional(PayTag::Paid));
    notice.listing.id = {"L-2"};
    notice.listing.category = "workshop";
    judgement.show(notice);
    QVERIFY(!judgement.needsTag());
}

void TestJudgement::aVerdictSaidTwiceIsTakenBack()
{
    Judgement judgement;
    judgement.show(feeNotice());
    judgement.judge(1, Dismissed);
    QCOMPARE(judgement.verdict(1), Dismissed);
    QVERIFY(judgement.blockingLeft().empty());
    judgement.judge(1, Dismissed);
    QCOMPARE(judgement.verdict(1), Open);
    judgement.judge(9, Confirmed); // there is none
    QCOMPARE(judgement.verdict(9), Open);
    QCOMPARE(judgement.blockingLeft(), std::vector<int>{1});
}

void TestJudgement::aConfirmedFindingTicksItsClause()
{
    Judgement judgement;
    judgement.show(feeNotice());
    QCOMPARE(judgement.offeredClauses(),
             (std::vector<std::string>{"pay.prospective", "fee.pay-to-play", "vague.missing"}));
    QVERIFY(judgement.citedClauses().empty());
    judgement.judge(1, Confirmed);
    judgement.judge(2, Confirmed); // evidence is never a reason
    QCOMPARE(judgement.citedClauses(), std::vector<std::string>{"fee.pay-to-play"});
    judgement.cite("fee.pay-to-play", false);
    QVERIFY(judgement.citedClauses().empty());
    judgement.cite("discretion.mission", true);
    QCOMPARE(judgement.citedClauses(), std::vector<std::string>{"discretion.mission"});
    QCOMPARE(judgement.offeredClauses().back(), "discretion.mission");
}

void TestJudgement::reasonsStartWithTheStrongestLeft()
{
    Judgement judgement;
    judgement.show(feeNotice());
    QCOMPARE(judgement.clausesToStartWith(), std::vector<std::string>{"fee.pay-to-play"});
    judgement.judge(1, Dismissed);
    QCOMPARE(judgement.clausesToStartWith(), (std::vector<std::string>{"pay.prospective", "vague.missing"}));
    judgement.judge(3, Confirmed);
    QCOMPARE(judgement.clausesToStartWith(), std::vector<std::string>{"vague.missing"});
}

void TestJudgement::theSameNoticeKeepsWhatWasSaid()
{
    CachedNotice notice = feeNotice();
    Judgement judgement;
    judgement.show(notice);
    judgement.judge(1, Confirmed);
    judgement.chooseTag(PayTag::NotPaid);
    notice.listing.claim = Claim{"ben", 3, {}, {}};
    judgement.show(notice);
    QCOMPARE(judgement.verdict(1), Confirmed);
    QCOMPARE(judgement.tag(), std::optional(PayTag::NotPaid));
    QVERIFY(judgement.notice().listing.claim);
}

void TestJudgement::aNewRevisionKeepsWhatStillFits()
{
    CachedNotice notice = feeNotice();
    Judgement judgement;
    judgement.show(notice);
    judgement.judge(0, Dismissed);
    judgement.judge(1, Confirmed);
    notice.listing.revision = 2;
    notice.assessment.findings.erase(notice.assessment.findings.begin()); // the pay line was mended
    notice.assessment.findings[0].start += 7;                             // and the fee moved
    judgement.show(notice);
    QCOMPARE(judgement.verdict(0), Confirmed);
    QCOMPARE(judgement.verdict(1), Open);
    QCOMPARE(judgement.decision(DecisionKind::Decline).revision, 2);
}

void TestJudgement::anotherNoticeStartsAfresh()
{
    Judgement judgement;
    judgement.show(complainedOf());
    judgement.judge(1, Confirmed);
    judgement.judgeComplaint(0, ComplaintState::Upheld);
    judgement.show(cleanNotice("L-2"));
    QVERIFY(judgement.isEmpty());
    QVERIFY(judgement.citedClauses().empty());
}

void TestJudgement::aDecisionCarriesWhatWasSaid()
{
    Judgement judgement;
    judgement.show(complainedOf());
    judgement.judge(1, Confirmed);
    judgement.judge(3, Dismissed);
    judgement.judgeComplaint(0, ComplaintState::Upheld);
    const Decision decision = judgement.decision(DecisionKind::Decline);
    QCOMPARE(decision.listingId, ListingId{"L-1"});
    QCOMPARE(decision.clauses, std::vector<std::string>{"fee.pay-to-play"});
    QCOMPARE(decision.findings.size(), 2U);
    QCOMPARE(decision.findings[0].verdict, FindingVerdict::Confirmed);
    QCOMPARE(decision.findings[1].verdict, FindingVerdict::Dismissed);
    QCOMPARE(decision.findings[1].field, "dates");
    QCOMPARE(decision.complaints, (std::vector<JudgedComplaint>{{"K-1", ComplaintState::Upheld}}));
    QVERIFY(!decision.payTag);
    QVERIFY(judgement.decision(DecisionKind::Approve).clauses.empty());
}

void TestJudgement::complaintsWithoutAnIdAreJudgedOneByOne()
{
    CachedNotice notice = complainedOf();
    notice.listing.complaints[0].id.clear();
    notice.listing.complaints.push_back({{}, {}, ComplaintKind::Spam, "Twice the same", ComplaintState::Open, {}});
    Judgement judgement;
    judgement.show(notice);
    judgement.judgeComplaint(0, ComplaintState::Upheld);
    QCOMPARE(judgement.complaint(0), std::optional(ComplaintState::Upheld));
    QCOMPARE(judgement.complaint(1), std::nullopt);
    const Decision decision = judgement.decision(DecisionKind::Hide);
    QVERIFY(decision.complaints.empty()); // nothing to name it by
    QVERIFY(isComplete(decision, notice.listing.category));

    std::swap(notice.listing.complaints[0], notice.listing.complaints[1]);
    notice.listing.complaints[1].id = "K-1"; // the server has named it
    judgement.show(notice);
    QCOMPARE(judgement.complaint(0), std::nullopt);
    QCOMPARE(judgement.decision(DecisionKind::Hide).complaints,
             (std::vector<JudgedComplaint>{{"K-1", ComplaintState::Upheld}}));
}

void TestJudgement::anUndoneDecisionIsTheStart()
{
    Judgement judgement;
    judgement.show(feeNotice());
    judgement.judge(1, Confirmed);
    judgement.chooseTag(PayTag::NotPaid);
    Decision decision = judgement.decision(DecisionKind::Approve);
    decision.clauses = {"fee.pay-to-play"};
    decision.findings.push_back(
        {"pay.prospective", "description", 41, 21, FindingVerdict::Dismissed, "left open at the approval"});
    Judgement again;
    again.show(feeNotice());
    again.startFrom(decision);
    QCOMPARE(again.tag(), std::optional(PayTag::NotPaid));
    QCOMPARE(again.verdict(1), Confirmed);
    QCOMPARE(again.verdict(0), Open); // overruled only by approving
    QVERIFY(again.isCited("fee.pay-to-play"));
}

void TestJudgement::surviveAsJson()
{
    Judgement judgement;
    judgement.show(complainedOf());
    judgement.judge(0, Dismissed);
    judgement.judge(1, Confirmed);
    judgement.chooseTag(PayTag::NotPaid);
    judgement.cite("discretion.mission", true);
    judgement.judgeComplaint(0, ComplaintState::NotUpheld);
    judgement.setWords(DecisionKind::Decline, "Not here.");
    judgement.setWords(DecisionKind::Suspend, "Three were charged.");
    Judgement again;
    again.show(complainedOf());
    again.fromJson(judgement.toJson());
    QCOMPARE(again.decision(DecisionKind::Decline), judgement.decision(DecisionKind::Decline));
    QCOMPARE(again.tag(), judgement.tag());
    QCOMPARE(again.decision(DecisionKind::Suspend).reason, "Three were charged.");
    Judgement foreign; // fewer findings: nothing is written beside them
    foreign.show(cleanNotice());
    foreign.fromJson(judgement.toJson());
    QCOMPARE(foreign.verdict(0), Dismissed);
    QCOMPARE(foreign.verdict(1), Open);
}

void TestJudgement::obstacles_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("change");
    QTest::addColumn<bool>("free");
    const auto row = [](const char *name, DecisionKind kind, const char *change, bool free) {
        QTest::newRow(name) << int(kind) << QString::fromLatin1(change) << free;
    };
    row("nothing in the way", DecisionKind::Approve, "", true);
    row("claimed elsewhere", DecisionKind::Approve, "claimed", false);
    row("claimed elsewhere, hide lands", DecisionKind::Hide, "claimed", true);
    row("claimed by me", DecisionKind::Approve, "mine", true);
    row("the claim ran out", DecisionKind::Approve, "expired", true);
    row("suspended, suspend", DecisionKind::Suspend, "suspended", false);
    row("suspended, decline", DecisionKind::Decline, "suspended", true);
    row("no account", DecisionKind::Suspend, "nobody", false);
    row("hidden, hide", DecisionKind::Hide, "hidden", false);
    row("hidden, approve", DecisionKind::Approve, "hidden", true);
    row("waiting, approve", DecisionKind::Approve, "waiting", false);
    row("waiting, suspend lands", DecisionKind::Suspend, "waiting", true);
    row("conflict, decline", DecisionKind::Decline, "conflict", false);
    row("sent, decline again", DecisionKind::Decline, "sent", true);
    row("no notice", DecisionKind::Hide, "none", false);
}

void TestJudgement::obstacles()
{
    QFETCH(int, kind);
    QFETCH(QString, change);
    QFETCH(bool, free);
    CachedNotice notice = change == QLatin1String("none") ? CachedNotice() : cleanNotice();
    const Timestamp now = ManualClock::noon();
    OutboxEntry entry;
    if (change == QLatin1String("claimed")) {
        notice.listing.claim = Claim{"ben", 1, now + std::chrono::minutes(1), {}};
    } else if (change == QLatin1String("mine")) {
        notice.listing.claim = Claim{"ana", 1, now + std::chrono::minutes(1), {}};
    } else if (change == QLatin1String("expired")) {
        notice.listing.claim = Claim{"ben", 1, now - std::chrono::minutes(1), {}};
    } else if (change == QLatin1String("suspended")) {
        notice.listing.poster.suspended = true;
    } else if (change == QLatin1String("nobody")) {
        notice.listing.poster.accountId = {};
    } else if (change == QLatin1String("hidden")) {
        notice.listing.state = ListingState::Hidden;
    } else if (change == QLatin1String("waiting") || change == QLatin1String("conflict") ||
               change == QLatin1String("sent")) {
        entry.state = change == QLatin1String("waiting")    ? OutboxState::Waiting
                      : change == QLatin1String("conflict") ? OutboxState::Conflict
                                                            : OutboxState::Sent;
        notice.pending = entry;
    }
    QCOMPARE(obstacle(DecisionKind(kind), notice, "ana", now).isEmpty(), free);
}

QTEST_GUILESS_MAIN(TestJudgement)
#include "tst_judgement.moc"
