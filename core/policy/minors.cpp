// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "policy/analysers.h"

namespace stagedoor {

namespace {

bool isAdult(const Findings::Found &found)
{
    const std::string &clause = found.finding.clause;
    return clause == "adult.disclosed" || clause == "adult.euphemism" || clause == "adult.pornographic";
}

/// Whether the notice seeks only people under 18, or from under 18, in what it says of its roles.
bool seeksMinors(const Case &theCase)
{
    const bool form =
        std::ranges::any_of(theCase.listing().roles, [](const Role &role) { return role.ageMin && *role.ageMin < 18; });
    return form || theCase.evidence.has("minor-sought");
}

} // namespace

void findMinors(const Case &theCase, Findings &findings)
{
    for (const Hit &hit : theCase.evidence.cue("sexualised")) {
        const NoticeField &field = theCase.notice.fields()[hit.field];
        const bool role = field.kind == FieldKind::RoleDescription &&
                          theCase.evidence.within("minor", field.begin, field.end) != nullptr;
        const bool formRole =
            field.kind == FieldKind::RoleDescription && theCase.listing().roles[field.index].ageMin.value_or(18) < 18;
        if (role || formRole || theCase.evidence.inSentence("minor", hit.sentence)) {
            findings.add("adult.minor", theCase.notice.sentenceBegin(hit.sentence),
                         theCase.notice.sentenceEnd(hit.sentence), "minor-sentence");
        }
    }
    if (findings.has("adult.minor") || !seeksMinors(theCase)) {
        return;
    }
    const std::vector<Findings::Found> found = findings.all();
    const auto adult = std::ranges::find_if(found, isAdult);
    if (adult != found.end() && !theCase.evidence.has("adults-only")) {
        const std::vector<Hit> &sought = theCase.evidence.cue("minor-sought");
        if (sought.empty()) {
            findings.addPlace("adult.minor", adult->finding, "minor-notice");
        } else {
            findings.add("adult.minor", sought.front().begin, sought.front().end, "minor-notice");
        }
    }
}

} // namespace stagedoor
