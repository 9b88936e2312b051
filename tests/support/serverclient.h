// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace stagedoor::test {

/// One answer as it came over the wire; status 0: the connection was closed without one.
struct WireAnswer {
    int status = 0;
    std::map<std::string, std::string> headers; ///< names in lower case
    std::string body;                           ///< inflated
    bool digestHolds = false; ///< there is no body, or its Content-Digest is that of the bytes as sent
    bool closed = false;      ///< the server closed the connection behind it
};

/// A blocking client of plain sockets that shows exactly what was sent. One connection each; any thread, one at a time.
class ServerClient
{
public:
    explicit ServerClient(std::uint16_t port, std::string token = {});
    ~ServerClient();
    ServerClient(const ServerClient &) = delete;
    ServerClient &operator=(const ServerClient &) = delete;

    /// A whole request with its token, length and digest. @p headers: more lines, each ended by CRLF.
    WireAnswer call(std::string_view method, std::string_view path, std::string_view body = {},
                    std::string_view headers = {});
    WireAnswer get(std::string_view path) { return call("GET", path); }
    WireAnswer put(std::string_view path, std::string_view body) { return call("PUT", path, body); }
    WireAnswer post(std::string_view path, std::string_view body) { return call("POST", path, body); }

    /// Bytes as they are. False: the connection is gone.
    bool send(std::string_view bytes);
    /// The next answer, waiting at most @p milliseconds for it.
    WireAnswer receive(int milliseconds = 10'000);
    /// Ends the connection and makes the next call open another.
    void close();

private:
    bool open();
    bool fill(int milliseconds); // more bytes into m_buffer

    std::uint16_t m_port;
    std::string m_token;
    int m_socket = -1;
    std::string m_buffer;
};

} // namespace stagedoor::test
