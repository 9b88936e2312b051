// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoro/QCoroTask>

#include "sync/syncsession.h"

namespace stagedoor {

/// What GET /v1 says.
struct Hello {
    std::string editor;
    std::string role;
    std::vector<std::string> capabilities;
    std::optional<Timestamp> date; ///< the server's clock
};

struct HelloOutcome {
    Result<Hello> hello;
    std::optional<std::chrono::seconds> retryAfter;
};

/// Asks the server who it is and who we are; then what is fetched and decided is its, and another server's
/// cache is forgotten.
[[nodiscard]] QCoro::Task<HelloOutcome> greet(SharedSession session);

} // namespace stagedoor
