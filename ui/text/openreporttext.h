// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "store/storetypes.h"

namespace stagedoor {

/// What the editor must know of how the profile was found, a sentence or two each, the decisions first; empty: all was
/// well.
[[nodiscard]] QStringList openReportText(const OpenReport &report);

} // namespace stagedoor
