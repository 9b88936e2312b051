// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/decision/bodylabel.h"

#include "ui/theme/labels.h"

namespace stagedoor {

namespace {

constexpr int longestWord = 20; // characters that fit the narrowest panel at the largest font
constexpr QChar breakHere(0x200B);

} // namespace

QString breakable(const QString &text)
{
    QString result;
    int run = 0;
    for (const QChar c : text) {
        run = c.isSpace() ? 0 : run + 1;
        if (run > longestWord && !c.isLowSurrogate() && !c.isMark()) {
            result += breakHere;
            run = 1;
        }
        result += c;
    }
    return result;
}

QLabel *bodyLabel(const QString &text, QWidget *parent)
{
    const QString shown = breakable(text);
    QLabel *const label = plainLabel(shown, parent);
    label->setWordWrap(true);
    if (shown == text) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    return label;
}

} // namespace stagedoor
