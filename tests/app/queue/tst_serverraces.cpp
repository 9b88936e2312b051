// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <barrier>
#include <thread>

#include "deciding.h"

using namespace stagedoor;
using namespace stagedoor::test;

class TestServerRaces : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ofTwoDecisionsAtOneInstantOneStands();
    void ofTwoClaimsAtOneInstantOneHolds();
    void theFeedMissesNothingWhileItIsWritten();
};

namespace {

constexpr int races = 200;

std::string manyLines(int count)
{
    std::string lines;
    for (int i = 0; i < count; ++i) {
        lines += line("L-" + std::to_string(i));
    }
    return lines;
}

} // namespace

void TestServerRaces::ofTwoDecisionsAtOneInstantOneStands()
{
    ServerFixture server;
    server.importLines(manyLines(races));
    std::array<std::vector<int>, 2> statuses;
    std::array<std::vector<std::string>, 2> winners;
    std::barrier ready(2);
    const std::array tokens{server.token("ana"), server.token("ben")};
    const auto decideAll = [&](std::size_t who) {
        ServerClient client(server.port(), tokens.at(who));
        for (int i = 0; i < races; ++i) {
            const std::string id = (who == 0 ? "ana-" : "ben-") + std::to_string(i);
            const std::string listing = "L-" + std::to_string(i);
            const std::string body = decisionBodyToJson(who == 0 ? approval(listing) : refusal(listing));
            ready.arrive_and_wait();
            const WireAnswer answer = client.put("/v1/decisions/" + id, body);
            statuses.at(who).push_back(answer.status);
            const auto parsed = fromJson<DecisionAnswer>(answer.body);
            winners.at(who).push_back(parsed && parsed->decision ? parsed->decision->id.value : std::string());
        }
    };
    {
        const std::jthread ana(decideAll, 0);
        const std::jthread ben(decideAll, 1);
    }
    int anas = 0;
    for (std::size_t i = 0; i < races; ++i) {
        QCOMPARE(statuses[0][i] + statuses[1][i], 201 + 409);
        QCOMPARE(winners[0][i], winners[1][i]); // the 409 carries the one that stands
        QVERIFY(!winners[0][i].empty());
        anas += statuses[0][i] == 201 ? 1 : 0;
    }
    QCOMPARE(server.decisions().size(), std::size_t(races));
    QCOMPARE(std::ranges::count_if(server.log(), [](const LogEntry &each) { return !each.decisionId.empty(); }), races);
    qInfo("%d races: ana won %d, ben %d", races, anas, races - anas);
}

void TestServerRaces::ofTwoClaimsAtOneInstantOneHolds()
{
    ServerFixture server;
    server.importLines(manyLines(50));
    std::array<std::vector<std::size_t>, 2> granted;
    std::barrier ready(2);
    const std::array tokens{server.token("ana"), server.token("ben")};
    const auto claimAll = [&](std::size_t who) {
        ServerClient client(server.port(), tokens.at(who));
        for (int i = 0; i < 50; ++i) {
            ready.arrive_and_wait();
            const WireAnswer answer =
                client.post("/v1/leases", R"({"listing_ids":["L-)" + std::to_string(i) + R"("],"seconds":60})");
            granted.at(who).push_back(fromJson<LeaseGrant>(answer.body)->leases.size());
        }
    };
    {
        const std::jthread ana(claimAll, 0);
        const std::jthread ben(claimAll, 1);
    }
    for (std::size_t i = 0; i < 50; ++i) {
        QCOMPARE(granted[0][i] + granted[1][i], 1U);
    }
}

void TestServerRaces::theFeedMissesNothingWhileItIsWritten()
{
    ServerFixture server;
    server.importLines(manyLines(40));
    const std::string writer = server.token("ana");
    std::atomic<bool> done = false;
    std::map<std::string, std::string> seen; // what a client that only reads the feed has in the end
    std::jthread decides([&] {
        ServerClient client(server.port(), writer);
        for (int i = 0; i < 300; ++i) {
            const std::string listing = "L-" + std::to_string(i % 40);
            client.put("/v1/decisions/h-" + std::to_string(i), decisionBodyToJson(on(listing, 1, DecisionKind::Hide)));
        }
        done = true;
    });
    ServerClient reader(server.port(), server.token("ben"));
    std::string cursor;
    bool last = false;
    while (true) {
        const bool wasDone = done;
        const auto page = fromJson<ChangesPage>(reader.get("/v1/changes?limit=7&after=" + cursor).body);
        QVERIFY(page);
        for (const Listing &each : page->listings) {
            seen[each.id.value] = toJson(each);
        }
        cursor = page->cursor;
        last = wasDone && page->listings.empty();
        if (last) {
            break;
        }
    }
    QCOMPARE(seen.size(), 40U);
    for (const Listing &each : server.listings()) {
        QCOMPARE(seen[each.id.value], toJson(each));
    }
}

QTEST_GUILESS_MAIN(TestServerRaces)
#include "tst_serverraces.moc"
