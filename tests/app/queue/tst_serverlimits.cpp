// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "deciding.h"
#include "queue/records/decisionrecords.h"
#include "queue/records/noterecords.h"

using namespace stagedoor;
using namespace stagedoor::test;
using enum DecisionKind;

namespace {

constexpr std::size_t megabyte = 1U << 20U;

std::string text(std::size_t bytes)
{
    return std::string(bytes, 'x');
}

std::string message(const std::string &id, std::size_t bytes)
{
    return R"({"id":")" + id + R"(","from":"poster","text":")" + text(bytes) + R"("})";
}

/// A line of an import: notice N-number, submitted at @p time, with complaint cnumber.
std::string complainedOf(int number, Timestamp time)
{
    Listing listing = *fromJson<Listing>(line("N-" + std::to_string(number)));
    listing.submittedAt = time;
    listing.complaints = {{'c' + std::to_string(number), time, ComplaintKind::Other, "", ComplaintState::Open, {}}};
    return toJson(listing) + '\n';
}

} // namespace

/// What is too large is refused for good with 413; 503 would be tried again for ever. No answer grows without end.
class TestServerLimits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aLongTextIs413();
    void aListingThatGrowsTooLargeIs413();
    void aShortBodyOfALargeListingIs413();
    void aDecisionTooLargeForItsNoticeIs413();
    void aBatchEndsWhenItIsFull();
    void manyDecisionsEndWhenTheirAnswerIsFull();
    void aPageOfDecisionsEndsWhenItIsFull();
    void anAccountShowsItsNewestAndAllSuspensions();

private:
    int putLarge(const std::string &id, std::size_t bytes);
    std::unique_ptr<ServerFixture> m_server;
    std::unique_ptr<Editor> m_ana;
    std::unique_ptr<ServerClient> m_site;
};

void TestServerLimits::init()
{
    m_server = std::make_unique<ServerFixture>();
    m_server->importLines(line("L-1"));
    m_ana = std::make_unique<Editor>(*m_server, "ana");
    m_site = std::make_unique<ServerClient>(m_server->port(), m_server->token("site", server::Role::Platform));
}

void TestServerLimits::cleanup()
{
    m_site.reset();
    m_ana.reset();
    m_server.reset();
}

int TestServerLimits::putLarge(const std::string &id, std::size_t bytes)
{
    return m_site->put("/v1/listings/" + id, line(id, "A-1", R"(,"how_to_apply":")" + text(bytes) + '"')).status;
}

void TestServerLimits::aLongTextIs413()
{
    const std::string body = R"({"id":"x","account_id":"A-1","text":")" + text(17 * megabyte) + R"("})";
    QCOMPARE(
        m_site->post("/v1/listings/L-1/complaints", R"({"id":"x","text":")" + text(17 * megabyte) + R"("})").status,
        413);
    QCOMPARE(m_site->post("/v1/listings/L-1/messages", message("x", 17 * megabyte)).status, 413);
    QCOMPARE(m_site->put("/v1/accounts/A-1", R"({"name":")" + text(17 * megabyte) + R"("})").status, 413);
    QCOMPARE(m_ana->client.put("/v1/notes/x", body).status, 413);
    Editor boss(*m_server, "boss", server::Role::Supervisor);
    QCOMPARE(boss.client.put("/v1/templates/x", R"({"body":")" + text(17 * megabyte) + R"("})").status, 413);
    QVERIFY(m_server->listing("L-1").complaints.empty());
}

void TestServerLimits::aListingThatGrowsTooLargeIs413()
{
    QCOMPARE(putLarge("L-2", 7 * megabyte), 201);
    int status = 201;
    int taken = 0;
    for (int i = 0; i < 20 && status == 201; ++i) {
        status = m_site->post("/v1/listings/L-2/messages", message('m' + std::to_string(i), 900'000)).status;
        taken += status == 201 ? 1 : 0;
    }
    QCOMPARE(status, 413);
    QCOMPARE(taken, 4);
    QCOMPARE(m_site->post("/v1/listings/L-2/messages", message("m0", 900'000)).status, 200); // it was taken
    QCOMPARE(putLarge("L-2", 7 * megabyte + 900'000), 413);
    QCOMPARE(m_server->listing("L-2").revision, 5);
}

void TestServerLimits::aShortBodyOfALargeListingIs413()
{
    std::string roles = "{}";
    for (int i = 0; i < 200'000; ++i) {
        roles += ",{}"; // each is written out with all its members
    }
    QCOMPARE(m_site->put("/v1/listings/L-2", line("L-2", "A-1", R"(,"roles":[)" + roles + ']')).status, 413);
}

void TestServerLimits::aDecisionTooLargeForItsNoticeIs413()
{
    QCOMPARE(putLarge("L-2", 7 * megabyte + 900'000), 201);
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(m_site->post("/v1/listings/L-2/messages", message('m' + std::to_string(i), 900'000)).status, 201);
    }
    Decision decision = on("L-2", 4, Hide);
    decision.note = text(3 * megabyte);
    QCOMPARE(m_ana->decide(decision).status, 413);
    QCOMPARE(m_server->listing("L-2").state, ListingState::Pending);
    decision.note = text(megabyte);
    QCOMPARE(m_ana->decide(decision).status, 201);
}

void TestServerLimits::aBatchEndsWhenItIsFull()
{
    for (const char *id : {"L-2", "L-3", "L-4"}) {
        QCOMPARE(putLarge(id, 5 * megabyte), 201);
    }
    const WireAnswer answer = m_ana->client.post("/v1/batches", R"({"listing_ids":["L-2","L-3","L-4"]})");
    QCOMPARE(answer.status, 201);
    const auto grant = fromJson<LeaseGrant>(answer.body);
    QVERIFY(grant);
    QCOMPARE(grant->leases.size(), 2U);
    QVERIFY(grant->refused.empty());
    QVERIFY(!m_server->listing("L-4").claim);
    const auto rest = fromJson<LeaseGrant>(m_ana->client.post("/v1/batches", R"({"count":10})").body);
    QVERIFY(rest);
    QCOMPARE(rest->leases.size(), 2U); // L-1 and L-4
}

void TestServerLimits::manyDecisionsEndWhenTheirAnswerIsFull()
{
    std::string bodies;
    for (const char *id : {"L-2", "L-3", "L-4"}) {
        QCOMPARE(putLarge(id, 5 * megabyte), 201);
        Decision decision = on(id, 1, Hide);
        decision.id.value = std::string("d-") + id;
        bodies += (bodies.empty() ? "" : ",") + decisionBodyToJson(decision);
    }
    const auto outcomes =
        outcomesFromJson(m_ana->client.post("/v1/decisions", R"({"decisions":[)" + bodies + "]}").body);
    QVERIFY(outcomes);
    QCOMPARE(outcomes->size(), 3U);
    QCOMPARE(outcomes->at(1).status, 201);
    QCOMPARE(outcomes->at(2).status, 503);
    QCOMPARE(m_server->listing("L-4").state, ListingState::Pending);
}

void TestServerLimits::aPageOfDecisionsEndsWhenItIsFull()
{
    for (int i = 0; i < 4; ++i) {
        Decision decision = on("L-1", 1, Hide);
        decision.note = text(3 * megabyte);
        QCOMPARE(m_ana->decide(decision).status, 201);
    }
    const auto page = fromJson<DecisionsPage>(m_ana->client.get("/v1/decisions").body);
    QVERIFY(page);
    QCOMPARE(page->decisions.size(), 3U);
    QVERIFY(page->more);
    const auto next = fromJson<DecisionsPage>(m_ana->client.get("/v1/decisions?after=" + page->cursor).body);
    QCOMPARE(next->decisions.size(), 1U);
}

void TestServerLimits::anAccountShowsItsNewestAndAllSuspensions()
{
    const Timestamp start = SystemClock().now() - std::chrono::hours(24);
    std::string lines;
    for (int i = 0; i < 600; ++i) {
        lines += complainedOf(1000 + i, start + std::chrono::seconds(i));
    }
    m_server->importLines(lines);
    const auto written = m_server->database().write([&](server::Connection &connection) {
        for (int i = 0; i < 600; ++i) {
            const std::string number = std::to_string(1000 + i);
            Decision decision = on("", 1, i == 0 ? Suspend : Reinstate);
            decision.id.value = "d-" + number;
            decision.accountId.value = "A-1";
            decision.at = start;
            server::insertDecision(connection, {decision, {}, {}, {}});
            server::insertNote(
                connection,
                {{"n-" + number, {}, AccountId{"A-1"}, NoteKind::Note, "", "", "ana", start + std::chrono::seconds(i)},
                 {}});
        }
        return true;
    });
    QVERIFY(written);
    const auto account = fromJson<Account>(m_ana->client.get("/v1/accounts/A-1").body);
    QVERIFY(account);
    QCOMPARE(account->decisions.size(), 500U);
    QCOMPARE(account->decisions.front().id.value, std::string("d-1100"));
    QCOMPARE(account->decisions.back().id.value, std::string("d-1599"));
    QCOMPARE(account->suspensions.size(), 1U); // the oldest of all
    QCOMPARE(account->listings.size(), 500U);
    QCOMPARE(account->listings.back().id.value, std::string("N-1599"));
    QCOMPARE(account->complaints.size(), 500U);
    QCOMPARE(account->complaints.back().complaint.id, std::string("c1599"));
    QCOMPARE(account->notes.size(), 500U);
    QCOMPARE(account->notes.back().id, std::string("n-1599"));
    QCOMPARE(account->liveByCategory.at("film"), 601);
}

QTEST_GUILESS_MAIN(TestServerLimits)
#include "tst_serverlimits.moc"
