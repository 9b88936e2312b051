// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "policy/analysers.h"

namespace stagedoor {

namespace {

bool isSchool(const Case &theCase, std::string_view host)
{
    return std::ranges::any_of(theCase.pack.settings().schoolDomains, [host](const std::string &ending) {
        return host == ending ||
               (host.ends_with(ending) && host.size() > ending.size() && host[host.size() - ending.size() - 1] == '.');
    });
}

bool isForm(const Case &theCase, const std::string &host)
{
    const Site *site = theCase.tables.sites.at(host);
    return site != nullptr && (site->kind == SiteKind::FormBuilder || site->kind == SiteKind::Scheduling ||
                               site->kind == SiteKind::FileShare);
}

/// Where people show what they made: videos and credits.
bool isWork(const Case &theCase, const std::string &host)
{
    const Site *site = theCase.tables.sites.at(host);
    return site != nullptr && (site->kind == SiteKind::VideoHost || site->kind == SiteKind::CreditsDatabase ||
                               site->kind == SiteKind::Social);
}

bool isCapital(char c)
{
    return c >= 'A' && c <= 'Z';
}

/// "Lantern Pictures", "Ridge Street Theatre": a word for a company, school or house, written with a capital behind
/// another capitalised word, in running text (titles capitalise everything).
bool hasCompanyName(const Case &theCase)
{
    return std::ranges::any_of(theCase.evidence.cue("named"), [&theCase](const Hit &hit) {
        const NoticeField &field = theCase.notice.fields()[hit.field];
        const Place place = theCase.notice.place(hit.begin, hit.end);
        const std::string_view text = *field.original;
        std::size_t end = place.start;
        while (end > 0 && text[end - 1] == ' ') {
            --end;
        }
        std::size_t begin = end;
        while (begin > 0 && text[begin - 1] != ' ' && text[begin - 1] != '\n') {
            --begin;
        }
        const bool sentenceStart =
            begin == 0 || text[begin - 1] == '\n' ||
            (begin > 1 && (text[begin - 2] == '.' || text[begin - 2] == ':' || text[begin - 2] == '!'));
        return field.kind != FieldKind::Title && begin < end && isCapital(text[begin]) &&
               isCapital(text[place.start]) && !sentenceStart && end < place.start;
    });
}

bool isLetter(char c)
{
    return isCapital(c) || (c >= 'a' && c <= 'z');
}

/// A title of a series or a stage production, or a name in quotation marks, is somebody to look up.
bool isNamed(const Case &theCase)
{
    const Listing &listing = theCase.listing();
    if (!listing.productionCompany.empty() || !listing.poster.company.empty() || !listing.poster.website.empty() ||
        !listing.poster.links.empty()) {
        return true;
    }
    const std::string &category = listing.category;
    const bool stage = category == "theater" || category == "musical" || category == "web-series" || category == "tv" ||
                       category == "podcast";
    return hasCompanyName(theCase) || namesItsWork(theCase) || theCase.evidence.has("linked") ||
           (stage && !listing.title.empty() &&
            (!theCase.evidence.has("plain-title") || theCase.evidence.has("quoted-name")));
}

} // namespace

bool namesItsWork(const Case &theCase)
{
    return std::ranges::any_of(theCase.evidence.cue("name-follows"), [&theCase](const Hit &hit) {
        const NoticeField &field = theCase.notice.fields()[hit.field];
        const Place place = theCase.notice.place(hit.begin, hit.end);
        const std::string_view text = *field.original;
        std::size_t begin = place.start + place.length;
        while (begin < text.size() && (text[begin] == ' ' || text[begin] == '"' || text[begin] == '\'')) {
            ++begin;
        }
        std::size_t end = begin;
        while (end < text.size() && isLetter(text[end])) {
            ++end;
        }
        const bool heading = isCapital(text[place.start]) && !theCase.evidence.within("featuring", hit.begin, hit.end);
        return field.kind != FieldKind::Title && !heading && end >= begin + 3 && isCapital(text[begin]);
    });
}

void findIdentity(const Case &theCase, Findings &findings)
{
    const Poster &poster = theCase.listing().poster;
    if (!poster.website.empty()) {
        findings.addField("good.footprint", "poster.website", poster.website, "website");
    }
    for (std::size_t i = 0; i < poster.links.size(); ++i) {
        if (isWork(theCase, hostOf(poster.links[i]))) {
            findings.addField("good.footprint", "poster.links[" + std::to_string(i) + ']', poster.links[i],
                              "work-link");
        }
    }
    const std::string host = hostOf(poster.email);
    const bool student = theCase.listing().category == "student-film" || theCase.evidence.has("student");
    if (student && !poster.email.empty()) {
        const bool school = isSchool(theCase, host);
        findings.addField(school ? "good.student-verified" : "identity.school-email", "poster.email", poster.email,
                          school ? "school-address" : "no-school-address");
    }
    const bool linked =
        std::ranges::any_of(poster.links, [&](const std::string &link) { return !isForm(theCase, hostOf(link)); });
    if (!linked && !isNamed(theCase) && !findings.has("good.exposure") && !findings.has("good.footprint") &&
        !findings.has("good.student-verified")) {
        findings.addField("identity.unverifiable", "poster.company", "", "nobody-named");
    }
}

} // namespace stagedoor
