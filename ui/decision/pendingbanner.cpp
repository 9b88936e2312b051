// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/decision/pendingbanner.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "listing/json.h"
#include "ui/decision/bodylabel.h"
#include "ui/text/displaytext.h"
#include "ui/text/relativetime.h"
#include "ui/text/words.h"
#include "ui/theme/labels.h"

namespace stagedoor {

namespace {

using namespace Qt::StringLiterals;

QString progress(const OutboxEntry &entry, Timestamp now)
{
    switch (entry.state) {
    case OutboxState::Waiting:
        return PendingBanner::tr("Sent at %1; until then Z takes it back.").arg(momentText(entry.releaseAt, now));
    case OutboxState::Ready:
        return PendingBanner::tr("Sent as soon as the server is reached.");
    case OutboxState::Unknown:
        return PendingBanner::tr("Sent, no answer yet. It is asked for again.");
    case OutboxState::Parked:
        return PendingBanner::tr("The server failed on it three times. It is tried again every hour.");
    case OutboxState::Held:
        return PendingBanner::tr("The server has it; a second person must confirm it.");
    case OutboxState::Sent:
        return PendingBanner::tr("The server has it.");
    default:
        return {};
    }
}

} // namespace

PendingBanner::PendingBanner(QWidget *parent)
    : QFrame(parent)
    , m_what(headingLabel({}, this))
    , m_why(plainLabel({}, this))
    , m_again(new QPushButton(tr("Read again"), this))
    , m_drop(new QPushButton(tr("Drop my decision"), this))
{
    setFrameShape(QFrame::StyledPanel);
    setObjectName(u"pendingBanner"_s);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setSpacing(4);
    m_what->setWordWrap(true);
    m_what->setObjectName(u"pendingWhat"_s);
    m_why->setWordWrap(true);
    m_why->setObjectName(u"pendingWhy"_s);
    layout->addWidget(m_what);
    layout->addWidget(m_why);
    auto *const row = new QHBoxLayout;
    m_again->setObjectName(u"readAgain"_s);
    m_again->setToolTip(toTip(tr("Keeps what you said and lets you decide on the notice as it is now")));
    m_drop->setObjectName(u"dropDecision"_s);
    row->addWidget(m_again);
    row->addWidget(m_drop);
    row->addStretch(1);
    layout->addLayout(row);
    connect(m_again, &QPushButton::clicked, this, &PendingBanner::readAgain);
    connect(m_drop, &QPushButton::clicked, this, &PendingBanner::dropped);
    clear();
}

void PendingBanner::show(const CachedNotice &notice, Timestamp now)
{
    if (!notice.pending || notice.pending->state == OutboxState::Withdrawn) {
        clear();
        return;
    }
    const OutboxEntry &entry = *notice.pending;
    const bool refused = entry.state == OutboxState::Conflict || entry.state == OutboxState::Refused;
    m_what->setText(refused ? tr("Not taken: %1").arg(decisionDone(entry.decision.kind))
                            : tr("Your decision: %1").arg(decisionDone(entry.decision.kind)));
    QString why = refused ? refusal(entry) : progress(entry, now);
    if (refused && notice.listing.revision != entry.decision.revision && entry.decision.revision > 0) {
        why += u' ' + tr("You read revision %1; this is revision %2.")
                          .arg(QString::number(entry.decision.revision), QString::number(notice.listing.revision));
    }
    m_why->setText(breakable(why));
    m_again->setVisible(refused);
    m_drop->setVisible(refused);
    setVisible(true);
    setAccessibleName(m_what->text() + u' ' + why);
}

void PendingBanner::clear()
{
    setVisible(false);
}

QString PendingBanner::refusal(const OutboxEntry &entry)
{
    const Result<DecisionAnswer> answer = fromJson<DecisionAnswer>(entry.answer);
    if (entry.state == OutboxState::Conflict && answer && answer->decision && !answer->decision->by.empty()) {
        return tr("%1 decided meanwhile: %2.")
            .arg(toLine(answer->decision->by, 60), decisionDone(answer->decision->kind));
    }
    if (entry.state == OutboxState::Conflict && answer && answer->listing &&
        answer->listing->revision != entry.decision.revision) {
        return tr("The notice changed after you read it.");
    }
    const std::string words = answer ? (answer->detail.empty() ? answer->title : answer->detail) : std::string();
    return words.empty() ? tr("The server refused it (%1).").arg(entry.status)
                         : tr("The server refused it (%1): %2").arg(QString::number(entry.status), toLine(words, 300));
}

} // namespace stagedoor
