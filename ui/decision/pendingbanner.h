// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "store/storetypes.h"

class QLabel;
class QPushButton;

namespace stagedoor {

/// What became of my decision on the notice: it waits, is on its way, or was refused; refused, with the ways out.
/// Hidden where there is none.
class PendingBanner final : public QFrame
{
    Q_OBJECT
public:
    explicit PendingBanner(QWidget *parent);

    void show(const CachedNotice &notice, Timestamp now);
    void clear();

Q_SIGNALS:
    void readAgain(); ///< the refused decision is taken up again as a start
    void dropped();   ///< it is given up

private:
    [[nodiscard]] static QString refusal(const OutboxEntry &entry);

    QLabel *m_what;
    QLabel *m_why;
    QPushButton *m_again;
    QPushButton *m_drop;
};

} // namespace stagedoor
