// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "review/reviewservice.h"

namespace stagedoor {

/// Why @p kind cannot be decided on @p notice now, for the editor; empty where nothing stands against it. @p me is the
/// editor's own name: another's running claim stands against everything but hide and suspend, which land regardless.
[[nodiscard]] QString obstacle(DecisionKind kind, const CachedNotice &notice, const std::string &me, Timestamp now);

} // namespace stagedoor
