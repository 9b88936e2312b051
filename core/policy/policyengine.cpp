// SPDX-License-Identifier: GPL-3.0-or-later
#include "policy/policyengine.h"

#include <algorithm>
#include <mutex>
#include <utility>

#include "policy/analysers.h"
#include "policy/embedded.h"
#include "policy/patternset.h"

namespace stagedoor {

namespace {

std::chrono::year_month_day dayOf(const Listing &listing, std::optional<std::chrono::year_month_day> day,
                                  const PolicyPack &pack)
{
    return listing.submittedAt
               ? std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(*listing.submittedAt))
               : day.value_or(pack.settings().asOf);
}

double riskOf(Proposal decision, std::size_t findings)
{
    constexpr std::array base{0.1, 0.4, 0.7, 0.9, 1.0};
    return base.at(std::size_t(decision)) + 0.02 * double(findings > 0 ? findings - 1 : 0);
}

Severity severityFor(Proposal leadsTo)
{
    return leadsTo == Proposal::Approve   ? Severity::Note
           : leadsTo == Proposal::Clarify ? Severity::Check
                                          : Severity::Blocking;
}

void addRuleFindings(const Case &theCase, Findings &findings)
{
    for (const Hit &hit : theCase.evidence.clauseHits()) {
        findings.add(hit.rule->clause, hit.begin, hit.end, hit.rule->id, {}, hit.rule->leadsTo);
    }
}

/// Findings in the order of the notice's fields; what is absent stands where its field would.
void inReadingOrder(const NoticeText &notice, std::vector<Findings::Found> &found)
{
    const auto place = [&notice](const Findings::Found &each) {
        const auto field = std::ranges::find(notice.fields(), each.finding.field, &NoticeField::path);
        return std::tuple(std::distance(notice.fields().begin(), field), each.finding.start);
    };
    std::ranges::stable_sort(found, {}, place);
}

} // namespace

namespace {

/// Working memory for the matcher, kept from one notice to the next: making it costs more than a notice does.
class ScratchPool
{
public:
    [[nodiscard]] Matcher::Scratch take(const Matcher &matcher)
    {
        const std::scoped_lock lock(m_guard);
        if (m_idle.empty()) {
            return Matcher::Scratch(matcher);
        }
        Matcher::Scratch scratch = std::move(m_idle.back());
        m_idle.pop_back();
        return scratch;
    }
    void giveBack(Matcher::Scratch scratch)
    {
        const std::scoped_lock lock(m_guard);
        m_idle.push_back(std::move(scratch));
    }

private:
    std::mutex m_guard;
    std::vector<Matcher::Scratch> m_idle; ///< at most as many as threads were at it at once
};

} // namespace

struct PolicyEngine::Compiled {
    std::shared_ptr<const PolicyPack> pack;
    CueTable cues;
    Normaliser normaliser;
    Tables tables;
    std::unique_ptr<ScratchPool> scratches; ///< never null; it guards itself
};

PolicyEngine::PolicyEngine(std::shared_ptr<const Compiled> compiled) : m_compiled(std::move(compiled)) {}

Result<PolicyEngine> PolicyEngine::create(std::shared_ptr<const PolicyPack> pack)
{
    Result<WageTable> wages = WageTable::fromCsv(embeddedFile("minimum_wage.csv"));
    if (!wages) {
        return tl::unexpected<Error>(std::move(wages.error()));
    }
    CueTable cues(*pack);
    Normaliser normaliser(pack->settings().disguised);
    Tables tables{std::move(*wages), SiteTable::fromCsv(embeddedFile("third_party_sites.csv"))};
    return PolicyEngine(std::make_shared<const Compiled>(Compiled{
        std::move(pack), std::move(cues), std::move(normaliser), std::move(tables), std::make_unique<ScratchPool>()}));
}

Assessment PolicyEngine::assess(const Listing &listing, std::optional<std::chrono::year_month_day> day) const
{
    const PolicyPack &pack = *m_compiled->pack;
    const NoticeText notice(listing, m_compiled->normaliser, pack.settings().longestNotice);
    Matcher::Scratch scratch = m_compiled->scratches->take(pack.patterns().matcher());
    const std::vector<Span> spans = pack.patterns().find(notice, scratch);
    m_compiled->scratches->giveBack(std::move(scratch));
    const Evidence evidence(notice, pack, m_compiled->cues, spans);
    const Case theCase{notice, evidence, pack, m_compiled->tables, dayOf(listing, day, pack)};

    Findings findings(theCase);
    addRuleFindings(theCase, findings);
    PayJudgement pay = judgePay(theCase, findings);
    findFees(theCase, findings);
    findMinors(theCase, findings);
    findComplaints(theCase, findings);
    findMissing(theCase, findings);
    findIdentity(theCase, findings);
    findThirdParties(theCase, findings);
    findFormat(theCase, findings);
    findOutOfScale(theCase, pay.wages, findings);
    findUnevaluated(theCase, findings);

    Assessment assessment;
    assessment.payTag = pay.tag;
    assessment.wages = std::move(pay.wages);
    assessment.nearMisses = evidence.nearMisses();
    assessment.policy = pack.reference();
    inReadingOrder(notice, findings.all());
    for (Findings::Found &found : findings.all()) {
        const Clause *clause = pack.clause(found.finding.clause);
        const bool unpaid = pay.tag == PayTag::NotPaid && clause->leadsToUnpaid;
        const Proposal leadsTo = unpaid ? std::max(found.leadsTo, *clause->leadsToUnpaid) : found.leadsTo;
        found.finding.severity = severityFor(leadsTo);
        found.finding.message = pack.message(found.finding, "en");
        assessment.decision = std::max(assessment.decision, leadsTo);
        assessment.findings.push_back(std::move(found.finding));
    }
    assessment.risk = riskOf(assessment.decision, assessment.findings.size());
    return assessment;
}

const PolicyPack &PolicyEngine::pack() const
{
    return *m_compiled->pack;
}

std::shared_ptr<const PolicyPack> PolicyEngine::sharedPack() const
{
    return m_compiled->pack;
}

} // namespace stagedoor
