// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/storefixture.h"
#include "ui/notice/noticepage.h"
#include "ui/text/displaytext.h"

namespace stagedoor {

/// The finding of some words of a field; the words must be there.
[[nodiscard]] inline Finding findingOf(const Listing &listing, const std::string &field, const std::string &words,
                                       Severity severity, const std::string &clause = "fee.pay-to-play")
{
    Finding finding;
    finding.clause = clause;
    finding.field = field;
    finding.severity = severity;
    if (!words.empty()) {
        const std::size_t at = textAt(listing, field).find(words);
        Q_ASSERT(at != std::string_view::npos);
        finding.start = at;
        finding.length = words.size();
        finding.quote = words;
    }
    return finding;
}

/// A notice with everything a notice may have.
[[nodiscard]] inline CachedNotice sampleNotice()
{
    CachedNotice notice;
    Listing &listing = notice.listing;
    listing = makeListing("L-1", "Paper Boats");
    listing.category = "short-film";
    listing.productionCompany = "Blue Gantry";
    listing.description = "Two brothers. A refundable deposit of $50 is due.\n\nSecond paragraph 🎬 with a fee.";
    listing.roles = {Role{.name = "Wes",
                          .description = "The older one.",
                          .pay = "$10",
                          .ageMin = 30,
                          .ageMax = 39,
                          .nudity = Nudity::None,
                          .unknown = {}}};
    listing.compensation = {
        .declared = DeclaredPay::Paid, .details = "$180 a day", .unionStatus = UnionStatus::Nonunion, .unknown = {}};
    listing.locations = {"Tacoma, WA"};
    listing.howToApply = "Write to us.";
    listing.poster.name = "Derek";
    listing.poster.email = "derek@example.com";
    listing.complaints = {{.id = "C-1",
                           .at = ManualClock::noon(),
                           .kind = ComplaintKind::Fee,
                           .text = "He wants $60.",
                           .state = ComplaintState::Open,
                           .unknown = {}}};
    notice.assessment.findings = {
        findingOf(listing, "description", "refundable deposit", Severity::Blocking),
        findingOf(listing, "description", "deposit of $50", Severity::Check, "fee.unclear"),
        findingOf(listing, "description", "fee", Severity::Note, "fee.disclosed"),
        findingOf(listing, "dates", "", Severity::Check, "vague.missing"),
        findingOf(listing, "complaints[0].text", "$60", Severity::Blocking, "complaint.fee"),
    };
    return notice;
}

[[nodiscard]] inline NoticePage pageOf(const CachedNotice &notice, std::size_t bytesAField = 65536)
{
    return NoticePage(notice, {.now = ManualClock::noon(),
                               .bytesAField = bytesAField,
                               .titleOf = [](const Finding &finding) { return toText(finding.clause); }});
}

[[nodiscard]] inline QString textOf(const NoticePage &page, const DisplayRange &range)
{
    return page.text().mid(range.begin, range.end - range.begin);
}

} // namespace stagedoor
