// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <istream>
#include <string>

#include "listing/timestamp.h"
#include "queue/database/database.h"

namespace stagedoor::server {

struct ImportReport {
    int added = 0;
    int changed = 0;
    int same = 0;
    int bad = 0; ///< lines that were refused, each with a complaint
};

/// Takes in every line of @p lines, some hundred in a transaction. A line that cannot be read or is older than what is
/// here goes to @p complain as "file:line: why"; the rest is taken all the same. An error: the database failed, and of
/// the last some hundred lines nothing is there.
[[nodiscard]] Result<ImportReport> importLines(Database &database, std::istream &lines, const std::string &file,
                                               Timestamp now, const std::function<void(const std::string &)> &complain);

} // namespace stagedoor::server
