// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/citing.h"

#include <algorithm>

namespace stagedoor {

namespace {

bool isJudged(const Decision &decision, const Finding &finding)
{
    return std::ranges::any_of(decision.findings,
                               [&finding](const JudgedFinding &judgement) { return isAbout(judgement, finding); });
}

} // namespace

JudgedFinding judged(const Finding &finding, FindingVerdict verdict, std::string why)
{
    return {finding.clause, finding.field, std::int64_t(finding.start), std::int64_t(finding.length),
            verdict,        std::move(why)};
}

bool isAbout(const JudgedFinding &judgement, const Finding &finding)
{
    return judgement.clause == finding.clause && judgement.field == finding.field &&
           judgement.start == std::int64_t(finding.start) && judgement.length == std::int64_t(finding.length);
}

void confirmCited(Decision &decision, const std::vector<Finding> &findings)
{
    for (const Finding &finding : findings) {
        const bool cited = std::ranges::find(decision.clauses, finding.clause) != decision.clauses.end();
        if (cited && !isJudged(decision, finding)) {
            decision.findings.push_back(judged(finding, FindingVerdict::Confirmed));
        }
    }
}

void overruleOpen(Decision &decision, const std::vector<Finding> &findings)
{
    for (const Finding &finding : findings) {
        if (finding.severity != Severity::Note && !isJudged(decision, finding)) {
            decision.findings.push_back(judged(finding, FindingVerdict::Dismissed, "left open at the approval"));
        }
    }
}

} // namespace stagedoor
