// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "listing/wire.h"
#include "queue/database/connection.h"

namespace stagedoor::server {

/// Appends to the log: each entry's hash covers the one before, so that nothing can be changed or taken out of the
/// middle unseen. seq and hash of @p entry are the log's own.
void appendLog(Connection &connection, LogEntry entry);

/// Entries after @p after, oldest first; @p who: only that person's, unless empty.
[[nodiscard]] LogPage logAfter(Connection &connection, std::int64_t after, const std::string &who, int limit);

/// What checking the whole log found.
struct LogCheck {
    std::int64_t entries = 0;
    std::optional<std::int64_t> firstBad; ///< its seq
};
[[nodiscard]] LogCheck verifyLog(Connection &connection);

} // namespace stagedoor::server
