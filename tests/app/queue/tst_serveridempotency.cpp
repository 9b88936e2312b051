// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <set>
#include <thread>

#include "deciding.h"

using namespace stagedoor;
using namespace stagedoor::test;

class TestServerIdempotency : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aHundredTimesAtOnceIsOnce();
    void otherBytesUnderTheSameIdAre422();
    void anotherEditorsReplayIs422();
    void aReplayMonthsLaterIsStillTheSame();
    void aRefusedDecisionIsNotRemembered();
    void aBatchOfDecisionsHasAnOutcomeEach();
    void notesAreWrittenOnce();

private:
    std::string m_body = decisionBodyToJson(approval("L-1"));
};

void TestServerIdempotency::aHundredTimesAtOnceIsOnce()
{
    ServerFixture server;
    server.importLines(line("L-1"));
    const std::string token = server.token("ana");
    std::vector<WireAnswer> answers(100);
    {
        std::vector<std::jthread> threads;
        threads.reserve(answers.size());
        for (WireAnswer &answer : answers) {
            threads.emplace_back([&] {
                ServerClient client(server.port(), token);
                answer = client.put("/v1/decisions/5f0c1e4a-0000-4000-8000-000000000001", m_body);
            });
        }
    }
    std::multiset<int> statuses;
    for (const WireAnswer &answer : answers) {
        statuses.insert(answer.status);
        QCOMPARE(answer.body, answers[0].body);
        QVERIFY(answer.digestHolds);
    }
    QCOMPARE(statuses.count(201), 1U);
    QCOMPARE(statuses.count(200), 99U);
    QCOMPARE(server.decisions().size(), 1U);
    QCOMPARE(std::ranges::count_if(server.log(), [](const LogEntry &each) { return !each.decisionId.empty(); }), 1);
}

void TestServerIdempotency::otherBytesUnderTheSameIdAre422()
{
    ServerFixture server;
    server.importLines(line("L-1"));
    ServerClient ana(server.port(), server.token("ana"));
    QCOMPARE(ana.put("/v1/decisions/d-1", m_body).status, 201);
    QCOMPARE(ana.put("/v1/decisions/d-1", m_body).status, 200);
    QCOMPARE(ana.put("/v1/decisions/d-1", m_body + " ").status, 422); // one byte more, the same meaning
    QCOMPARE(ana.put("/v1/decisions/d-1", decisionBodyToJson(refusal("L-1"))).status, 422);
    QCOMPARE(server.decisions().size(), 1U);
}

void TestServerIdempotency::anotherEditorsReplayIs422()
{
    ServerFixture server;
    server.importLines(line("L-1"));
    ServerClient ana(server.port(), server.token("ana"));
    ServerClient ben(server.port(), server.token("ben"));
    QCOMPARE(ana.put("/v1/decisions/d-1", m_body).status, 201);
    QCOMPARE(ben.put("/v1/decisions/d-1", m_body).status, 422);
}

void TestServerIdempotency::aReplayMonthsLaterIsStillTheSame()
{
    ServerFixture server;
    server.importLines(line("L-1"));
    ServerClient ana(server.port(), server.token("ana"));
    const WireAnswer first = ana.put("/v1/decisions/d-1", m_body);
    Editor ben(server, "ben");
    Decision other = refusal("L-1");
    other.supersedes.value = "d-1";
    QCOMPARE(ben.decide(other).status, 201); // the state moved on
    server.clock().move(std::chrono::hours(24 * 60));
    server.stop();
    server.start();
    ana.close();
    const WireAnswer again = ana.put("/v1/decisions/d-1", m_body);
    QCOMPARE(again.status, 200);
    QCOMPARE(again.body, first.body);
    QCOMPARE(server.listing("L-1").state, ListingState::Declined);
}

void TestServerIdempotency::aRefusedDecisionIsNotRemembered()
{
    ServerFixture server;
    server.importLines(line("L-1"));
    Editor ana(server, "ana");
    Editor ben(server, "ben");
    const auto bens = ben.decide(refusal("L-1"));
    QCOMPARE(ana.client.put("/v1/decisions/d-1", m_body).status, 409);
    QCOMPARE(ben.decide(undoOf(bens.id, "L-1")).status, 201);
    QCOMPARE(ana.client.put("/v1/decisions/d-1", m_body).status, 201); // now it applies
}

void TestServerIdempotency::aBatchOfDecisionsHasAnOutcomeEach()
{
    ServerFixture server;
    server.importLines(line("L-1") + line("L-2") + line("L-3"));
    Editor ana(server, "ana");
    Editor ben(server, "ben");
    QCOMPARE(ben.decide(refusal("L-2")).status, 201);
    const auto named = [](Decision decision, const char *id) {
        decision.id.value = id;
        return decisionBodyToJson(decision);
    };
    const std::string body = R"({"decisions":[)" + named(approval("L-1"), "b-1") + ',' + named(approval("L-2"), "b-2") +
                             ',' + R"({"id":"b-3","listing_id":"L-3","kind":"hide","nonsense":1},)" +
                             named(approval("L-3"), "b-4") + ',' + R"({"listing_id":"L-3","kind":"hide"}]})";
    for (const std::vector<int> &expected :
         {std::vector{201, 409, 400, 201, 400}, std::vector{200, 409, 400, 200, 400}}) {
        const WireAnswer answer = ana.client.post("/v1/decisions", body);
        QCOMPARE(answer.status, 200);
        const auto outcomes = outcomesFromJson(answer.body);
        QVERIFY(outcomes);
        std::vector<int> statuses;
        for (const DecisionOutcome &each : *outcomes) {
            statuses.push_back(each.status);
        }
        QCOMPARE(statuses, expected);
        QCOMPARE((*outcomes)[1].id.value, std::string("b-2"));
        QCOMPARE(fromJson<DecisionAnswer>((*outcomes)[1].body)->decision->by, std::string("ben"));
    }
    QCOMPARE(server.decisions().size(), 3U);
    // The single call with the same bytes is the same decision.
    QCOMPARE(ana.client.put("/v1/decisions/b-1", named(approval("L-1"), "b-1")).status, 200);
    QCOMPARE(ana.client.post("/v1/decisions", R"({"decisions":{}})").status, 400);
}

void TestServerIdempotency::notesAreWrittenOnce()
{
    ServerFixture server;
    server.importLines(line("L-1"));
    ServerClient ana(server.port(), server.token("ana"));
    const std::string note =
        R"({"account_id":"A-1","kind":"checked","text":"Seen on stage.","url":"https://example.org"})";
    QCOMPARE(ana.put("/v1/notes/n-1", note).status, 201);
    QCOMPARE(ana.put("/v1/notes/n-1", note).status, 200);
    QCOMPARE(ana.put("/v1/notes/n-1", note + ' ').status, 422);
    QCOMPARE(ana.put("/v1/notes/n-2", R"({"text":"about nothing"})").status, 400);
    QCOMPARE(ana.put("/v1/notes/n-2", R"({"account_id":"A-1","by":"ben","text":"forged"})").status, 400);
    QCOMPARE(ana.put("/v1/notes/n-2", R"({"account_id":"A-77","text":"of nobody"})").status, 404);
    const auto account = fromJson<Account>(ana.get("/v1/accounts/A-1").body);
    QCOMPARE(account->notes.size(), 1U);
    QCOMPARE(account->notes[0].by, std::string("ana"));
    QCOMPARE(account->notes[0].kind, NoteKind::Checked);
}

QTEST_GUILESS_MAIN(TestServerIdempotency)
#include "tst_serveridempotency.moc"
