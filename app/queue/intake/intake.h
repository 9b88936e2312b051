// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "listing/json.h"
#include "queue/database/connection.h"

namespace stagedoor::server {

/// What became of a notice that the site or a file sent.
enum class Taken { New, Changed, Same, Older, TooLarge };

struct TakenListing {
    Taken taken = Taken::Same;
    Listing listing; ///< as it stands now; empty where it was not taken
};

/// Takes a notice in: the platform's PUT, and each line of an import. @p who is for the log.
[[nodiscard]] TakenListing takeListing(Connection &connection, Listing incoming, const std::string &who, Timestamp now);

/// A line of an import file: the same, with the older revisions and the decisions that it carries, for a notice that is
/// not there yet.
[[nodiscard]] TakenListing takeLine(Connection &connection, ImportLine line, const std::string &who, Timestamp now);

/// A poster did something on a notice: an account that was deactivated until then is active again.
void liftDeactivation(Connection &connection, const Listing &listing);

} // namespace stagedoor::server
