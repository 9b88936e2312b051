// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/decision/findingsmodel.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include <QCoreApplication>

#include "ui/text/displaytext.h"
#include "ui/text/words.h"
#include "ui/theme/glyphs.h"

namespace stagedoor {

namespace {

constexpr int quoteLength = 200;

/// Translations of the fields' names stand in the context "Fields".
struct Fields {
    Q_DECLARE_TR_FUNCTIONS(Fields)
};

constexpr std::array<std::pair<std::string_view, const char *>, 20> fieldNames{{
    {"title", QT_TRANSLATE_NOOP("Fields", "Title")},
    {"category", QT_TRANSLATE_NOOP("Fields", "Category")},
    {"production_company", QT_TRANSLATE_NOOP("Fields", "Production company")},
    {"description", QT_TRANSLATE_NOOP("Fields", "Description")},
    {"roles", QT_TRANSLATE_NOOP("Fields", "Roles")},
    {"compensation", QT_TRANSLATE_NOOP("Fields", "Pay")},
    {"compensation.details", QT_TRANSLATE_NOOP("Fields", "Pay")},
    {"compensation.declared", QT_TRANSLATE_NOOP("Fields", "Declared pay")},
    {"compensation.union", QT_TRANSLATE_NOOP("Fields", "Union")},
    {"fees.details", QT_TRANSLATE_NOOP("Fields", "Fees")},
    {"locations", QT_TRANSLATE_NOOP("Fields", "Places")},
    {"dates", QT_TRANSLATE_NOOP("Fields", "Dates")},
    {"how_to_apply", QT_TRANSLATE_NOOP("Fields", "How to apply")},
    {"poster.email", QT_TRANSLATE_NOOP("Fields", "Poster's e-mail")},
    {"poster.company", QT_TRANSLATE_NOOP("Fields", "Poster's company")},
    {"poster.website", QT_TRANSLATE_NOOP("Fields", "Poster's website")},
    {"poster.name", QT_TRANSLATE_NOOP("Fields", "Poster's name")},
    {"name", QT_TRANSLATE_NOOP("Fields", "name")},
    {"pay", QT_TRANSLATE_NOOP("Fields", "pay")},
    {"text", QT_TRANSLATE_NOOP("Fields", "text")},
}};

QString plainFieldName(std::string_view field)
{
    for (const auto &[id, name] : fieldNames) {
        if (id == field) {
            return Fields::tr(name);
        }
    }
    return toLine(field, 60);
}

} // namespace

QString fieldTitle(std::string_view field)
{
    const std::size_t open = field.find('[');
    const std::size_t close = field.find(']');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
        return plainFieldName(field);
    }
    int number = 0;
    std::from_chars(field.data() + open + 1, field.data() + close, number);
    const std::string_view group = field.substr(0, open);
    const std::string_view part = close + 2 < field.size() ? field.substr(close + 2) : std::string_view();
    const QString item = group == "roles"        ? Fields::tr("Role %1").arg(number + 1)
                         : group == "complaints" ? Fields::tr("Complaint %1").arg(number + 1)
                         : group == "messages"   ? Fields::tr("Message %1").arg(number + 1)
                         : group == "media"      ? Fields::tr("Picture or file %1").arg(number + 1)
                         : group == "locations"  ? Fields::tr("Place %1").arg(number + 1)
                                                 : plainFieldName(group);
    const bool whole = part.empty() || part == "text" || part == "description" || part == "caption";
    return whole ? item : Fields::tr("%1, %2").arg(item, plainFieldName(part));
}

QString verdictName(Judgement::Verdict verdict)
{
    switch (verdict) {
    case Judgement::Verdict::Open:
        return {};
    case Judgement::Verdict::Confirmed:
        return FindingsModel::tr("confirmed");
    case Judgement::Verdict::Dismissed:
        return FindingsModel::tr("dismissed");
    }
    return {};
}

QString clauseTitle(const PolicyPack &pack, const std::string &clause, const std::string &language)
{
    const Clause *const known = pack.clause(clause);
    return known == nullptr ? toLine(clause) : toText(known->title.in(language));
}

FindingsModel::FindingsModel(std::shared_ptr<const PolicyPack> pack, std::string language, QObject *parent)
    : QAbstractListModel(parent)
    , m_pack(std::move(pack))
    , m_language(std::move(language))
{
}

void FindingsModel::show(const Judgement &judgement)
{
    beginResetModel();
    m_judgement = judgement;
    m_rows.clear();
    std::map<std::string, std::size_t> notes; // their rows, by clause
    const std::vector<Finding> &findings = judgement.assessment().findings;
    for (std::size_t index = 0; index < findings.size(); ++index) {
        const bool note = findings[index].severity == Severity::Note;
        if (const auto row = notes.find(findings[index].clause); note && row != notes.end()) {
            m_rows[row->second].append(int(index));
            continue;
        }
        if (note) {
            notes.emplace(findings[index].clause, m_rows.size());
        }
        m_rows.push_back({int(index)});
    }
    endResetModel();
}

void FindingsModel::update(const Judgement &judgement)
{
    m_judgement = judgement;
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    }
}

int FindingsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int FindingsModel::rowOf(int finding) const
{
    const auto row =
        std::ranges::find_if(m_rows, [finding](const QList<int> &findings) { return findings.contains(finding); });
    return row == m_rows.end() ? -1 : int(row - m_rows.begin());
}

QString FindingsModel::title(const Finding &finding) const
{
    return clauseTitle(*m_pack, finding.clause, m_language);
}

QString FindingsModel::spoken(int row) const
{
    const int first = m_rows[std::size_t(row)].front();
    const Finding &finding = m_judgement.assessment().findings[std::size_t(first)];
    const QString verdict = verdictName(m_judgement.verdict(first));
    const QString spoken =
        tr("Finding %1 of %2, %3, %4: %5")
            .arg(QString::number(row + 1), QString::number(rowCount()), severityName(finding.severity),
                 data(index(row), TitleRole).toString(), data(index(row), QuoteRole).toString());
    return verdict.isEmpty() ? spoken : tr("%1, %2").arg(spoken, verdict);
}

QVariant FindingsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const QList<int> &findings = m_rows[std::size_t(index.row())];
    const Finding &finding = m_judgement.assessment().findings[std::size_t(findings.front())];
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return findings.size() == 1 ? title(finding) : tr("%1 ×%2").arg(title(finding)).arg(findings.size());
    case FindingsRole:
        return QVariant::fromValue(findings);
    case QuoteRole:
        return finding.quote.empty() ? tr("not said: %1").arg(fieldTitle(finding.field))
                                     : tr("“%1”").arg(toLine(finding.quote, quoteLength));
    case SeverityRole:
        return int(finding.severity);
    case VerdictRole:
        return int(m_judgement.verdict(findings.front()));
    case Qt::AccessibleTextRole:
        return spoken(index.row());
    case Qt::ToolTipRole:
        return toTip(
            tr("%1 %2, in %3")
                .arg(severityGlyph(finding.severity), severityName(finding.severity), fieldTitle(finding.field)));
    default:
        return {};
    }
}

} // namespace stagedoor
