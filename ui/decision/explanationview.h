// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include <QScrollArea>

#include "policy/assessment.h"
#include "policy/policypack.h"

class QVBoxLayout;

namespace stagedoor {

/// Why a finding was made: the clause, the policy in a sentence, the matched words, the wage arithmetic with what was
/// assumed, the rule and the pack; and, asked for, what looked like one and was not flagged.
class ExplanationView final : public QScrollArea
{
    Q_OBJECT
public:
    ExplanationView(std::shared_ptr<const PolicyPack> pack, std::string language, QWidget *parent);

    /// @p finding of @p assessment; -1: the whole in a few words.
    void show(const Assessment &assessment, int finding);
    void clear();

private:
    void rebuild();
    void addFinding(QVBoxLayout &layout, const Finding &finding);
    void addSummary(QVBoxLayout &layout);
    void addWages(QVBoxLayout &layout, const WageReckoning &wage);
    void addNearMisses(QVBoxLayout &layout, std::string_view group);
    void addText(QVBoxLayout &layout, const QString &heading, const QString &text);

    std::shared_ptr<const PolicyPack> m_pack;
    std::string m_language;
    Assessment m_assessment;
    int m_finding = -1;
    bool m_nearMisses = false; ///< shown
};

} // namespace stagedoor
