// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "listing/json.h"

namespace stagedoor {

/// Reads JSON Lines of listings, or of labelled ones ({"id", "listing", "labels"}), file by file, "-" for the standard
/// input, and hands each on. What cannot be read is told on the standard error as `file:line: why`, and the rest goes
/// on. Blank lines are passed over. False: something could not be read.
[[nodiscard]] bool forEachListing(const std::vector<std::string> &files, const std::function<void(ImportLine &)> &use);

} // namespace stagedoor
