// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <QJsonObject>

#include "store/storetypes.h"

namespace stagedoor {

/// What an editor has said of the notice on the screen so far: verdicts on findings, the tag, the clauses cited, the
/// complaints. A plain value; decision() makes a decision of it.
class Judgement
{
public:
    enum class Verdict { Open, Confirmed, Dismissed };

    /// Another notice starts afresh. The same one again keeps what was said, on a new revision as far as it still fits.
    void show(const CachedNotice &notice);
    [[nodiscard]] const CachedNotice &notice() const { return m_notice; }
    [[nodiscard]] const Assessment &assessment() const { return m_notice.assessment; }

    [[nodiscard]] Verdict verdict(int finding) const;
    /// The same verdict again takes it back.
    void judge(int finding, Verdict verdict);
    [[nodiscard]] std::vector<int> blockingLeft() const; ///< the blocking findings not dismissed

    [[nodiscard]] bool needsTag() const;             ///< false in the categories that may charge
    [[nodiscard]] std::optional<PayTag> tag() const; ///< the chosen one, else the proposed one if it is clear
    [[nodiscard]] bool tagChosen() const { return m_tag.has_value(); }
    void chooseTag(PayTag tag) { m_tag = tag; }
    void toggleTag();

    /// The clauses to pick reasons from: of the findings that are no evidence, in their order, then those added.
    [[nodiscard]] std::vector<std::string> offeredClauses() const;
    [[nodiscard]] bool isCited(const std::string &clause) const; ///< ticked, or a finding of it confirmed
    void cite(const std::string &clause, bool cited) { m_cited[clause] = cited; }
    void unsayCited(const std::string &clause) { m_cited.erase(clause); } ///< it follows the findings again
    [[nodiscard]] std::vector<std::string> citedClauses() const;
    /// The cited ones; if there are none, those of the findings not dismissed, of the strongest severity only.
    [[nodiscard]] std::vector<std::string> clausesToStartWith() const;

    /// By its place in the listing: an imported complaint has no id.
    [[nodiscard]] std::optional<ComplaintState> complaint(std::size_t index) const;
    void judgeComplaint(std::size_t index, std::optional<ComplaintState> state);

    /// What was typed for a decision of @p kind: to the poster, for Escalate to colleagues.
    [[nodiscard]] std::string words(DecisionKind kind) const;
    void setWords(DecisionKind kind, const std::string &words);

    /// A decision of @p kind with the words, the tag (approve only), the cited clauses, the verdicts said outright and
    /// the complaints that can be named.
    [[nodiscard]] Decision decision(DecisionKind kind) const;
    /// Starts from an earlier decision on this notice, one taken back or refused. The tag and the words for other
    /// decisions, which it does not carry, stay.
    void startFrom(const Decision &decision);

    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] QJsonObject toJson() const;
    void fromJson(const QJsonObject &json); ///< what does not fit the notice is passed over

private:
    void keepComplaints(const std::vector<Complaint> &before);
    [[nodiscard]] bool holds(const std::string &clause, Verdict verdict) const;

    CachedNotice m_notice;
    std::vector<Verdict> m_verdicts;     ///< one a finding
    std::optional<PayTag> m_tag;         ///< said outright
    std::map<std::string, bool> m_cited; ///< said outright
    std::map<std::size_t, ComplaintState> m_complaints;
    std::map<DecisionKind, std::string> m_words; ///< none empty
    std::optional<Letter> m_letter;              ///< of the decision it started from
};

} // namespace stagedoor
