// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/serverclient.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "queue/http/coding.h"

namespace stagedoor::test {

namespace {

std::string lower(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return result;
}

void readHead(std::string_view head, WireAnswer &answer)
{
    head.remove_prefix(std::min(head.size(), std::string_view("HTTP/1.1 ").size()));
    std::from_chars(head.data(), head.data() + std::min<std::size_t>(head.size(), 3), answer.status);
    for (std::size_t line = head.find("\r\n"); line != std::string_view::npos; line = head.find("\r\n")) {
        head.remove_prefix(line + 2);
        const std::size_t colon = head.find(": ");
        const std::size_t end = head.find("\r\n");
        if (colon < end) {
            answer.headers[lower(head.substr(0, colon))] = head.substr(colon + 2, end - colon - 2);
        }
    }
}

} // namespace

ServerClient::ServerClient(std::uint16_t port, std::string token) : m_port(port), m_token(std::move(token)) {}

ServerClient::~ServerClient()
{
    close();
}

void ServerClient::close()
{
    if (m_socket >= 0) {
        ::close(m_socket);
    }
    m_socket = -1;
    m_buffer.clear();
}

bool ServerClient::open()
{
    if (m_socket >= 0) {
        return true;
    }
    m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(m_port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
        close();
        return false;
    }
    return true;
}

bool ServerClient::send(std::string_view bytes)
{
    if (!open()) {
        return false;
    }
    while (!bytes.empty()) {
        const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) {
            return false;
        }
        bytes.remove_prefix(std::size_t(sent));
    }
    return true;
}

bool ServerClient::fill(int milliseconds)
{
    pollfd waiting{m_socket, POLLIN, 0};
    if (m_socket < 0 || ::poll(&waiting, 1, milliseconds) != 1) {
        return false;
    }
    std::array<char, 65536> bytes;
    const ssize_t got = ::recv(m_socket, bytes.data(), bytes.size(), 0);
    if (got > 0) {
        m_buffer.append(bytes.data(), std::size_t(got));
    }
    return got > 0;
}

WireAnswer ServerClient::receive(int milliseconds)
{
    WireAnswer answer;
    std::size_t end = m_buffer.find("\r\n\r\n");
    while (end == std::string::npos && fill(milliseconds)) {
        end = m_buffer.find("\r\n\r\n");
    }
    if (end == std::string::npos) {
        answer.closed = true;
        close();
        return answer;
    }
    readHead(std::string_view(m_buffer).substr(0, end + 2), answer);
    m_buffer.erase(0, end + 4);
    if (answer.status == 100) {
        return receive(milliseconds);
    }
    std::size_t length = 0;
    const auto header = [&answer](const char *name) {
        const auto found = answer.headers.find(name);
        return found == answer.headers.end() ? std::string() : found->second;
    };
    const std::string text = header("content-length");
    std::from_chars(text.data(), text.data() + text.size(), length);
    while (m_buffer.size() < length && fill(milliseconds)) {
    }
    answer.body = m_buffer.substr(0, length);
    m_buffer.erase(0, length);
    answer.digestHolds = length == 0 || header("content-digest") == server::contentDigest(answer.body);
    if (header("content-encoding") == "gzip") {
        answer.body = server::gunzip(answer.body, 1U << 30U).value_or("not gzip");
    }
    answer.closed = lower(header("connection")) == "close";
    if (answer.closed) {
        close();
    }
    return answer;
}

WireAnswer ServerClient::call(std::string_view method, std::string_view path, std::string_view body,
                              std::string_view headers)
{
    std::string request(method);
    request.append(" ").append(path).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n").append(headers);
    if (!m_token.empty()) {
        request.append("Authorization: Bearer ").append(m_token).append("\r\n");
    }
    if (!body.empty()) {
        request.append("Content-Digest: ").append(server::contentDigest(body)).append("\r\n");
    }
    request.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n\r\n").append(body);
    return send(request) ? receive() : WireAnswer();
}

} // namespace stagedoor::test
