// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <set>

#include <QString>
#include <QTemporaryDir>

#include "support/queueprocess.h"
#include "workstation/workstation.h"

namespace stagedoor::test {

/// An editor at the workstation: the real program on a profile of its own, driven by keys through whatever widget has
/// the focus.
class Editor
{
public:
    /// Opens the workstation on @p server as the owner of @p token and waits until it is in step. @p undoSeconds: 5 or
    /// more.
    Editor(const QueueProcess &server, const QString &token, int undoSeconds = 5);
    ~Editor();

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString &text);
    /// Moves with J and K until the notice is the current one and on the screen; false: it is not in the queue.
    bool goTo(const QString &listingId);
    /// Waits until the decision just made is in the outbox, and answers its id.
    DecisionId recorded();
    /// Waits until the server has taken every decision that was not taken back; false: it refused one.
    bool allSent(int patience_ms = 20'000);

    [[nodiscard]] QString current() const; ///< the id of the current row
    [[nodiscard]] Workstation &workstation() { return *m_workstation; }
    [[nodiscard]] QWidget *widget(const QString &objectName) const;

private:
    void settled(const OutboxEntry &entry);

    QTemporaryDir m_folder;
    std::unique_ptr<Workstation> m_workstation;
    std::vector<OutboxEntry> m_recorded;
    std::size_t m_taken = 0;
    std::set<DecisionId> m_ended;
    bool m_refused = false;
};

} // namespace stagedoor::test
