// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clarify/letteredit.h"

#include <QScrollBar>
#include <QSyntaxHighlighter>

#include "ui/theme/colours.h"

namespace stagedoor {

namespace {

constexpr QChar openMark(0x27E6);  // ⟦
constexpr QChar closeMark(0x27E7); // ⟧

/// Where the placeholder that begins at or after @p from ends; begin -1: none.
struct Placeholder {
    qsizetype begin = -1;
    qsizetype end = -1;
};

Placeholder placeholderFrom(const QString &text, qsizetype from)
{
    const qsizetype begin = text.indexOf(openMark, from);
    if (begin < 0) {
        return {};
    }
    const qsizetype close = text.indexOf(closeMark, begin);
    return {begin, close < 0 ? begin + 1 : close + 1};
}

class PlaceholderMarks final : public QSyntaxHighlighter
{
public:
    PlaceholderMarks(QTextDocument *document, QWidget *editor) : QSyntaxHighlighter(document), m_editor(editor) {}

protected:
    void highlightBlock(const QString &text) override
    {
        const Colours &colours = coloursFor(m_editor->palette());
        QTextCharFormat format;
        format.setFontUnderline(true);
        format.setUnderlineStyle(QTextCharFormat::DashUnderline);
        format.setForeground(colours.severity(Severity::Check));
        format.setBackground(colours.tint(Severity::Check, false));
        for (Placeholder place = placeholderFrom(text, 0); place.begin >= 0; place = placeholderFrom(text, place.end)) {
            setFormat(int(place.begin), int(place.end - place.begin), format);
        }
    }

private:
    QWidget *m_editor; // not null: the document's owner
};

} // namespace

LetterEdit::LetterEdit(QWidget *parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    new PlaceholderMarks(document(), this); // the document owns it
}

int LetterEdit::openPlaceholders() const
{
    const QString text = toPlainText();
    int count = 0;
    for (Placeholder place = placeholderFrom(text, 0); place.begin >= 0; place = placeholderFrom(text, place.end)) {
        ++count;
    }
    return count;
}

bool LetterEdit::selectPlaceholder(bool forward)
{
    const QString text = toPlainText();
    const QTextCursor here = textCursor();
    Placeholder found;
    for (Placeholder place = placeholderFrom(text, 0); place.begin >= 0; place = placeholderFrom(text, place.end)) {
        if (forward && place.begin >= here.selectionEnd()) {
            found = place;
            break;
        }
        if (!forward && place.end <= here.selectionStart()) {
            found = place;
        }
    }
    if (found.begin < 0) {
        return false;
    }
    QTextCursor cursor = textCursor();
    cursor.setPosition(int(found.begin));
    cursor.setPosition(int(found.end), QTextCursor::KeepAnchor);
    setTextCursor(cursor);
    ensureCursorVisible();
    return true;
}

void LetterEdit::replaceAll(const QString &text)
{
    if (text == toPlainText()) {
        return;
    }
    const int scrolled = verticalScrollBar()->value();
    const int position = textCursor().position();
    QTextCursor cursor(document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    document()->clearUndoRedoStacks(); // undoing would leave the ticks saying something else
    QTextCursor back = textCursor();
    back.setPosition(std::min(position, int(text.size())));
    setTextCursor(back);
    verticalScrollBar()->setValue(scrolled);
}

bool LetterEdit::focusNextPrevChild(bool next)
{
    return selectPlaceholder(next) || QPlainTextEdit::focusNextPrevChild(next);
}

} // namespace stagedoor
