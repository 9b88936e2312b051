// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

namespace stagedoor {

/// Which server, as whom. The token is held in memory only and never logged.
struct ServerAccess {
    std::string url; ///< "http://127.0.0.1:8787": origin only
    std::string token;
    std::string caFile; ///< PEM of a private CA; empty: the system's
    friend bool operator==(const ServerAccess &, const ServerAccess &) = default;
};

/// What one request may cost. The defaults are those of reliability.md, table B.
struct ClientLimits {
    std::chrono::milliseconds deadline{10'000};   ///< of the whole exchange, and a second more for every
    std::int64_t bytesPerSecond = 50'000;         ///< bytes that went over the line
    std::chrono::milliseconds idle{15'000};       ///< without a byte
    std::size_t maxBytes = std::size_t(32) << 20; ///< of an answer, as sent and again inflated
    bool plainHttp = false;                       ///< also to other hosts than this one
};

/// How the engine paces itself.
struct SyncSettings {
    ClientLimits limits;
    int pageSize = 500;                          ///< listings a page
    std::chrono::seconds pollWait{25};           ///< how long the server holds a request when nothing is new
    std::chrono::milliseconds pollPause{15'000}; ///< between polls of a server that does not hold them
    std::chrono::milliseconds firstRetry{1'000}; ///< the bound of the first wait; it doubles
    std::chrono::milliseconds longestRetry{300'000};
    std::chrono::milliseconds longestRetryAtHand{30'000}; ///< where the server was reached within the last hours
};

} // namespace stagedoor
