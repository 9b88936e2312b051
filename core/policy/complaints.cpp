// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "policy/analysers.h"

namespace stagedoor {

namespace {

/// Whether the notice itself tells of a fee, so that a complaint of it reveals nothing.
bool tellsOfFee(const Findings &findings)
{
    return findings.has("fee.pay-to-play") || findings.has("fee.disclosed") || findings.has("fee.unclear");
}

} // namespace

void findComplaints(const Case &theCase, Findings &findings)
{
    const NoticeText &notice = theCase.notice;
    for (std::size_t f = 0; f < notice.fields().size(); ++f) {
        if (notice.fields()[f].kind != FieldKind::Complaint) {
            continue;
        }
        const NoticeField &field = notice.fields()[f];
        const Complaint &complaint = theCase.listing().complaints[field.index];
        if (complaint.state == ComplaintState::NotUpheld) {
            continue; // looked into, and not so
        }
        const auto first = [&](std::string_view cue) { return theCase.evidence.within(cue, field.begin, field.end); };
        bool named = false;
        const auto add = [&](std::string_view clause, const Hit &hit, std::optional<Proposal> leadsTo = {}) {
            findings.add(clause, notice.sentenceBegin(hit.sentence), notice.sentenceEnd(hit.sentence), clause, {},
                         leadsTo);
            named = true;
        };
        if (const Hit *fee = first("complaint-fee")) {
            add("complaint.fee", *fee);
            if (!tellsOfFee(findings)) {
                add("fee.hidden", *fee);
            }
        }
        if (const Hit *nudity = first("complaint-nudity")) {
            const bool disclosed = findings.has("adult.disclosed");
            add("complaint.nudity", *nudity, disclosed ? Proposal::Clarify : Proposal::Suspend);
        }
        const Hit *audition = first("complaint-audition");
        const Hit *bad = first("complaint-audition-bad");
        if (audition != nullptr && bad != nullptr) {
            add("complaint.audition", *bad);
        }
        if (const Hit *spam = first("complaint-spam")) {
            add("complaint.spam", *spam);
        }
        const Hit *conditions = first("complaint-conditions");
        const bool ofAudition = conditions != nullptr && findings.has("complaint.audition") &&
                                theCase.evidence.inSentence("complaint-audition", conditions->sentence);
        if (conditions != nullptr && !ofAudition) {
            add("complaint.conditions", *conditions);
        }
        if (!named) { // somebody complained: the kind the site gave it, else the work itself
            const bool unsorted = complaint.kind == ComplaintKind::Other;
            const std::string_view clause =
                complaint.kind == ComplaintKind::Audition || (unsorted && audition != nullptr) ? "complaint.audition"
                : complaint.kind == ComplaintKind::Spam                                        ? "complaint.spam"
                : complaint.kind == ComplaintKind::Fee                                         ? "complaint.fee"
                : complaint.kind == ComplaintKind::Nudity                                      ? "complaint.nudity"
                                                                                               : "complaint.conditions";
            findings.add(clause, field.begin, field.end, clause);
        }
    }
}

} // namespace stagedoor
