// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "deciding.h"
#include "queue/routes/routetable.h"

using namespace stagedoor;
using namespace stagedoor::test;
using stagedoor::server::Access;

namespace {

enum class Caller { Nobody, Unknown, Revoked, Expired, Editor, Senior, Supervisor, Platform };
constexpr std::array callers{"nobody", "an unknown token", "a revoked token", "an expired token",
                             "editor", "senior",           "supervisor",      "platform"};

/// The roles table of the architecture, by hand: a route that is not here fails the test.
const std::map<std::string, std::string> allowed{
    {"GET /v1", "everybody"},
    {"GET /openapi.yaml", "everybody"},
    {"GET /v1/changes", "editors"},
    {"GET /v1/listings/{id}", "editors"},
    {"PATCH /v1/listings/{id}", "supervisor"},
    {"PUT /v1/listings/{id}", "platform"},
    {"GET /v1/listings/{id}/revisions/{n}", "editors"},
    {"POST /v1/listings/{id}/complaints", "platform"},
    {"POST /v1/listings/{id}/messages", "platform"},
    {"GET /v1/media/{id}", "editors"},
    {"PUT /v1/media/{id}", "platform"},
    {"POST /v1/leases", "editors"},
    {"PATCH /v1/leases/{id}", "editors"},
    {"DELETE /v1/leases/{id}", "editors"},
    {"POST /v1/batches", "editors"},
    {"PUT /v1/decisions/{id}", "editors"},
    {"POST /v1/decisions", "editors"},
    {"GET /v1/decisions", "tokens"},
    {"POST /v1/decisions/{id}/applied", "platform"},
    {"GET /v1/accounts/{id}", "editors"},
    {"PUT /v1/accounts/{id}", "platform"},
    {"PUT /v1/notes/{id}", "editors"},
    {"GET /v1/log", "editors"},
    {"GET /v1/policy", "editors"},
    {"PUT /v1/policy", "supervisor"},
    {"GET /v1/templates/{id}", "editors"},
    {"PUT /v1/templates/{id}", "supervisor"},
};

bool mayCall(const std::string &who, Caller caller)
{
    const bool editor = caller == Caller::Editor || caller == Caller::Senior || caller == Caller::Supervisor;
    return who == "everybody" || (who == "tokens" && (editor || caller == Caller::Platform)) ||
           (who == "editors" && editor) || (who == "supervisor" && caller == Caller::Supervisor) ||
           (who == "platform" && caller == Caller::Platform);
}

std::string pathOf(std::string_view pattern)
{
    std::string path(pattern);
    for (const auto &[variable, value] : {std::pair("{id}", "none"), std::pair("{n}", "1")}) {
        if (const std::size_t at = path.find(variable); at != std::string::npos) {
            path.replace(at, std::string_view(variable).size(), value);
        }
    }
    return path;
}

} // namespace

class TestServerRoles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void everyRouteAsksWhoCalls_data();
    void everyRouteAsksWhoCalls();
    void theTableByHandHasNoRouteTooMany();
    void otherMethodsAre405();
    void whatIsNotThereIs404();
    void thePublicRouteTellsWhoOneIs();
    void aRevokedTokenEndsAtOnce();
    void badTokensAreSlowedDown();
    void editorsSeeTheirOwnLogOnly();
    void anotherEditorsLeaseIsNobodys();
    void onlyASupervisorAssigns();

private:
    std::unique_ptr<ServerFixture> m_server;
    std::map<Caller, std::string> m_tokens;
};

void TestServerRoles::initTestCase()
{
    m_server = std::make_unique<ServerFixture>();
    m_server->importLines(line("L-1"));
    m_tokens[Caller::Unknown] = "sd_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    m_tokens[Caller::Revoked] = m_server->token("gone");
    m_server->revoke("gone");
    const auto expired = m_server->database().write([this](server::Connection &connection) {
        const Timestamp now = m_server->clock().now();
        return server::addToken(connection, {"late", server::Role::Supervisor}, now, now - std::chrono::seconds(1));
    });
    m_tokens[Caller::Expired] = *expired;
    m_tokens[Caller::Editor] = m_server->token("ana");
    m_tokens[Caller::Senior] = m_server->token("sue", server::Role::Senior);
    m_tokens[Caller::Supervisor] = m_server->token("max", server::Role::Supervisor);
    m_tokens[Caller::Platform] = m_server->token("site", server::Role::Platform);
}

void TestServerRoles::cleanupTestCase()
{
    m_server.reset();
}

void TestServerRoles::everyRouteAsksWhoCalls_data()
{
    QTest::addColumn<int>("route");
    QTest::addColumn<int>("caller");
    for (std::size_t route = 0; route < server::routes().size(); ++route) {
        for (std::size_t caller = 0; caller < callers.size(); ++caller) {
            const server::Route &each = server::routes()[route];
            QTest::addRow("%s %s by %s", std::string(each.method).c_str(), std::string(each.pattern).c_str(),
                          callers.at(caller))
                << int(route) << int(caller);
        }
    }
}

void TestServerRoles::everyRouteAsksWhoCalls()
{
    QFETCH(int, route);
    QFETCH(int, caller);
    const server::Route &each = server::routes()[std::size_t(route)];
    const auto who = Caller(caller);
    const auto expected = allowed.find(std::string(each.method) + ' ' + std::string(each.pattern));
    QVERIFY2(expected != allowed.end(), "a new route needs its row in this test");
    if (who == Caller::Unknown || who == Caller::Revoked || who == Caller::Expired) {
        m_server->clock().move(std::chrono::minutes(2)); // the last bad token is forgiven
    }
    ServerClient client(m_server->port(), m_tokens[who]);
    const int status = client.call(each.method, pathOf(each.pattern)).status;
    if (who == Caller::Nobody && expected->second == "everybody") {
        QCOMPARE(status, 200);
    } else if (who <= Caller::Expired) {
        QCOMPARE(status, 401);
    } else if (!mayCall(expected->second, who)) {
        QCOMPARE(status, 403);
    } else {
        QVERIFY2(status == 200 || status == 400 || status == 404 || status == 415 || status == 428,
                 std::to_string(status).c_str()); // its own answer
    }
}

void TestServerRoles::theTableByHandHasNoRouteTooMany()
{
    QCOMPARE(server::routes().size(), allowed.size());
}

void TestServerRoles::otherMethodsAre405()
{
    ServerClient client(m_server->port(), m_tokens[Caller::Supervisor]);
    for (const server::Route &each : server::routes()) {
        for (const char *method : {"GET", "PUT", "POST", "PATCH", "DELETE", "OPTIONS", "TRACE", "HEAD"}) {
            const bool known = std::ranges::any_of(server::routes(), [&](const server::Route &other) {
                return other.pattern == each.pattern && other.method == method;
            });
            if (!known && std::string_view(method) != "HEAD") {
                const WireAnswer answer = client.call(method, pathOf(each.pattern));
                QCOMPARE(answer.status, 405);
                QVERIFY(answer.headers.at("allow").find(each.method) != std::string::npos);
            }
        }
    }
}

void TestServerRoles::whatIsNotThereIs404()
{
    ServerClient client(m_server->port(), m_tokens[Caller::Supervisor]);
    for (const char *path : {"/", "/v2", "/v1/", "/v1/nothing", "/v1/listings", "/v1/listings/L-1/revisions",
                             "/v1/listings/L-1/x/y", "/v1/changes/x"}) {
        QCOMPARE(client.get(path).status, 404);
    }
}

void TestServerRoles::thePublicRouteTellsWhoOneIs()
{
    ServerClient nobody(m_server->port());
    const WireAnswer open = nobody.get("/v1");
    QVERIFY(open.body.find("\"api\":\"1.0\"") != std::string::npos);
    QVERIFY(open.body.find("editor") == std::string::npos);
    QVERIFY(open.headers.contains("date"));
    ServerClient sue(m_server->port(), m_tokens[Caller::Senior]);
    const WireAnswer told = sue.get("/v1");
    QVERIFY2(told.body.find("\"editor\":\"sue\",\"role\":\"senior\",\"policy\":\"stagedoor@") != std::string::npos,
             told.body.c_str());
}

void TestServerRoles::aRevokedTokenEndsAtOnce()
{
    ServerClient client(m_server->port(), m_server->token("tom"));
    QCOMPARE(client.get("/v1/changes").status, 200);
    m_server->revoke("tom");
    m_server->clock().move(std::chrono::minutes(2));
    QCOMPARE(client.get("/v1/changes").status, 401);
}

void TestServerRoles::badTokensAreSlowedDown()
{
    m_server->clock().move(std::chrono::minutes(2));
    ServerClient guesser(m_server->port(), "guess");
    for (int i = 0; i < 10; ++i) {
        QCOMPARE(guesser.get("/v1/changes").status, 401);
    }
    const WireAnswer slowed = guesser.get("/v1/changes");
    QCOMPARE(slowed.status, 429);
    QVERIFY(slowed.headers.contains("retry-after"));
    ServerClient good(m_server->port(), m_tokens[Caller::Editor]);
    QCOMPARE(good.get("/v1/changes").status, 200); // others at the same address work on
    m_server->clock().move(std::chrono::minutes(2));
    QCOMPARE(guesser.get("/v1/changes").status, 401);
}

void TestServerRoles::editorsSeeTheirOwnLogOnly()
{
    Editor ana(*m_server, "ana");
    QCOMPARE(ana.client.post("/v1/leases", R"({"listing_ids":["L-1"],"seconds":5})").status, 201);
    const auto own = fromJson<LogPage>(ana.client.get("/v1/log").body);
    QVERIFY(!own->entries.empty());
    QVERIFY(std::ranges::all_of(own->entries, [](const LogEntry &each) { return each.who == "ana"; }));
    ServerClient supervisor(m_server->port(), m_tokens[Caller::Supervisor]);
    const auto all = fromJson<LogPage>(supervisor.get("/v1/log").body);
    QVERIFY(std::ranges::any_of(all->entries, [](const LogEntry &each) { return each.who == "import"; }));
    QVERIFY(all->entries.size() > own->entries.size());
}

void TestServerRoles::anotherEditorsLeaseIsNobodys()
{
    m_server->importLines(line("L-5"));
    Editor ben(*m_server, "ben");
    const auto grant =
        fromJson<LeaseGrant>(ben.client.post("/v1/leases", R"({"listing_ids":["L-5"],"seconds":900})").body);
    QCOMPARE(grant->leases.size(), 1U);
    const std::string path = "/v1/leases/" + grant->leases[0].id.value;
    for (const Caller caller : {Caller::Editor, Caller::Senior}) {
        ServerClient other(m_server->port(), m_tokens[caller]);
        QCOMPARE(other.call("PATCH", path, R"({"seconds":5})").status, 404);
        QCOMPARE(other.call("DELETE", path).status, 404);
    }
    QCOMPARE(m_server->listing("L-5").claim->holder, std::string("ben"));
    ServerClient supervisor(m_server->port(), m_tokens[Caller::Supervisor]);
    QCOMPARE(supervisor.call("DELETE", path).status, 204); // breaks it
    QVERIFY(!m_server->listing("L-5").claim);
    QCOMPARE(m_server->log().back().action, std::string("break-lease"));
}

void TestServerRoles::onlyASupervisorAssigns()
{
    ServerClient supervisor(m_server->port(), m_tokens[Caller::Supervisor]);
    QCOMPARE(supervisor.call("PATCH", "/v1/listings/L-1", R"({"assigned_to":"ben"})").status, 200);
    QCOMPARE(m_server->listing("L-1").assignedTo, std::string("ben"));
    QCOMPARE(supervisor.call("PATCH", "/v1/listings/L-1", R"({"assigned_to":"ben","state":"approved"})").status, 400);
    QCOMPARE(supervisor.call("PATCH", "/v1/listings/L-1", R"({"assigned_to":""})").status, 200);
    QCOMPARE(m_server->listing("L-1").assignedTo, std::string());
}

QTEST_GUILESS_MAIN(TestServerRoles)
#include "tst_serverroles.moc"
