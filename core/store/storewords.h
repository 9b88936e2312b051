// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "listing/jsonwords.h"
#include "store/storetypes.h"

/// The words of the store's enumerations in its tables and its journal: never changed once released.
namespace stagedoor {

template <>
struct Words<OutboxState> {
    using enum OutboxState;
    static constexpr auto table = std::to_array<std::pair<OutboxState, std::string_view>>({{Waiting, "waiting"},
                                                                                           {Ready, "ready"},
                                                                                           {Unknown, "unknown"},
                                                                                           {Sent, "sent"},
                                                                                           {Held, "held"},
                                                                                           {Conflict, "conflict"},
                                                                                           {Refused, "refused"},
                                                                                           {Parked, "parked"},
                                                                                           {Withdrawn, "withdrawn"}});
};

template <>
struct Words<Proposal> {
    using enum Proposal;
    static constexpr auto table = std::to_array<std::pair<Proposal, std::string_view>>({{Approve, "approve"},
                                                                                        {Clarify, "clarify"},
                                                                                        {Decline, "decline"},
                                                                                        {Suspend, "suspend"},
                                                                                        {Escalate, "escalate"}});
};

} // namespace stagedoor
