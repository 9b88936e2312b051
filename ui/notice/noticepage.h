// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <QString>

#include "store/storetypes.h"
#include "ui/text/displaytext.h"

namespace stagedoor {

/// How a run of the notice looks.
enum class TextKind { Title, Heading, Label, Name, Body, Meta, Absence, Token, Cut };

/// A run of the document: positions as in the QTextDocument that holds text().
struct NoticeRun {
    int begin = 0;
    int end = 0;
    TextKind kind = TextKind::Body;
};

/// How the paragraphs of a section are set.
enum class ParagraphKind { Title, Heading, Fact, Body, Entry };

struct NoticeParagraph {
    int begin = 0; ///< of its first block; the next paragraph begins behind its last
    ParagraphKind kind = ParagraphKind::Body;
};

/// Where a finding stands in the document.
struct FindingPlace {
    int finding = 0; ///< its index in the assessment
    DisplayRange range;
    Severity severity = Severity::Note;
    bool absent = false; ///< about something that is not there: range is its line at the top of the field
    int lane = 0;        ///< overlapping findings have lanes of their own: their underlines stack
};

/// What NoticePage needs beside the notice.
struct NoticeContext {
    Timestamp now;
    std::size_t bytesAField = 65536;                 ///< shown of each field
    std::function<QString(const Finding &)> titleOf; ///< the clause in a few words
};

/// A notice as one plain text in its fixed order of fields (title, company, category, pay, description, roles, places
/// and dates, how to apply, poster, complaints, messages), with the way from a field's UTF-8 bytes to positions in it
/// and back. Values only: no widget.
class NoticePage
{
public:
    NoticePage() = default;
    NoticePage(const CachedNotice &notice, const NoticeContext &context);

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] const std::vector<NoticeRun> &runs() const { return m_runs; }
    [[nodiscard]] const std::vector<NoticeParagraph> &paragraphs() const { return m_paragraphs; }
    [[nodiscard]] const std::vector<FindingPlace> &findings() const
    {
        return m_findings;
    } ///< by the assessment's order
    [[nodiscard]] bool cut() const { return m_hiddenBytes > 0; }
    [[nodiscard]] std::size_t hiddenBytes() const { return m_hiddenBytes; }

    /// Where some bytes of a field are shown; nullopt for a field that is not shown.
    [[nodiscard]] std::optional<DisplayRange> rangeOf(const std::string &field, std::size_t start,
                                                      std::size_t length) const;
    /// What copying [begin, end) yields: a field's part as the poster wrote it, ours as it is shown.
    [[nodiscard]] QString rawText(int begin, int end) const;

private:
    friend class NoticeWriter;
    struct Field {
        int begin = 0;
        DisplayText shown;
        std::string bytes; ///< as written, as far as it is shown
    };
    QString m_text;
    std::vector<NoticeRun> m_runs;
    std::vector<NoticeParagraph> m_paragraphs;
    std::vector<FindingPlace> m_findings;
    std::map<std::string, Field> m_fields;
    std::size_t m_hiddenBytes = 0;
};

} // namespace stagedoor
