// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "policy/analysers.h"

namespace stagedoor {

namespace {

/// An hourly figure, in the currency of the place, that nobody pays people without skill: ten times a minimum wage.
constexpr double outOfScale = 10;

} // namespace

void findOutOfScale(const Case &theCase, const std::vector<WageReckoning> &wages, Findings &findings)
{
    const auto high = std::ranges::find_if(
        wages, [](const WageReckoning &wage) { return wage.minimum > 0 && wage.hourly >= outOfScale * wage.minimum; });
    const bool warned = findings.has("safety.personal-data") || findings.has("vague.project") ||
                        findings.has("safety.location") || findings.has("fee.pay-to-play");
    const std::vector<Hit> &unskilled = theCase.evidence.cue("no-skill");
    if (high == wages.end() || unskilled.empty() || !warned || high->inputs.empty()) {
        return;
    }
    const WageInput &pay = high->inputs.front();
    for (const NoticeField &field : theCase.notice.fields()) {
        if (field.path == pay.field) {
            Finding place;
            place.field = pay.field;
            place.start = pay.start;
            place.length = pay.length;
            place.quote = field.original->substr(pay.start, pay.length);
            findings.addPlace("safety.payment-scam", place, "out-of-scale");
            return;
        }
    }
}

} // namespace stagedoor
