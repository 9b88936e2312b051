// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "policy/analysers.h"

namespace stagedoor {

namespace {

bool isForeignDoor(SiteKind kind)
{
    return kind == SiteKind::CastingPlatform || kind == SiteKind::FreelanceMarket || kind == SiteKind::JobBoard;
}

bool isOwn(const Case &theCase, const std::string &host)
{
    const Poster &poster = theCase.listing().poster;
    const std::vector<std::string> &approved = theCase.pack.settings().approvedSites;
    return host == hostOf(poster.website) || host == hostOf(poster.email) ||
           std::ranges::find(approved, host) != approved.end();
}

/// Links and domains in a stretch of text, each with where it stands.
template <class Use>
void forEachDomain(std::string_view text, Use use)
{
    for (std::size_t dot = text.find('.'); dot != std::string_view::npos; dot = text.find('.', dot + 1)) {
        const auto inside = [text](std::size_t at) {
            return at < text.size() && text[at] != ' ' && text[at] != '\n' && text[at] != ',' && text[at] != '(' &&
                   text[at] != ')' && text[at] != '"';
        };
        std::size_t begin = dot;
        while (begin > 0 && inside(begin - 1)) {
            --begin;
        }
        std::size_t end = dot;
        while (inside(end)) {
            ++end;
        }
        while (end > begin && (text[end - 1] == '.' || text[end - 1] == '!' || text[end - 1] == '?')) {
            --end;
        }
        if (end > dot && dot > begin) {
            use(begin, end);
            dot = std::max(dot, end - 1);
        }
    }
}

} // namespace

void findThirdParties(const Case &theCase, Findings &findings)
{
    const NoticeText &notice = theCase.notice;
    for (const NoticeField &field : notice.fields()) {
        using enum FieldKind;
        const bool link = field.kind == Link;
        if (!link && field.kind != Apply && field.kind != Description && field.kind != Title &&
            field.kind != RoleDescription) {
            continue;
        }
        forEachDomain(notice.textOf(field), [&](std::size_t begin, std::size_t end) {
            const std::string host = hostOf(notice.textOf(field).substr(begin, end - begin));
            const Site *site = theCase.tables.sites.at(host);
            const bool mail = notice.textOf(field).substr(begin, end - begin).find('@') != std::string_view::npos;
            if (site == nullptr || mail || isOwn(theCase, host)) {
                return;
            }
            const std::size_t sentence = notice.sentenceAt(field.begin + begin);
            const bool applying = link || field.kind == Apply || theCase.evidence.inSentence("apply-word", sentence);
            if (isForeignDoor(site->kind) && applying) {
                findings.add("thirdparty.application", field.begin + begin, field.begin + end,
                             "site-" + std::string(link ? "link" : "text"), {{"site", site->name}});
            } else if (site->kind == SiteKind::AdultPlatform) {
                findings.add("adult.pornographic", field.begin + begin, field.begin + end, "adult-site",
                             {{"site", site->name}});
            } else if (site->kind == SiteKind::Messaging && applying) {
                findings.add("safety.personal-data", field.begin + begin, field.begin + end, "messaging-site",
                             {{"site", site->name}});
            }
        });
    }
}

} // namespace stagedoor
