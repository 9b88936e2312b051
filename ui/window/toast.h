// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QTimer>

#include "store/storetypes.h"

namespace stagedoor {

/// What just happened, floating at the bottom centre of its parent: "Declined “Title”, fee.pay-to-play, sends in 18 s"
/// with Undo while that lasts, a message, or an error. Never takes the focus.
class Toast final : public QFrame
{
    Q_OBJECT
public:
    /// @p clock outlives this.
    Toast(const Clock &clock, QWidget *parent);

    void setClearance(int pixels); ///< what lies at the bottom of the parent and is not to be covered
    void showDecision(const OutboxEntry &entry);
    void showMessage(const QString &text);
    void showError(const QString &text);        ///< stays longer
    void dismissDecision(const DecisionId &id); ///< it was undone or has been sent
    [[nodiscard]] QString text() const { return m_text->text(); }

Q_SIGNALS:
    void undoClicked(const stagedoor::DecisionId &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void tick();
    void say(const QString &text, std::chrono::milliseconds time);
    void place();
    void colour();

    const Clock &m_clock;
    QLabel *m_text;
    QPushButton *m_undo;
    QTimer m_tick;
    QTimer m_end;
    int m_clearance = 0;
    std::optional<OutboxEntry> m_entry; ///< whose time is counted down
};

} // namespace stagedoor
