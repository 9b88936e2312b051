// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QTimer>

#include "store/storetypes.h"

namespace stagedoor {

/// What just happened, floating at the bottom centre of its parent, which holds no buttons there: "Declined “Title”,
/// fee.pay-to-play, sends in 18 s" with Undo while that lasts, a message, or an error. Never takes the focus.
class Toast final : public QFrame
{
    Q_OBJECT
public:
    /// @p clock outlives this.
    Toast(const Clock &clock, QWidget *parent);

    void setOnline(bool online); ///< whether what is sent leaves now
    void showDecision(const OutboxEntry &entry);
    void showMessage(const QString &text);
    void showError(const QString &text);        ///< stays longer
    void showSettled(const OutboxEntry &entry); ///< if it is the one that was shown last: the server has it
    [[nodiscard]] QString text() const { return m_text->text(); }

Q_SIGNALS:
    void undoClicked(const stagedoor::DecisionId &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void tick();
    [[nodiscard]] static QString describe(const OutboxEntry &entry, const QString &fate);
    void say(const QString &text, std::chrono::milliseconds time);
    void place();
    void colour();

    const Clock &m_clock;
    QLabel *m_text;
    QPushButton *m_undo;
    QTimer m_tick;
    QTimer m_end;
    bool m_online = false;
    std::optional<OutboxEntry> m_entry; ///< what is shown, until it is known that the server has it
};

} // namespace stagedoor
