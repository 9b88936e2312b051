// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <thread>

#include "deciding.h"

using namespace stagedoor;
using namespace stagedoor::test;

/// The site's own backend: what it puts in, and what it reads out.
class TestServerPlatform : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void theWholeStoryOfANotice();
    void aListingIsPutOnce();
    void complaintsAndMessagesAreTakenOnce();
    void whatHasNoIdIsNotLost();
    void anAppealComesBack();
    void accountsAndTheirFigures();
    void mediaGoesInAndOut();
    void thePolicyIsReplacedByTheOneWhoSawIt();
    void templatesAreReplacedByTheOneWhoSawThem();
    void pagesOfTheFeed();

private:
    std::unique_ptr<ServerFixture> m_server;
    std::unique_ptr<ServerClient> m_site;
    std::unique_ptr<Editor> m_ana;
};

void TestServerPlatform::init()
{
    m_server = std::make_unique<ServerFixture>();
    m_site = std::make_unique<ServerClient>(m_server->port(), m_server->token("site", server::Role::Platform));
    m_ana = std::make_unique<Editor>(*m_server, "ana");
}

void TestServerPlatform::cleanup()
{
    m_site.reset();
    m_ana.reset();
    m_server.reset();
}

void TestServerPlatform::theWholeStoryOfANotice()
{
    QCOMPARE(m_site->put("/v1/listings/L-1", line("L-1")).status, 201);
    QCOMPARE(m_site->put("/v1/listings/L-2", line("L-2")).status, 201);
    const auto approved = m_ana->decide(approval("L-1"));
    QCOMPARE(approved.status, 201);
    const auto first = fromJson<DecisionsPage>(m_site->get("/v1/decisions?after=").body);
    QCOMPARE(first->decisions.size(), 1U);
    QCOMPARE(m_site->post("/v1/decisions/" + approved.id.value + "/applied", R"({"state":"applied","why":""})").status,
             200);
    // A complaint of an undisclosed fee brings it back.
    QCOMPARE(
        m_site->post("/v1/listings/L-1/complaints", R"({"id":"c-1","kind":"fee","text":"They wanted $90."})").status,
        201);
    const Listing back = m_server->listing("L-1");
    QCOMPARE(back.review->why, ReviewWhy::Complaint);
    QCOMPARE(back.state, ListingState::Approved);
    QCOMPARE(back.revision, 2);
    // The site waits for the decisions that follow.
    DecisionsPage next;
    std::jthread waits(
        [&] { next = *fromJson<DecisionsPage>(m_site->get("/v1/decisions?wait=20&after=" + first->cursor).body); });
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    Decision hide = on("L-1", 2, DecisionKind::Hide);
    hide.complaints = {{"c-1", ComplaintState::Upheld}};
    QCOMPARE(m_ana->decide(hide).status, 201);
    waits.join();
    QCOMPARE(next.decisions.size(), 1U);
    QCOMPARE(next.decisions[0].kind, DecisionKind::Hide);
    QCOMPARE(next.decisions[0].complaints[0].state, ComplaintState::Upheld);
    const auto suspended = m_ana->decide(suspension("L-1"));
    QCOMPARE(suspended.status, 201);
    const auto last = fromJson<DecisionsPage>(m_site->get("/v1/decisions?after=" + next.cursor).body);
    QCOMPARE(last->decisions.at(0).takenDown, (std::vector<std::string>{"L-2"})); // L-1 was hidden already
    QVERIFY(!last->more);
    QCOMPARE(m_server->listing("L-2").state, ListingState::Hidden);
    // What could not be done is said too, and the editor sees both.
    QCOMPARE(
        m_site->post("/v1/decisions/" + suspended.id.value + "/applied", R"({"state":"failed","why":"locked"})").status,
        200);
    const auto history = fromJson<DecisionsPage>(m_ana->client.get("/v1/decisions?listing=L-1").body);
    QCOMPARE(history->decisions.size(), 3U);
    QCOMPARE(history->decisions[0].applied->state, ApplyState::Applied);
    QCOMPARE(history->decisions[2].applied->why, std::string("locked"));
    QVERIFY(!history->decisions[1].applied);
    const auto of2 = fromJson<DecisionsPage>(m_ana->client.get("/v1/decisions?listing=L-2").body);
    QCOMPARE(of2->decisions.size(), 1U); // the suspension is its history too
    QCOMPARE(m_site->post("/v1/decisions/none/applied", R"({"state":"applied"})").status, 404);
    QCOMPARE(m_site->post("/v1/decisions/" + approved.id.value + "/applied", R"({"state":"perhaps"})").status, 400);
}

void TestServerPlatform::aListingIsPutOnce()
{
    QCOMPARE(m_site->put("/v1/listings/L-1", line("L-1")).status, 201);
    QCOMPARE(m_site->put("/v1/listings/L-1", line("L-1")).status, 200);
    QCOMPARE(m_server->listing("L-1").revision, 1);
    QCOMPARE(
        m_site->put("/v1/listings/L-1", line("L-1", "A-1", R"(,"state":"approved","revision":9,"review":null)")).status,
        200);
    QCOMPARE(m_server->listing("L-1").revision, 1); // ignored if sent
    QCOMPARE(m_server->listing("L-1").state, ListingState::Pending);
    QCOMPARE(m_site->put("/v1/listings/L-1", line("L-2")).status, 400); // another's body
    QCOMPARE(m_site->put("/v1/listings/L-3", R"({"title":"No id of its own"})").status, 201);
    QCOMPARE(m_site->put("/v1/listings/L-4", R"({"description":"no title"})").status, 400);
    QCOMPARE(
        m_site->put("/v1/listings/L-1", line("L-1", "A-1", R"(,"updated_at":"2026-11-22T10:00:00Z","language":"en")"))
            .status,
        200);
    QCOMPARE(m_site->put("/v1/listings/L-1", line("L-1", "A-1", R"(,"updated_at":"2026-11-21T10:00:00Z")")).status,
             409);
}

void TestServerPlatform::complaintsAndMessagesAreTakenOnce()
{
    QCOMPARE(m_site->put("/v1/listings/L-1", line("L-1")).status, 201);
    for (const auto &[path, body] :
         {std::pair("/v1/listings/L-1/complaints", R"({"id":"c-1","kind":"spam","text":"x","state":"upheld"})"),
          std::pair("/v1/listings/L-1/messages", R"({"id":"m-1","from":"poster","text":"x"})")}) {
        QCOMPARE(m_site->post(path, body).status, 201);
        QCOMPARE(m_site->post(path, body).status, 200);
        QCOMPARE(m_site->post(path, R"({"text":"no id"})").status, 400);
    }
    const Listing listing = m_server->listing("L-1");
    QCOMPARE(listing.complaints[0].state, ComplaintState::Open); // an editor upholds it, nobody else
    QVERIFY(listing.complaints[0].at);
    QCOMPARE(m_site->post("/v1/listings/L-7/complaints", R"({"id":"c-1"})").status, 404);
    // The site's next version of the notice does not know of them: they stay.
    QCOMPARE(m_site->put("/v1/listings/L-1", line("L-1", "A-1", R"(,"how_to_apply":"By post")")).status, 200);
    QCOMPARE(m_server->listing("L-1").complaints.size(), 1U);
    QCOMPARE(m_server->listing("L-1").messages.size(), 1U);
}

void TestServerPlatform::whatHasNoIdIsNotLost()
{
    const std::string first = R"({"kind":"fee","text":"They wanted $90."})";
    const std::string second = R"({"kind":"spam","text":"Again and again."})";
    const auto put = [this](const std::string &complaints) {
        const std::string more =
            R"(,"complaints":[)" + complaints + R"(],"messages":[{"from":"poster","text":"Hello."}])";
        return m_site->put("/v1/listings/L-1", line("L-1", "A-1", more)).status;
    };
    QCOMPARE(put(first), 201);
    QCOMPARE(put(first + ',' + second), 200);
    const Listing listing = m_server->listing("L-1");
    QCOMPARE(listing.complaints.size(), 2U);
    QCOMPARE(listing.messages.size(), 1U); // the same one
    QVERIFY(isValidId(listing.complaints[0].id));
    QVERIFY(listing.complaints[0].id != listing.complaints[1].id);
    QCOMPARE(listing.revision, 2);
    QCOMPARE(put(first + ',' + second), 200);
    QCOMPARE(m_server->listing("L-1").revision, 2);
    Decision decision = on("L-1", 2, DecisionKind::Hide);
    decision.complaints = {{listing.complaints[1].id, ComplaintState::Upheld}};
    QCOMPARE(m_ana->decide(decision).status, 201);
    QCOMPARE(m_server->listing("L-1").complaints[0].state, ComplaintState::Open);
}

void TestServerPlatform::anAppealComesBack()
{
    QCOMPARE(m_site->put("/v1/listings/L-1", line("L-1")).status, 201);
    QCOMPARE(m_ana->decide(refusal("L-1")).status, 201);
    QCOMPARE(m_site->post("/v1/listings/L-1/messages", R"({"id":"m-0","from":"editor","text":"The letter."})").status,
             201);
    QVERIFY(!m_server->listing("L-1").review); // our own words
    QCOMPARE(m_server->listing("L-1").revision, 1);
    QCOMPARE(m_site->post("/v1/listings/L-1/messages", R"({"id":"m-1","from":"poster","text":"But why?"})").status,
             201);
    QCOMPARE(m_server->listing("L-1").review->why, ReviewWhy::Appeal);
    QCOMPARE(m_server->listing("L-1").state, ListingState::Declined);
}

void TestServerPlatform::accountsAndTheirFigures()
{
    const std::string now = toRfc3339(m_server->clock().now());
    QCOMPARE(m_site->put("/v1/accounts/A-5", R"({"name":"Pat","email":"pat@example.org"})").status, 201);
    QCOMPARE(m_site->put("/v1/accounts/A-5", R"({"name":"Pat","email":"pat@example.org","suspended":true})").status,
             200);
    QCOMPARE(m_site->put("/v1/accounts/A-5", R"({"account_id":"A-6"})").status, 400);
    for (const auto &[id, category] :
         {std::pair("L-1", "film"), std::pair("L-2", "film"), std::pair("L-3", "workshop")}) {
        const std::string body = R"({"title":"T","category":")" + std::string(category) + R"(","submitted_at":")" +
                                 now + R"(","poster":{"account_id":"A-5","name":"Pat"}})";
        QCOMPARE(m_site->put(std::string("/v1/listings/") + id, body).status, 201);
    }
    QCOMPARE(m_ana->decide(refusal("L-2")).status, 201);
    const auto account = fromJson<Account>(m_ana->client.get("/v1/accounts/A-5").body);
    QVERIFY(account);
    QCOMPARE(account->state, AccountState::Active); // a body does not suspend
    QCOMPARE(account->poster.suspended, false);
    QCOMPARE(account->listings.size(), 3U);
    const std::map<std::string, std::int64_t> live{{"film", 1}, {"workshop", 1}};
    const std::map<std::string, std::int64_t> posted{{"film", 2}, {"workshop", 1}};
    QVERIFY(account->liveByCategory == live);
    QVERIFY(account->posted30dByCategory == posted);
    QCOMPARE(account->decisions.size(), 1U);
    QCOMPARE(m_ana->client.get("/v1/accounts/A-404").status, 404);
}

void TestServerPlatform::mediaGoesInAndOut()
{
    const std::string picture("\xff\xd8\xff\0picture", 11);
    QCOMPARE(m_site->call("PUT", "/v1/media/m-1", picture, "Content-Type: image/jpeg\r\n").status, 201);
    QCOMPARE(m_site->call("PUT", "/v1/media/m-1", picture, "Content-Type: image/jpeg\r\n").status, 200);
    QCOMPARE(m_site->call("PUT", "/v1/media/m-2", "<script>", "Content-Type: text/html\r\n").status, 415);
    QCOMPARE(m_site->call("PUT", "/v1/media/m-2", {}, "Content-Type: image/png\r\n").status, 400);
    const WireAnswer answer = m_ana->client.get("/v1/media/m-1");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body, picture);
    QCOMPARE(answer.headers.at("content-type"), std::string("image/jpeg"));
    QCOMPARE(answer.headers.at("content-disposition"), std::string("attachment"));
    QCOMPARE(m_ana->client.get("/v1/media/m-9").status, 404);
}

void TestServerPlatform::thePolicyIsReplacedByTheOneWhoSawIt()
{
    Editor max(*m_server, "max", server::Role::Supervisor);
    const WireAnswer current = m_ana->client.get("/v1/policy");
    QCOMPARE(current.status, 200);
    QCOMPARE(current.headers.at("content-type"), std::string("application/toml"));
    const std::string etag = current.headers.at("etag");
    QCOMPARE(m_ana->client.call("GET", "/v1/policy", {}, "If-None-Match: " + etag + "\r\n").status, 304);
    std::string newer = current.body;
    const std::size_t version = newer.find("version = \"");
    QVERIFY(version != std::string::npos);
    newer.insert(version + 11, "9");
    QCOMPARE(max.client.put("/v1/policy", newer).status, 428);
    QCOMPARE(max.client.call("PUT", "/v1/policy", newer, "If-Match: \"another\"\r\n").status, 412);
    QCOMPARE(max.client.call("PUT", "/v1/policy", "[pack\nname = 1", "If-Match: " + etag + "\r\n").status, 400);
    const WireAnswer put = max.client.call("PUT", "/v1/policy", newer, "If-Match: " + etag + "\r\n");
    QCOMPARE(put.status, 204);
    QVERIFY(put.headers.at("etag") != etag);
    QCOMPARE(m_ana->client.get("/v1/policy").body, newer);
    QCOMPARE(max.client.call("PUT", "/v1/policy", current.body, "If-Match: " + etag + "\r\n").status,
             412); // it was changed meanwhile
    QVERIFY(m_ana->client.get("/v1").body.find("\"policy\":\"stagedoor@9") != std::string::npos);
    m_server->stop();
    m_server->start();
    m_ana->client.close();
    QCOMPARE(m_ana->client.get("/v1/policy").body, newer);
}

void TestServerPlatform::templatesAreReplacedByTheOneWhoSawThem()
{
    Editor max(*m_server, "max", server::Role::Supervisor);
    QCOMPARE(m_ana->client.get("/v1/templates/fee").status, 404);
    const std::string letter = R"({"subject":"Fees","body":"Dear {poster}","language":"en"})";
    QCOMPARE(max.client.put("/v1/templates/fee", letter).status, 201);
    QCOMPARE(max.client.put("/v1/templates/fee", letter).status, 428);
    const std::string etag = m_ana->client.get("/v1/templates/fee").headers.at("etag");
    QCOMPARE(max.client.call("PUT", "/v1/templates/fee", R"({"subject":"F"})", "If-Match: " + etag + "\r\n").status,
             204);
    QCOMPARE(max.client.call("PUT", "/v1/templates/fee", letter, "If-Match: " + etag + "\r\n").status, 412);
    QCOMPARE(max.client.put("/v1/templates/x", R"({"nonsense":1})").status, 400);
}

void TestServerPlatform::pagesOfTheFeed()
{
    std::string lines;
    for (int i = 0; i < 25; ++i) {
        lines += line("L-" + std::to_string(i));
    }
    m_server->importLines(lines);
    std::string cursor;
    std::size_t got = 0;
    for (int page = 0; page < 3; ++page) {
        const auto changes = fromJson<ChangesPage>(m_ana->client.get("/v1/changes?limit=10&after=" + cursor).body);
        got += changes->listings.size();
        QCOMPARE(changes->more, page < 2);
        cursor = changes->cursor;
    }
    QCOMPARE(got, 25U);
    const auto end = fromJson<ChangesPage>(m_ana->client.get("/v1/changes?after=" + cursor).body);
    QVERIFY(end->listings.empty());
    QCOMPARE(end->cursor, cursor);
    // What changes again moves to the end, once.
    QCOMPARE(m_ana->decide(approval("L-3")).status, 201);
    const auto changed = fromJson<ChangesPage>(m_ana->client.get("/v1/changes?after=" + cursor).body);
    QCOMPARE(changed->listings.size(), 1U);
    const auto all = fromJson<ChangesPage>(m_ana->client.get("/v1/changes?limit=500").body);
    QCOMPARE(all->listings.size(), 25U);
    QCOMPARE(all->listings.back().id.value, std::string("L-3"));
    QCOMPARE(fromJson<ChangesPage>(m_ana->client.get("/v1/changes?limit=100000").body)->listings.size(), 25U);
}

QTEST_GUILESS_MAIN(TestServerPlatform)
#include "tst_serverplatform.moc"
