// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include <QWidget>

#include "policy/assessment.h"
#include "store/storetypes.h"

namespace stagedoor {

class KeyButton;

/// Approve, Clarify, Decline, Escalate, a gap, Hide, Suspend: always in this order, always in this place. Where there
/// is nothing more to hide or to suspend, the last two take it back: Restore, Reinstate.
class ActionBar final : public QWidget
{
    Q_OBJECT
public:
    explicit ActionBar(QWidget *parent);

    void setTakingBack(bool restore, bool reinstate);
    void setObstacle(DecisionKind kind, const QString &why); ///< empty: none; by the button's first kind
    [[nodiscard]] QString obstacle(DecisionKind kind) const;
    void recommend(std::optional<Proposal> proposal);

Q_SIGNALS:
    void asked(stagedoor::DecisionKind kind);

private:
    KeyButton *add(DecisionKind kind, const QString &text, const QString &key);
    void name(DecisionKind button, DecisionKind kind, const QString &text);

    std::map<DecisionKind, KeyButton *> m_buttons; // each a child
};

} // namespace stagedoor
