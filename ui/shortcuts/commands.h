// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <span>

#include <QAction>
#include <QObject>
#include <QString>

namespace stagedoor {

/// Everything a key does in the main window.
enum class Command {
    NextNotice,
    PreviousNotice,
    NextFinding,
    PreviousFinding,
    Search,
    ShowNew,
    ConfirmFinding,
    DismissFinding,
    TogglePayTag,
    Approve,
    Clarify,
    Decline,
    Escalate,
    Hide,
    Suspend,
    Undo,
    Send,
    Close,
    SyncNow,
    Settings,
    Shortcuts,
    Quit,
};

enum class CommandGroup { Moving, Findings, Deciding, Program };

/// One row of the table of commands: the one place for names, texts and default keys.
struct CommandInfo {
    Command command;
    CommandGroup group;
    const char *name;     ///< stable, for settings and object names
    const char *text;     ///< English, for tr() in the context "Commands"
    const char *key;      ///< QKeySequence's portable text
    bool inPanel = false; ///< the open panel handles the key itself: no action is made, the sheet lists it
};

[[nodiscard]] std::span<const CommandInfo> commandTable();
[[nodiscard]] QString commandText(const CommandInfo &info);
[[nodiscard]] QString commandGroupName(CommandGroup group);

/// The actions of a window, made from the table. A single key does nothing while a text field has the focus, since the
/// field takes it first.
class CommandActions final : public QObject
{
    Q_OBJECT
public:
    /// Adds the actions to @p window, which owns this.
    explicit CommandActions(QWidget *window);
    /// The action of a command that is not inPanel.
    [[nodiscard]] QAction *action(Command command) const;

private:
    std::map<Command, QAction *> m_actions;
};

} // namespace stagedoor
