// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "listing/wire.h"
#include "store/storetypes.h"
#include "sync/queueclient.h"

namespace stagedoor {

/// What the server's answer means for a decision that was sent.
enum class Fate {
    Taken,    ///< it stands in the server's log, now or from an earlier sending
    Held,     ///< it waits there for a second person
    Conflict, ///< the notice changed or was decided: the editor sees it
    Refused,  ///< for another reason: the editor sees it
    Trouble,  ///< the server fails at this one, perhaps not at others; whether it has it is not known
    NotNow,   ///< nothing is wrong with it: it waits, and all others too
};

struct Judged {
    Fate fate = Fate::Trouble;
    int status = 0;
    std::optional<DecisionAnswer> answer; ///< Taken, Held, Conflict, where it could be read
};

/// Believes a success or a refusal only of something that speaks the queue API: a proxy's page of HTML settles nothing.
[[nodiscard]] Judged judge(const OutboxEntry &entry, const HttpAnswer &answer);

/// The state that @p fate leads to; nullopt: it keeps trying.
[[nodiscard]] std::optional<OutboxState> settledState(Fate fate);

} // namespace stagedoor
