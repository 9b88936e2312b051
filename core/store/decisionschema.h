// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/migration.h"

namespace stagedoor {

/// decisions.db: what the editor decided and has begun to write.
/// - decision: one row a decision, for ever, in the order of recording; the outbox is those that are not settled. The
///   seal is a digest of the rest of the row.
/// - draft: what is half-written, a row a notice.
/// - meta: how far the journal was taken in, which cache belongs to it.
[[nodiscard]] Schema decisionSchema();

} // namespace stagedoor
