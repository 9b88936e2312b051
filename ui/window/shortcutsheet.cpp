// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/shortcutsheet.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QKeySequence>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/shortcuts/commands.h"
#include "ui/theme/colours.h"
#include "ui/theme/labels.h"

namespace stagedoor {

using namespace Qt::StringLiterals;

namespace {

constexpr QColor dimmed(0, 0, 0, 120);

} // namespace

ShortcutSheet::ShortcutSheet(QWidget *parent) : QWidget(parent), m_card(new QWidget(this))
{
    setObjectName(u"shortcutSheet"_s);
    setAccessibleName(tr("Keyboard shortcuts"));
    setFocusPolicy(Qt::StrongFocus);
    auto *const card = new QVBoxLayout(m_card);
    card->setContentsMargins(28, 20, 28, 24);
    card->setSpacing(16);
    QLabel *const title = headingLabel(tr("Keyboard shortcuts"), m_card);
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    title->setFont(large);
    auto *const top = new QHBoxLayout;
    top->addWidget(title, 1);
    top->addWidget(dimLabel(tr("Any key closes this"), m_card));
    card->addLayout(top);
    card->addLayout(buildColumns());
    auto *const layout = new QVBoxLayout(this);
    layout->addWidget(m_card, 0, Qt::AlignCenter);
    parent->installEventFilter(this);
    hide();
}

QLayout *ShortcutSheet::buildColumns()
{
    auto *const columns = new QHBoxLayout;
    columns->setSpacing(40);
    const auto addColumn = [&](std::initializer_list<CommandGroup> groups) {
        auto *const grid = new QGridLayout;
        grid->setVerticalSpacing(5);
        grid->setHorizontalSpacing(16);
        int line = 0;
        for (const CommandGroup group : groups) {
            if (line > 0) {
                grid->setRowMinimumHeight(line++, 10);
            }
            grid->addWidget(headingLabel(commandGroupName(group), m_card), line++, 0, 1, 2);
            for (const CommandInfo &info : commandTable()) {
                if (info.group == group) {
                    const QKeySequence key(QLatin1StringView(info.key), QKeySequence::PortableText);
                    QLabel *const keys = plainLabel(key.toString(QKeySequence::NativeText), m_card);
                    keys->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
                    QFont bold = keys->font();
                    bold.setWeight(QFont::DemiBold);
                    keys->setFont(bold);
                    grid->addWidget(keys, line, 0);
                    grid->addWidget(plainLabel(commandText(info), m_card), line++, 1);
                }
            }
        }
        grid->setRowStretch(line, 1);
        columns->addLayout(grid);
    };
    addColumn({CommandGroup::Moving, CommandGroup::Findings});
    addColumn({CommandGroup::Deciding, CommandGroup::Program});
    return columns;
}

void ShortcutSheet::open()
{
    m_before = window()->focusWidget();
    setGeometry(parentWidget()->rect());
    show();
    raise();
    setFocus(Qt::PopupFocusReason);
}

void ShortcutSheet::dismiss()
{
    hide();
    if (m_before) {
        m_before->setFocus(Qt::PopupFocusReason);
    }
}

bool ShortcutSheet::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept(); // the window's keys rest
        return true;
    }
    return QWidget::event(event);
}

bool ShortcutSheet::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize) {
        setGeometry(parentWidget()->rect());
    }
    return QWidget::eventFilter(watched, event);
}

void ShortcutSheet::paintEvent(QPaintEvent *)
{
    const Colours &colours = coloursFor(palette());
    QPainter painter(this);
    painter.fillRect(rect(), dimmed);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours.muted, 1));
    painter.setBrush(colours.base);
    painter.drawRoundedRect(QRectF(m_card->geometry()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

void ShortcutSheet::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (key != Qt::Key_Shift && key != Qt::Key_Control && key != Qt::Key_Alt && key != Qt::Key_Meta) {
        dismiss();
    }
}

void ShortcutSheet::mousePressEvent(QMouseEvent *)
{
    dismiss();
}

bool ShortcutSheet::focusNextPrevChild(bool)
{
    return false; // Tab closes it, as any key
}

} // namespace stagedoor
