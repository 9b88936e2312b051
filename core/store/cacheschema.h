// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/migration.h"

namespace stagedoor {

/// cache.db: what the server has, to be fetched again at any time.
/// - listing: one narrow row a notice, what the queue sorts by and shows. Keys are never used twice.
/// - notice: the same notice whole, with its assessment and a digest of both, so that a damaged one is seen.
/// - earlier: of each notice, the last earlier revision that a person decided on.
/// - finding: every finding of the cached revisions.
/// - notice_text: the words of a notice, for the search.
/// - meta: cursor, times, the targets that the places were computed with.
[[nodiscard]] Schema cacheSchema();

} // namespace stagedoor
