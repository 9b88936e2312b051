// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QStatusBar>
#include <QTimer>

#include "review/reviewservice.h"

class QToolButton;

namespace stagedoor {

/// The status bar, left to right: connection, last sync, outbox, my claims; at the right the undo countdown. Actions
/// added to it stand as buttons at its end.
class StatusStrip final : public QStatusBar
{
    Q_OBJECT
public:
    /// @p clock outlives this.
    StatusStrip(const Clock &clock, QWidget *parent);
    void showStatus(const ReviewStatus &status);
    void addButton(QAction *action);

Q_SIGNALS:
    void refusedClicked();

private:
    QLabel *addPart(const QString &name, const QString &spokenName);
    void refresh();
    void showConnection();
    void showOutbox();

    const Clock &m_clock;
    ReviewStatus m_status;
    QLabel *m_connection;
    QLabel *m_synced;
    QLabel *m_outbox;
    QToolButton *m_refused;
    QLabel *m_claims;
    QLabel *m_undo;
    QTimer m_tick;
};

} // namespace stagedoor
