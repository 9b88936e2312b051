// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/labels.h"

namespace stagedoor {

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *const label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText); // before the text: the default guesses rich text
    label->setText(text);
    return label;
}

QLabel *headingLabel(const QString &text, QWidget *parent)
{
    QLabel *const label = plainLabel(text, parent);
    QFont font = label->font();
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    return label;
}

QLabel *dimLabel(const QString &text, QWidget *parent)
{
    QLabel *const label = plainLabel(text, parent);
    label->setForegroundRole(QPalette::PlaceholderText); // the theme's muted colour
    label->setWordWrap(true);
    return label;
}

} // namespace stagedoor
