// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include <QAbstractListModel>

#include "policy/policypack.h"
#include "ui/decision/judgement.h"

namespace stagedoor {

/// The findings of one notice in text order, with what the editor said of each. A row is a finding; notes of the same
/// clause share one, so that they do not bury what needs a decision.
class FindingsModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        TitleRole = Qt::UserRole, ///< the clause's title
        QuoteRole,                ///< the words, on one line, in quotation marks; or what is missing
        SeverityRole,             ///< int of Severity
        VerdictRole,              ///< int of Judgement::Verdict
        FindingsRole,             ///< QList<int>, never empty: what the row stands for, of Assessment::findings
    };

    FindingsModel(std::shared_ptr<const PolicyPack> pack, std::string language, QObject *parent);

    void show(const Judgement &judgement);   ///< another notice, or another version of it
    void update(const Judgement &judgement); ///< the same findings, other verdicts

    [[nodiscard]] int rowOf(int finding) const; ///< -1: there is no such finding
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] QString spoken(int row) const;
    [[nodiscard]] QString title(const Finding &finding) const;

    std::shared_ptr<const PolicyPack> m_pack;
    std::string m_language;
    Judgement m_judgement;
    std::vector<QList<int>> m_rows;
};

/// "confirmed", "dismissed"; empty while open.
[[nodiscard]] QString verdictName(Judgement::Verdict verdict);
/// A field of the notice as the screen calls it: "roles[0].pay" → "Role 1, pay".
[[nodiscard]] QString fieldTitle(std::string_view field);
/// The clause's title, or its id where the pack has none of that name.
[[nodiscard]] QString clauseTitle(const PolicyPack &pack, const std::string &clause, const std::string &language);

} // namespace stagedoor
