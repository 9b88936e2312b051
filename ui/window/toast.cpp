// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/toast.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

#include "review/lettertext.h"
#include "ui/text/displaytext.h"
#include "ui/text/words.h"
#include "ui/theme/colours.h"
#include "ui/theme/labels.h"

namespace stagedoor {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int fromEdge = 14;
constexpr int titleLength = 44;
constexpr std::chrono::milliseconds messageTime{5s};
constexpr std::chrono::milliseconds errorTime{12s};

QString clausesOf(const Decision &decision)
{
    QStringList clauses;
    for (const std::string &clause : decision.clauses) {
        clauses << toLine(clause, 40);
    }
    constexpr qsizetype shown = 2;
    const bool more = clauses.size() > shown;
    return QStringList(clauses.mid(0, shown)).join(u", "_s) + (more ? u" …"_s : QString());
}

} // namespace

Toast::Toast(const Clock &clock, QWidget *parent)
    : QFrame(parent)
    , m_clock(clock)
    , m_text(plainLabel(QString(), this))
    , m_undo(new QPushButton(this))
{
    setObjectName(u"toast"_s);
    m_text->setObjectName(u"toastText"_s);
    m_undo->setObjectName(u"toastUndo"_s);
    m_undo->setText(tr("Undo (Z)"));
    m_undo->setFlat(true);
    m_undo->setFocusPolicy(Qt::NoFocus); // Z does it; the focus stays with the queue
    auto *const layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 9, 10, 9);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_undo);
    m_tick.setInterval(200);
    connect(&m_tick, &QTimer::timeout, this, &Toast::tick);
    m_end.setSingleShot(true);
    connect(&m_end, &QTimer::timeout, this, &QWidget::hide);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        if (m_entry) {
            Q_EMIT undoClicked(m_entry->decision.id);
        }
    });
    parent->installEventFilter(this);
    colour();
    hide();
}

void Toast::setOnline(bool online)
{
    m_online = online;
}

void Toast::showDecision(const OutboxEntry &entry)
{
    m_entry = entry;
    m_tick.start();
    m_end.stop();
    tick();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

QString Toast::describe(const OutboxEntry &entry, const QString &fate)
{
    const Decision &decision = entry.decision;
    QStringList parts{
        tr("%1 “%2”").arg(decisionDone(decision.kind), isolated(toLine(insideQuotes(entry.title), titleLength)))};
    if (decision.kind == DecisionKind::Approve && decision.payTag) {
        parts << payTagName(*decision.payTag);
    }
    if (!decision.clauses.empty()) {
        parts << clausesOf(decision);
    }
    parts << fate;
    return parts.join(u", "_s);
}

void Toast::tick()
{
    if (!m_entry) {
        m_tick.stop();
        return;
    }
    const auto left = std::chrono::ceil<std::chrono::seconds>(m_entry->releaseAt - m_clock.now());
    const bool undoable = left.count() > 0;
    m_undo->setVisible(undoable);
    if (!undoable) {
        m_tick.stop();
        say(describe(*m_entry, m_online ? tr("being sent") : tr("waits for the connection")), messageTime);
        return;
    }
    const QString text = describe(*m_entry, tr("sends in %1 s").arg(left.count()));
    m_text->setText(text);
    setAccessibleName(text);
    place();
    show();
    raise();
}

void Toast::showMessage(const QString &text)
{
    m_entry.reset();
    m_undo->hide();
    say(text, messageTime);
}

void Toast::showError(const QString &text)
{
    m_entry.reset();
    m_undo->hide();
    say(text, errorTime);
}

void Toast::showSettled(const OutboxEntry &entry)
{
    if (m_entry && m_entry->decision.id == entry.decision.id) {
        m_entry.reset();
        m_tick.stop();
        m_undo->hide();
        say(describe(entry, entry.state == OutboxState::Held ? tr("waits for a second person") : tr("sent")),
            messageTime);
    }
}

void Toast::say(const QString &text, std::chrono::milliseconds time)
{
    m_text->setText(text);
    setAccessibleName(text);
    place();
    show();
    raise();
    m_end.start(time);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void Toast::place()
{
    m_text->setWordWrap(false);
    layout()->activate();
    QSize size = sizeHint();
    const QSize parent = parentWidget()->size();
    const int most = parent.width() - 2 * fromEdge;
    if (size.width() > most) {
        m_text->setWordWrap(true);
        size = QSize(most, qMax(size.height(), layout()->heightForWidth(most)));
    }
    setGeometry(QRect(QPoint((parent.width() - size.width()) / 2, parent.height() - size.height() - fromEdge), size));
}

void Toast::colour()
{
    const Colours &colours = coloursFor(parentWidget()->palette());
    QPalette own = parentWidget()->palette();
    own.setColor(QPalette::WindowText, colours.toastText);
    own.setColor(QPalette::ButtonText, colours.toastAction);
    own.setColor(QPalette::Button, colours.toast);
    m_text->setPalette(own);
    m_undo->setPalette(own);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_undo->setFont(bold);
}

void Toast::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        colour();
    }
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && isVisible()) {
        place();
    }
    return QFrame::eventFilter(watched, event);
}

void Toast::paintEvent(QPaintEvent *)
{
    const Colours &colours = coloursFor(parentWidget()->palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.toast);
    painter.drawRoundedRect(rect(), 6, 6);
}

} // namespace stagedoor
