// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "listing/json.h"
#include "support/storefixture.h"

using namespace stagedoor;
using namespace std::chrono_literals;

namespace {

using Ids = std::vector<std::string>;
using enum OutboxState;

} // namespace

/// The whole life of decisions.
class TestOutbox : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSummaryCountsTheOutbox();
    void decisionsBelongToAServer();
    void whatIsNextDueIsOfTheServerInUse();
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void aRecordedDecisionIsWhatWasDecided();
    void recordingTwiceIsRecordingOnce();
    void incompleteDecisionsAreRefused();
    void itWaitsForItsUndoTime();
    void hideAndSuspendLeaveAtOnce();
    void withdrawnBeforeItIsSent();
    void notWithdrawnOnceItMayHaveArrived();
    void theOrderOfANoticeIsKept();
    void theOrderOfAnAccountIsKept();
    void whatAlwaysLandsPassesTheParked();
    void skippedOnesHoldUpTheirNoticeOnly();
    void parkedOnesComeBackAfterAnHour();
    void aClockSetBackHoldsNothingUp();
    void settledIsTheEnd();
    void refusalsStayUntilTheyAreDismissed();
    void heldOnesMaySettle();
    void theQueueLeavesOutWhatIsDecided();
    void theQueueWaitsForTheServersAnswerInTheCache();
    void aNoticeShowsItsPendingDecision();
    void hundredsGoOutInOrder();
    void draftsAreKept();

private:
    OutboxEntry record(StoreFixture &fixture, const Decision &decision, std::chrono::seconds undo = 20s)
    {
        return valueFrom(fixture.store().record(decision, "title", fixture.clock().now() + undo));
    }
    std::optional<OutboxEntry> next(StoreFixture &fixture, std::vector<DecisionId> skip = {})
    {
        return valueFrom(fixture.store().nextToSend(fixture.clock().now(), std::move(skip)));
    }
    OutboxEntry settle(StoreFixture &fixture, const DecisionId &id, OutboxState state, int status = 201)
    {
        return valueFrom(fixture.store().settle(id, state, status, {}));
    }
};

void TestOutbox::aRecordedDecisionIsWhatWasDecided()
{
    StoreFixture fixture;
    Decision decision = makeDecision({"L-1"}, DecisionKind::Clarify, 3);
    decision.letter = Letter{
        .subject = "Your notice", .body = "What is the \xE2\x82\xAC pay?\n\"Thanks\"", .dueAt = ManualClock::noon()};
    decision.clauses = {"pay.unclear"};
    const auto entry = valueFrom(fixture.store().record(decision, "Caf\xC3\xA9 \"x\"", ManualClock::noon() + 20s));
    QCOMPARE(entry.decision, decision);
    QCOMPARE(entry.body, decisionBodyToJson(decision));
    QCOMPARE(entry.title, std::string("Caf\xC3\xA9 \"x\""));
    QCOMPARE(entry.state, Waiting);
    QCOMPARE(entry.recordedAt, ManualClock::noon());
    QCOMPARE(entry.releaseAt, ManualClock::noon() + 20s);
    QCOMPARE(entry.attempts, 0);
    QCOMPARE(valueFrom(fixture.store().outbox(false, 10)), std::vector{entry});
    fixture.reopen();
    QCOMPARE(valueFrom(fixture.store().outbox(false, 10)), std::vector{entry});
    QCOMPARE(fixture.store().report(), OpenReport());
}

void TestOutbox::recordingTwiceIsRecordingOnce()
{
    StoreFixture fixture;
    Decision decision = makeDecision({"L-1"});
    const auto first = record(fixture, decision);
    QCOMPARE(record(fixture, decision), first);
    decision.note = "something else";
    const auto other = wait(fixture.store().record(decision, "title", ManualClock::noon()));
    QVERIFY(!other && other.error().kind == Error::Kind::Conflict);
    QCOMPARE(valueFrom(fixture.store().outbox(true, 10)).size(), 1U);
}

void TestOutbox::incompleteDecisionsAreRefused()
{
    StoreFixture fixture;
    const auto refused = [&fixture](const Decision &decision) {
        const auto recorded = wait(fixture.store().record(decision, "title", ManualClock::noon()));
        return !recorded && recorded.error().kind == Error::Kind::Invalid;
    };
    Decision nameless = makeDecision({"L-1"});
    nameless.id.value.clear();
    QVERIFY(refused(nameless));
    QVERIFY(refused(makeDecision({})));
    Decision long1 = makeDecision({"L-1"});
    long1.note = std::string(600'000, 'x');
    QVERIFY(refused(long1));
    Decision broken = makeDecision({"L-1"});
    broken.note = "no UTF-8: \xFF";
    QVERIFY(refused(broken));
    QVERIFY(valueFrom(fixture.store().outbox(true, 10)).empty());
    record(fixture, makeDecision({"L-1"})); // and nothing is in the way of the next
    fixture.reopen();
    QCOMPARE(fixture.store().report(), OpenReport());
}

void TestOutbox::itWaitsForItsUndoTime()
{
    StoreFixture fixture;
    const Decision decision = makeDecision({"L-1"});
    record(fixture, decision);
    QVERIFY(!next(fixture));
    fixture.clock().advance(19s);
    QVERIFY(!next(fixture));
    fixture.clock().advance(1s);
    const auto sent = next(fixture);
    QVERIFY(sent);
    QCOMPARE(sent->decision, decision);
    QCOMPARE(sent->state, Unknown);
    QCOMPARE(sent->attempts, 1);
    QCOMPARE(next(fixture)->attempts, 2); // asked again, under the same id
    QCOMPARE(settle(fixture, decision.id, Sent).state, Sent);
    QVERIFY(!next(fixture));
    QVERIFY(valueFrom(fixture.store().outbox(false, 10)).empty());
    QCOMPARE(valueFrom(fixture.store().outbox(true, 10)).front().status, 201);
}

void TestOutbox::hideAndSuspendLeaveAtOnce()
{
    StoreFixture fixture;
    const Decision approve = makeDecision({"L-1"});
    const Decision hide = makeDecision({"L-1"}, DecisionKind::Hide);
    record(fixture, approve);
    const auto entry = record(fixture, hide);
    QCOMPARE(entry.releaseAt, entry.recordedAt);
    QCOMPARE(entry.state, Ready);
    QCOMPARE(next(fixture)->decision.id, approve.id); // what was decided before leaves before, without its undo time
    settle(fixture, approve.id, Sent);
    QCOMPARE(next(fixture)->decision.id, hide.id);
}

void TestOutbox::withdrawnBeforeItIsSent()
{
    StoreFixture fixture;
    const Decision decision = makeDecision({"L-1"});
    record(fixture, decision);
    const auto entry = valueFrom(fixture.store().withdraw(decision.id));
    QCOMPARE(entry.state, Withdrawn);
    QCOMPARE(valueFrom(fixture.store().withdraw(decision.id)), entry); // again is no error
    fixture.clock().advance(1h);
    QVERIFY(!next(fixture));
    QVERIFY(valueFrom(fixture.store().outbox(false, 10)).empty());
    const auto unknown = wait(fixture.store().withdraw({"d-9"}));
    QVERIFY(!unknown && unknown.error().kind == Error::Kind::NotFound);
    const auto late = wait(fixture.store().settle(decision.id, Sent, 201, {}));
    QVERIFY(!late && late.error().kind == Error::Kind::Conflict);
}

void TestOutbox::notWithdrawnOnceItMayHaveArrived()
{
    StoreFixture fixture;
    const Decision decision = makeDecision({"L-1"});
    record(fixture, decision, 0s);
    QVERIFY(next(fixture));
    const auto refused = [&] {
        const auto withdrawn = wait(fixture.store().withdraw(decision.id));
        return !withdrawn && withdrawn.error().kind == Error::Kind::Conflict;
    };
    QVERIFY(refused());
    settle(fixture, decision.id, Ready, 0); // the server was not reached: nothing can have arrived
    settle(fixture, decision.id, Ready, 503);
    QVERIFY(refused()); // an error of the server says nothing of whether it was taken
    const Decision other = makeDecision({"L-2"});
    record(fixture, other, 0s);
    QVERIFY(next(fixture, {decision.id}));
    settle(fixture, other.id, Ready, 0);
    QCOMPARE(valueFrom(fixture.store().withdraw(other.id)).state, Withdrawn);
}

void TestOutbox::theOrderOfANoticeIsKept()
{
    StoreFixture fixture;
    const Decision first = makeDecision({"L-1"});
    const Decision second = makeDecision({"L-1"}, DecisionKind::Decline);
    const Decision other = makeDecision({"L-2"});
    record(fixture, first, 60s);
    record(fixture, second, 0s);
    record(fixture, other, 0s);
    QCOMPARE(next(fixture)->decision.id, other.id); // the second waits for the first
    settle(fixture, other.id, Sent);
    QVERIFY(!next(fixture));
    fixture.clock().advance(60s);
    QCOMPARE(next(fixture)->decision.id, first.id);
    settle(fixture, first.id, Conflict, 409);
    QCOMPARE(next(fixture)->decision.id, second.id);
}

void TestOutbox::theOrderOfAnAccountIsKept()
{
    StoreFixture fixture;
    Decision deactivate = makeDecision({}, DecisionKind::Deactivate);
    deactivate.accountId.value = "A-1";
    Decision reactivate = makeDecision({}, DecisionKind::Reactivate);
    reactivate.accountId.value = "A-1";
    record(fixture, deactivate, 60s);
    record(fixture, reactivate, 0s);
    QVERIFY(!next(fixture));
    fixture.clock().advance(60s);
    QCOMPARE(next(fixture)->decision.id, deactivate.id);
    settle(fixture, deactivate.id, Sent);
    QCOMPARE(next(fixture)->decision.id, reactivate.id);
}

void TestOutbox::whatAlwaysLandsPassesTheParked()
{
    StoreFixture fixture;
    const Decision approve = makeDecision({"L-1"});
    record(fixture, approve, 0s);
    QVERIFY(next(fixture));
    settle(fixture, approve.id, Parked, 500);
    const Decision decline = makeDecision({"L-1"}, DecisionKind::Decline);
    record(fixture, decline, 0s);
    QVERIFY(!next(fixture));
    const Decision hide = makeDecision({"L-1"}, DecisionKind::Hide);
    QVERIFY(wait(fixture.store().withdraw(decline.id)));
    record(fixture, hide);
    QCOMPARE(next(fixture)->decision.id, hide.id);
}

void TestOutbox::skippedOnesHoldUpTheirNoticeOnly()
{
    StoreFixture fixture;
    const Decision first = makeDecision({"L-1"});
    const Decision second = makeDecision({"L-1"}, DecisionKind::Decline);
    const Decision other = makeDecision({"L-2"});
    for (const Decision &decision : {first, second, other}) {
        record(fixture, decision, 0s);
    }
    QCOMPARE(next(fixture, {first.id})->decision.id, other.id);
    QVERIFY(!next(fixture, {first.id, other.id}));
}

void TestOutbox::parkedOnesComeBackAfterAnHour()
{
    StoreFixture fixture;
    const Decision decision = makeDecision({"L-1"});
    record(fixture, decision, 0s);
    QVERIFY(next(fixture));
    QCOMPARE(settle(fixture, decision.id, Parked, 500).state, Parked);
    QVERIFY(!next(fixture));
    fixture.clock().advance(59min);
    fixture.reopen();
    QVERIFY(!next(fixture));
    fixture.clock().advance(1min);
    QCOMPARE(next(fixture)->decision.id, decision.id);
}

void TestOutbox::aClockSetBackHoldsNothingUp()
{
    StoreFixture fixture;
    const Decision decision = makeDecision({"L-1"});
    record(fixture, decision);
    fixture.clock().advance(-25h);
    QCOMPARE(next(fixture)->decision.id, decision.id);
}

void TestOutbox::settledIsTheEnd()
{
    StoreFixture fixture;
    const Decision decision = makeDecision({"L-1"});
    record(fixture, decision, 0s);
    QVERIFY(next(fixture));
    for (const OutboxState state : {Waiting, Withdrawn}) {
        const auto wrong = wait(fixture.store().settle(decision.id, state, 0, {}));
        QVERIFY(!wrong && wrong.error().kind == Error::Kind::Invalid);
    }
    const auto sent = settle(fixture, decision.id, Sent);
    QCOMPARE(settle(fixture, decision.id, Sent), sent);
    const auto again = wait(fixture.store().settle(decision.id, Conflict, 409, {}));
    QVERIFY(!again && again.error().kind == Error::Kind::Conflict);
    const auto missing = wait(fixture.store().settle({"d-9"}, Sent, 201, {}));
    QVERIFY(!missing && missing.error().kind == Error::Kind::NotFound);
}

void TestOutbox::refusalsStayUntilTheyAreDismissed()
{
    StoreFixture fixture;
    fixture.apply({makeListing("L-1")});
    const Decision decision = makeDecision({"L-1"});
    record(fixture, decision, 0s);
    const auto early = wait(fixture.store().dismiss(decision.id));
    QVERIFY(!early && early.error().kind == Error::Kind::Conflict);
    QVERIFY(next(fixture));
    const auto entry = valueFrom(fixture.store().settle(decision.id, Conflict, 409, R"({"title":"decided"})"));
    QCOMPARE(entry.answer, std::string(R"({"title":"decided"})"));
    QCOMPARE(valueFrom(fixture.store().outbox(false, 10)), std::vector{entry});
    QCOMPARE(fixture.idsOf({}), Ids{"L-1"}); // the notice is back
    QCOMPARE(valueFrom(fixture.store().notice({"L-1"})).pending, std::optional(entry));
    QVERIFY(wait(fixture.store().dismiss(decision.id)));
    QVERIFY(wait(fixture.store().dismiss(decision.id)));
    QVERIFY(valueFrom(fixture.store().outbox(false, 10)).empty());
    QCOMPARE(valueFrom(fixture.store().outbox(true, 10)), std::vector{entry});
    QVERIFY(!valueFrom(fixture.store().notice({"L-1"})).pending);
    fixture.reopen();
    QVERIFY(valueFrom(fixture.store().outbox(false, 10)).empty());
}

void TestOutbox::heldOnesMaySettle()
{
    StoreFixture fixture;
    const Decision decision = makeDecision({"L-1"}, DecisionKind::Suspend);
    record(fixture, decision);
    QVERIFY(next(fixture));
    QCOMPARE(settle(fixture, decision.id, Held, 202).state, Held);
    QVERIFY(!next(fixture));
    QCOMPARE(valueFrom(fixture.store().outbox(false, 10)).size(), 1U);
    QCOMPARE(settle(fixture, decision.id, Sent, 200).state, Sent);
    QVERIFY(valueFrom(fixture.store().outbox(false, 10)).empty());
}

void TestOutbox::theQueueLeavesOutWhatIsDecided()
{
    StoreFixture fixture;
    Listing complained = makeListing("L-1", "one", 3h);
    complained.review->why = ReviewWhy::Complaint;
    Listing answered = makeListing("L-2", "two", 2h);
    answered.review->why = ReviewWhy::Answered;
    answered.assignedTo = "ana";
    fixture.apply({complained, answered, makeListing("L-3", "three", 1h)},
                  {makeAssessment(1), makeAssessment(1), makeAssessment()});
    const auto counted = [&fixture](SavedQueue queue) { return valueFrom(fixture.store().counts("ana"))[queue]; };
    QCOMPARE(counted(SavedQueue::Open), 3);
    const Decision first = makeDecision({"L-1"});
    const Decision second = makeDecision({"L-2"});
    record(fixture, first);
    record(fixture, second);
    QCOMPARE(fixture.idsOf({}), Ids{"L-3"});
    for (const SavedQueue queue :
         {SavedQueue::Urgent, SavedQueue::Complaints, SavedQueue::Answered, SavedQueue::Mine}) {
        QCOMPARE(fixture.idsOf({.queue = queue, .me = "ana"}), Ids{});
        QCOMPARE(counted(queue), 0);
    }
    QCOMPARE(counted(SavedQueue::Open), 1);
    QCOMPARE(counted(SavedQueue::All), 3);
    QCOMPARE(fixture.idsOf({.queue = SavedQueue::All}), (Ids{"L-1", "L-2", "L-3"}));
    QVERIFY(wait(fixture.store().withdraw(first.id)));
    QCOMPARE(fixture.idsOf({}), (Ids{"L-1", "L-3"}));
    QCOMPARE(counted(SavedQueue::Complaints), 1);
    fixture.clock().advance(30s);
    QVERIFY(next(fixture));
    settle(fixture, second.id, Refused, 422);
    QCOMPARE(fixture.idsOf({}), (Ids{"L-1", "L-2", "L-3"}));
    QCOMPARE(fixture.idsOf({.queue = SavedQueue::Refused}), Ids{"L-2"});
    QCOMPARE(counted(SavedQueue::Refused), 1);
    QVERIFY(wait(fixture.store().dismiss(second.id)));
    QCOMPARE(fixture.idsOf({.queue = SavedQueue::Refused}), Ids{});
    QCOMPARE(counted(SavedQueue::Refused), 0);
}

void TestOutbox::theQueueWaitsForTheServersAnswerInTheCache()
{
    StoreFixture fixture;
    const Listing listing = makeListing("L-1");
    fixture.apply({listing, makeListing("L-2")});
    Listing approved = listing;
    approved.state = ListingState::Approved;
    approved.review.reset();
    const Decision decision = makeDecision({"L-1"});
    record(fixture, decision, 0s);
    QVERIFY(next(fixture));
    settle(fixture, decision.id, Sent);
    QCOMPARE(fixture.idsOf({}), Ids{"L-2"}); // the cache still has it as it was
    fixture.reopen();
    QCOMPARE(fixture.idsOf({}), Ids{"L-2"});
    QVERIFY(valueFrom(fixture.store().notice({"L-1"})).pending);
    QVERIFY(wait(fixture.store().applyListing(approved, makeAssessment())));
    QCOMPARE(fixture.idsOf({}), Ids{"L-2"});
    QVERIFY(!valueFrom(fixture.store().notice({"L-1"})).pending);
    Listing back = approved;
    back.review = Review{.why = ReviewWhy::Complaint, .since = ManualClock::noon(), .unknown = {}};
    fixture.apply({back});
    QCOMPARE(fixture.idsOf({}), (Ids{"L-2", "L-1"})); // a complaint brings it back

    const Decision escalate = makeDecision({"L-2"}, DecisionKind::Escalate);
    record(fixture, escalate, 0s);
    QVERIFY(next(fixture));
    Listing escalated = makeListing("L-2");
    escalated.review->why = ReviewWhy::Escalated;
    QVERIFY(wait(fixture.store().applyListing(escalated, makeAssessment()))); // the answer is in the cache first
    QCOMPARE(fixture.idsOf({}), Ids{"L-1"});
    settle(fixture, escalate.id, Sent);
    QCOMPARE(fixture.idsOf({}), (Ids{"L-2", "L-1"}));
}

void TestOutbox::aNoticeShowsItsPendingDecision()
{
    StoreFixture fixture;
    fixture.apply({makeListing("L-1")});
    const auto first = record(fixture, makeDecision({"L-1"}));
    QCOMPARE(valueFrom(fixture.store().notice({"L-1"})).pending, std::optional(first));
    const auto second = record(fixture, makeDecision({"L-1"}, DecisionKind::Decline));
    QCOMPARE(valueFrom(fixture.store().notice({"L-1"})).pending, std::optional(second));
    QVERIFY(wait(fixture.store().withdraw(second.decision.id)));
    QCOMPARE(valueFrom(fixture.store().notice({"L-1"})).pending, std::optional(first));
    QVERIFY(wait(fixture.store().withdraw(first.decision.id)));
    QVERIFY(!valueFrom(fixture.store().notice({"L-1"})).pending);
}

void TestOutbox::hundredsGoOutInOrder()
{
    StoreFixture fixture;
    std::vector<std::string> expected;
    std::vector<QFuture<Result<OutboxEntry>>> recording;
    for (int i = 0; i < 300; ++i) {
        const Decision decision = makeDecision({"L-" + std::to_string(i % 40)});
        expected.push_back(decision.id.value);
        recording.push_back(fixture.store().record(decision, "t", fixture.clock().now() + 20s));
    }
    for (auto &future : recording) {
        QVERIFY(wait(future));
    }
    fixture.clock().advance(1min);
    std::vector<std::string> sent;
    while (const auto entry = next(fixture)) {
        sent.push_back(entry->decision.id.value);
        settle(fixture, entry->decision.id, Sent);
    }
    QCOMPARE(sent, expected);
    QCOMPARE(valueFrom(fixture.store().outbox(true, 10)).size(), 10U);
    QCOMPARE(valueFrom(fixture.store().outbox(true, 10)).front().decision.id.value, expected.back());
}

void TestOutbox::draftsAreKept()
{
    StoreFixture fixture;
    Draft draft{.listingId = {"L-1"}, .revision = 2, .json = R"({"letter":"Dear"})", .at = ManualClock::noon()};
    QVERIFY(!valueFrom(fixture.store().draft({"L-1"})));
    QVERIFY(wait(fixture.store().saveDraft(draft)));
    draft.json = R"({"letter":"Dear all"})";
    QVERIFY(wait(fixture.store().saveDraft(draft)));
    fixture.reopen();
    QCOMPARE(valueFrom(fixture.store().draft({"L-1"})), std::optional(draft));
    draft.json.clear();
    QVERIFY(wait(fixture.store().saveDraft(draft)));
    QVERIFY(!valueFrom(fixture.store().draft({"L-1"})));
}

void TestOutbox::theSummaryCountsTheOutbox()
{
    StoreFixture fixture;
    const auto summary = [&fixture] { return valueFrom(fixture.store().outboxSummary(fixture.clock().now())); };
    QCOMPARE(summary(), OutboxSummary());
    const OutboxEntry first = record(fixture, makeDecision({"L-1"}), 20s);
    const OutboxEntry second = record(fixture, makeDecision({"L-2"}), 30s);
    const OutboxEntry released = record(fixture, makeDecision({"L-3"}), 0s);
    const OutboxEntry refused = record(fixture, makeDecision({"L-4"}), 0s);
    const OutboxEntry sent = record(fixture, makeDecision({"L-5"}), 0s);
    settle(fixture, refused.decision.id, Refused, 400);
    settle(fixture, sent.decision.id, Sent);
    QCOMPARE(summary(), (OutboxSummary{.waiting = 2, .unsent = 1, .refused = 1, .undoable = {first, second}}));
    fixture.clock().advance(25s);
    QCOMPARE(summary(), (OutboxSummary{.waiting = 1, .unsent = 2, .refused = 1, .undoable = {second}}));
    QVERIFY(wait(fixture.store().withdraw(second.decision.id)));
    QVERIFY(wait(fixture.store().dismiss(refused.decision.id)));
    QCOMPARE(summary(), (OutboxSummary{.waiting = 0, .unsent = 2, .refused = 0, .undoable = {}}));
}

void TestOutbox::decisionsBelongToAServer()
{
    StoreFixture fixture;
    const OutboxEntry early = record(fixture, makeDecision({"L-9"}), 0s); // before any server was known
    QVERIFY(wait(fixture.store().useServer("https://a")));
    const OutboxEntry entry = record(fixture, makeDecision({"L-1"}), 0s);
    QVERIFY(wait(fixture.store().useServer("https://b")));
    fixture.apply({makeListing("L-1")}); // another of the same id
    const auto isElsewhere = [&](const char *which) {
        QVERIFY2(!next(fixture, {early.decision.id}), which);
        QCOMPARE(fixture.idsOf({}), Ids{"L-1"});
        QVERIFY2(!valueFrom(fixture.store().notice({"L-1"})).pending, which);
        QCOMPARE(valueFrom(fixture.store().outbox(false, 10)).size(), 2U); // the editor sees it all the same
    };
    isElsewhere("at once");
    QCOMPARE(next(fixture)->decision, early.decision);
    fixture.reopen();
    isElsewhere("after a restart");

    QVERIFY(wait(fixture.store().useServer("https://a")));
    QVERIFY(fixture.idsOf({}).empty()); // the other's cache is forgotten
    fixture.close();
    std::filesystem::remove(fixture.profile() / "decisions.db");
    fixture.reopen(); // made again from the journal
    QVERIFY(fixture.store().report().decisionsRebuilt);
    QCOMPARE(next(fixture, {early.decision.id})->decision, entry.decision);
}

void TestOutbox::whatIsNextDueIsOfTheServerInUse()
{
    StoreFixture fixture;
    const auto due = [&] { return valueFrom(fixture.store().nextDue(fixture.clock().now())); };
    QVERIFY(!due());
    QVERIFY(wait(fixture.store().useServer("https://a")));
    const OutboxEntry entry = record(fixture, makeDecision({"L-1"}), 20s);
    record(fixture, makeDecision({"L-2"}), 30s);
    QCOMPARE(due(), std::optional(entry.releaseAt));
    QVERIFY(wait(fixture.store().useServer("https://b")));
    QVERIFY(!due());
    QVERIFY(wait(fixture.store().useServer("https://a")));
    fixture.clock().advance(31s);
    QVERIFY(!due()); // it may be sent now: nextToSend knows
    settle(fixture, next(fixture)->decision.id, Parked, 500);
    QVERIFY(due() > fixture.clock().now());
}

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
