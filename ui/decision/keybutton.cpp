// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/decision/keybutton.h"

#include <QStyleOptionButton>
#include <QStylePainter>

#include "ui/text/displaytext.h"

namespace stagedoor {

namespace {

constexpr int padding = 8; // pixels beside the text
constexpr int stripe = 3;  // pixels of the tone's line at the start

} // namespace

KeyButton::KeyButton(const QString &text, const QString &key, QWidget *parent) : QPushButton(text, parent), m_key(key)
{
    setAutoDefault(false);
    describe();
}

void KeyButton::setTone(StateTone tone)
{
    m_tone = tone;
    update();
}

void KeyButton::setRecommended(bool recommended)
{
    m_recommended = recommended;
    describe();
    update();
}

void KeyButton::setObstacle(const QString &why)
{
    m_obstacle = why;
    setEnabled(why.isEmpty());
    describe();
}

void KeyButton::describe()
{
    const QString key = m_key.isEmpty() ? QString() : tr("Key %1").arg(m_key);
    QStringList parts{key, m_recommended ? tr("proposed") : QString(), m_obstacle};
    parts.removeAll(QString());
    const QString description = parts.join(tr(", "));
    setAccessibleDescription(description);
    setToolTip(toTip(m_obstacle.isEmpty() ? description : m_obstacle));
}

QSize KeyButton::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    const int key = m_key.isEmpty() ? 0 : metrics.horizontalAdvance(m_key) + 2 * padding + 4;
    return {metrics.horizontalAdvance(text()) + key + 2 * padding + stripe + 4, metrics.height() + 12};
}

QSize KeyButton::minimumSizeHint() const
{
    return sizeHint();
}

QRect KeyButton::keyRect() const
{
    const QFontMetrics metrics = fontMetrics();
    const int width = std::max(metrics.horizontalAdvance(m_key) + padding, metrics.height() - 2);
    const QRect place(this->width() - padding - width, (height() - metrics.height() + 2) / 2, width,
                      metrics.height() - 2);
    return QStyle::visualRect(layoutDirection(), rect(), place);
}

void KeyButton::paintEvent(QPaintEvent *)
{
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    const Colours &colours = coloursFor(palette());
    const bool proposed = isEnabled() && m_recommended;
    if (proposed) { // a tint and a word: the ring is the focus
        option.palette.setColor(QPalette::Button, colours.selection);
    }
    QStylePainter painter(this);
    painter.drawControl(QStyle::CE_PushButton, option);

    painter.setRenderHint(QPainter::Antialiasing);
    if (isEnabled() && m_tone != StateTone::Untouched) {
        const QRect line(4, 6, stripe, height() - 12);
        painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), line), colours.tone(m_tone));
    }
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::ButtonText));
    const QRect words = rect().adjusted(padding + stripe + 2, 0, 0, 0);
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), words), int(Qt::AlignVCenter | Qt::AlignLeading),
                     text());
    if (m_key.isEmpty()) {
        return;
    }
    const QRect key = keyRect();
    const QString word = tr("proposed");
    const int taken = padding + stripe + 2 + fontMetrics().horizontalAdvance(text() + word) + key.width() + 3 * padding;
    if (proposed && taken <= width()) {
        painter.setPen(colours.muted);
        const QRect place(0, 0, width() - key.width() - 2 * padding, height());
        painter.drawText(QStyle::visualRect(layoutDirection(), rect(), place),
                         int(Qt::AlignVCenter | Qt::AlignTrailing), word);
    }
    painter.setPen(colours.line);
    painter.drawRoundedRect(QRectF(key).adjusted(.5, .5, -.5, -.5), 3, 3);
    painter.setPen(isEnabled() ? colours.muted : palette().color(QPalette::Disabled, QPalette::ButtonText));
    painter.drawText(key, Qt::AlignCenter, m_key);
}

} // namespace stagedoor
