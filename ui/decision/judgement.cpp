// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/decision/judgement.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include <QJsonArray>

#include "listing/decisionrules.h"
#include "listing/jsonwords.h"
#include "review/citing.h"
#include "review/letterpoints.h"
#include "ui/text/displaytext.h"

namespace stagedoor {

namespace {

using namespace Qt::StringLiterals;

/// Whether two findings, of two revisions, say the same of the same words.
bool sameWords(const Finding &one, const Finding &other)
{
    return std::tie(one.clause, one.field, one.quote) == std::tie(other.clause, other.field, other.quote);
}

void addOnce(std::vector<std::string> &clauses, const std::string &clause)
{
    if (std::ranges::find(clauses, clause) == clauses.end()) {
        clauses.push_back(clause);
    }
}

} // namespace

void Judgement::show(const CachedNotice &notice)
{
    if (notice.listing.id != m_notice.listing.id) {
        *this = Judgement();
        m_notice = notice;
        m_verdicts.assign(notice.assessment.findings.size(), Verdict::Open);
        return;
    }
    const CachedNotice before = std::exchange(m_notice, notice);
    keepComplaints(before.listing.complaints);
    const std::vector<Verdict> said = std::exchange(m_verdicts, {});
    const std::vector<Finding> &old = before.assessment.findings;
    for (const Finding &finding : notice.assessment.findings) {
        const auto same = std::ranges::find_if(old, [&](const Finding &other) {
            return before.listing.revision == notice.listing.revision ? other == finding : sameWords(other, finding);
        });
        m_verdicts.push_back(same == old.end() ? Verdict::Open : said[std::size_t(same - old.begin())]);
    }
}

Judgement::Verdict Judgement::verdict(int finding) const
{
    return finding >= 0 && std::size_t(finding) < m_verdicts.size() ? m_verdicts[std::size_t(finding)] : Verdict::Open;
}

void Judgement::judge(int finding, Verdict verdict)
{
    if (finding < 0 || std::size_t(finding) >= m_verdicts.size()) {
        return;
    }
    Verdict &said = m_verdicts[std::size_t(finding)];
    said = said == verdict ? Verdict::Open : verdict;
    m_cited.erase(assessment().findings[std::size_t(finding)].clause); // the chip follows the findings again
}

std::vector<int> Judgement::blockingLeft() const
{
    std::vector<int> left;
    for (std::size_t index = 0; index < m_verdicts.size(); ++index) {
        if (assessment().findings[index].severity == Severity::Blocking && m_verdicts[index] != Verdict::Dismissed) {
            left.push_back(int(index));
        }
    }
    return left;
}

bool Judgement::needsTag() const
{
    return !isFeeCategory(m_notice.listing.category);
}

std::optional<PayTag> Judgement::tag() const
{
    if (m_tag) {
        return m_tag;
    }
    return assessment().payTag == PayTag::Unclear ? std::nullopt : std::optional(assessment().payTag);
}

void Judgement::toggleTag()
{
    m_tag = tag() == PayTag::Paid ? PayTag::NotPaid : PayTag::Paid;
}

bool Judgement::holds(const std::string &clause, Verdict verdict) const
{
    for (std::size_t index = 0; index < m_verdicts.size(); ++index) {
        if (m_verdicts[index] == verdict && assessment().findings[index].clause == clause) {
            return true;
        }
    }
    return false;
}

std::vector<std::string> Judgement::offeredClauses() const
{
    std::vector<std::string> clauses;
    for (const Finding &finding : assessment().findings) {
        if (!isEvidence(finding.clause) && (finding.severity != Severity::Note || isCited(finding.clause))) {
            addOnce(clauses, finding.clause);
        }
    }
    for (const auto &[clause, cited] : m_cited) {
        if (cited) {
            addOnce(clauses, clause);
        }
    }
    return clauses;
}

bool Judgement::isCited(const std::string &clause) const
{
    const auto said = m_cited.find(clause);
    return said != m_cited.end() ? said->second : holds(clause, Verdict::Confirmed) && !isEvidence(clause);
}

std::vector<std::string> Judgement::citedClauses() const
{
    std::vector<std::string> clauses = offeredClauses();
    std::erase_if(clauses, [this](const std::string &clause) { return !isCited(clause); });
    return clauses;
}

std::vector<std::string> Judgement::clausesToStartWith() const
{
    std::vector<std::string> clauses = citedClauses();
    for (const Severity severity : {Severity::Blocking, Severity::Check}) {
        if (!clauses.empty()) {
            break;
        }
        for (std::size_t index = 0; index < m_verdicts.size(); ++index) {
            const Finding &finding = assessment().findings[index];
            const auto said = m_cited.find(finding.clause);
            const bool refused = said != m_cited.end() && !said->second;
            if (finding.severity == severity && m_verdicts[index] != Verdict::Dismissed && !refused) {
                addOnce(clauses, finding.clause);
            }
        }
    }
    return clauses;
}

void Judgement::keepComplaints(const std::vector<Complaint> &before)
{
    const std::vector<Complaint> &now = m_notice.listing.complaints;
    for (const auto &[index, state] : std::exchange(m_complaints, {})) {
        const auto same = std::ranges::find_if(now, [&old = before[index]](const Complaint &complaint) {
            return std::tie(complaint.at, complaint.text) == std::tie(old.at, old.text);
        });
        if (same != now.end()) {
            m_complaints.emplace(std::size_t(same - now.begin()), state);
        }
    }
}

std::optional<ComplaintState> Judgement::complaint(std::size_t index) const
{
    const auto said = m_complaints.find(index);
    return said == m_complaints.end() ? std::nullopt : std::optional(said->second);
}

void Judgement::judgeComplaint(std::size_t index, std::optional<ComplaintState> state)
{
    if (state && index < m_notice.listing.complaints.size()) {
        m_complaints.insert_or_assign(index, *state);
    } else {
        m_complaints.erase(index);
    }
}

std::string Judgement::words(DecisionKind kind) const
{
    const auto found = m_words.find(kind);
    return found == m_words.end() ? std::string() : found->second;
}

void Judgement::setWords(DecisionKind kind, const std::string &words)
{
    if (words.empty()) {
        m_words.erase(kind);
    } else {
        m_words.insert_or_assign(kind, words);
    }
}

Decision Judgement::decision(DecisionKind kind) const
{
    Decision decision;
    decision.kind = kind;
    decision.listingId = m_notice.listing.id;
    decision.revision = m_notice.listing.revision;
    decision.policy = assessment().policy;
    (kind == DecisionKind::Escalate ? decision.note : decision.reason) = words(kind);
    if (kind == DecisionKind::Approve) {
        decision.payTag = tag();
    } else {
        decision.clauses = citedClauses();
    }
    for (std::size_t index = 0; index < m_verdicts.size(); ++index) {
        if (m_verdicts[index] != Verdict::Open) {
            decision.findings.push_back(judged(assessment().findings[index], m_verdicts[index] == Verdict::Confirmed
                                                                                 ? FindingVerdict::Confirmed
                                                                                 : FindingVerdict::Dismissed));
        }
    }
    for (const auto &[index, state] : m_complaints) {
        if (const std::string &id = m_notice.listing.complaints[index].id; !id.empty()) {
            decision.complaints.push_back({id, state});
        }
    }
    if (kind == DecisionKind::Clarify) {
        decision.letter = m_letter;
    }
    return decision;
}

void Judgement::startFrom(const Decision &decision)
{
    if (decision.payTag) {
        m_tag = decision.payTag;
    }
    setWords(decision.kind, decision.kind == DecisionKind::Escalate ? decision.note : decision.reason);
    m_cited.clear();
    m_complaints.clear();
    m_letter = decision.kind == DecisionKind::Clarify ? decision.letter : std::nullopt;
    for (const std::string &clause : decision.clauses) {
        m_cited[clause] = true;
    }
    const std::vector<Complaint> &complaints = m_notice.listing.complaints;
    for (const JudgedComplaint &judged : decision.complaints) {
        const auto complaint = std::ranges::find(complaints, judged.id, &Complaint::id);
        judgeComplaint(std::size_t(complaint - complaints.begin()), judged.state);
    }
    for (std::size_t index = 0; index < m_verdicts.size(); ++index) {
        m_verdicts[index] = Verdict::Open;
        for (const JudgedFinding &judgement : decision.findings) {
            // What was only overruled by approving is open again.
            if (isAbout(judgement, assessment().findings[index]) && judgement.why.empty()) {
                m_verdicts[index] =
                    judgement.verdict == FindingVerdict::Dismissed ? Verdict::Dismissed : Verdict::Confirmed;
            }
        }
    }
}

bool Judgement::isEmpty() const
{
    return !m_tag && m_cited.empty() && m_complaints.empty() && m_words.empty() &&
           std::ranges::all_of(m_verdicts, [](Verdict verdict) { return verdict == Verdict::Open; });
}

QJsonObject Judgement::toJson() const
{
    QJsonArray verdicts;
    std::ranges::for_each(m_verdicts, [&verdicts](Verdict verdict) { verdicts.append(int(verdict)); });
    QJsonObject cited;
    for (const auto &[clause, on] : m_cited) {
        cited.insert(toText(clause), on);
    }
    QJsonArray complaints;
    for (const auto &[index, state] : m_complaints) {
        complaints.append(QJsonArray{int(index), state == ComplaintState::Upheld});
    }
    QJsonObject words;
    for (const auto &[kind, text] : m_words) {
        words.insert(toText(wordFor(kind)), toText(text));
    }
    QJsonObject json{
        {u"verdicts"_s, verdicts}, {u"cited"_s, cited}, {u"complaints"_s, complaints}, {u"words"_s, words}};
    if (m_tag) {
        json.insert(u"paid"_s, *m_tag == PayTag::Paid);
    }
    return json;
}

void Judgement::fromJson(const QJsonObject &json)
{
    const QJsonArray verdicts = json[u"verdicts"_s].toArray();
    for (qsizetype index = 0; index < verdicts.size() && std::size_t(index) < m_verdicts.size(); ++index) {
        const int value = verdicts[index].toInt();
        m_verdicts[std::size_t(index)] = value == 1   ? Verdict::Confirmed
                                         : value == 2 ? Verdict::Dismissed
                                                      : Verdict::Open;
    }
    const QJsonObject cited = json[u"cited"_s].toObject();
    for (auto clause = cited.begin(); clause != cited.end(); ++clause) {
        m_cited[fromText(clause.key())] = clause.value().toBool();
    }
    for (const QJsonValue &complaint : json[u"complaints"_s].toArray()) {
        judgeComplaint(std::size_t(complaint[0].toInt()),
                       complaint[1].toBool() ? ComplaintState::Upheld : ComplaintState::NotUpheld);
    }
    const QJsonObject words = json[u"words"_s].toObject();
    for (auto text = words.begin(); text != words.end(); ++text) {
        if (const auto kind = fromWord<DecisionKind>(fromText(text.key()))) {
            setWords(*kind, fromText(text.value().toString()));
        }
    }
    if (json.contains(u"paid"_s)) {
        m_tag = json[u"paid"_s].toBool() ? PayTag::Paid : PayTag::NotPaid;
    }
}

} // namespace stagedoor
