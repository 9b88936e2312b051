// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoro/QCoroTask>

#include "sync/syncsession.h"

namespace stagedoor {

struct PushOutcome {
    std::optional<Error> error; ///< why it stopped early; nullopt: nothing is left that could be sent now
    std::optional<std::chrono::seconds> retryAfter;
    int settled = 0;                  ///< rows that came to their end
    int troubled = 0;                 ///< rows that the server failed at, to be tried again
    std::optional<Timestamp> nextDue; ///< when the next row may be sent, where one waits
};

/// Sends the outbox, in order for each listing, those rows last that the server failed at before. An answer is written
/// to the store before anybody hears of it.
[[nodiscard]] QCoro::Task<PushOutcome> pushOutbox(SharedSession session);

} // namespace stagedoor
