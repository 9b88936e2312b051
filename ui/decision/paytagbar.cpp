// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/decision/paytagbar.h"

#include <algorithm>
#include <array>

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

#include "ui/decision/bodylabel.h"
#include "ui/decision/findingsmodel.h"
#include "ui/decision/keybutton.h"
#include "ui/text/displaytext.h"
#include "ui/text/words.h"
#include "ui/theme/labels.h"

namespace stagedoor {

namespace {

using namespace Qt::StringLiterals;

/// The finding that the proposed tag rests on; nullptr: nothing decides it.
const Finding *evidenceOf(const Assessment &assessment)
{
    constexpr std::array unpaid{"pay.below-minimum", "pay.none",    "pay.deferred",
                                "pay.prospective",   "pay.stipend", "pay.in-kind"};
    for (const Finding &finding : assessment.findings) {
        const bool decides = assessment.payTag == PayTag::Paid ? finding.clause == "pay.guaranteed"
                             : assessment.payTag == PayTag::NotPaid
                                 ? std::ranges::find(unpaid, finding.clause) != unpaid.end()
                                 : finding.clause == "pay.unstated";
        if (decides) {
            return &finding;
        }
    }
    return nullptr;
}

QString wordsOf(const Finding &finding)
{
    return finding.quote.empty() ? PayTagBar::tr("%1 does not say it").arg(fieldTitle(finding.field))
                                 : PayTagBar::tr("“%1”").arg(toLine(finding.quote, 90));
}

QString wageWords(const Assessment &assessment)
{
    if (assessment.wages.empty() || assessment.wages.front().minimum <= 0) {
        return {};
    }
    const WageReckoning &wage = assessment.wages.front();
    const QLocale locale;
    return PayTagBar::tr("%1 %2 an hour, minimum %3 (%4)")
        .arg(locale.toString(wage.hourly, 'f', 2), toText(wage.currency), locale.toString(wage.minimum, 'f', 2),
             toLine(wage.place, 40));
}

QString evidenceLine(const Judgement &judgement)
{
    const Assessment &assessment = judgement.assessment();
    const Finding *const finding = evidenceOf(assessment);
    QStringList parts;
    if (finding != nullptr) {
        parts << wordsOf(*finding);
    }
    parts << wageWords(assessment);
    parts.removeAll(QString());
    const QString evidence = parts.join(u" · "_s);
    if (assessment.payTag == PayTag::Unclear) {
        const QString ask = judgement.needsTag() ? PayTagBar::tr("Proposed: unclear, so P chooses")
                                                 : PayTagBar::tr("No tag is needed in this category");
        return evidence.isEmpty() ? ask : PayTagBar::tr("%1. %2").arg(ask, evidence);
    }
    const QString proposed = PayTagBar::tr("Proposed: %1").arg(payTagName(assessment.payTag));
    return evidence.isEmpty() ? proposed : PayTagBar::tr("%1. %2").arg(proposed, evidence);
}

} // namespace

PayTagBar::PayTagBar(QWidget *parent)
    : QWidget(parent)
    , m_buttons(new QButtonGroup(this))
    , m_paid(new KeyButton(payTagName(PayTag::Paid), u"P"_s, this))
    , m_notPaid(new KeyButton(payTagName(PayTag::NotPaid), u"P"_s, this))
    , m_evidence(dimLabel({}, this))
{
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    auto *const row = new QHBoxLayout;
    row->setSpacing(0);
    m_paid->setObjectName(u"paid"_s);
    m_notPaid->setObjectName(u"notPaid"_s);
    for (KeyButton *const button : {m_paid, m_notPaid}) {
        button->setCheckable(true);
        m_buttons->addButton(button);
        row->addWidget(button, 1);
    }
    layout->addLayout(row);
    layout->addWidget(m_evidence);
    m_evidence->setObjectName(u"payEvidence"_s);
    setAccessibleName(tr("Pay tag"));
    connect(m_paid, &QPushButton::clicked, this, [this] { Q_EMIT chosen(PayTag::Paid); });
    connect(m_notPaid, &QPushButton::clicked, this, [this] { Q_EMIT chosen(PayTag::NotPaid); });
    clear();
}

void PayTagBar::show(const Judgement &judgement)
{
    const std::optional<PayTag> tag = judgement.tag();
    m_buttons->setExclusive(false); // an exclusive group cannot have none down
    m_paid->setChecked(tag == PayTag::Paid);
    m_notPaid->setChecked(tag == PayTag::NotPaid);
    m_buttons->setExclusive(true);
    const auto mark = [tag](PayTag own, const QString &name) { return tag == own ? u"✓ "_s + name : name; };
    m_paid->setText(mark(PayTag::Paid, payTagName(PayTag::Paid)));
    m_notPaid->setText(mark(PayTag::NotPaid, payTagName(PayTag::NotPaid)));
    m_paid->setRecommended(judgement.assessment().payTag == PayTag::Paid);
    m_notPaid->setRecommended(judgement.assessment().payTag == PayTag::NotPaid);
    m_evidence->setText(breakable(evidenceLine(judgement)));
    setEnabled(true);
}

void PayTagBar::clear()
{
    show(Judgement());
    m_paid->setRecommended(false);
    m_notPaid->setRecommended(false);
    m_evidence->clear();
    setEnabled(false);
}

} // namespace stagedoor
