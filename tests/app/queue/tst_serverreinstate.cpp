// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "deciding.h"

using namespace stagedoor;
using namespace stagedoor::test;
using enum DecisionKind;

/// The end of a suspension: all as before, also what something else happened to meanwhile.
class TestServerReinstate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void whatWasDecidedMeanwhileComesBack_data();
    void whatWasDecidedMeanwhileComesBack();
    void whatWasPostedMeanwhileComesBack();
    void whatWasDeclinedMeanwhileStaysDeclined();
    void itIsNotPutBackByAnUndoOrARestore();
    void anotherVersionOfTheSiteKeepsIt();

private:
    Editor::Decided escalate(const std::string &id, const DecisionId &supersedes);
    std::unique_ptr<ServerFixture> m_server;
    std::unique_ptr<Editor> m_ana;
    std::unique_ptr<Editor> m_site;
};

void TestServerReinstate::init()
{
    m_server = std::make_unique<ServerFixture>();
    m_server->importLines(line("L-1") + line("L-2"));
    m_ana = std::make_unique<Editor>(*m_server, "ana");
    m_site = std::make_unique<Editor>(*m_server, "site", server::Role::Platform);
    QCOMPARE(m_ana->decide(approval("L-1")).status, 201);
}

void TestServerReinstate::cleanup()
{
    m_ana.reset();
    m_site.reset();
    m_server.reset();
}

Editor::Decided TestServerReinstate::escalate(const std::string &id, const DecisionId &supersedes)
{
    Decision decision = on(id, m_server->listing(id).revision, Escalate);
    decision.note = "What of this one?";
    decision.supersedes = supersedes;
    return m_ana->decide(decision);
}

void TestServerReinstate::whatWasDecidedMeanwhileComesBack_data()
{
    QTest::addColumn<bool>("twice");
    QTest::addColumn<bool>("undone");
    QTest::newRow("reinstated") << false << false;
    QTest::newRow("reinstated after two suspensions") << true << false;
    QTest::newRow("the suspension undone") << false << true;
}

void TestServerReinstate::whatWasDecidedMeanwhileComesBack()
{
    QFETCH(bool, twice);
    QFETCH(bool, undone);
    auto suspended = m_ana->decide(suspension(""));
    if (twice) {
        suspended = m_ana->decide(suspension(""));
    }
    QCOMPARE(escalate("L-1", suspended.id).status, 201);
    Decision edit = on("L-2", 1, Edit);
    edit.edits = {{"dates", "May", "June"}};
    edit.supersedes = suspended.id;
    QCOMPARE(m_ana->decide(edit).status, 201);
    QCOMPARE(m_server->listing("L-1").state, ListingState::Hidden);
    QCOMPARE(m_ana->decide(undone ? undoOf(suspended.id, "") : onAccount("A-1", Reinstate)).status, 201);
    const Listing escalated = m_server->listing("L-1");
    QCOMPARE(escalated.state, ListingState::Approved);
    QCOMPARE(escalated.review->why, ReviewWhy::Escalated);
    QVERIFY(!escalated.poster.suspended);
    const Listing edited = m_server->listing("L-2");
    QCOMPARE(edited.state, ListingState::Pending);
    QCOMPARE(edited.dates, std::string("June"));
    QVERIFY(!edited.poster.suspended);
}

void TestServerReinstate::whatWasPostedMeanwhileComesBack()
{
    QCOMPARE(m_ana->decide(suspension("")).status, 201);
    QCOMPARE(m_site->client.put("/v1/listings/L-3", line("L-3")).status, 201);
    QCOMPARE(m_site->client.put("/v1/listings/L-4", line("L-4")).status, 201);
    QCOMPARE(escalate("L-4", {}).status, 201);
    QCOMPARE(m_ana->decide(suspension("")).status, 201); // on top
    QCOMPARE(m_server->listing("L-3").state, ListingState::Hidden);
    QVERIFY(m_server->listing("L-3").poster.suspended);
    QCOMPARE(m_ana->decide(onAccount("A-1", Reinstate)).status, 201);
    for (const char *id : {"L-3", "L-4"}) {
        const Listing listing = m_server->listing(id);
        QCOMPARE(listing.state, ListingState::Pending);
        QVERIFY(!listing.poster.suspended);
        QCOMPARE(listing.review->why, listing.id.value == "L-3" ? ReviewWhy::New : ReviewWhy::Escalated);
    }
}

void TestServerReinstate::whatWasDeclinedMeanwhileStaysDeclined()
{
    const auto suspended = m_ana->decide(suspension(""));
    Decision decline = refusal("L-1");
    decline.supersedes = suspended.id;
    const auto declined = m_ana->decide(decline);
    QCOMPARE(declined.status, 201);
    QCOMPARE(m_ana->decide(onAccount("A-1", Reinstate)).status, 201);
    QCOMPARE(m_server->listing("L-1").state, ListingState::Declined);
    QVERIFY(!m_server->listing("L-1").poster.suspended);
    QCOMPARE(m_ana->decide(undoOf(declined.id, "L-1")).status, 201); // before it there was the suspension, now ended
    QCOMPARE(m_server->listing("L-1").state, ListingState::Approved);
    QCOMPARE(m_server->listing("L-1").standing->kind, Approve);
    QVERIFY(!m_server->listing("L-1").poster.suspended);
}

void TestServerReinstate::itIsNotPutBackByAnUndoOrARestore()
{
    const auto suspended = m_ana->decide(suspension(""));
    const auto escalated = escalate("L-1", suspended.id);
    QCOMPARE(m_ana->decide(on("L-2", 1, Hide)).status, 201);
    QCOMPARE(m_ana->decide(onAccount("A-1", Reinstate)).status, 201);
    QCOMPARE(m_ana->decide(undoOf(escalated.id, "L-1")).status, 201);
    QCOMPARE(m_server->listing("L-1").state, ListingState::Approved);
    QCOMPARE(m_server->listing("L-1").standing->kind, Approve);
    QCOMPARE(m_server->listing("L-2").state, ListingState::Hidden); // somebody hid it
    Decision restore = on("L-2", 1, Restore);
    restore.supersedes = m_server->listing("L-2").standing->id;
    QCOMPARE(m_ana->decide(restore).status, 201);
    QCOMPARE(m_server->listing("L-2").state, ListingState::Pending);
    QVERIFY(!m_server->listing("L-2").standing);
    QVERIFY(!m_server->listing("L-2").poster.suspended);
}

void TestServerReinstate::anotherVersionOfTheSiteKeepsIt()
{
    QCOMPARE(m_ana->decide(suspension("")).status, 201);
    QCOMPARE(m_site->client.put("/v1/listings/L-2", line("L-2", "A-1", R"(,"url":"u")")).status, 200);
    QVERIFY(m_server->listing("L-2").poster.suspended);
    QCOMPARE(m_ana->decide(onAccount("A-1", Reinstate)).status, 201);
    QCOMPARE(m_site->client.put("/v1/listings/L-2", line("L-2", "A-1", R"(,"url":"v")")).status, 200);
    QVERIFY(!m_server->listing("L-2").poster.suspended);
}

QTEST_GUILESS_MAIN(TestServerReinstate)
#include "tst_serverreinstate.moc"
