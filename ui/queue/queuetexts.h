// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "ui/queue/queuemodel.h"

/// What a row of the queue says in words.
namespace stagedoor {

/// Why the row stands where it stands: the formula's terms, for the tooltip. Several lines, plain.
[[nodiscard]] QString placeText(const QueueItem &item, Timestamp now);

/// The row as a screen reader says it.
[[nodiscard]] QString spokenText(const QueueItem &item, bool gone, Timestamp now);

/// "Short film · Complaint": the second line behind the poster.
[[nodiscard]] QString detailText(const QueueItem &item);

/// "2 h over", "3 h", or for a letter that waits "due Tue 16:00".
[[nodiscard]] QString ageText(const QueueRow &row, Timestamp now);
[[nodiscard]] bool isOverdue(const QueueRow &row, Timestamp now);

} // namespace stagedoor
