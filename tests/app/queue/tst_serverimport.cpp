// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <fstream>
#include <sstream>

#include "deciding.h"
#include "queue/intake/generator.h"
#include "queue/intake/importer.h"

using namespace stagedoor;
using namespace stagedoor::test;

class TestServerImport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void plainAndLabelledLinesAreBothTaken();
    void theSameFileAgainChangesNothing();
    void badLinesAreNamedAndTheRestTaken();
    void whatTheServerKeepsIsNotTheFilesToSay();
    void aNewerVersionComesBackAsEdited();
    void anOlderVersionIsRefused();
    void anEditorsEditSurvivesTheSameFileAgain();
    void revisionsAndDecisionsAreHistory();
    void anUndoOfNothingIsPassedOver();
    void theDemoListingsStandAsTheySay();
    void theProgramsExitCodes();
    void generatedListingsAreTheSameForASeed();
};

static server::ImportReport import(ServerFixture &server, const std::string &text,
                                   std::vector<std::string> *complaints = nullptr)
{
    std::istringstream lines(text);
    const auto report = server::importLines(server.database(), lines, "file", server.clock().now(),
                                            [complaints](const std::string &what) {
                                                if (complaints != nullptr) {
                                                    complaints->push_back(what);
                                                }
                                            });
    return report ? *report : server::ImportReport{-1, -1, -1, -1};
}

void TestServerImport::plainAndLabelledLinesAreBothTaken()
{
    ServerFixture server;
    const auto report = import(
        server, line("L-1") + R"({"id":"p-1","listing":{"title":"T","poster":{"email":"a@b.example"}},"labels":{}})" +
                    "\n\n  \n" + R"({"id":"p-2","listing":{"title":"U","poster":{"email":"a@b.example"}}})");
    QCOMPARE(report.added, 3);
    QCOMPARE(report.bad, 0);
    QCOMPARE(server.listing("p-1").state, ListingState::Pending);
    QCOMPARE(server.listing("p-1").review->why, ReviewWhy::New);
    QVERIFY(!server.listing("p-1").poster.accountId.empty()); // one address, one account
    QCOMPARE(server.listing("p-1").poster.accountId, server.listing("p-2").poster.accountId);
}

void TestServerImport::theSameFileAgainChangesNothing()
{
    ServerFixture server;
    const std::string text =
        line("L-1") + line("L-2", "A-2", R"(,"complaints":[{"id":"c1","text":"x"}],"unheard_of":{"kept":[1,2.50]})");
    QCOMPARE(import(server, text).added, 2);
    const auto before = server.listings();
    const auto log = server.log();
    const auto again = import(server, text);
    QCOMPARE(again.same, 2);
    QCOMPARE(again.added + again.changed + again.bad, 0);
    QVERIFY(server.listings() == before); // nor their order: nothing is new in the feed
    QVERIFY(server.log() == log);
    QVERIFY(toJson(server.listing("L-2")).find(R"("unheard_of":{"kept":[1,2.50]})") != std::string::npos);
}

void TestServerImport::badLinesAreNamedAndTheRestTaken()
{
    ServerFixture server;
    std::vector<std::string> complaints;
    const auto report = import(server,
                               line("L-1") + "{not json\n" + R"({"id":"L/2","title":"x"})" + "\n" +
                                   R"({"id":"L-3","title":7})" + "\n" + R"({"id":"L-4"})" + "\n" + line("L-5"),
                               &complaints);
    QCOMPARE(report.added, 2);
    QCOMPARE(report.bad, 4);
    QCOMPARE(complaints.size(), 4U);
    QVERIFY(complaints[0].starts_with("file:2: "));
    QVERIFY(complaints[2].starts_with("file:4: title: "));
    QVERIFY(complaints[3].starts_with("file:5: title"));
}

void TestServerImport::whatTheServerKeepsIsNotTheFilesToSay()
{
    ServerFixture server;
    import(
        server,
        line(
            "L-1", "A-1",
            R"(,"revision":7,"state":"approved","assigned_to":"ben","claim":{"holder":"ben","epoch":4,"expires_at":"2030-01-01T00:00:00Z"},)"
            R"("standing":{"id":"x","kind":"approve","by":"ben"},"review":null)"));
    const Listing listing = server.listing("L-1");
    QCOMPARE(listing.revision, 1);
    QCOMPARE(listing.state, ListingState::Pending);
    QCOMPARE(listing.assignedTo, std::string());
    QVERIFY(!listing.claim && !listing.standing);
    QCOMPARE(listing.review->why, ReviewWhy::New);
}

void TestServerImport::aNewerVersionComesBackAsEdited()
{
    ServerFixture server;
    import(server, line("L-1", "A-1", R"(,"updated_at":"2026-11-20T10:00:00Z")"));
    Editor ana(server, "ana");
    QCOMPARE(ana.decide(question("L-1")).status, 201);
    const auto report =
        import(server, line("L-1", "A-1", R"(,"updated_at":"2026-11-21T10:00:00Z","how_to_apply":"By post")"));
    QCOMPARE(report.changed, 1);
    const Listing listing = server.listing("L-1");
    QCOMPARE(listing.revision, 2);
    QCOMPARE(listing.state, ListingState::Pending);
    QCOMPARE(listing.review->why, ReviewWhy::Edited);
    QCOMPARE(toRfc3339(*listing.review->since), std::string("2026-11-21T10:00:00Z"));
    QCOMPARE(listing.standing->kind, DecisionKind::Clarify); // what was asked stands beside what changed
    QCOMPARE(ana.client.get("/v1/listings/L-1/revisions/1").status, 200);
    // The poster's counts alone are a change, but nothing to read again.
    const auto figures = import(
        server,
        line("L-1", "A-1", R"(,"updated_at":"2026-11-22T10:00:00Z","how_to_apply":"By post")").replace(0, 0, ""));
    QCOMPARE(figures.changed, 1);
    QCOMPARE(server.listing("L-1").revision, 2);
}

void TestServerImport::anOlderVersionIsRefused()
{
    ServerFixture server;
    import(server, line("L-1", "A-1", R"(,"updated_at":"2026-11-21T10:00:00Z")"));
    std::vector<std::string> complaints;
    const auto report =
        import(server, line("L-1", "A-1", R"(,"updated_at":"2026-11-20T10:00:00Z","dates2":"June")"), &complaints);
    QCOMPARE(report.bad, 1);
    QCOMPARE(complaints, std::vector<std::string>{"file:1: updated_at: older than what is here"});
    QCOMPARE(server.listing("L-1").revision, 1);
}

void TestServerImport::anEditorsEditSurvivesTheSameFileAgain()
{
    ServerFixture server;
    import(server, line("L-1"));
    Editor ana(server, "ana");
    Decision decision = on("L-1", 1, DecisionKind::Edit);
    decision.edits = {{"dates", "May", "June"}};
    QCOMPARE(ana.decide(decision).status, 201);
    QCOMPARE(import(server, line("L-1")).same, 1);
    QCOMPARE(server.listing("L-1").dates, std::string("June"));
    QCOMPARE(server.listing("L-1").revision, 2);
}

void TestServerImport::revisionsAndDecisionsAreHistory()
{
    ServerFixture server;
    const std::string history =
        R"(,"revision":2,"updated_at":"2026-11-22T10:00:00Z","how_to_apply":"By post",)"
        R"("revisions":[{"id":"L-1","revision":1,"title":"Older title","category":"film","submitted_at":"2026-11-20T10:00:00Z","poster":{"account_id":"A-1"}}],)"
        R"("decisions":[{"id":"past-1","by":"ben","listing_id":"L-1","revision":1,"kind":"approve","pay_tag":"paid","decided_at":"2026-11-21T10:00:00Z"}])";
    QCOMPARE(import(server, line("L-1", "A-1", history)).added, 1);
    const Listing listing = server.listing("L-1");
    QCOMPARE(listing.revision, 2);
    QCOMPARE(listing.state, ListingState::Approved);
    QCOMPARE(listing.standing->id.value, std::string("past-1"));
    QCOMPARE(listing.standing->by, std::string("ben"));
    QCOMPARE(toRfc3339(*listing.standing->at), std::string("2026-11-21T10:00:00Z"));
    QCOMPARE(listing.review->why, ReviewWhy::Edited);
    Editor ana(server, "ana");
    QCOMPARE(fromJson<Listing>(ana.client.get("/v1/listings/L-1/revisions/1").body)->title, std::string("Older title"));
    const auto decisions = fromJson<DecisionsPage>(ana.client.get("/v1/decisions?listing=L-1").body);
    QCOMPARE(decisions->decisions.size(), 1U);
    QCOMPARE(decisions->decisions[0].by, std::string("ben"));
    QCOMPARE(import(server, line("L-1", "A-1", history)).same, 1);
    QCOMPARE(server.decisions().size(), 1U);
    // It can be superseded and undone like any other.
    Decision decision = refusal("L-1", 2);
    decision.supersedes.value = "past-1";
    QCOMPARE(ana.decide(decision).status, 201);
}

void TestServerImport::anUndoOfNothingIsPassedOver()
{
    ServerFixture server;
    const std::string history =
        R"(,"decisions":[{"id":"past-1","by":"ben","listing_id":"L-1","revision":1,"kind":"undo"}])";
    QCOMPARE(import(server, line("L-1", "A-1", history)).added, 1);
    QCOMPARE(server.listing("L-1").state, ListingState::Pending);
    QVERIFY(server.decisions().empty());
}

void TestServerImport::theDemoListingsStandAsTheySay()
{
    ServerFixture server;
    int lines = 0;
    int different = 0;
    for (const char *part : {"a", "b"}) {
        const std::string path = std::string(STAGEDOOR_SOURCE "/resources/demo/listings-") + part + ".jsonl";
        server.importFile(path); // ends the test where a line is bad
        std::ifstream file(path);
        for (std::string text; std::getline(file, text); ++lines) {
            const auto said = importLineFromJson(text);
            QVERIFY(said);
            const Listing stands = server.listing(said->listing.id.value);
            const bool same = stands.state == said->listing.state &&
                              stands.review.has_value() == said->listing.review.has_value() &&
                              (stands.standing ? stands.standing->id : DecisionId()) ==
                                  (said->listing.standing ? said->listing.standing->id : DecisionId());
            if (!same) {
                ++different;
                qInfo("%s stands otherwise than the file says", stands.id.value.c_str());
            }
        }
    }
    QVERIFY(lines >= 250);
    QVERIFY2(different <= 2, std::to_string(different).c_str()); // two files' words for "waiting, and hidden"
}

void TestServerImport::theProgramsExitCodes()
{
    const QTemporaryDir folder;
    const QString database = folder.filePath(QStringLiteral("q.db"));
    const QString good = folder.filePath(QStringLiteral("good.jsonl"));
    const QString bad = folder.filePath(QStringLiteral("bad.jsonl"));
    std::ofstream(good.toStdString()) << line("L-1");
    std::ofstream(bad.toStdString()) << line("L-2") << "{\n";
    const auto run = [&database](const QStringList &arguments) {
        return ServerProcess::run(arguments + QStringList{QStringLiteral("--database"), database});
    };
    QCOMPARE(run({QStringLiteral("import"), good}).code, 0);
    const auto refused = run({QStringLiteral("import"), bad});
    QCOMPARE(refused.code, 1);
    QVERIFY(refused.errors.startsWith(bad + QStringLiteral(":2: ")));
    QCOMPARE(run({QStringLiteral("import")}).code, 2);
    QCOMPARE(run({QStringLiteral("import"), folder.filePath(QStringLiteral("nothing"))}).code, 1);
    QCOMPARE(run({QStringLiteral("dance")}).code, 2);
    QCOMPARE(run({QStringLiteral("token"), QStringLiteral("add"), QStringLiteral("--editor"), QStringLiteral("ana"),
                  QStringLiteral("--role"), QStringLiteral("king")})
                 .code,
             2);
    const auto token = run({QStringLiteral("token"), QStringLiteral("add"), QStringLiteral("--editor"),
                            QStringLiteral("ana"), QStringLiteral("--role"), QStringLiteral("editor")});
    QCOMPARE(token.code, 0);
    QVERIFY(token.output.trimmed().split(QLatin1Char(' ')).last().startsWith(QStringLiteral("sd_")));
    QCOMPARE(run({QStringLiteral("log"), QStringLiteral("verify")}).code, 0);
    QCOMPARE(run({QStringLiteral("generate"), QStringLiteral("--count"), QStringLiteral("20"), QStringLiteral("--seed"),
                  QStringLiteral("4")})
                 .code,
             0);
    std::ofstream(database.toStdString() + "x") << std::string(4096, 'x');
    QCOMPARE(ServerProcess::run({QStringLiteral("log"), QStringLiteral("verify"), QStringLiteral("--database"),
                                 database + QLatin1Char('x')})
                 .code,
             1);
}

void TestServerImport::generatedListingsAreTheSameForASeed()
{
    const Timestamp newest = *fromRfc3339("2026-11-20T00:00:00Z");
    server::Generator one(7, newest);
    server::Generator two(7, newest);
    server::Generator other(8, newest);
    int different = 0;
    for (int i = 0; i < 100; ++i) {
        const Listing listing = one.next(i);
        QCOMPARE(toJson(listing), toJson(two.next(i)));
        different += listing.description != other.next(i).description ? 1 : 0;
    }
    QVERIFY(different > 50);
}

QTEST_GUILESS_MAIN(TestServerImport)
#include "tst_serverimport.moc"
