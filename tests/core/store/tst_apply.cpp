// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include "store/columns.h"
#include "store/connection.h"
#include "support/storefixture.h"

using namespace stagedoor;
using namespace std::chrono_literals;

namespace {

using Ids = std::vector<std::string>;

std::int64_t count(const StoreFixture &fixture, const std::string &sql)
{
    auto db = openDatabase(fixture.profile() / "cache.db", DatabaseKind::Cache, Access::ReadOnly);
    return db.execAndGet(sql).getInt64();
}

Listing decided(Listing listing, std::int64_t revision)
{
    listing.state = ListingState::Approved;
    listing.review.reset();
    listing.standing = Standing{};
    listing.standing->id.value = "d-1";
    listing.standing->revision = revision;
    return listing;
}

} // namespace

class TestApply : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void aPageItsFindingsAndItsCursorAreOne();
    void aPageWithoutAssessmentsIsRefused();
    void whatIsReadIsWhatWasStored();
    void onlyWhatChangedIsNamed();
    void anOlderRevisionIsIgnored();
    void tombstonesRemoveEverything();
    void aClaimChangesTheRowAlone();
    void aClaimThatRanOutIsNone();
    void theLastDecidedRevisionIsKept();
    void anEmptyCursorLeavesTheOldOne();
    void clearingForgetsTheCursor();
    void reassessingLeavesTheNoticeAlone();
    void whatWasAskedForBeforeTheCacheHeardOfANoticeIsOutrun();
    void keysAreNotUsedTwice();
    void textsOfRowsAreCutBetweenCharacters();
    void hugeAndOddTextsAreKept();
};

void TestApply::aPageItsFindingsAndItsCursorAreOne()
{
    StoreFixture fixture;
    QCOMPARE(valueFrom(fixture.store().cursor()), std::string());
    const auto changed = fixture.apply({makeListing("L-1"), makeListing("L-2")},
                                       {makeAssessment(1, 2, 3), makeAssessment()}, "cursor-1");
    QCOMPARE(changed.size(), 2U);
    QCOMPARE(valueFrom(fixture.store().cursor()), std::string("cursor-1"));
    QCOMPARE(count(fixture, "SELECT count(*) FROM finding"), 6);
    QCOMPARE(count(fixture, "SELECT count(*) FROM finding WHERE clause = 'fee.pay-to-play' AND severity = 'blocking'"
                            " AND start = 2 AND length = 4 AND field = 'description' AND policy = 'test@1'"),
             1);
    fixture.reopen();
    QCOMPARE(valueFrom(fixture.store().cursor()), std::string("cursor-1"));
    QCOMPARE(fixture.store().report(), OpenReport());
    QCOMPARE(fixture.idsOf({}), (Ids{"L-1", "L-2"}));
}

void TestApply::aPageWithoutAssessmentsIsRefused()
{
    StoreFixture fixture;
    AssessedPage page;
    page.page.listings = {makeListing("L-1")};
    page.page.cursor = "next";
    const auto applied = wait(fixture.store().apply(page));
    QVERIFY(!applied);
    QCOMPARE(applied.error().kind, Error::Kind::Invalid);
    QCOMPARE(valueFrom(fixture.store().cursor()), std::string());
}

void TestApply::whatIsReadIsWhatWasStored()
{
    StoreFixture fixture;
    Listing listing = makeListing("L-1", "Caf\xC3\xA9");
    listing.unknown = {{"x_new", R"({"a":[1,2]})"}};
    listing.complaints.push_back({.id = "c", .at = ManualClock::noon(), .text = "they asked for money", .unknown = {}});
    const Assessment assessment = makeAssessment(1, 1, 1);
    fixture.apply({listing}, {assessment});
    const CachedNotice notice = valueFrom(fixture.store().notice(listing.id));
    QCOMPARE(notice.listing, listing);
    QCOMPARE(notice.assessment, assessment);
    QVERIFY(!notice.pending);
    QVERIFY(!notice.decidedVersion);
    const auto missing = wait(fixture.store().notice({"L-9"}));
    QVERIFY(!missing && missing.error().kind == Error::Kind::NotFound);
    QVERIFY(!wait(fixture.store().keyOf({"L-9"})));
}

void TestApply::onlyWhatChangedIsNamed()
{
    StoreFixture fixture;
    fixture.apply({makeListing("L-1"), makeListing("L-2")});
    QCOMPARE(fixture.apply({makeListing("L-1"), makeListing("L-2", "Another")}), std::vector<ListingId>{{"L-2"}});
    QCOMPARE(fixture.apply({makeListing("L-1")}, {makeAssessment(1)}), std::vector<ListingId>{{"L-1"}});
}

void TestApply::anOlderRevisionIsIgnored()
{
    StoreFixture fixture;
    Listing newer = makeListing("L-1", "newer");
    newer.revision = 4;
    fixture.apply({newer});
    Listing older = makeListing("L-1", "older");
    older.revision = 3;
    QVERIFY(fixture.apply({older}).empty());
    QVERIFY(wait(fixture.store().applyListing(older, makeAssessment())));
    QCOMPARE(valueFrom(fixture.store().notice({"L-1"})).listing.title, std::string("newer"));
    Listing same = makeListing("L-1", "the same revision, changed");
    same.revision = 4;
    QVERIFY(wait(fixture.store().applyListing(same, makeAssessment())));
    QCOMPARE(valueFrom(fixture.store().notice({"L-1"})).listing.title, same.title);
}

void TestApply::tombstonesRemoveEverything()
{
    StoreFixture fixture;
    fixture.apply({makeListing("L-1", "unmistakable"), makeListing("L-2")}, {makeAssessment(1), makeAssessment()});
    AssessedPage page;
    page.page.tombstones = {"L-1", "L-never-seen"};
    page.page.cursor = "after";
    QCOMPARE(valueFrom(fixture.store().apply(page)).changed, std::vector<ListingId>{{"L-1"}});
    QVERIFY(!wait(fixture.store().notice({"L-1"})));
    QCOMPARE(fixture.idsOf({.text = "unmistakable"}), Ids{});
    QCOMPARE(fixture.idsOf({}), Ids{"L-2"});
    for (const char *table : {"listing", "notice", "notice_text"}) {
        QCOMPARE(count(fixture, std::string("SELECT count(*) FROM ") + table), 1);
    }
    QCOMPARE(count(fixture, "SELECT count(*) FROM finding"), 0);
}

void TestApply::aClaimChangesTheRowAlone()
{
    StoreFixture fixture;
    Listing listing = makeListing("L-1");
    fixture.apply({listing});
    const std::int64_t key = valueFrom(fixture.store().keyOf(listing.id));
    listing.claim = Claim{.holder = "ben", .epoch = 4, .expiresAt = ManualClock::noon() + 15min, .unknown = {}};
    QCOMPARE(fixture.apply({listing}).size(), 1U);
    QCOMPARE(valueFrom(fixture.store().keyOf(listing.id)), key);
    QCOMPARE(valueFrom(fixture.store().rows({key})).front().holder, std::string("ben"));
    QCOMPARE(fixture.idsOf({.queue = SavedQueue::Mine, .me = "ben"}), Ids{"L-1"});
    QCOMPARE(fixture.idsOf({.queue = SavedQueue::Mine, .me = "ana"}), Ids{});
    listing.claim.reset();
    listing.assignedTo = "ana";
    fixture.apply({listing});
    QCOMPARE(fixture.idsOf({.queue = SavedQueue::Mine, .me = "ben"}), Ids{});
    QCOMPARE(fixture.idsOf({.queue = SavedQueue::Mine, .me = "ana"}), Ids{"L-1"});
    QCOMPARE(fixture.idsOf({.queue = SavedQueue::Mine, .me = ""}), Ids{});
}

void TestApply::aClaimThatRanOutIsNone()
{
    StoreFixture fixture;
    Listing listing = makeListing("L-1");
    listing.claim = Claim{.holder = "ben", .epoch = 4, .expiresAt = ManualClock::noon() + 15min, .unknown = {}};
    AssessedPage page;
    page.page.listings = {listing};
    page.assessments = {makeAssessment()};
    page.serverTime = ManualClock::noon() + 10min; // our clock is late
    QVERIFY(wait(fixture.store().apply(page)));
    const std::int64_t key = valueFrom(fixture.store().keyOf(listing.id));
    fixture.clock().advance(4min);
    QCOMPARE(valueFrom(fixture.store().rows({key})).front().holder, std::string("ben"));
    fixture.clock().advance(2min);
    QCOMPARE(valueFrom(fixture.store().rows({key})).front().holder, std::string());
    QCOMPARE(fixture.idsOf({.queue = SavedQueue::Mine, .me = "ben"}), Ids{});
}

void TestApply::theLastDecidedRevisionIsKept()
{
    StoreFixture fixture;
    const auto version = [](std::int64_t revision) {
        Listing listing = makeListing("L-1", "version " + std::to_string(revision));
        listing.revision = revision;
        return listing;
    };
    const auto decidedVersion = [&fixture] { return valueFrom(fixture.store().notice({"L-1"})).decidedVersion; };
    fixture.apply({version(1)}, {makeAssessment(1)});
    fixture.apply({version(2)}, {makeAssessment(1)});
    QVERIFY(!decidedVersion()); // nobody decided on the first
    fixture.apply({decided(version(2), 2)}, {makeAssessment(1)});
    QVERIFY(!decidedVersion());
    fixture.apply({version(3)}, {makeAssessment(2)});
    QCOMPARE(decidedVersion(), std::optional(decided(version(2), 2)));
    QCOMPARE(count(fixture, "SELECT count(*) FROM finding WHERE revision = 2"), 1);
    QCOMPARE(count(fixture, "SELECT count(*) FROM finding WHERE revision = 3"), 2);
    fixture.apply({version(4)});
    QCOMPARE(decidedVersion()->revision, 2);
    Listing both = version(5); // decided at 4 and edited since, between two pulls
    both.standing = decided(version(4), 4).standing;
    fixture.apply({both});
    QCOMPARE(decidedVersion(), std::optional(version(4)));
}

void TestApply::anEmptyCursorLeavesTheOldOne()
{
    StoreFixture fixture;
    fixture.apply({makeListing("L-1")}, {}, "c-1");
    fixture.apply({makeListing("L-2")}, {}, "");
    QCOMPARE(valueFrom(fixture.store().cursor()), std::string("c-1"));
}

void TestApply::clearingForgetsTheCursor()
{
    StoreFixture fixture;
    fixture.apply({makeListing("L-1", "before")}, {makeAssessment(1)});
    const std::int64_t key = valueFrom(fixture.store().keyOf({"L-1"}));
    const Decision decision = makeDecision({"L-1"});
    QVERIFY(wait(fixture.store().record(decision, "before", ManualClock::noon() + 20s)));
    QVERIFY(wait(fixture.store().clearCache()));
    QCOMPARE(valueFrom(fixture.store().cursor()), std::string());
    QCOMPARE(fixture.idsOf({.queue = SavedQueue::All}), Ids{});
    QCOMPARE(valueFrom(fixture.store().outbox(false, 10)).size(), 1U);
    QVERIFY(valueFrom(fixture.store().rows({key})).front().id.empty());
    fixture.apply({makeListing("L-2", "after")});
    QCOMPARE(fixture.idsOf({.queue = SavedQueue::All, .text = "after"}), Ids{"L-2"});
    fixture.reopen(); // the tables are still those of the schema
    QCOMPARE(fixture.store().report(), OpenReport());
}

void TestApply::reassessingLeavesTheNoticeAlone()
{
    StoreFixture fixture;
    Listing moved = makeListing("L-2");
    fixture.apply({makeListing("L-1"), moved});
    QCOMPARE(valueFrom(fixture.store().notAssessedBy("test@1", 10)).size(), 0U);
    QCOMPARE(valueFrom(fixture.store().notAssessedBy("test@2", 10)).size(), 2U);
    QCOMPARE(valueFrom(fixture.store().notAssessedBy("test@2", 1)).size(), 1U);
    moved.revision = 2;
    fixture.apply({moved});
    Assessment other = makeAssessment(1);
    other.policy = "test@2";
    QCOMPARE(valueFrom(fixture.store().reassess({{{"L-1"}, 1, other}, {{"L-2"}, 1, other}, {{"L-9"}, 1, other}})),
             std::vector<ListingId>{{"L-1"}});
    QCOMPARE(valueFrom(fixture.store().notice({"L-1"})).assessment, other);
    QCOMPARE(valueFrom(fixture.store().notice({"L-1"})).listing, makeListing("L-1"));
    QCOMPARE(valueFrom(fixture.store().notAssessedBy("test@2", 10)), std::vector<Listing>{moved});
}

void TestApply::whatWasAskedForBeforeTheCacheHeardOfANoticeIsOutrun()
{
    StoreFixture fixture;
    fixture.apply({makeListing("L-1"), makeListing("L-2")}, {}, "c-1");
    const std::int64_t before = valueFrom(fixture.store().tick());
    Listing approved = makeListing("L-1");
    approved.state = ListingState::Approved;
    QVERIFY(valueFrom(fixture.store().applyListing(approved, makeAssessment(), before)));

    AssessedPage page{.page = {.listings = {makeListing("L-1"), makeListing("L-2", "another")},
                               .refused = {},
                               .tombstones = {},
                               .cursor = "c-2"},
                      .assessments = {makeAssessment(), makeAssessment()},
                      .serverTime = {},
                      .askedAt = before};
    const AppliedPage outrun = valueFrom(fixture.store().apply(page));
    QCOMPARE(outrun.outrun, std::vector<ListingId>{{"L-1"}});
    QVERIFY(outrun.changed.empty());
    QCOMPARE(valueFrom(fixture.store().cursor()), "c-1");
    QCOMPARE(valueFrom(fixture.store().notice({"L-1"})).listing, approved);
    QCOMPARE(valueFrom(fixture.store().notice({"L-2"})).listing, makeListing("L-2"));
    QVERIFY(!valueFrom(fixture.store().applyListing(makeListing("L-1"), makeAssessment(), before)));
    QVERIFY(valueFrom(fixture.store().applyListing(approved, makeAssessment(), before))); // the same is no question

    page.page.listings.front().revision = approved.revision + 1; // newer for certain
    const AppliedPage applied = valueFrom(fixture.store().apply(page));
    QVERIFY(applied.outrun.empty());
    QCOMPARE(applied.changed.size(), 2U);
    page.page.listings.front() = approved; // and older for certain
    QVERIFY(valueFrom(fixture.store().apply(page)).outrun.empty());

    page.page.listings.front() = makeListing("L-1");
    page.page.listings.front().revision = approved.revision + 1;
    page.askedAt = valueFrom(fixture.store().tick());
    QVERIFY(valueFrom(fixture.store().apply(page)).outrun.empty());
}

void TestApply::keysAreNotUsedTwice()
{
    StoreFixture fixture;
    fixture.apply({makeListing("L-1")});
    const std::int64_t key = valueFrom(fixture.store().keyOf({"L-1"}));
    AssessedPage page;
    page.page.tombstones = {"L-1"};
    QVERIFY(wait(fixture.store().apply(page)));
    fixture.apply({makeListing("L-2")});
    QVERIFY(valueFrom(fixture.store().keyOf({"L-2"})) != key);
    const auto rows = valueFrom(fixture.store().rows({key}));
    QCOMPARE(rows.size(), 1U);
    QVERIFY(rows.front().id.empty());
    QCOMPARE(rows.front().key, key);
}

void TestApply::textsOfRowsAreCutBetweenCharacters()
{
    StoreFixture fixture;
    std::string title;
    for (int i = 0; i < 400; ++i) {
        title += "\xE2\x82\xAC"; // a euro sign
    }
    fixture.apply({makeListing("L-1", title)});
    const auto rows = valueFrom(fixture.store().rows({valueFrom(fixture.store().keyOf({"L-1"}))}));
    QCOMPARE(rows.front().title, title.substr(0, 900));
    QCOMPARE(valueFrom(fixture.store().notice({"L-1"})).listing.title, title);
}

void TestApply::hugeAndOddTextsAreKept()
{
    StoreFixture fixture;
    Listing listing = makeListing("L-1", "odd \xF0\x9F\x98\x80 \xE2\x80\xAE rtl");
    listing.description = std::string().append(10'000'000, 'x') + " end";
    Listing tooLong = makeListing("L-2");
    tooLong.description = std::string().append(20'000'000, '\x01'); // more than a row of the cache may hold
    fixture.apply({listing, tooLong, makeListing("L-3")});
    QCOMPARE(valueFrom(fixture.store().notice({"L-1"})).listing, listing);
    QVERIFY(!wait(fixture.store().notice({"L-2"}))); // it alone is missing
    QVERIFY(wait(fixture.store().notice({"L-3"})));
}

QTEST_GUILESS_MAIN(TestApply)
#include "tst_apply.moc"
