// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listing/timestamp.h"

namespace stagedoor {

/// The last minute (UTC) of the day that is @p days working days (Monday to Friday) after the day of @p from.
[[nodiscard]] Timestamp endOfWorkingDay(Timestamp from, int days);

} // namespace stagedoor
