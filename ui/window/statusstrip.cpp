// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/statusstrip.h"

#include <QAction>
#include <QToolButton>

#include "review/lettertext.h"
#include "ui/text/displaytext.h"
#include "ui/text/relativetime.h"
#include "ui/text/words.h"
#include "ui/theme/colours.h"
#include "ui/theme/labels.h"

namespace stagedoor {

using namespace Qt::StringLiterals;

namespace {

constexpr int undoTitle = 24; // characters

void tone(QWidget &part, QPalette::ColorRole role, const QColor &colour)
{
    QPalette palette = part.palette();
    if (palette.color(role) != colour) {
        palette.setColor(role, colour);
        part.setPalette(palette);
    }
}

} // namespace

StatusStrip::StatusStrip(const Clock &clock, QWidget *parent)
    : QStatusBar(parent)
    , m_clock(clock)
    , m_connection(addPart(u"connection"_s, tr("Connection")))
    , m_synced(addPart(u"lastSync"_s, tr("Last sync")))
    , m_outbox(addPart(u"outbox"_s, tr("Outbox")))
    , m_refused(new QToolButton(this))
    , m_claims(addPart(u"claims"_s, tr("My claims")))
    , m_undo(plainLabel(QString(), this))
{
    setObjectName(u"statusStrip"_s);
    setSizeGripEnabled(false);
    m_refused->setObjectName(u"refused"_s);
    m_refused->setAutoRaise(true);
    m_refused->setFocusPolicy(Qt::StrongFocus);
    m_refused->setToolTip(toTip(tr("Show the notices that these decisions are on")));
    insertWidget(3, m_refused); // before the claims
    connect(m_refused, &QToolButton::clicked, this, &StatusStrip::refusedClicked);
    m_undo->setObjectName(u"undoCountdown"_s);
    m_undo->setContentsMargins(8, 0, 12, 0);
    addPermanentWidget(m_undo);
    m_tick.setInterval(500);
    connect(&m_tick, &QTimer::timeout, this, &StatusStrip::refresh);
    m_tick.start();
    refresh();
}

QLabel *StatusStrip::addPart(const QString &name, const QString &spokenName)
{
    QLabel *const label = plainLabel(QString(), this);
    label->setObjectName(name);
    label->setAccessibleDescription(spokenName);
    label->setContentsMargins(10, 3, 8, 3);
    addWidget(label);
    return label;
}

void StatusStrip::addButton(QAction *action)
{
    auto *const button = new QToolButton(this);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setDefaultAction(action);
    button->setAccessibleName(action->text());
    button->setToolTip(toTip(u"%1 (%2)"_s.arg(action->text(), action->shortcut().toString(QKeySequence::NativeText))));
    addPermanentWidget(button);
}

void StatusStrip::showStatus(const ReviewStatus &status)
{
    m_status = status;
    refresh();
}

void StatusStrip::refresh()
{
    showConnection();
    showOutbox();
    const int claims = m_status.claims;
    m_claims->setText(tr("%n claim(s)", nullptr, claims));
    m_claims->setVisible(claims > 0);
    const Timestamp now = m_clock.now();
    const bool undoable = m_status.undoable && m_status.undoable->releaseAt > now;
    m_undo->setVisible(undoable);
    if (undoable) {
        const auto left = std::chrono::ceil<std::chrono::seconds>(m_status.undoable->releaseAt - now);
        const OutboxEntry &entry = *m_status.undoable;
        m_undo->setText(tr("Undo (Z): %1 “%2”, %3 s")
                            .arg(decisionDone(entry.decision.kind),
                                 isolated(toLine(insideQuotes(entry.title), undoTitle)),
                                 QString::number(left.count())));
    }
}

void StatusStrip::showConnection()
{
    const Colours &colours = coloursFor(palette());
    const SyncStatus &sync = m_status.sync;
    StateTone state = StateTone::Untouched;
    if (sync.connection == Connection::Online) {
        state = StateTone::Approved;
    } else if (sync.connection == Connection::Unauthorised) {
        state = StateTone::Refused;
    } else if (sync.connection == Connection::Offline) {
        state = StateTone::Waiting;
    }
    QString text = u"● "_s + connectionName(sync.connection);
    if (!sync.editor.empty()) {
        text += u" · "_s + toLine(sync.editor, 30);
    }
    m_connection->setText(text);
    tone(*m_connection, QPalette::WindowText, colours.tone(state));
    m_connection->setToolTip(sync.problem.empty() ? QString() : toTip(toDisplay(sync.problem, 600)));
    const Timestamp now = m_clock.now();
    QString synced;
    if (sync.pulling) {
        synced = tr("Fetching …");
    } else if (sync.connection == Connection::Offline && sync.nextTry && *sync.nextTry > now) {
        const auto wait = std::chrono::ceil<std::chrono::seconds>(*sync.nextTry - now);
        synced = tr("next try in %1 s").arg(wait.count());
    } else if (sync.lastSync) {
        synced = tr("Synced %1").arg(agoText(*sync.lastSync, now));
    }
    m_synced->setText(synced);
    m_synced->setVisible(!synced.isEmpty());
    tone(*m_synced, QPalette::WindowText, colours.muted);
}

void StatusStrip::showOutbox()
{
    const Colours &colours = coloursFor(palette());
    const int unsent = m_status.waiting + m_status.unsent;
    m_outbox->setText(unsent > 0 ? tr("%n to send", nullptr, unsent) : tr("All sent"));
    tone(*m_outbox, QPalette::WindowText, unsent > 0 ? colours.text : colours.muted);
    m_refused->setText(tr("%n refused", nullptr, m_status.refused));
    m_refused->setVisible(m_status.refused > 0);
    tone(*m_refused, QPalette::ButtonText, colours.tone(StateTone::Refused));
    tone(*m_claims, QPalette::WindowText, colours.muted);
}

} // namespace stagedoor
