// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/faultproxy.h"

#include <algorithm>
#include <functional>
#include <mutex>
#include <optional>

#include <QCryptographicHash>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QTimer>

namespace stagedoor {

namespace {

constexpr qsizetype block = qsizetype{64} * 1024;

qsizetype lengthIn(const QByteArray &head)
{
    const QByteArray lower = head.toLower();
    const qsizetype at = lower.indexOf("\r\ncontent-length:");
    return at < 0 ? -1 : lower.mid(at + 17, lower.indexOf("\r\n", at + 17) - at - 17).trimmed().toLongLong();
}

QByteArray withoutConnectionHeader(QByteArray message)
{
    const qsizetype end = message.indexOf("\r\n\r\n");
    const qsizetype at = message.left(end + 2).toLower().indexOf("\r\nconnection:");
    return at < 0 ? message : message.remove(at, message.indexOf("\r\n", at + 2) - at);
}

QByteArray closing(const QByteArray &request)
{
    QByteArray result = withoutConnectionHeader(request);
    return result.insert(result.indexOf("\r\n\r\n"), "\r\nConnection: close");
}

bool isFramed(const QByteArray &answer)
{
    const QByteArray head = answer.left(answer.indexOf("\r\n\r\n") + 2).toLower();
    return head.contains("\r\ncontent-length:") || head.contains("\r\ntransfer-encoding:");
}

SeenRequest seenFrom(const QByteArray &request)
{
    const qsizetype end = request.indexOf("\r\n\r\n");
    const QList<QByteArray> line = request.left(request.indexOf("\r\n")).split(' ');
    return {line.value(0).toStdString(), line.value(1).toStdString(), request.left(end).toStdString(),
            request.mid(end + 4).toStdString()};
}

} // namespace

// Shared between the test's thread and the proxy's.
struct FaultProxy::State {
    mutable std::mutex mutex;
    quint16 server = 0;
    std::vector<Fault> faults;
    std::vector<SeenRequest> seen;
    int answered = 0;

    std::optional<Fault> take(const SeenRequest &request)
    {
        const std::scoped_lock lock(mutex);
        seen.push_back(request);
        for (Fault &fault : faults) {
            const bool matches = fault.times != 0 && request.target.starts_with(fault.path) &&
                                 (fault.method.empty() || fault.method == request.method);
            if (!matches) {
                continue;
            }
            if (fault.after > 0) {
                --fault.after;
                continue;
            }
            fault.times = std::max(fault.times - 1, -1);
            return fault;
        }
        return std::nullopt;
    }
    quint16 serverPort() const
    {
        const std::scoped_lock lock(mutex);
        return server;
    }
    void countAnswer()
    {
        const std::scoped_lock lock(mutex);
        ++answered;
    }
};

namespace {

/// One connection of the client.
class Link final : public QObject
{
public:
    using Take = std::function<std::optional<Fault>(const SeenRequest &)>;
    Link(QTcpSocket *client, Take take, std::function<quint16()> server, std::function<void()> answered)
        : m_client(client)
        , m_take(std::move(take))
        , m_server(std::move(server))
        , m_answered(std::move(answered))
    {
        m_client->setParent(this);
        connect(m_client, &QTcpSocket::readyRead, this, [this] {
            m_buffer += m_client->readAll();
            next();
        });
        connect(m_client, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    }

private:
    void next()
    {
        const qsizetype end = m_buffer.indexOf("\r\n\r\n");
        if (m_busy || end < 0) {
            return;
        }
        const qsizetype whole = end + 4 + std::max<qsizetype>(0, lengthIn(m_buffer.left(end + 2)));
        if (m_buffer.size() < whole) {
            return;
        }
        m_busy = true;
        const QByteArray request = m_buffer.left(whole);
        m_buffer.remove(0, whole);
        m_fault = m_take(seenFrom(request));
        const bool own = m_fault && !m_fault->reachesServer &&
                         (m_fault->kind == Fault::Kind::Answer || m_fault->kind == Fault::Kind::Hang ||
                          m_fault->kind == Fault::Kind::Close || m_fault->kind == Fault::Kind::Flood);
        if (own) {
            deliver({});
        } else {
            forward(request);
        }
    }

    void forward(const QByteArray &request)
    {
        const quint16 port = m_server();
        if (port == 0) {
            deliver(httpAnswer(502));
            return;
        }
        const bool cut = m_fault && m_fault->kind == Fault::Kind::CutRequest;
        QByteArray bytes = closing(request);
        if (cut) {
            const qsizetype head = bytes.indexOf("\r\n\r\n") + 4;
            bytes.truncate(head + (bytes.size() - head) / 2);
        }
        auto *server = new QTcpSocket(this);
        connect(server, &QTcpSocket::connected, server, [server, bytes, cut] {
            server->write(bytes);
            if (cut) {
                server->disconnectFromHost(); // once it is written
            }
        });
        const auto gone = [this, server, request] {
            server->disconnect(this);
            server->deleteLater();
            if (m_fault && m_fault->kind == Fault::Kind::Duplicate) {
                m_fault.reset();
                forward(request);
                return;
            }
            deliver(withoutConnectionHeader(server->readAll()));
        };
        connect(server, &QTcpSocket::disconnected, this, gone);
        connect(server, &QTcpSocket::errorOccurred, this, [server, gone] {
            if (server->state() == QAbstractSocket::UnconnectedState) {
                gone();
            }
        });
        server->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    }

    void deliver(const QByteArray &answer)
    {
        using enum Fault::Kind;
        if (!m_fault) {
            write(answer);
            return;
        }
        const qsizetype head = answer.indexOf("\r\n\r\n") + 4;
        switch (m_fault->kind) {
        case Answer:
            QTimer::singleShot(m_fault->pause, this, [this] {
                m_client->write(m_fault->bytes);
                m_client->disconnectFromHost();
            });
            break;
        case Hang:
            m_client->write(m_fault->bytes);
            break;
        case Close:
        case CutRequest:
            m_client->disconnectFromHost();
            break;
        case CutAnswer:
            m_client->write(answer.left(head + (answer.size() - head) / 2));
            m_client->disconnectFromHost();
            break;
        case Drip:
            drip(m_fault->bytes.isEmpty() ? answer : m_fault->bytes);
            break;
        case Duplicate:
            write(answer);
            break;
        case Damage:
            write(damaged(answer, head));
            break;
        case Delay:
            QTimer::singleShot(m_fault->pause, this, [this, answer] { write(answer); });
            break;
        case Flood:
            m_client->write(m_fault->bytes);
            flood(m_fault->bytes.right(1).repeated(block));
            break;
        }
    }

    static QByteArray damaged(QByteArray answer, qsizetype head)
    {
        for (qsizetype i = head + (answer.size() - head) / 2; i < answer.size(); ++i) {
            if (answer.at(i) >= 'a' && answer.at(i) <= 'y') {
                answer[i] = char(answer.at(i) + 1);
                break;
            }
        }
        return answer;
    }

    void drip(const QByteArray &answer)
    {
        auto *timer = new QTimer(this);
        connect(timer, &QTimer::timeout, this, [this, answer, timer, sent = qsizetype(0)]() mutable {
            m_client->write(answer.constData() + sent, 1);
            m_client->flush();
            if (++sent == answer.size()) {
                timer->deleteLater();
                m_client->disconnectFromHost();
            }
        });
        timer->start(m_fault->pause);
    }

    void flood(const QByteArray &bytes)
    {
        const auto more = [this, bytes] {
            while (m_client->state() == QAbstractSocket::ConnectedState && m_client->bytesToWrite() < 16 * block) {
                m_client->write(bytes);
            }
        };
        connect(m_client, &QTcpSocket::bytesWritten, this, more);
        more();
    }

    void write(const QByteArray &answer)
    {
        m_client->write(answer);
        m_answered();
        if (!isFramed(answer)) {
            m_client->disconnectFromHost();
            return;
        }
        m_busy = false;
        m_fault.reset();
        next();
    }

    QTcpSocket *m_client;
    Take m_take;
    std::function<quint16()> m_server;
    std::function<void()> m_answered;
    QByteArray m_buffer;
    std::optional<Fault> m_fault;
    bool m_busy = false;
};

} // namespace

/// Lives on the proxy's thread.
class FaultProxy::Listener final : public QObject
{
public:
    explicit Listener(State &state) : m_state(state) {}

    void open()
    {
        m_server = new QTcpServer(this);
        connect(m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *client = m_server->nextPendingConnection()) {
                auto *link = new Link(
                    client, [this](const SeenRequest &request) { return m_state.take(request); },
                    [this] { return m_state.serverPort(); }, [this] { m_state.countAnswer(); });
                link->setParent(this);
            }
        });
        if (!m_server->listen(QHostAddress::LocalHost, m_port)) {
            qFatal("the proxy cannot listen: %s", qPrintable(m_server->errorString()));
        }
        m_port = m_server->serverPort();
    }
    void close()
    {
        delete m_server;
        m_server = nullptr;
        qDeleteAll(findChildren<QObject *>(QString(), Qt::FindDirectChildrenOnly));
    }
    quint16 port() const { return m_port; }

private:
    State &m_state;
    QTcpServer *m_server = nullptr;
    quint16 m_port = 0;
};

struct FaultProxy::Running {
    State state;
    QThread thread;
    Listener *listener = nullptr;
    quint16 port = 0;
};

FaultProxy::FaultProxy(quint16 serverPort) : m_running(std::make_unique<Running>())
{
    Running &r = *m_running;
    r.state.server = serverPort;
    r.listener = new Listener(r.state);
    r.listener->moveToThread(&r.thread);
    QObject::connect(&r.thread, &QThread::finished, r.listener, &QObject::deleteLater);
    r.thread.start();
    setOnline(true);
    r.port = r.listener->port();
}

FaultProxy::~FaultProxy()
{
    setOnline(false);
    m_running->thread.quit();
    m_running->thread.wait();
}

std::string FaultProxy::url() const
{
    return "http://127.0.0.1:" + std::to_string(m_running->port);
}

quint16 FaultProxy::port() const
{
    return m_running->port;
}

void FaultProxy::setServer(quint16 port)
{
    const std::scoped_lock lock(m_running->state.mutex);
    m_running->state.server = port;
}

void FaultProxy::inject(Fault fault)
{
    const std::scoped_lock lock(m_running->state.mutex);
    m_running->state.faults.push_back(std::move(fault));
}

void FaultProxy::clear()
{
    const std::scoped_lock lock(m_running->state.mutex);
    m_running->state.faults.clear();
}

void FaultProxy::setOnline(bool online)
{
    Listener *listener = m_running->listener;
    const auto change = [listener, online] { online ? listener->open() : listener->close(); };
    QMetaObject::invokeMethod(listener, change, Qt::BlockingQueuedConnection);
}

std::vector<SeenRequest> FaultProxy::seen() const
{
    const std::scoped_lock lock(m_running->state.mutex);
    return m_running->state.seen;
}

int FaultProxy::count(const std::string &method, const std::string &path) const
{
    const std::scoped_lock lock(m_running->state.mutex);
    return int(std::ranges::count_if(m_running->state.seen, [&](const SeenRequest &request) {
        return request.method == method && request.target.starts_with(path);
    }));
}

int FaultProxy::answered() const
{
    const std::scoped_lock lock(m_running->state.mutex);
    return m_running->state.answered;
}

QByteArray httpAnswer(int status, const QByteArray &body, const QByteArray &headers)
{
    return "HTTP/1.1 " + QByteArray::number(status) +
           " Any\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" +
           headers + "\r\n" + body;
}

QByteArray digestLine(const QByteArray &body)
{
    return "Content-Digest: sha-256=:" + QCryptographicHash::hash(body, QCryptographicHash::Sha256).toBase64() +
           ":\r\n";
}

} // namespace stagedoor
