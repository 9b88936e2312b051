// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "policy/analysers.h"
#include "policy/places.h"

namespace stagedoor {

namespace {

/// Bytes of a description below which silence on what is made tells.
constexpr std::size_t silentNotice = 80;
/// Bytes of all that is told, below which a bare "feature film" or "digital ad" is all there is.
constexpr std::size_t shortNotice = 500;

bool hasDate(const Case &theCase)
{
    if (theCase.evidence.has("date")) {
        return true;
    }
    for (const NoticeField &field : theCase.notice.fields()) {
        if (field.kind == FieldKind::Dates) { // any words but "to be announced" and a bare year
            const bool tbd = theCase.evidence.within("date-tbd", field.begin, field.end) != nullptr;
            const bool year = theCase.evidence.within("date-year", field.begin, field.end) != nullptr;
            return !tbd && !year && field.end - field.begin > 3;
        }
    }
    return false;
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
    return theCase.evidence.has("place");
}

bool hasRoles(const Case &theCase)
{
    const bool listed = std::ranges::any_of(theCase.notice.fields(), [&theCase](const NoticeField &field) {
        const bool bare =
            theCase.evidence.within("bare-role", field.begin, field.end) != nullptr; // "actors" say nothing
        return field.kind == FieldKind::RoleDescription || (field.kind == FieldKind::RoleName && !bare);
    });
    const bool aged =
        std::ranges::any_of(theCase.listing().roles, [](const Role &role) { return role.ageMin || role.ageMax; });
    return listed || aged || theCase.evidence.has("sought");
}

/// Bytes of what the notice tells in running text.
std::size_t told(const Case &theCase)
{
    std::size_t bytes = 0;
    for (const NoticeField &field : theCase.notice.fields()) {
        const bool body = field.kind == FieldKind::Description || field.kind == FieldKind::RoleDescription;
        bytes += body ? field.end - field.begin : 0;
    }
    return bytes;
}

/// How little is told of what is made: nobody to look up, few words, and none that name a kind of work.
bool isVague(const Case &theCase)
{
    const Listing &listing = theCase.listing();
    const bool stage = listing.category == "theater" || listing.category == "musical" || listing.category == "dance";
    const bool titled = stage && !listing.title.empty() && !theCase.evidence.has("plain-title");
    const bool named = titled || theCase.evidence.has("work-named") || theCase.evidence.has("story");
    const bool somebody = !listing.poster.website.empty() || !listing.productionCompany.empty();
    return !named && told(theCase) < (somebody ? 220U : 500U);
}

/// "a digital ad", "a new show", "feature film", and nothing more: no title, story, genre or brand. nullptr: more is
/// told.
const Hit *bareKind(const Case &theCase)
{
    const std::vector<Hit> &kinds = theCase.evidence.cue("bare-kind");
    const bool titled =
        !theCase.evidence.has("plain-title") || theCase.evidence.has("quoted-name") || namesItsWork(theCase);
    if (kinds.empty() || titled || told(theCase) > shortNotice || theCase.evidence.has("story") ||
        theCase.evidence.has("genre") || theCase.evidence.has("project-idea")) {
        return nullptr;
    }
    return &kinds.front();
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
    } else if (findings.has("good.exposure")) {
        return; // a known name says what it is
    } else if (isVague(theCase) && !words.empty() && !theCase.evidence.has("project-idea")) {
        findings.add("vague.project", words.front().begin, words.front().end, "vague-words");
    } else if (const Hit *kind = bareKind(theCase)) {
        findings.add("vague.project", kind->begin, kind->end, "vague-kind-only");
    } else if (theCase.listing().description.size() < silentNotice && isVague(theCase) &&
               !theCase.evidence.has("project-kind")) {
        findings.addField("vague.project", "description", "", "vague-silent");
    }
}

} // namespace stagedoor
