// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/decision/explanationview.h"

#include <QGridLayout>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/decision/bodylabel.h"
#include "ui/decision/findingsmodel.h"
#include "ui/text/displaytext.h"
#include "ui/text/words.h"
#include "ui/theme/labels.h"

namespace stagedoor {

namespace {

using namespace Qt::StringLiterals;

QString money(double amount, const std::string &currency)
{
    return ExplanationView::tr("%1 %2 an hour").arg(QLocale().toString(amount, 'f', 2), toText(currency));
}

} // namespace

ExplanationView::ExplanationView(std::shared_ptr<const PolicyPack> pack, std::string language, QWidget *parent)
    : QScrollArea(parent)
    , m_pack(std::move(pack))
    , m_language(std::move(language))
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Explanation"));
    setFocusPolicy(Qt::StrongFocus); // so that it can be scrolled with the keys
    rebuild();
}

void ExplanationView::show(const Assessment &assessment, int finding)
{
    if (m_finding == finding && m_assessment == assessment) {
        return;
    }
    m_assessment = assessment;
    m_finding = finding;
    m_nearMisses = false;
    rebuild();
    ensureVisible(0, 0);
}

void ExplanationView::clear()
{
    show({}, -1);
}

void ExplanationView::rebuild()
{
    auto *const page = new QWidget;
    auto *const layout = new QVBoxLayout(page);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setSpacing(4);
    setWidget(page); // deletes the page before
    if (m_finding >= 0 && std::size_t(m_finding) < m_assessment.findings.size()) {
        addFinding(*layout, m_assessment.findings[std::size_t(m_finding)]);
    } else {
        addSummary(*layout);
    }
    layout->addStretch(1);
    page->setAutoFillBackground(true);
    page->setBackgroundRole(QPalette::Base);
}

void ExplanationView::addText(QVBoxLayout &layout, const QString &heading, const QString &text)
{
    if (text.isEmpty()) {
        return;
    }
    layout.addSpacing(4);
    layout.addWidget(dimLabel(heading, widget()));
    layout.addWidget(bodyLabel(text, widget()));
}

void ExplanationView::addFinding(QVBoxLayout &layout, const Finding &finding)
{
    QLabel *const title = headingLabel(clauseTitle(*m_pack, finding.clause, m_language), widget());
    title->setWordWrap(true);
    layout.addWidget(title);
    layout.addWidget(dimLabel(tr("%1, %2").arg(severityName(finding.severity), toLine(finding.clause)), widget()));
    if (const Clause *const clause = m_pack->clause(finding.clause)) {
        addText(layout, tr("Policy"), toText(clause->explanation.in(m_language)));
    }
    addText(layout, tr("Why here"), toDisplay(m_pack->message(finding, m_language)));
    addText(layout, tr("Words in %1").arg(fieldTitle(finding.field)),
            finding.quote.empty() ? tr("None: it is not said.") : tr("“%1”").arg(toDisplay(finding.quote, 2000)));
    if (finding.clause.starts_with("pay.") && !m_assessment.wages.empty()) {
        addWages(layout, m_assessment.wages.front());
    }
    layout.addSpacing(6);
    layout.addWidget(
        dimLabel(breakable(tr("Rule %1, policy %2").arg(toLine(finding.rule), toLine(m_assessment.policy))), widget()));
    addNearMisses(layout, std::string_view(finding.clause).substr(0, finding.clause.find('.')));
}

void ExplanationView::addSummary(QVBoxLayout &layout)
{
    if (m_assessment.policy.empty()) {
        return;
    }
    layout.addWidget(
        headingLabel(m_assessment.findings.empty() ? tr("Nothing was found") : tr("No finding selected"), widget()));
    layout.addWidget(bodyLabel(m_assessment.findings.empty()
                                   ? tr("No rule of the policy speaks for or against this notice.")
                                   : tr("N goes to the next finding, Shift+N to the one before."),
                               widget()));
    layout.addWidget(dimLabel(tr("Policy %1").arg(toLine(m_assessment.policy)), widget()));
    addNearMisses(layout, {});
}

void ExplanationView::addWages(QVBoxLayout &layout, const WageReckoning &wage)
{
    layout.addSpacing(6);
    layout.addWidget(dimLabel(tr("Wage arithmetic"), widget()));
    auto *const grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    int row = 0;
    const auto add = [&](const QString &name, const QString &value, bool strong) {
        QLabel *const label = plainLabel(name, widget());
        QLabel *const figure = strong ? headingLabel(value, widget()) : bodyLabel(value, widget());
        figure->setWordWrap(true);
        label->setBuddy(figure);
        grid->addWidget(label, row, 0, Qt::AlignTop);
        grid->addWidget(figure, row++, 1);
    };
    for (const WageInput &input : wage.inputs) {
        const QString value = toLine(input.value, 120);
        add(toLine(input.name, 60), input.assumed ? tr("%1 (assumed, not in the notice)").arg(value) : value, false);
    }
    add(tr("comes to"), money(wage.hourly, wage.currency), true);
    if (wage.minimum > 0) {
        add(tr("minimum"),
            tr("%1, %2, since %3").arg(money(wage.minimum, wage.currency), toLine(wage.place), toLine(wage.validFrom)),
            true);
        add(QString(), wage.below ? tr("below the minimum") : tr("not below the minimum"), true);
    } else {
        add(tr("minimum"), tr("not known for this place"), false);
    }
    layout.addLayout(grid);
    if (!wage.source.empty()) {
        layout.addWidget(dimLabel(breakable(tr("Source: %1").arg(toLine(wage.source))), widget()));
    }
}

void ExplanationView::addNearMisses(QVBoxLayout &layout, std::string_view group)
{
    std::vector<const NearMiss *> misses;
    for (const NearMiss &miss : m_assessment.nearMisses) {
        if (miss.clause.starts_with(group)) {
            misses.push_back(&miss);
        }
    }
    if (misses.empty()) {
        return;
    }
    auto *const asked = new QToolButton(widget());
    asked->setText(tr("Why not flagged (%1)").arg(misses.size()));
    asked->setCheckable(true);
    asked->setChecked(m_nearMisses);
    asked->setArrowType(m_nearMisses ? Qt::DownArrow : Qt::RightArrow);
    asked->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    asked->setAutoRaise(true);
    asked->setObjectName(u"whyNotFlagged"_s);
    layout.addSpacing(6);
    layout.addWidget(asked);
    auto *const list = new QWidget(widget());
    auto *const lines = new QVBoxLayout(list);
    lines->setContentsMargins(8, 0, 0, 0);
    for (const NearMiss *const miss : misses) {
        lines->addWidget(bodyLabel(
            tr("“%1” (%2): %3").arg(toLine(miss->quote, 160), fieldTitle(miss->field), toLine(miss->guard, 80)), list));
    }
    list->setVisible(m_nearMisses);
    layout.addWidget(list);
    connect(asked, &QToolButton::toggled, list, [this, asked, list](bool on) {
        m_nearMisses = on;
        asked->setArrowType(on ? Qt::DownArrow : Qt::RightArrow);
        list->setVisible(on);
    });
}

} // namespace stagedoor
