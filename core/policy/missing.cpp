// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "policy/analysers.h"
#include "policy/places.h"

namespace stagedoor {

namespace {

/// Bytes of a description below which silence on what is made tells: longer ones say something of it in their own
/// words.
constexpr std::size_t shortNotice = 300;

bool hasDate(const Case &theCase)
{
    if (theCase.evidence.has("date")) {
        return true;
    }
    for (const NoticeField &field : theCase.notice.fields()) {
        if (field.kind == FieldKind::Dates) { // any words but "to be announced"
            const bool tbd = theCase.evidence.within("date-tbd", field.begin, field.end) != nullptr;
            return !tbd && field.end - field.begin > 3;
        }
    }
    return false;
}

bool isOnline(const Case &theCase)
{
    return theCase.listing().category == "voiceover" || theCase.listing().category == "podcast";
}

bool hasPlace(const Case &theCase)
{
    for (const NoticeField &field : theCase.notice.fields()) {
        if (field.kind == FieldKind::Location) {
            if (!isCountry(theCase.notice.textOf(field))) {
                return true;
            }
        }
    }
    return theCase.evidence.has("place") || isOnline(theCase);
}

bool hasRoles(const Case &theCase)
{
    const std::vector<Role> &roles = theCase.listing().roles;
    const bool listed =
        std::ranges::any_of(roles, [](const Role &role) { return !role.name.empty() || !role.description.empty(); });
    return listed || theCase.evidence.has("sought");
}

/// How little is told of what is made: nobody to look up, few words, and none that name a kind of work.
bool isVague(const Case &theCase)
{
    const Listing &listing = theCase.listing();
    std::size_t told = 0;
    for (const NoticeField &field : theCase.notice.fields()) {
        const bool body = field.kind == FieldKind::Description || field.kind == FieldKind::RoleDescription;
        told += body ? field.end - field.begin : 0;
    }
    const bool stage = listing.category == "theater" || listing.category == "musical" || listing.category == "dance";
    const bool titled = stage && !listing.title.empty() && !theCase.evidence.has("plain-title");
    const bool named = titled || theCase.evidence.has("work-named") || theCase.evidence.has("story");
    const bool somebody = !listing.poster.website.empty() || !listing.productionCompany.empty();
    return !named && told < (somebody ? 220U : 500U);
}

} // namespace

void findMissing(const Case &theCase, Findings &findings)
{
    const bool advert = findings.has("thirdparty.promotion");
    const bool agency = findings.has("noncasting.miscategorised");
    const std::string &category = theCase.listing().category;
    const bool standing = std::ranges::find(theCase.pack.settings().standingCategories, category) !=
                          theCase.pack.settings().standingCategories.end();
    if (!advert && !hasPlace(theCase)) {
        findings.addField("vague.missing", "locations", "", "missing-place");
    }
    if (!advert && !agency && !standing && !hasDate(theCase)) {
        findings.addField("vague.missing", "dates", "", "missing-date");
    }
    if (!advert && !agency && !theCase.feeCategory() && !hasRoles(theCase)) {
        findings.addField("vague.missing", "roles", "", "missing-roles");
    }
    if (advert || agency) {
        return;
    }
    const std::vector<Hit> &words = theCase.evidence.cue("vague-words");
    const std::vector<Hit> &secret = theCase.evidence.cue("vague-secret");
    if (!secret.empty()) {
        findings.add("vague.project", secret.front().begin, secret.front().end, "vague-secret");
    } else if (isVague(theCase) && !words.empty()) {
        findings.add("vague.project", words.front().begin, words.front().end, "vague-words");
    } else if (isVague(theCase) && theCase.listing().description.size() < shortNotice) {
        const std::vector<Hit> &kinds = theCase.evidence.cue("project-kind");
        if (kinds.empty()) {
            findings.addField("vague.project", "description", "", "vague-silent");
        } else if (!theCase.evidence.has("project-idea")) {
            findings.add("vague.project", kinds.front().begin, kinds.front().end, "vague-kind-only");
        }
    }
}

} // namespace stagedoor
