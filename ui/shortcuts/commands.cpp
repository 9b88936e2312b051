// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shortcuts/commands.h"

#include <array>

#include <QCoreApplication>
#include <QKeySequence>
#include <QWidget>

namespace stagedoor {

using namespace Qt::StringLiterals;

namespace {

using enum Command;
using enum CommandGroup;

constexpr std::array table{
    CommandInfo{NextNotice, Moving, "next-notice", QT_TRANSLATE_NOOP("Commands", "Next notice"), "J"},
    CommandInfo{PreviousNotice, Moving, "previous-notice", QT_TRANSLATE_NOOP("Commands", "Previous notice"), "K"},
    CommandInfo{Search, Moving, "search", QT_TRANSLATE_NOOP("Commands", "Search the queue"), "/"},
    CommandInfo{ShowNew, Moving, "show-new", QT_TRANSLATE_NOOP("Commands", "Show what is new in the queue"), "."},
    CommandInfo{NextFinding, Findings, "next-finding", QT_TRANSLATE_NOOP("Commands", "Next finding"), "N"},
    CommandInfo{PreviousFinding, Findings, "previous-finding", QT_TRANSLATE_NOOP("Commands", "Previous finding"),
                "Shift+N"},
    CommandInfo{ConfirmFinding, Findings, "confirm-finding", QT_TRANSLATE_NOOP("Commands", "Confirm the finding"), "Y"},
    CommandInfo{DismissFinding, Findings, "dismiss-finding", QT_TRANSLATE_NOOP("Commands", "Dismiss the finding"), "X"},
    CommandInfo{TogglePayTag, Deciding, "toggle-pay-tag", QT_TRANSLATE_NOOP("Commands", "Paid or not paid"), "P"},
    CommandInfo{Approve, Deciding, "approve", QT_TRANSLATE_NOOP("Commands", "Approve"), "A"},
    CommandInfo{Clarify, Deciding, "clarify", QT_TRANSLATE_NOOP("Commands", "Ask the poster for clarification"), "C"},
    CommandInfo{Decline, Deciding, "decline", QT_TRANSLATE_NOOP("Commands", "Decline"), "D"},
    CommandInfo{Escalate, Deciding, "escalate", QT_TRANSLATE_NOOP("Commands", "Escalate"), "E"},
    CommandInfo{Hide, Deciding, "hide", QT_TRANSLATE_NOOP("Commands", "Hide now"), "H"},
    CommandInfo{Suspend, Deciding, "suspend", QT_TRANSLATE_NOOP("Commands", "Suspend the account"), "S"},
    CommandInfo{Undo, Deciding, "undo", QT_TRANSLATE_NOOP("Commands", "Undo the last decision"), "Z"},
    CommandInfo{Send, Deciding, "send", QT_TRANSLATE_NOOP("Commands", "Send the letter, suspend"), "Ctrl+Return", true},
    CommandInfo{Close, Deciding, "close", QT_TRANSLATE_NOOP("Commands", "Close the open panel"), "Esc", true},
    CommandInfo{SyncNow, Program, "sync-now", QT_TRANSLATE_NOOP("Commands", "Fetch and send now"), "F5"},
    CommandInfo{Settings, Program, "settings", QT_TRANSLATE_NOOP("Commands", "Settings"), "Ctrl+,"},
    CommandInfo{Shortcuts, Program, "shortcuts", QT_TRANSLATE_NOOP("Commands", "Keyboard shortcuts"), "?"},
    CommandInfo{Quit, Program, "quit", QT_TRANSLATE_NOOP("Commands", "Quit"), "Ctrl+Q"},
};

} // namespace

std::span<const CommandInfo> commandTable()
{
    return table;
}

QString commandText(const CommandInfo &info)
{
    return QCoreApplication::translate("Commands", info.text);
}

QString commandGroupName(CommandGroup group)
{
    switch (group) {
    case Moving:
        return QCoreApplication::translate("Commands", "Moving");
    case Findings:
        return QCoreApplication::translate("Commands", "Findings");
    case Deciding:
        return QCoreApplication::translate("Commands", "Deciding");
    case Program:
        return QCoreApplication::translate("Commands", "Program");
    }
    return {};
}

CommandActions::CommandActions(QWidget *window) : QObject(window)
{
    for (const CommandInfo &info : table) {
        if (info.inPanel) {
            continue;
        }
        auto *const action = new QAction(commandText(info), this);
        action->setObjectName(QLatin1StringView(info.name));
        action->setShortcut(QKeySequence(QLatin1StringView(info.key), QKeySequence::PortableText));
        action->setShortcutContext(Qt::WindowShortcut);
        action->setAutoRepeat(info.group == Moving); // a held key must not decide twice
        window->addAction(action);
        m_actions.emplace(info.command, action);
    }
}

QAction *CommandActions::action(Command command) const
{
    return m_actions.at(command);
}

} // namespace stagedoor
