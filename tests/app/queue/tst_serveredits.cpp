// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "deciding.h"
#include "queue/records/listingrecords.h"

using namespace stagedoor;
using namespace stagedoor::test;

/// What an editor may mend in a notice, and what never.
class TestServerEdits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void oneEdit_data();
    void oneEdit();
    void anEditTravelsWithAnApproval();
    void theTagIsAskedForInTheMendedCategory();
    void twoEditsApplyBothOrNone();
    void aPlaceTakenAwayComesBackWithTheUndo();
    void anEditOfAWaitingNoticeStillWaits();
    void anEditOfAnAnsweredNoticeIsAnswered();
    void anEditLeavesTheTag();

private:
    /// Mends the dates over the standing decision.
    Decision mend(const std::string &to);
    std::unique_ptr<ServerFixture> m_server;
};

void TestServerEdits::init()
{
    m_server = std::make_unique<ServerFixture>();
    m_server->importLines(
        line("L-1", "A-1",
             R"(,"roles":[{"name":"Ann","pay":"$50, two days","nudity":"none"}],"fees":{"details":"no fee"})"));
}

void TestServerEdits::oneEdit_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const char *field, const char *from, const char *to, int status) {
        QTest::newRow(name) << QByteArray(field) << QByteArray(from) << QByteArray(to) << status;
    };
    row("title", "title", "Title of L-1", "Better", 201);
    row("category", "category", "film", "workshop", 201);
    row("dates", "dates", "May", "2 May", 201);
    row("place", "locations[0]", "Austin, TX", "Dallas, TX", 201);
    row("a further place", "locations[1]", "", "Dallas, TX", 201);
    row("pay line, same numbers", "compensation.details", "$100 per day", "$100 a day, paid", 201);
    row("a role's pay, same numbers", "roles[0].pay", "$50, two days", "$50 for two days", 201);
    row("another amount", "compensation.details", "$100 per day", "$150 per day", 400);
    row("an amount more", "compensation.details", "$100 per day", "$100 per day, 10 hours", 400);
    row("an amount less", "roles[0].pay", "$50, two days", "two days", 400);
    row("fees", "fees.details", "no fee", "a fee", 400);
    row("nudity", "roles[0].nudity", "none", "full", 400);
    row("description", "description", "A film.", "Another.", 400);
    row("poster", "poster.email", "", "x@example.org", 400);
    row("no such role", "roles[7].pay", "", "$1", 400);
    row("a place far behind", "locations[9]", "", "Dallas, TX", 400);
    row("an empty title", "title", "Title of L-1", "", 400);
    row("not what stands there", "title", "Other", "Better", 409);
}

void TestServerEdits::oneEdit()
{
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(int, status);
    Editor ana(*m_server, "ana");
    Decision decision = on("L-1", 1, DecisionKind::Edit);
    decision.edits = {{field.toStdString(), from.toStdString(), to.toStdString()}};
    const Listing before = m_server->listing("L-1");
    QCOMPARE(ana.decide(decision).status, status);
    const Listing after = m_server->listing("L-1");
    if (status != 201) {
        QCOMPARE(toJson(after), toJson(before));
        return;
    }
    QCOMPARE(after.revision, 2);
    const auto older = fromJson<Listing>(ana.client.get("/v1/listings/L-1/revisions/1").body);
    QVERIFY(older);
    QCOMPARE(older->title, before.title);
    QCOMPARE(QByteArray::fromStdString(toJson(after)).contains(to), true);
}

void TestServerEdits::anEditTravelsWithAnApproval()
{
    Editor ana(*m_server, "ana");
    Decision decision = approval("L-1");
    decision.edits = {{"title", "Title of L-1", "Better"}};
    const auto decided = ana.decide(decision);
    QCOMPARE(decided.status, 201);
    const Listing listing = m_server->listing("L-1");
    QCOMPARE(listing.state, ListingState::Approved);
    QCOMPARE(listing.title, std::string("Better"));
    QCOMPARE(listing.revision, 2);
    QCOMPARE(listing.standing->revision, 1); // as it was read
    QCOMPARE(ana.decide(undoOf(decided.id, "L-1", 2)).status, 201);
    QCOMPARE(m_server->listing("L-1").title, std::string("Title of L-1"));
    QCOMPARE(m_server->listing("L-1").revision, 3);
}

void TestServerEdits::theTagIsAskedForInTheMendedCategory()
{
    Editor ana(*m_server, "ana");
    Decision decision = on("L-1", 1, DecisionKind::Approve);
    QCOMPARE(ana.decide(decision).status, 400);
    decision.edits = {{"category", "film", "workshop"}};
    QCOMPARE(ana.decide(decision).status, 201);
}

void TestServerEdits::twoEditsApplyBothOrNone()
{
    Editor ana(*m_server, "ana");
    Decision decision = on("L-1", 1, DecisionKind::Edit);
    decision.edits = {{"title", "Title of L-1", "Better"}, {"fees.details", "no fee", "a fee"}};
    QCOMPARE(ana.decide(decision).status, 400);
    QCOMPARE(m_server->listing("L-1").title, std::string("Title of L-1"));
}

void TestServerEdits::aPlaceTakenAwayComesBackWithTheUndo()
{
    Editor ana(*m_server, "ana");
    Decision decision = on("L-1", 1, DecisionKind::Edit);
    decision.edits = {{"locations[0]", "Austin, TX", ""}};
    const auto decided = ana.decide(decision);
    QCOMPARE(decided.status, 201);
    QVERIFY(m_server->listing("L-1").locations.empty());
    QCOMPARE(ana.decide(undoOf(decided.id, "L-1", 2)).status, 201);
    QCOMPARE(m_server->listing("L-1").locations, std::vector<std::string>{"Austin, TX"});
}

Decision TestServerEdits::mend(const std::string &to)
{
    const Listing listing = m_server->listing("L-1");
    Decision decision = on("L-1", listing.revision, DecisionKind::Edit);
    decision.edits = {{"dates", listing.dates, to}};
    decision.supersedes = listing.standing->id;
    return decision;
}

void TestServerEdits::anEditOfAWaitingNoticeStillWaits()
{
    Editor ana(*m_server, "ana");
    Editor site(*m_server, "site", server::Role::Platform);
    const auto asked = ana.decide(question("L-1"));
    QCOMPARE(asked.status, 201);
    QCOMPARE(ana.decide(mend("2 May")).status, 201);
    const Listing waiting = m_server->listing("L-1");
    QCOMPARE(waiting.state, ListingState::Waiting);
    QCOMPARE(waiting.standing->dueAt, asked.answer.listing->standing->dueAt);
    m_server->clock().move(std::chrono::hours(49));
    m_server->stop(); // it looks for what is overdue when it starts
    m_server->start();
    QTRY_VERIFY(m_server->listing("L-1").review);
    QCOMPARE(m_server->listing("L-1").review->why, ReviewWhy::Overdue);
    QCOMPARE(site.client.post("/v1/listings/L-1/messages", R"({"id":"m","from":"poster","text":"Free."})").status, 201);
    QCOMPARE(m_server->listing("L-1").state, ListingState::Pending);
    QCOMPARE(m_server->listing("L-1").review->why, ReviewWhy::Answered);
}

void TestServerEdits::anEditOfAnAnsweredNoticeIsAnswered()
{
    Editor ana(*m_server, "ana");
    Editor site(*m_server, "site", server::Role::Platform);
    Decision asking = approval("L-1");
    asking.letter = question("L-1").letter;
    QCOMPARE(ana.decide(asking).status, 201);
    QCOMPARE(site.client.post("/v1/listings/L-1/messages", R"({"id":"m","from":"poster","text":"Free."})").status, 201);
    QCOMPARE(ana.decide(mend("2 May")).status, 201);
    const auto record = m_server->database().read(
        [](server::Connection &connection) { return server::findListing(connection, ListingId{"L-1"}); });
    QVERIFY(record && *record);
    QVERIFY((*record)->answered);
    QVERIFY((*record)->listing.standing->dueAt);
}

void TestServerEdits::anEditLeavesTheTag()
{
    Editor ana(*m_server, "ana");
    QCOMPARE(ana.decide(approval("L-1")).status, 201);
    QCOMPARE(ana.decide(mend("2 May")).status, 201);
    QCOMPARE(m_server->listing("L-1").state, ListingState::Approved);
    QCOMPARE(m_server->listing("L-1").standing->payTag, std::optional(PayTag::Paid));
    Decision escalation = on("L-1", 2, DecisionKind::Escalate);
    escalation.note = "Is it?";
    escalation.supersedes = m_server->listing("L-1").standing->id;
    QCOMPARE(ana.decide(escalation).status, 201);
    QCOMPARE(m_server->listing("L-1").standing->payTag, std::optional(PayTag::Paid));
}

QTEST_GUILESS_MAIN(TestServerEdits)
#include "tst_serveredits.moc"
