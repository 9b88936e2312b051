// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include <QDateTime>
#include <QString>

#include "listing/timestamp.h"

namespace stagedoor {

[[nodiscard]] QDateTime toLocalTime(Timestamp time);

/// A span in its largest fitting unit: "under a minute", "12 min", "3 h", "2 d", "5 months", "4 years".
[[nodiscard]] QString spanText(std::chrono::milliseconds span);

/// How long ago: "3 h ago"; "just now" under a minute and for the near future.
[[nodiscard]] QString agoText(Timestamp then, Timestamp now);

/// A row's place against its target: "2 h over" past it, else its age since @p since, "3 h".
[[nodiscard]] QString targetText(Timestamp since, Timestamp dueAt, Timestamp now);

/// A moment to come or past as a person says it: "16:00" today, "Tue 16:00" within a week, else the date and time.
[[nodiscard]] QString momentText(Timestamp time, Timestamp now);

/// The whole moment in the locale's form, for tooltips and the notice.
[[nodiscard]] QString fullMomentText(Timestamp time);

} // namespace stagedoor
