// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <mutex>
#include <string>

#include "listing/timestamp.h"
#include "queue/database/database.h"
#include "queue/decide/decider.h"
#include "queue/http/message.h"
#include "queue/records/tokenrecords.h"

namespace stagedoor::server {

/// What the routes work with. Outlives them; any thread.
struct Services {
    Database &database;
    const Clock &clock;
    DecisionSettings decisions;
    std::size_t bodyCap = 0; ///< bytes
};

/// One call of a route by somebody who may.
struct Call {
    const Request &request;
    Identity who;     ///< empty for a public route without a token
    std::string id;   ///< the path's {id}
    std::string part; ///< the path's second variable
    Timestamp now;
};

/// The addresses that showed bad tokens: ten a minute each, then they are told to wait.
class BadTokens
{
public:
    /// Counts one. False: too many.
    [[nodiscard]] bool note(const std::string &address, Timestamp now);

private:
    struct Count {
        Timestamp since;
        int bad = 0;
    };
    std::mutex m_mutex;
    std::map<std::string, Count> m_counts;
};

} // namespace stagedoor::server
