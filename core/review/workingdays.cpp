// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/workingdays.h"

namespace stagedoor {

Timestamp endOfWorkingDay(Timestamp from, int days)
{
    using namespace std::chrono;
    sys_days day = floor<std::chrono::days>(from);
    while (days > 0) {
        day += std::chrono::days{1};
        if (const weekday name{day}; name != Saturday && name != Sunday) {
            --days;
        }
    }
    return day + 23h + 59min;
}

} // namespace stagedoor
