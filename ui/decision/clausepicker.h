// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <QComboBox>

#include "policy/policypack.h"

namespace stagedoor {

/// A list of clauses to pick from, one at a time; it shows its name again afterwards. Down, Up and Space open it:
/// nothing is picked while it is closed.
class ClausePicker final : public QComboBox
{
    Q_OBJECT
public:
    ClausePicker(const QString &name, QWidget *parent);
    void add(const Clause &clause, const std::string &language);

Q_SIGNALS:
    void picked(const std::string &clause);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
};

} // namespace stagedoor
