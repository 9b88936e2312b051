// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QTest>

#include <thread>

#include "deciding.h"
#include "queue/http/coding.h"
#include "queue/http/framing.h"

using namespace stagedoor;
using namespace stagedoor::test;

/// The wire: framing, digests, compression, limits, long polls.
class TestServerHttp : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void badFramingIsRefusedAndNothingBehindItRuns_data();
    void badFramingIsRefusedAndNothingBehindItRuns();
    void badTargetsAreRefused_data();
    void badTargetsAreRefused();
    void goodFramingPasses();
    void aWrongDigestIsRefused();
    void everyAnswerCarriesItsDigest();
    void compressedWhereTheClientTakesIt_data();
    void compressedWhereTheClientTakesIt();
    void aCompressedBodyIsInflated();
    void aBombIsRefused();
    void tooLargeABodyIsRefused();
    void anEndlessChunkedBodyIsCutOff();
    void aLongPollAnswersOnTheNextChange();
    void aLongPollEndsInTime();
    void aStoppingServerEndsItsLongPolls();
    void twoHundredConnectionsAtOnce();
    void hangingUpEarlyHurtsNobody();
    void anotherDatabasesCursorIs410();
    void nothingOfTheClientComesBackInAHeader();
    void plainHttpStaysOnThisMachine();
    void aSecondServerOnTheFileIsRefused();

private:
    std::unique_ptr<ServerFixture> m_server;
    std::string m_token;
};

void TestServerHttp::initTestCase()
{
    m_server = std::make_unique<ServerFixture>();
    m_token = m_server->token("ana");
    m_server->importLines(line("L-1") + line("L-2"));
}

void TestServerHttp::cleanupTestCase()
{
    m_server.reset();
}

void TestServerHttp::badFramingIsRefusedAndNothingBehindItRuns_data()
{
    QTest::addColumn<QByteArray>("lines");
    const auto row = [](const char *name, const char *lines) { QTest::newRow(name) << QByteArray(lines); };
    row("two lengths", "Content-Length: 2\r\nContent-Length: 2\r\n");
    row("two different lengths", "Content-Length: 2\r\nContent-Length: 4\r\n");
    row("length and chunked", "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n");
    row("another coding", "Transfer-Encoding: gzip\r\n");
    row("chunked twice", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n");
    row("codings", "Transfer-Encoding: gzip, chunked\r\n");
    row("2^64-1", "Content-Length: 18446744073709551615\r\n");
    row("negative", "Content-Length: -5\r\n");
    row("plus", "Content-Length: +2\r\n");
    row("abc", "Content-Length: abc\r\n");
    row("hex", "Content-Length: 0x2\r\n");
    row("empty", "Content-Length: \r\n");
    row("two in one", "Content-Length: 2, 2\r\n");
    row("blank before the colon", "Content-Length : 2\r\n");
    row("tab before the colon", "Content-Length\t: 2\r\n");
    row("a blank in a name", "X Y: 2\r\n");
    row("two hosts", "Host: a\r\nHost: b\r\n");
}

void TestServerHttp::badFramingIsRefusedAndNothingBehindItRuns()
{
    QFETCH(QByteArray, lines);
    ServerClient client(m_server->port());
    const std::string hidden = R"({"listing_id":"L-1","revision":1,"kind":"hide"})";
    const std::string request = "PUT /v1/decisions/open HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + m_token +
                                "\r\n" + lines.toStdString() + "\r\n{}";
    const std::string behind = "PUT /v1/decisions/hidden HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + m_token +
                               "\r\nContent-Length: " + std::to_string(hidden.size()) + "\r\n\r\n" + hidden;
    client.send(request + behind);
    const WireAnswer answer = client.receive();
    QVERIFY2(answer.status == 400 || (answer.status == 0 && answer.closed), std::to_string(answer.status).c_str());
    QVERIFY(answer.closed);
    QTest::qWait(20); // whatever ran would have run by then
    QVERIFY(m_server->decisions().empty());
}

void TestServerHttp::badTargetsAreRefused_data()
{
    QTest::addColumn<QByteArray>("target");
    const auto row = [](const char *name, const QByteArray &target) { QTest::newRow(name) << target; };
    row("NUL", "/v1/listings/L%00");
    row("ff", "/v1/listings/%ff");
    row("slash", "/v1/listings/a%2fb");
    row("dots", "/v1/listings/%2e%2e");
    row("a byte", "/v1/listings/\xff");
    row("quote", "/v1/listings/L'1");
    row("semicolon", "/v1/listings/L;1");
    row("long id", "/v1/listings/" + QByteArray(65, 'a'));
    row("10 KB", "/v1/listings/" + QByteArray(10240, 'a'));
    row("dot in an id", "/v1/listings/L.1");
    row("absolute", "http://evil.example/v1");
    row("twice", "/v1/changes?limit=1&limit=2");
    row("broken escape", "/v1/changes?after=%zz");
    row("line break", "/v1/changes?after=%0d%0aX:y");
    row("not a number", "/v1/changes?limit=many");
    row("not a cursor", "/v1/changes?after=x");
    row("no log cursor", "/v1/log?after=-1");
    row("SQL", "/v1/decisions?listing=L'%20OR%201=1");
}

void TestServerHttp::badTargetsAreRefused()
{
    QFETCH(QByteArray, target);
    ServerClient client(m_server->port(), m_token);
    const int status = client.get(target.toStdString()).status;
    QVERIFY2(status == 400 || status == 414, std::to_string(status).c_str());
}

void TestServerHttp::goodFramingPasses()
{
    using server::badFraming;
    QVERIFY(!badFraming({{"Host", "x"}, {"Content-Length", "12"}}));
    QVERIFY(!badFraming({{"Transfer-Encoding", "chunked"}}));
    ServerClient client(m_server->port(), m_token);
    const std::string head = "POST /v1/leases HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + m_token +
                             "\r\nTransfer-Encoding: chunked\r\n\r\n";
    client.send(head + "5\r\n{\"cou\r\n");
    client.send("16\r\nnt\":1,\"seconds\":5}    \r\n0\r\n\r\n");
    QCOMPARE(client.receive().status, 201);
    QCOMPARE(client.get("/v1/changes").status, 200); // the connection goes on
}

void TestServerHttp::aWrongDigestIsRefused()
{
    ServerClient client(m_server->port());
    const std::string body = R"({"count":1,"seconds":5})";
    const std::string head = "POST /v1/leases HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + m_token +
                             "\r\nContent-Length: " + std::to_string(body.size()) + "\r\nContent-Digest: ";
    for (const auto &[digest, status] :
         {std::pair(server::contentDigest("other"), 400), std::pair(std::string("sha-256=:AAAA:"), 400),
          std::pair(server::contentDigest(body), 201), std::pair("sha-512=:AAAA:, " + server::contentDigest(body), 201),
          std::pair(std::string("md5=:AAAA:"), 201)}) {
        std::string request = head;
        request += digest;
        request += "\r\n\r\n";
        request += body;
        client.send(request);
        QCOMPARE(client.receive().status, status);
    }
}

void TestServerHttp::everyAnswerCarriesItsDigest()
{
    ServerClient client(m_server->port(), m_token);
    ServerClient nobody(m_server->port());
    for (const char *headers : {"", "Accept-Encoding: gzip\r\n"}) {
        for (const char *path : {"/v1", "/v1/changes", "/v1/listings/L-1", "/v1/nothing", "/v1/policy", "/openapi.yaml",
                                 "/v1/log?after=x"}) {
            for (ServerClient *each : {&client, &nobody}) {
                const WireAnswer answer = each->call("GET", path, {}, headers);
                QVERIFY(answer.status >= 200);
                QVERIFY2(answer.digestHolds, path);
                QVERIFY(answer.headers.contains("date"));
                QVERIFY(!answer.body.empty());
            }
        }
    }
}

void TestServerHttp::compressedWhereTheClientTakesIt_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<bool>("compressed");
    QTest::newRow("none") << QByteArray() << false;
    QTest::newRow("gzip") << QByteArray("gzip") << true;
    QTest::newRow("among others") << QByteArray("br, gzip;q=0.5, deflate") << true;
    QTest::newRow("any") << QByteArray("*") << true;
    QTest::newRow("not gzip") << QByteArray("gzip;q=0, br") << false;
    QTest::newRow("not gzip, precisely") << QByteArray("gzip;q=0.000") << false;
    QTest::newRow("identity") << QByteArray("identity") << false;
}

void TestServerHttp::compressedWhereTheClientTakesIt()
{
    QFETCH(QByteArray, header);
    QFETCH(bool, compressed);
    ServerClient client(m_server->port(), m_token);
    const std::string plain = client.get("/v1/listings/L-1").body;
    const WireAnswer answer = client.call("GET", "/v1/listings/L-1", {},
                                          header.isEmpty() ? "" : "Accept-Encoding: " + header.toStdString() + "\r\n");
    QCOMPARE(answer.headers.contains("content-encoding"), compressed);
    QVERIFY(answer.digestHolds);
    QCOMPARE(answer.body, plain);
}

void TestServerHttp::aCompressedBodyIsInflated()
{
    ServerClient client(m_server->port(), m_token);
    const std::string body = R"({"count":1,"seconds":5})";
    QCOMPARE(client.call("POST", "/v1/leases", server::gzip(body), "Content-Encoding: gzip\r\n").status, 201);
    QCOMPARE(client.call("POST", "/v1/leases", body, "Content-Encoding: gzip\r\n").status, 400);
    QCOMPARE(client.call("POST", "/v1/leases", server::gzip(body) + "x", "Content-Encoding: gzip\r\n").status, 400);
    const std::string cut = server::gzip(body).substr(0, 20);
    QCOMPARE(client.call("POST", "/v1/leases", cut, "Content-Encoding: gzip\r\n").status, 400);
    QCOMPARE(client.call("POST", "/v1/leases", body, "Content-Encoding: br\r\n").status, 415);
}

void TestServerHttp::aBombIsRefused()
{
    ServerClient client(m_server->port(), m_token);
    const std::string bomb = server::gzip(std::string(64U << 20U, ' '));
    QVERIFY(bomb.size() < 1U << 20U);
    QCOMPARE(client.call("POST", "/v1/leases", bomb, "Content-Encoding: gzip\r\n").status, 400);
}

void TestServerHttp::tooLargeABodyIsRefused()
{
    ServerClient client(m_server->port());
    client.send("POST /v1/leases HTTP/1.1\r\nHost: x\r\nContent-Length: 33554433\r\n\r\n");
    const WireAnswer answer = client.receive();
    QCOMPARE(answer.status, 413);
    QVERIFY(answer.closed);
}

void TestServerHttp::anEndlessChunkedBodyIsCutOff()
{
    ServerClient client(m_server->port());
    client.send("POST /v1/leases HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    const std::string chunk = "100000\r\n" + std::string(1U << 20U, ' ') + "\r\n";
    int sent = 0;
    while (sent < 200 && client.send(chunk)) {
        ++sent;
    }
    QVERIFY2(sent < 100, std::to_string(sent).c_str()); // MB: twice the cap and what the sockets hold
}

void TestServerHttp::aLongPollAnswersOnTheNextChange()
{
    ServerClient client(m_server->port(), m_token);
    const std::string cursor = fromJson<ChangesPage>(client.get("/v1/changes?limit=500").body)->cursor;
    QElapsedTimer timer;
    timer.start();
    std::jthread changes([this] {
        std::this_thread::sleep_for(std::chrono::milliseconds(150));
        m_server->importLines(line("L-poll"));
    });
    const auto page = fromJson<ChangesPage>(client.get("/v1/changes?wait=20&after=" + cursor).body);
    QCOMPARE(page->listings.size(), 1U);
    QCOMPARE(page->listings[0].id.value, std::string("L-poll"));
    QVERIFY2(timer.elapsed() >= 100 && timer.elapsed() < 2000, std::to_string(timer.elapsed()).c_str());
}

void TestServerHttp::aLongPollEndsInTime()
{
    ServerClient client(m_server->port(), m_token);
    const std::string cursor = fromJson<ChangesPage>(client.get("/v1/changes?limit=500").body)->cursor;
    QElapsedTimer timer;
    timer.start();
    const WireAnswer answer = client.get("/v1/changes?wait=1&after=" + cursor);
    QCOMPARE(answer.status, 200);
    QVERIFY(fromJson<ChangesPage>(answer.body)->listings.empty());
    QCOMPARE(fromJson<ChangesPage>(answer.body)->cursor, cursor);
    QVERIFY2(timer.elapsed() >= 950 && timer.elapsed() < 3000, std::to_string(timer.elapsed()).c_str());
}

void TestServerHttp::aStoppingServerEndsItsLongPolls()
{
    ServerFixture own;
    ServerClient client(own.port(), own.token("ana"));
    std::jthread stops([&own] {
        std::this_thread::sleep_for(std::chrono::milliseconds(150));
        own.stop();
    });
    QElapsedTimer timer;
    timer.start();
    client.get("/v1/decisions?wait=60");
    stops.join();
    QVERIFY(timer.elapsed() < 3000);
}

void TestServerHttp::twoHundredConnectionsAtOnce()
{
    std::vector<std::unique_ptr<ServerClient>> idle;
    for (int i = 0; i < 200; ++i) {
        idle.push_back(std::make_unique<ServerClient>(m_server->port(), m_token));
        QVERIFY(idle.back()->send("GET /v1 HTTP/1.1\r\nHost")); // half a request, and no more
    }
    ServerClient good(m_server->port(), m_token);
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 20; ++i) {
        QCOMPARE(good.get("/v1/listings/L-1").status, 200);
    }
    QVERIFY2(timer.elapsed() < 2000, std::to_string(timer.elapsed()).c_str());
}

void TestServerHttp::hangingUpEarlyHurtsNobody()
{
    for (int i = 0; i < 50; ++i) {
        ServerClient client(m_server->port(), m_token);
        client.send("GET /v1/changes?wait=1&after= HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + m_token +
                    "\r\n\r\n");
        if (i % 2 == 0) {
            client.send("PUT /v1/decisions/x HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{");
        }
        client.close();
    }
    ServerClient good(m_server->port(), m_token);
    QCOMPARE(good.get("/v1").status, 200);
}

void TestServerHttp::anotherDatabasesCursorIs410()
{
    ServerFixture other;
    other.importLines(line("L-1"));
    ServerClient there(other.port(), other.token("ana"));
    const std::string cursor = fromJson<ChangesPage>(there.get("/v1/changes").body)->cursor;
    ServerClient here(m_server->port(), m_token);
    QCOMPARE(here.get("/v1/changes?after=" + cursor).status, 410);
    const std::string own = fromJson<ChangesPage>(here.get("/v1/changes").body)->cursor;
    QCOMPARE(here.get("/v1/changes?after=" + own.substr(0, own.find('.')) + ".999999").status,
             410); // restored from a backup
}

void TestServerHttp::nothingOfTheClientComesBackInAHeader()
{
    ServerClient client(m_server->port(), m_token);
    const WireAnswer answer = client.call("GET", "/v1/changes", {}, "X-Echo: planted\r\nAccept-Language: planted\r\n");
    for (const auto &[name, value] : answer.headers) {
        QVERIFY(value.find("planted") == std::string::npos);
    }
}

void TestServerHttp::plainHttpStaysOnThisMachine()
{
    const QTemporaryDir folder;
    server::ServerOptions options;
    options.database = folder.filePath(QStringLiteral("q.db")).toStdString();
    options.http.host = "0.0.0.0";
    const SystemClock clock;
    const auto refused = server::QueueServer::start(options, clock);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Invalid);
}

void TestServerHttp::aSecondServerOnTheFileIsRefused()
{
    server::ServerOptions options;
    options.database = m_server->databaseFile();
    const SystemClock clock;
    const auto refused = server::QueueServer::start(options, clock);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Conflict);
}

QTEST_GUILESS_MAIN(TestServerHttp)
#include "tst_serverhttp.moc"
