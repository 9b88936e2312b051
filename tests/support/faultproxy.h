// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include <QByteArray>
#include <QtGlobal>

namespace stagedoor {

/// A request as the proxy got it.
struct SeenRequest {
    std::string method;
    std::string target;
    std::string head; ///< request line and headers
    std::string body;
};

/// What goes wrong with the requests that match, instead of passing them on.
struct Fault {
    enum class Kind {
        Answer,     ///< `bytes` is the answer, to the letter, `pause` later; then the connection is closed
        Hang,       ///< `bytes`, and then nothing, ever
        Close,      ///< the connection is closed without one
        CutRequest, ///< the server gets half of the request's body, then a closed connection; so does the client
        CutAnswer,  ///< half of the answer's body, then the connection is closed
        Drip,       ///< the answer comes byte by byte, one each `pause`
        Duplicate,  ///< the server gets the request twice; the second answer counts
        Damage,     ///< one letter of the answer's body is another
        Delay,      ///< the answer comes `pause` later
        Flood,      ///< `bytes`, and then the last of them without end
    };
    Kind kind = Kind::Close;
    std::string path;           ///< what the target begins with; empty: any
    std::string method;         ///< empty: any
    int times = 1;              ///< how often; -1: always
    int after = 0;              ///< so many that match pass first
    bool reachesServer = false; ///< Answer, Hang, Close: the server gets it and answers, the client does not hear it
    QByteArray bytes;
    std::chrono::milliseconds pause{0};
};

/// A proxy on loopback between a client and a server, on a thread of its own, that breaks what it is told to. Without
/// a server it answers 502 to whatever no fault answers.
class FaultProxy
{
public:
    explicit FaultProxy(quint16 serverPort = 0);
    ~FaultProxy();
    FaultProxy(const FaultProxy &) = delete;
    FaultProxy &operator=(const FaultProxy &) = delete;

    [[nodiscard]] std::string url() const; ///< "http://127.0.0.1:PORT"
    [[nodiscard]] quint16 port() const;
    void setServer(quint16 port); ///< the server moved

    void inject(Fault fault); ///< the first that matches counts
    void clear();
    void setOnline(bool online); ///< offline: connections are broken and refused; the port stays the same

    [[nodiscard]] std::vector<SeenRequest> seen() const;
    [[nodiscard]] int count(const std::string &method, const std::string &path) const; ///< of seen(); path as in Fault
    [[nodiscard]] int answered() const;                                                ///< answers that went back whole

private:
    class Listener;
    struct State;
    struct Running;
    std::unique_ptr<Running> m_running;
};

/// A whole HTTP/1.1 answer of @p status, its length declared; @p headers each ended by CR LF.
[[nodiscard]] QByteArray httpAnswer(int status, const QByteArray &body = {}, const QByteArray &headers = {});

/// The Content-Digest header line of @p body.
[[nodiscard]] QByteArray digestLine(const QByteArray &body);

} // namespace stagedoor
