// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "listing/decision.h"
#include "listing/error.h"
#include "listing/listing.h"

namespace stagedoor::server {

/// Makes an editor's changes in @p listing, all or none: title, category, dates, locations[n], compensation.details and
/// roles[n].pay; in the last two never a number. An empty `to` takes a place away, locations[size] adds one.
/// Kind::Invalid: not an editor's to change; Kind::Conflict: `from` is not what stands there.
[[nodiscard]] Result<> applyEdits(Listing &listing, const std::vector<FieldEdit> &edits);

/// Takes them back, as far as what they made still stands. False: nothing was left to take back.
[[nodiscard]] bool revertEdits(Listing &listing, const std::vector<FieldEdit> &edits);

} // namespace stagedoor::server
