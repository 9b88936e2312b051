// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace stagedoor {

/// The editor of a letter's body: open placeholders are underlined, and Tab and Shift+Tab select the next or previous
/// one before they leave.
class LetterEdit final : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit LetterEdit(QWidget *parent);

    [[nodiscard]] int openPlaceholders() const;
    /// Selects the next open placeholder behind (or before) the cursor; false where there is none.
    bool selectPlaceholder(bool forward);
    /// Puts @p text in place of all, as one step that Undo takes back; the view stays where it is.
    void replaceAll(const QString &text);

protected:
    bool focusNextPrevChild(bool next) override;
};

} // namespace stagedoor
