// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/decision/clausechips.h"

#include <QToolButton>

#include "review/letterpoints.h"
#include "ui/decision/clausepicker.h"
#include "ui/decision/findingsmodel.h"
#include "ui/decision/flowlayout.h"
#include "ui/text/displaytext.h"

namespace stagedoor {

namespace {

using namespace Qt::StringLiterals;

constexpr int gap = 4; // pixels between chips

} // namespace

ClauseChips::ClauseChips(std::shared_ptr<const PolicyPack> pack, std::string language, QWidget *parent)
    : QWidget(parent)
    , m_pack(std::move(pack))
    , m_language(std::move(language))
    , m_flow(new FlowLayout(gap))
    , m_more(new ClausePicker(tr("Add a clause"), this))
{
    setLayout(m_flow);
    setAccessibleName(tr("Reasons"));
    fillList();
    m_flow->addWidget(m_more);
    connect(m_more, &ClausePicker::picked, this, [this](const std::string &clause) { Q_EMIT cited(clause, true); });
    clear();
}

void ClauseChips::fillList()
{
    m_more->setObjectName(u"addClause"_s);
    for (const Clause &clause : m_pack->clauses()) {
        if (!isEvidence(clause.id)) {
            m_more->add(clause, m_language);
        }
    }
}

void ClauseChips::show(const Judgement &judgement)
{
    if (std::vector<std::string> clauses = judgement.offeredClauses(); clauses != m_clauses) {
        rebuild(clauses);
    }
    for (std::size_t index = 0; index < m_clauses.size(); ++index) {
        const bool on = judgement.isCited(m_clauses[index]);
        const QString title = clauseTitle(*m_pack, m_clauses[index], m_language);
        m_chips[index]->setChecked(on);
        m_chips[index]->setText(on ? u"✓ "_s + title : title);
    }
    setEnabled(true);
}

void ClauseChips::clear()
{
    rebuild({});
    setEnabled(false);
}

void ClauseChips::rebuild(const std::vector<std::string> &clauses)
{
    for (QToolButton *const chip : m_chips) {
        m_flow->removeWidget(chip);
        chip->hide();
        chip->deleteLater(); // it may be what brought us here
    }
    m_chips.clear();
    m_clauses = clauses;
    m_flow->removeWidget(m_more);
    for (const std::string &clause : m_clauses) {
        auto *const chip = new QToolButton(this);
        chip->setCheckable(true);
        chip->setFocusPolicy(Qt::StrongFocus);
        chip->setObjectName(u"chip:"_s + toText(clause));
        chip->setAccessibleName(clauseTitle(*m_pack, clause, m_language));
        chip->setToolTip(toTip(toText(clause)));
        connect(chip, &QToolButton::clicked, this, [this, clause](bool on) { Q_EMIT cited(clause, on); });
        m_flow->addWidget(chip);
        m_chips.push_back(chip);
        chip->show();
    }
    m_flow->addWidget(m_more);
    QWidget *before = nullptr;
    for (QToolButton *const chip : m_chips) {
        if (before != nullptr) {
            setTabOrder(before, chip);
        }
        before = chip;
    }
    if (before != nullptr) {
        setTabOrder(before, m_more);
    }
    updateGeometry();
}

} // namespace stagedoor
