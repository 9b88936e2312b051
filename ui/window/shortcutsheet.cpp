// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/shortcutsheet.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QKeySequence>
#include <QPainter>

#include "ui/shortcuts/commands.h"
#include "ui/theme/colours.h"
#include "ui/theme/labels.h"

namespace stagedoor {

using namespace Qt::StringLiterals;

ShortcutSheet::ShortcutSheet(QWidget *parent) : QFrame(parent)
{
    setObjectName(u"shortcutSheet"_s);
    setAccessibleName(tr("Keyboard shortcuts"));
    setFocusPolicy(Qt::StrongFocus);
    build();
    parent->installEventFilter(this);
    hide();
}

void ShortcutSheet::build()
{
    auto *const columns = new QHBoxLayout(this);
    columns->setContentsMargins(28, 22, 28, 24);
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
            grid->addWidget(headingLabel(commandGroupName(group), this), line++, 0, 1, 2);
            for (const CommandInfo &info : commandTable()) {
                if (info.group == group) {
                    const QKeySequence key(QLatin1StringView(info.key), QKeySequence::PortableText);
                    QLabel *const keys = plainLabel(key.toString(QKeySequence::NativeText), this);
                    keys->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
                    QFont bold = keys->font();
                    bold.setWeight(QFont::DemiBold);
                    keys->setFont(bold);
                    grid->addWidget(keys, line, 0);
                    grid->addWidget(plainLabel(commandText(info), this), line++, 1);
                }
            }
        }
        grid->setRowStretch(line, 1);
        columns->addLayout(grid);
    };
    addColumn({CommandGroup::Moving, CommandGroup::Findings});
    addColumn({CommandGroup::Deciding, CommandGroup::Program});
}

void ShortcutSheet::toggle()
{
    if (isVisible()) {
        hide();
        return;
    }
    place();
    show();
    raise();
}

void ShortcutSheet::place()
{
    const QSize size = sizeHint().boundedTo(parentWidget()->size());
    setGeometry(QRect(
        QPoint((parentWidget()->width() - size.width()) / 2, (parentWidget()->height() - size.height()) / 2), size));
}

bool ShortcutSheet::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && isVisible()) {
        place();
    }
    return QFrame::eventFilter(watched, event);
}

void ShortcutSheet::paintEvent(QPaintEvent *)
{
    const Colours &colours = coloursFor(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours.muted, 1));
    painter.setBrush(colours.base);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

void ShortcutSheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        hide();
    } else {
        QFrame::keyPressEvent(event);
    }
}

void ShortcutSheet::mousePressEvent(QMouseEvent *)
{
    hide();
}

} // namespace stagedoor
