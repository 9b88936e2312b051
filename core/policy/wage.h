// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "policy/assessment.h"
#include "policy/findings.h"
#include "policy/money.h"

namespace stagedoor {

/// What a notice says of its working day, wherever it says it.
struct WorkTime {
    std::optional<double> hours; ///< of a day
    std::optional<double> days;  ///< of the whole engagement
    std::size_t hoursBegin = 0;  ///< the words, in the normalised notice
    std::size_t hoursEnd = 0;
    std::size_t daysBegin = 0;
    std::size_t daysEnd = 0;
};

[[nodiscard]] WorkTime workTimeIn(const NoticeText &notice);

/// Where the work is done: the first location that names a known place, else one in the text's dates or title.
[[nodiscard]] Jurisdiction jurisdictionOf(const Case &theCase);

/// What @p amount comes to by the hour, beside the minimum wage of the place and day; nullopt where it cannot be told
/// (a weekly rate without hours, a currency other than the place's). Its words stand at @p begin of the notice.
[[nodiscard]] std::optional<WageReckoning> reckonWage(const Case &theCase, const WorkTime &time, const Amount &amount,
                                                      std::size_t begin);

} // namespace stagedoor
