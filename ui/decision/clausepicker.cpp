// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/decision/clausepicker.h"

#include <QKeyEvent>
#include <QWheelEvent>

#include "ui/text/displaytext.h"

namespace stagedoor {

using namespace Qt::StringLiterals;

ClausePicker::ClausePicker(const QString &name, QWidget *parent) : QComboBox(parent)
{
    setAccessibleName(name);
    setPlaceholderText(name + u'…');
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(14);
    connect(this, &QComboBox::activated, this, [this](int row) {
        const std::string clause = fromText(itemData(row).toString());
        setCurrentIndex(-1);
        Q_EMIT picked(clause);
    });
}

void ClausePicker::add(const Clause &clause, const std::string &language)
{
    const QString id = toText(clause.id);
    addItem(tr("%1 (%2)").arg(toText(clause.title.in(language)), id), id);
    setCurrentIndex(-1);
}

void ClausePicker::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
    case Qt::Key_Space:
        showPopup();
        break;
    default:
        event->ignore(); // QComboBox would pick at once
    }
}

void ClausePicker::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

} // namespace stagedoor
