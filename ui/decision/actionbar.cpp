// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/decision/actionbar.h"

#include <QVBoxLayout>

#include "listing/jsonwords.h"
#include "ui/decision/flowlayout.h"
#include "ui/decision/keybutton.h"
#include "ui/text/displaytext.h"
#include "ui/text/words.h"

namespace stagedoor {

namespace {

using namespace Qt::StringLiterals;

constexpr int gap = 4;    // pixels between buttons
constexpr int apart = 10; // pixels before Hide and Suspend

StateTone toneFor(DecisionKind kind)
{
    switch (kind) {
    case DecisionKind::Approve:
    case DecisionKind::Restore:
    case DecisionKind::Reinstate:
        return StateTone::Approved;
    case DecisionKind::Clarify:
        return StateTone::Waiting;
    case DecisionKind::Escalate:
        return StateTone::Escalated;
    default:
        return StateTone::Refused;
    }
}

DecisionKind kindOf(Proposal proposal)
{
    switch (proposal) {
    case Proposal::Approve:
        return DecisionKind::Approve;
    case Proposal::Clarify:
        return DecisionKind::Clarify;
    case Proposal::Decline:
        return DecisionKind::Decline;
    case Proposal::Suspend:
        return DecisionKind::Suspend;
    case Proposal::Escalate:
        return DecisionKind::Escalate;
    }
    return DecisionKind::Escalate;
}

} // namespace

ActionBar::ActionBar(QWidget *parent) : QWidget(parent)
{
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(apart);
    auto *const first = new FlowLayout(gap, true);
    first->addWidget(add(DecisionKind::Approve, tr("Approve"), u"A"_s));
    first->addWidget(add(DecisionKind::Clarify, tr("Clarify"), u"C"_s));
    first->addWidget(add(DecisionKind::Decline, tr("Decline"), u"D"_s));
    first->addWidget(add(DecisionKind::Escalate, tr("Escalate"), u"E"_s));
    auto *const second = new FlowLayout(gap, true);
    second->addWidget(add(DecisionKind::Hide, tr("Hide"), u"H"_s));
    second->addWidget(add(DecisionKind::Suspend, tr("Suspend"), u"S"_s));
    layout->addLayout(first);
    layout->addLayout(second);
    setAccessibleName(tr("Decisions"));
}

KeyButton *ActionBar::add(DecisionKind kind, const QString &text, const QString &key)
{
    auto *const button = new KeyButton(text, key, this);
    button->setObjectName(u"decide:"_s + toText(wordFor(kind)));
    button->setAccessibleName(decisionVerb(kind));
    button->setTone(toneFor(kind));
    connect(button, &QPushButton::clicked, this, [this, kind] { Q_EMIT asked(kind); });
    m_buttons.emplace(kind, button);
    return button;
}

void ActionBar::name(DecisionKind button, DecisionKind kind, const QString &text)
{
    m_buttons.at(button)->setText(text);
    m_buttons.at(button)->setAccessibleName(decisionVerb(kind));
    m_buttons.at(button)->setTone(toneFor(kind));
}

void ActionBar::setTakingBack(bool restore, bool reinstate)
{
    name(DecisionKind::Hide, restore ? DecisionKind::Restore : DecisionKind::Hide,
         restore ? tr("Restore") : tr("Hide"));
    name(DecisionKind::Suspend, reinstate ? DecisionKind::Reinstate : DecisionKind::Suspend,
         reinstate ? tr("Reinstate") : tr("Suspend"));
}

void ActionBar::setObstacle(DecisionKind kind, const QString &why)
{
    m_buttons.at(kind)->setObstacle(why);
}

QString ActionBar::obstacle(DecisionKind kind) const
{
    return m_buttons.at(kind)->obstacle();
}

void ActionBar::recommend(std::optional<Proposal> proposal)
{
    for (const auto &[kind, button] : m_buttons) {
        button->setRecommended(proposal && kindOf(*proposal) == kind);
    }
}

} // namespace stagedoor
