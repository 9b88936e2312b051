// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "deciding.h"

using namespace stagedoor;
using namespace stagedoor::test;
using enum DecisionKind;

/// The setting second_person: an editor's decision on an account waits for a senior.
class TestServerSecondPerson : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void anEditorsSuspensionIsHeldAndHidesAtOnce();
    void aSeniorConfirmsIt();
    void nobodyConfirmsTheirOwnAndNoEditorConfirms();
    void aSeniorTurnsItDown();
    void noEditorShowsAgainWhatAHeldSuspensionHid();
    void noEditorUndoesADeactivation();
    void aSeniorsOwnIsNotHeld();
    void aHeldReinstatementChangesNothingYet();
    void aReinstatementAfterAConfirmationBringsAllBack();

private:
    AccountState accountState();
    std::unique_ptr<ServerFixture> m_server;
    std::unique_ptr<Editor> m_ana;
    std::unique_ptr<Editor> m_sue;
};

void TestServerSecondPerson::init()
{
    m_server = std::make_unique<ServerFixture>(server::DecisionSettings{true});
    m_server->importLines(line("L-1") + line("L-2"));
    m_ana = std::make_unique<Editor>(*m_server, "ana");
    m_sue = std::make_unique<Editor>(*m_server, "sue", server::Role::Senior);
}

void TestServerSecondPerson::cleanup()
{
    m_ana.reset();
    m_sue.reset();
    m_server.reset();
}

AccountState TestServerSecondPerson::accountState()
{
    return fromJson<Account>(m_ana->client.get("/v1/accounts/A-1").body)->state;
}

void TestServerSecondPerson::anEditorsSuspensionIsHeldAndHidesAtOnce()
{
    const auto held = m_ana->decide(suspension("L-1"));
    QCOMPARE(held.status, 202);
    QVERIFY(held.answer.held);
    QCOMPARE(accountState(), AccountState::Active);
    QCOMPARE(m_server->listing("L-1").state, ListingState::Hidden);
    QCOMPARE(m_server->listing("L-1").review->why, ReviewWhy::Escalated);
    QCOMPARE(m_server->listing("L-2").state, ListingState::Hidden);
    // The same bytes again: the same answer, still held.
    Decision again = suspension("L-1");
    again.id = held.id;
    const WireAnswer replay = m_ana->client.put("/v1/decisions/" + held.id.value, decisionBodyToJson(again));
    QCOMPARE(replay.status, 202);
    QCOMPARE(replay.body, held.body);
}

void TestServerSecondPerson::aSeniorConfirmsIt()
{
    const auto held = m_ana->decide(suspension("L-1"));
    Decision confirmation = suspension("L-1");
    confirmation.confirms = held.id;
    const auto confirmed = m_sue->decide(confirmation);
    QCOMPARE(confirmed.status, 201);
    QCOMPARE(confirmed.answer.takenDown, (std::vector<std::string>{"L-1", "L-2"}));
    QCOMPARE(accountState(), AccountState::Suspended);
    QVERIFY(!m_server->listing("L-1").review);
    QCOMPARE(m_server->listing("L-1").standing->by, std::string("sue"));
    QVERIFY(!m_server->decisions().front().held);
    QCOMPARE(m_sue->decide(confirmation).status, 409); // it waits no more
}

void TestServerSecondPerson::nobodyConfirmsTheirOwnAndNoEditorConfirms()
{
    const auto held = m_ana->decide(suspension("L-1"));
    Decision confirmation = suspension("L-1");
    confirmation.confirms = held.id;
    Editor ben(*m_server, "ben");
    QCOMPARE(ben.decide(confirmation).status, 403);
    Editor promoted(*m_server, "ana", server::Role::Senior);
    Decision own = confirmation;
    own.note = "other bytes";
    QCOMPARE(promoted.client.put("/v1/decisions/own", decisionBodyToJson(own)).status, 403);
    QCOMPARE(accountState(), AccountState::Active);
    Decision deactivating = question("L-2", 1, {Also::Deactivate});
    QCOMPARE(ben.decide(deactivating).status, 403); // no way round
}

void TestServerSecondPerson::aSeniorTurnsItDown()
{
    const std::string before = toJson(m_server->listing("L-1"));
    const auto held = m_ana->decide(suspension("L-1"));
    QCOMPARE(m_sue->decide(undoOf(held.id, "L-1")).status, 201);
    QCOMPARE(toJson(m_server->listing("L-1")), before);
    QCOMPARE(m_server->listing("L-2").state, ListingState::Pending);
    QVERIFY(!m_server->decisions().front().held);
}

void TestServerSecondPerson::noEditorShowsAgainWhatAHeldSuspensionHid()
{
    const auto held = m_ana->decide(suspension("L-1"));
    for (const std::string id : {"L-1", "L-2"}) {
        for (Decision decision : {on(id, 1, Restore), approval(id), question(id)}) {
            decision.supersedes = held.id;
            QCOMPARE(m_ana->decide(decision).status, 409);
            QCOMPARE(m_server->listing(id).state, ListingState::Hidden);
        }
    }
    // Nor behind another decision, which is one on the notice alone.
    Decision escalation = on("L-2", 1, Escalate);
    escalation.note = "And this one?";
    escalation.supersedes = held.id;
    const auto escalated = m_ana->decide(escalation);
    QCOMPARE(escalated.status, 201);
    Decision approving = approval("L-2");
    approving.supersedes = escalated.id;
    QCOMPARE(m_ana->decide(approving).status, 409);
    QCOMPARE(m_sue->decide(approving).status, 201); // a senior may
}

void TestServerSecondPerson::noEditorUndoesADeactivation()
{
    const auto asked = m_sue->decide(question("L-1", 1, {Also::Deactivate}));
    QCOMPARE(asked.status, 201);
    QCOMPARE(m_ana->decide(undoOf(asked.id, "L-1")).status, 403);
    QCOMPARE(accountState(), AccountState::Deactivated);
    QCOMPARE(m_sue->decide(undoOf(asked.id, "L-1")).status, 201);
    QCOMPARE(accountState(), AccountState::Active);
}

void TestServerSecondPerson::aSeniorsOwnIsNotHeld()
{
    const auto suspended = m_sue->decide(suspension("L-1"));
    QCOMPARE(suspended.status, 201);
    QCOMPARE(accountState(), AccountState::Suspended);
    QCOMPARE(m_ana->decide(undoOf(suspended.id, "L-1")).status, 403); // an editor would undo it alone
}

void TestServerSecondPerson::aHeldReinstatementChangesNothingYet()
{
    QCOMPARE(m_sue->decide(suspension("L-1")).status, 201);
    Decision reinstatement = onAccount("A-1", Reinstate);
    const auto held = m_ana->decide(reinstatement);
    QCOMPARE(held.status, 202);
    QCOMPARE(accountState(), AccountState::Suspended);
    QCOMPARE(m_server->listing("L-2").state, ListingState::Hidden);
    reinstatement.confirms = held.id;
    QCOMPARE(m_sue->decide(reinstatement).status, 201);
    QCOMPARE(accountState(), AccountState::Active);
    QCOMPARE(m_server->listing("L-2").state, ListingState::Pending);
}

void TestServerSecondPerson::aReinstatementAfterAConfirmationBringsAllBack()
{
    const std::string before = toJson(m_server->listing("L-1"));
    const auto held = m_ana->decide(suspension("L-1"));
    Decision confirmation = suspension("L-1");
    confirmation.confirms = held.id;
    QCOMPARE(m_sue->decide(confirmation).status, 201);
    QCOMPARE(m_sue->decide(onAccount("A-1", Reinstate)).status, 201);
    QCOMPARE(toJson(m_server->listing("L-1")), before);
}

QTEST_GUILESS_MAIN(TestServerSecondPerson)
#include "tst_serversecondperson.moc"
