// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "deciding.h"

using namespace stagedoor;
using namespace stagedoor::test;

class TestServerLeases : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void theOldestInTheQueueComeFirst();
    void whatAnotherHoldsIsRefusedByName();
    void aClaimAgainIsTheSameLease();
    void everyNewClaimHasAHigherEpoch();
    void aClaimIsAChangeInTheFeed();
    void renewingAndReleasing();
    void anExpiredLeaseIsFree();
    void aDecisionUnderALapsedLeaseIsTakenAndMarked();
    void aDecisionUnderAnotherClaimIsRefused();
    void aBatchBringsItsListings();
    void whatIsAssignedToAnotherIsLeftAlone();
    void badRequests();

private:
    LeaseGrant claim(Editor &editor, const std::string &body, const std::string &path = "/v1/leases")
    {
        const WireAnswer answer = editor.client.post(path, body);
        if (answer.status != 201) {
            QTest::qFail(answer.body.c_str(), __FILE__, __LINE__);
            return {};
        }
        return *fromJson<LeaseGrant>(answer.body);
    }
    std::unique_ptr<ServerFixture> m_server;
    std::unique_ptr<Editor> m_ana;
    std::unique_ptr<Editor> m_ben;
};

void TestServerLeases::init()
{
    m_server = std::make_unique<ServerFixture>();
    std::string lines;
    for (const char *id : {"L-3", "L-1", "L-2"}) { // all of one moment: then by id
        lines += line(id);
    }
    lines += line("L-0", "A-1", R"(,"updated_at":"2026-11-22T10:00:00Z")");
    m_server->importLines(lines);
    m_ana = std::make_unique<Editor>(*m_server, "ana");
    m_ben = std::make_unique<Editor>(*m_server, "ben");
}

void TestServerLeases::cleanup()
{
    m_ana.reset();
    m_ben.reset();
    m_server.reset();
}

void TestServerLeases::theOldestInTheQueueComeFirst()
{
    QCOMPARE(m_ana->decide(approval("L-0")).status, 201); // not in the queue any more
    const LeaseGrant grant = claim(*m_ana, R"({"count":2,"seconds":60})");
    QCOMPARE(grant.leases.size(), 2U);
    QCOMPARE(grant.leases[0].listingId.value, std::string("L-1"));
    QCOMPARE(grant.leases[1].listingId.value, std::string("L-2"));
    QCOMPARE(claim(*m_ben, R"({"count":5,"seconds":60})").leases.size(), 1U); // what is left
}

void TestServerLeases::whatAnotherHoldsIsRefusedByName()
{
    claim(*m_ben, R"({"listing_ids":["L-1"],"seconds":60})");
    const LeaseGrant grant = claim(*m_ana, R"({"listing_ids":["L-1","L-2","L-77"],"seconds":60})");
    QCOMPARE(grant.leases.size(), 1U);
    QCOMPARE(grant.refused, (std::vector<LeaseRefusal>{{ListingId{"L-1"}, "ben"}, {ListingId{"L-77"}, ""}}));
}

void TestServerLeases::aClaimAgainIsTheSameLease()
{
    const Lease first = claim(*m_ana, R"({"listing_ids":["L-1"],"seconds":60})").leases.at(0);
    const Lease again = claim(*m_ana, R"({"listing_ids":["L-1"],"seconds":600})").leases.at(0);
    QCOMPARE(again.id, first.id);
    QCOMPARE(again.epoch, first.epoch);
    QVERIFY(*again.expiresAt > *first.expiresAt);
}

void TestServerLeases::everyNewClaimHasAHigherEpoch()
{
    std::int64_t last = 0;
    for (int i = 0; i < 3; ++i) {
        const Lease lease = claim(i % 2 == 0 ? *m_ana : *m_ben, R"({"listing_ids":["L-1"],"seconds":60})").leases.at(0);
        QVERIFY(lease.epoch > last);
        last = lease.epoch;
        QCOMPARE((i % 2 == 0 ? *m_ana : *m_ben).client.call("DELETE", "/v1/leases/" + lease.id.value).status, 204);
    }
}

void TestServerLeases::aClaimIsAChangeInTheFeed()
{
    const auto before = fromJson<ChangesPage>(m_ana->client.get("/v1/changes").body);
    const Lease lease = claim(*m_ben, R"({"listing_ids":["L-2"],"seconds":60})").leases.at(0);
    const auto after = fromJson<ChangesPage>(m_ana->client.get("/v1/changes?after=" + before->cursor).body);
    QCOMPARE(after->listings.size(), 1U);
    QCOMPARE(after->listings[0].claim->holder, std::string("ben"));
    QCOMPARE(after->listings[0].claim->epoch, lease.epoch);
    QCOMPARE(after->listings[0].revision, 1);
    m_ben->client.call("DELETE", "/v1/leases/" + lease.id.value);
    const auto released = fromJson<ChangesPage>(m_ana->client.get("/v1/changes?after=" + after->cursor).body);
    QCOMPARE(released->listings.size(), 1U);
    QVERIFY(!released->listings[0].claim);
}

void TestServerLeases::renewingAndReleasing()
{
    const Lease lease = claim(*m_ana, R"({"listing_ids":["L-1"],"seconds":60})").leases.at(0);
    const WireAnswer renewed = m_ana->client.call("PATCH", "/v1/leases/" + lease.id.value, R"({"seconds":900})");
    QCOMPARE(renewed.status, 200);
    QVERIFY(*fromJson<Lease>(renewed.body)->expiresAt > *lease.expiresAt + std::chrono::seconds(800));
    QCOMPARE(m_ana->client.call("DELETE", "/v1/leases/" + lease.id.value).status, 204);
    QCOMPARE(m_ana->client.call("DELETE", "/v1/leases/" + lease.id.value).status, 404);
    QCOMPARE(m_ana->client.call("PATCH", "/v1/leases/" + lease.id.value, R"({"seconds":900})").status, 404);
}

void TestServerLeases::anExpiredLeaseIsFree()
{
    claim(*m_ben, R"({"listing_ids":["L-1"],"seconds":60})");
    QCOMPARE(m_ana->decide(approval("L-1")).status, 409);
    m_server->clock().move(std::chrono::seconds(61));
    QCOMPARE(claim(*m_ana, R"({"listing_ids":["L-1"],"seconds":60})").leases.size(), 1U);
    QCOMPARE(m_ana->decide(approval("L-1")).status, 201);
}

void TestServerLeases::aDecisionUnderALapsedLeaseIsTakenAndMarked()
{
    const Lease lease = claim(*m_ana, R"({"listing_ids":["L-1"],"seconds":60})").leases.at(0);
    m_server->clock().move(std::chrono::seconds(61));
    const Lease bens = claim(*m_ben, R"({"listing_ids":["L-1"],"seconds":60})").leases.at(0);
    m_ben->client.call("DELETE", "/v1/leases/" + bens.id.value); // read and given back, undecided
    Decision decision = approval("L-1");
    decision.lease = LeaseClaim{lease.id, lease.epoch};
    QCOMPARE(m_ana->decide(decision).status, 201);
    const auto log = m_server->log();
    QCOMPARE(log[log.size() - 2].action, std::string("outside-lease"));
    QCOMPARE(log.back().action, std::string("approve"));
}

void TestServerLeases::aDecisionUnderAnotherClaimIsRefused()
{
    const Lease lease = claim(*m_ana, R"({"listing_ids":["L-1"],"seconds":60})").leases.at(0);
    m_server->clock().move(std::chrono::seconds(61));
    const Lease bens = claim(*m_ben, R"({"listing_ids":["L-1"],"seconds":60})").leases.at(0);
    Decision decision = approval("L-1");
    decision.lease = LeaseClaim{lease.id, lease.epoch};
    QCOMPARE(m_ana->decide(decision).status, 409); // fenced off
    decision.lease = LeaseClaim{bens.id, bens.epoch};
    QCOMPARE(m_ana->decide(decision).status, 409); // nor under ben's
    decision = approval("L-2");
    decision.lease = LeaseClaim{bens.id, 0};
    QCOMPARE(m_ana->decide(decision).status, 409); // nor under ben's on another notice
}

void TestServerLeases::aBatchBringsItsListings()
{
    const WireAnswer answer = m_ana->client.post("/v1/batches", R"({"count":2,"seconds":432000})");
    QCOMPARE(answer.status, 201);
    const auto page = fromJson<ChangesPage>(answer.body); // has listings too
    const auto grant = fromJson<LeaseGrant>(answer.body);
    QCOMPARE(grant->leases.size(), 2U);
    QCOMPARE(page->listings.size(), 2U);
    QCOMPARE(page->listings[0].id, grant->leases[0].listingId);
    QCOMPARE(page->listings[0].claim->holder, std::string("ana"));
}

void TestServerLeases::whatIsAssignedToAnotherIsLeftAlone()
{
    Editor max(*m_server, "max", server::Role::Supervisor);
    QCOMPARE(max.client.call("PATCH", "/v1/listings/L-0", R"({"assigned_to":"ben"})").status, 200);
    const LeaseGrant grant = claim(*m_ana, R"({"count":9,"seconds":60})");
    QVERIFY(std::ranges::none_of(grant.leases, [](const Lease &each) { return each.listingId.value == "L-0"; }));
    QCOMPARE(claim(*m_ben, R"({"count":1,"seconds":60})").leases.at(0).listingId.value, std::string("L-0"));
}

void TestServerLeases::badRequests()
{
    for (const char *body :
         {"{}", R"({"count":0})", R"({"count":-1})", R"({"count":501})", R"({"count":1,"listing_ids":["L-1"]})",
          R"({"count":1,"seconds":-5})", R"({"count":1,"seconds":99999999})", R"({"listing_ids":["L/1"]})",
          R"({"count":1,"holder":"ben"})", "[]", ""}) {
        QCOMPARE(m_ana->client.post("/v1/leases", body).status, 400);
        QCOMPARE(m_ana->client.post("/v1/batches", body).status, 400);
    }
}

QTEST_GUILESS_MAIN(TestServerLeases)
#include "tst_serverleases.moc"
