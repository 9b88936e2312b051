// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSslCertificate>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTest>

#include "sync/queueclient.h"

using namespace stagedoor;
using namespace std::chrono_literals;

namespace {

QString file(const char *name)
{
    return QStringLiteral(STAGEDOOR_TEST_TLS "/") + QLatin1String(name);
}

QByteArray contentOf(const QString &path)
{
    QFile in(path);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

/// Answers every request with {}, and keeps what it read.
class TlsServer final : public QObject
{
public:
    explicit TlsServer(const char *certificate, QSsl::SslProtocol protocol = QSsl::SecureProtocols)
    {
        const QByteArray pem = contentOf(file(certificate));
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificate(QSslCertificate(pem));
        tls.setPrivateKey(QSslKey(pem, QSsl::Ec));
        tls.setProtocol(protocol);
        m_server.setSslConfiguration(tls);
        connect(&m_server, &QSslServer::pendingConnectionAvailable, this, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection()) {
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                    read += socket->readAll();
                    socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
                });
            }
        });
        m_server.listen(QHostAddress::LocalHost);
    }
    [[nodiscard]] std::string url() const { return "https://127.0.0.1:" + std::to_string(m_server.serverPort()); }
    QByteArray read;

private:
    QSslServer m_server;
};

} // namespace

/// reliability.md, B11: whoever cannot show the right certificate gets not a byte of the token.
class TestTls final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void onlyTheRightCertificateIsTalkedTo_data();
    void onlyTheRightCertificateIsTalkedTo();

private:
    SystemClock m_clock;
};

void TestTls::onlyTheRightCertificateIsTalkedTo_data()
{
    QTest::addColumn<QByteArray>("certificate");
    QTest::addColumn<QByteArray>("caFile");
    QTest::addColumn<bool>("good");
    QTest::newRow("of the private CA") << QByteArray("good.pem") << QByteArray("ca.pem") << true;
    QTest::newRow("of a CA that the system does not know") << QByteArray("good.pem") << QByteArray() << false;
    QTest::newRow("of another CA than the private one") << QByteArray("good.pem") << QByteArray("otherca.pem") << false;
    QTest::newRow("expired") << QByteArray("expired.pem") << QByteArray("ca.pem") << false;
    QTest::newRow("for another host") << QByteArray("otherhost.pem") << QByteArray("ca.pem") << false;
    QTest::newRow("self-signed") << QByteArray("self.pem") << QByteArray() << false;
    QTest::newRow("self-signed, a private CA set") << QByteArray("self.pem") << QByteArray("ca.pem") << false;
    QTest::newRow("self-signed and pinned") << QByteArray("self.pem") << QByteArray("self.pem") << true;
}

void TestTls::onlyTheRightCertificateIsTalkedTo()
{
    QFETCH(QByteArray, certificate);
    QFETCH(QByteArray, caFile);
    QFETCH(bool, good);
    TlsServer server(certificate.constData());
    const std::string ca = caFile.isEmpty() ? std::string() : file(caFile.constData()).toStdString();
    const auto client = QueueClient::create({server.url(), "s3cret", ca}, m_clock);
    QVERIFY(client);
    auto future = (*client)->send({"GET", "/v1", {}, {}});
    QTRY_VERIFY(future.isFinished());
    const Result<HttpAnswer> answer = future.result();
    QVERIFY2(answer.has_value() == good, answer ? "" : answer.error().detail.c_str());
    if (good) {
        QVERIFY(server.read.contains("Bearer s3cret"));
    } else {
        QCOMPARE(answer.error().kind, Error::Kind::Network);
        QVERIFY(server.read.isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
