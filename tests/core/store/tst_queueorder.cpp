// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "store/queueplace.h"
#include "support/storefixture.h"

using namespace stagedoor;
using namespace std::chrono_literals;
using Ids = std::vector<std::string>;

class TestQueueOrder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void thePlaceIsTheFormula_data();
    void thePlaceIsTheFormula();
    void theBaseIsTheReviewThenTheSubmission();
    void anAccountIsNewForThirtyDays();
    void theQueueIsInTheOrderOfPlaces();
    void equalPlacesKeepTheirOrder();
    void rowsCarryTheirPlace();
    void eachQueueHasItsOwn();
    void whatWaitsForThePoster();
    void otherTargetsMoveThePlaces();
    void countsAreWhatTheQueuesHold();
    void aSnapshotStands();
};

void TestQueueOrder::thePlaceIsTheFormula_data()
{
    QTest::addColumn<int>("blocking");
    QTest::addColumn<int>("check");
    QTest::addColumn<int>("complaints");
    QTest::addColumn<bool>("isNew");
    QTest::addColumn<int>("due");    // minutes from base
    QTest::addColumn<int>("credit"); // minutes
    QTest::newRow("nothing") << 0 << 0 << 0 << false << 480 << 0;
    QTest::newRow("a finding to check") << 0 << 1 << 0 << false << 480 << 120;
    QTest::newRow("three") << 0 << 3 << 0 << false << 480 << 360;
    QTest::newRow("four count as three") << 0 << 4 << 0 << false << 480 << 360;
    QTest::newRow("a blocking one") << 1 << 0 << 0 << false << 120 << 1440;
    QTest::newRow("blocking ones count once, and alone") << 5 << 4 << 0 << false << 120 << 1440;
    QTest::newRow("a complaint") << 0 << 0 << 1 << false << 480 << 720;
    QTest::newRow("complaints count up to three") << 0 << 0 << 9 << false << 480 << 2160;
    QTest::newRow("a new account") << 0 << 0 << 0 << true << 480 << 240;
    QTest::newRow("everything") << 2 << 1 << 2 << true << 120 << 1440 + 1440 + 240;
}

void TestQueueOrder::thePlaceIsTheFormula()
{
    QFETCH(int, blocking);
    QFETCH(int, check);
    QFETCH(int, complaints);
    QFETCH(bool, isNew);
    QFETCH(int, due);
    QFETCH(int, credit);
    const Timestamp base = ManualClock::noon();
    const QueuePlace place = queuePlace({base, blocking, check, complaints, isNew}, {});
    QCOMPARE(place.dueAt, base + std::chrono::minutes(due));
    QCOMPARE(place.target, std::chrono::minutes(due));
    QCOMPARE((place.severityCredit + place.complaintCredit + place.newAccountCredit).count(), credit);
    QCOMPARE(sortTime(place), base + std::chrono::minutes(due - credit));
}

void TestQueueOrder::theBaseIsTheReviewThenTheSubmission()
{
    Listing listing = makeListing("L-1");
    listing.submittedAt = ManualClock::noon() - 5h;
    listing.updatedAt = ManualClock::noon() - 2h;
    listing.review->since = ManualClock::noon() - 1h;
    const Timestamp seen = ManualClock::noon();
    QCOMPARE(placeBase(listing, seen), ManualClock::noon() - 1h);
    listing.review->since.reset();
    QCOMPARE(placeBase(listing, seen), ManualClock::noon() - 5h);
    listing.submittedAt.reset();
    QCOMPARE(placeBase(listing, seen), ManualClock::noon() - 2h);
    listing.updatedAt.reset();
    QCOMPARE(placeBase(listing, seen), seen);
}

void TestQueueOrder::anAccountIsNewForThirtyDays()
{
    Listing listing = makeListing("L-1");
    const Timestamp submitted = *listing.submittedAt;
    QVERIFY(!hasNewAccount(listing, submitted));
    listing.poster.createdAt = submitted - std::chrono::days(30);
    QVERIFY(!hasNewAccount(listing, submitted));
    listing.poster.createdAt = submitted - std::chrono::days(30) + 1ms;
    QVERIFY(hasNewAccount(listing, submitted));
    listing.poster.createdAt.reset();
    QVERIFY(!hasNewAccount(listing, submitted));
    listing.poster.posted = 0;
    QVERIFY(hasNewAccount(listing, submitted));
}

void TestQueueOrder::theQueueIsInTheOrderOfPlaces()
{
    StoreFixture fixture;
    Listing complaint = makeListing("complaint", "t", 30min);
    complaint.complaints.resize(1);
    complaint.complaints[0].id = "c";
    Listing settled = makeListing("upheld", "t", 31min);
    settled.complaints.resize(1);
    settled.complaints[0].state = ComplaintState::Upheld;
    Listing fresh = makeListing("new-account", "t", 20min);
    fresh.poster.posted = 0;
    fixture.apply({makeListing("old", "t", 3h), makeListing("blocking", "t", 1min), complaint, settled, fresh,
                   makeListing("check", "t", 1min)},
                  {makeAssessment(), makeAssessment(1), makeAssessment(), makeAssessment(), makeAssessment(),
                   makeAssessment(0, 2)});
    // place in minutes from noon: blocking -1+120-1440, complaint -30+480-720, new -20+480-240, check -1+480-240,
    // old -180+480, upheld -31+480
    QCOMPARE(fixture.idsOf({}), (Ids{"blocking", "complaint", "new-account", "check", "old", "upheld"}));
}

void TestQueueOrder::equalPlacesKeepTheirOrder()
{
    StoreFixture fixture;
    fixture.apply({makeListing("b"), makeListing("a"), makeListing("c")});
    fixture.apply({makeListing("b", "another title")});
    QCOMPARE(fixture.idsOf({}), (Ids{"b", "a", "c"}));
}

void TestQueueOrder::rowsCarryTheirPlace()
{
    StoreFixture fixture;
    Listing listing = makeListing("L-1", "A title", 2h);
    listing.poster.posted = 0;
    listing.poster.company = "Acme Films";
    listing.compensation.declared = DeclaredPay::NotPaid;
    listing.complaints.resize(2);
    fixture.apply({listing}, {makeAssessment(1, 2, 3)});
    const QueueRow row = valueFrom(fixture.store().rows(valueFrom(fixture.store().order({})).keys)).front();
    QueueRow expected;
    expected.key = row.key;
    expected.id.value = "L-1";
    expected.revision = 1;
    expected.title = "A title";
    expected.poster = "Acme Films";
    expected.category = "short-film";
    expected.why = ReviewWhy::New;
    expected.submittedAt = ManualClock::noon() - 2h;
    expected.declared = DeclaredPay::NotPaid;
    expected.blocking = 1;
    expected.check = 2;
    expected.note = 3;
    expected.proposal = Proposal::Decline;
    expected.risk = 0.7;
    expected.openComplaints = 2;
    expected.newAccount = true;
    expected.place = queuePlace({ManualClock::noon() - 2h, 1, 2, 2, true}, {});
    QCOMPARE(row, expected);
    QCOMPARE(row.place.dueAt, ManualClock::noon());
}

void TestQueueOrder::eachQueueHasItsOwn()
{
    StoreFixture fixture;
    std::vector<Listing> listings;
    using enum ReviewWhy;
    for (const ReviewWhy why : {New, Edited, Answered, Complaint, Appeal, Overdue, Escalated}) {
        listings.push_back(makeListing("why-" + std::to_string(int(why)), "t", std::chrono::minutes(100 - int(why))));
        listings.back().review->why = why;
    }
    listings.push_back(makeListing("done-old", "t", 50h));
    listings.push_back(makeListing("done-new", "t", 40h));
    listings[7].review.reset();
    listings[8].review.reset();
    listings[7].state = listings[8].state = ListingState::Approved;
    fixture.apply(listings, {makeAssessment(), makeAssessment(), makeAssessment(), makeAssessment(), makeAssessment(),
                             makeAssessment(), makeAssessment(1), makeAssessment(1), makeAssessment()});
    const auto of = [&fixture](SavedQueue queue) { return fixture.idsOf({.queue = queue}); };
    QCOMPARE(of(SavedQueue::Open), (Ids{"why-6", "why-0", "why-1", "why-2", "why-3", "why-4", "why-5"}));
    QCOMPARE(of(SavedQueue::Urgent), Ids{"why-6"});
    QCOMPARE(of(SavedQueue::Complaints), Ids{"why-3"});
    QCOMPARE(of(SavedQueue::Answered), (Ids{"why-1", "why-2"}));
    QCOMPARE(of(SavedQueue::All),
             (Ids{"why-6", "why-0", "why-1", "why-2", "why-3", "why-4", "why-5", "done-new", "done-old"}));
}

void TestQueueOrder::whatWaitsForThePoster()
{
    StoreFixture fixture;
    const auto waiting = [](const std::string &id, std::chrono::hours due) {
        Listing listing = makeListing(id);
        listing.state = ListingState::Waiting;
        listing.review.reset();
        listing.standing = Standing{};
        listing.standing->kind = DecisionKind::Clarify;
        listing.standing->at = ManualClock::noon() - 24h;
        listing.standing->dueAt = ManualClock::noon() + due;
        return listing;
    };
    Listing asked = waiting("asked-before-his-letter", 5h);
    asked.messages.push_back(
        {.id = "m", .at = ManualClock::noon() - 48h, .author = "", .text = "?", .attachments = {}, .unknown = {}});
    Listing answered = waiting("answered", 1h);
    answered.messages.push_back(
        {.id = "m", .at = ManualClock::noon() - 1h, .author = "", .text = "!", .attachments = {}, .unknown = {}});
    Listing edited = waiting("edited", 2h);
    edited.review = Review{.why = ReviewWhy::Edited, .since = {}, .unknown = {}};
    Listing overdue = waiting("overdue", -1h);
    overdue.review = Review{.why = ReviewWhy::Overdue, .since = {}, .unknown = {}};
    fixture.apply({waiting("later", 30h), asked, answered, edited, overdue});
    QCOMPARE(fixture.idsOf({.queue = SavedQueue::Waiting}), (Ids{"overdue", "asked-before-his-letter", "later"}));
    QCOMPARE(valueFrom(fixture.store().counts({}))[SavedQueue::Waiting], 3);
    const auto row = valueFrom(fixture.store().rows({valueFrom(fixture.store().keyOf({"later"}))})).front();
    QCOMPARE(row.answerDueAt, std::optional(ManualClock::noon() + 30h));
}

void TestQueueOrder::otherTargetsMoveThePlaces()
{
    StoreFixture fixture;
    fixture.apply({makeListing("usual", "t", 28h), makeListing("blocking", "t", 1h)},
                  {makeAssessment(), makeAssessment(1)});
    QCOMPARE(fixture.idsOf({}), (Ids{"blocking", "usual"}));
    fixture.options().urgentTarget = std::chrono::hours(8);
    fixture.reopen();
    QCOMPARE(fixture.idsOf({}), (Ids{"usual", "blocking"}));
    const auto row = valueFrom(fixture.store().rows({valueFrom(fixture.store().keyOf({"blocking"}))})).front();
    QCOMPARE(row.place.dueAt, ManualClock::noon() + 7h);
    fixture.options().target = std::chrono::hours(12);
    fixture.reopen();
    QCOMPARE(fixture.idsOf({}), (Ids{"blocking", "usual"}));
}

void TestQueueOrder::countsAreWhatTheQueuesHold()
{
    StoreFixture fixture;
    std::vector<Listing> listings;
    std::vector<Assessment> assessments;
    for (int i = 0; i < 200; ++i) {
        listings.push_back(makeListing("L-" + std::to_string(i)));
        listings.back().review->why = ReviewWhy(i % 7);
        if (i % 5 == 0) {
            listings.back().review.reset();
        }
        listings.back().assignedTo = i % 3 == 0 ? "ana" : "";
        assessments.push_back(makeAssessment(i % 4 == 0 ? 1 : 0));
    }
    fixture.apply(listings, assessments);
    for (int i = 0; i < 200; i += 9) {
        QVERIFY(wait(fixture.store().record(makeDecision({"L-" + std::to_string(i)}), "t", ManualClock::noon() + 1h)));
    }
    QueueCounts counts = valueFrom(fixture.store().counts("ana"));
    QCOMPARE(counts.size(), 8U);
    for (const auto &[queue, number] : counts) {
        QCOMPARE(std::int64_t(fixture.idsOf({.queue = queue, .me = "ana"}).size()), number);
    }
}

void TestQueueOrder::aSnapshotStands()
{
    StoreFixture fixture;
    fixture.apply({makeListing("a", "t", 3h), makeListing("b", "t", 2h)});
    const QueueOrder order = valueFrom(fixture.store().order({}));
    fixture.apply({makeListing("c", "t", 5h), makeListing("a", "changed", 1h)});
    const auto rows = valueFrom(fixture.store().rows(order.keys));
    QCOMPARE(rows.size(), 2U);
    QCOMPARE(rows[0].title, std::string("changed"));
    QCOMPARE(rows[1].id.value, std::string("b"));
    QCOMPARE(fixture.idsOf({}), (Ids{"c", "b", "a"}));
}

QTEST_GUILESS_MAIN(TestQueueOrder)
#include "tst_queueorder.moc"
