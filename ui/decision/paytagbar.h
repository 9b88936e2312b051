// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/decision/judgement.h"

class QButtonGroup;
class QLabel;

namespace stagedoor {

class KeyButton;

/// Paid / Not Paid: two buttons of which one is down or, while the proposal is unclear and nobody chose, none; under
/// them the proposal with the words it rests on.
class PayTagBar final : public QWidget
{
    Q_OBJECT
public:
    explicit PayTagBar(QWidget *parent);

    void show(const Judgement &judgement);
    void clear();

Q_SIGNALS:
    void chosen(stagedoor::PayTag tag); ///< with the mouse or Space; P comes from the panel

private:
    QButtonGroup *m_buttons;
    KeyButton *m_paid;
    KeyButton *m_notPaid;
    QLabel *m_evidence;
};

} // namespace stagedoor
