// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "listing/error.h"
#include "store/storewords.h"

namespace stagedoor {

enum class JournalAction {
    Created,   ///< the first line: which profile this is
    Recorded,  ///< a decision: body, title, releaseAt, server
    Withdrawn, ///< undone before it was sent
    Settled,   ///< answered: state, status
    Dismissed, ///< taken off the list
};

template <>
struct Words<JournalAction> {
    using enum JournalAction;
    static constexpr auto table = std::to_array<std::pair<JournalAction, std::string_view>>({{Created, "created"},
                                                                                             {Recorded, "recorded"},
                                                                                             {Withdrawn, "withdrawn"},
                                                                                             {Settled, "settled"},
                                                                                             {Dismissed, "dismissed"}});
};

/// One line of decisions.journal, without its hash.
struct JournalEvent {
    JournalAction action = JournalAction::Created;
    std::optional<Timestamp> at;
    DecisionId id;
    std::string title = {};
    std::string body = {};   ///< the exact bytes that are sent
    std::string server = {}; ///< of Recorded: whose notices it is about; empty: not known
    std::optional<Timestamp> releaseAt = {};
    OutboxState state = OutboxState::Waiting;
    int status = 0;
    std::string profile = {}; ///< of Created
    friend bool operator==(const JournalEvent &, const JournalEvent &) = default;
};

/// The event as JSON on one line, and back; fails for what the reader would not give back as it is.
[[nodiscard]] Result<std::string> journalJson(const JournalEvent &event);
[[nodiscard]] Result<JournalEvent> journalEventFromJson(std::string_view json);

} // namespace stagedoor
