// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/displaytext.h"

#include <algorithm>
#include <cstdint>

#include <QChar>
#include <QStringView>

#include <unicode/utf8.h>

namespace stagedoor {

namespace {

using namespace Qt::StringLiterals;

constexpr int maxMarks = 8;    // on one letter
constexpr int maxNewlines = 3; // in a row
constexpr char32_t zeroWidthNonJoiner = 0x200C;
constexpr char32_t zeroWidthJoiner = 0x200D;

bool isMark(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing;
}

bool isEmojiLike(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    return category == QChar::Symbol_Other || category == QChar::Symbol_Modifier || c == 0xFE0F;
}

/// Whether writing in c's script needs joiners (Arabic, the scripts of India …).
bool joins(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Unknown:
    case QChar::Script_Inherited:
    case QChar::Script_Common:
    case QChar::Script_Latin:
    case QChar::Script_Greek:
    case QChar::Script_Cyrillic:
    case QChar::Script_Armenian:
    case QChar::Script_Hebrew:
    case QChar::Script_Georgian:
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Thai:
        return false;
    default:
        return true;
    }
}

/// Letters and marks that draw nothing.
bool isBlankLetter(char32_t c)
{
    return c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5 || c == 0x2800 || c == 0x3164 ||
           c == 0xFFA0 || c == 0xFFFC || (c >= 0xFE00 && c <= 0xFE0E) || (c >= 0xE0100 && c <= 0xE01EF);
}

/// Format characters that are drawn (the number signs of Arabic and Syriac).
bool isVisibleFormat(char32_t c)
{
    return (c >= 0x0600 && c <= 0x0605) || c == 0x06DD || c == 0x070F || c == 0x08E2;
}

bool isHidden(char32_t c, char32_t before, char32_t after)
{
    if (c == zeroWidthJoiner && isEmojiLike(before) && isEmojiLike(after)) {
        return false;
    }
    if ((c == zeroWidthJoiner || c == zeroWidthNonJoiner) && joins(before)) {
        return false;
    }
    switch (QChar::category(c)) {
    case QChar::Other_Control:
        return c != '\t';
    case QChar::Other_Format:
        return !isVisibleFormat(c);
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
        return true;
    case QChar::Other_NotAssigned:
        return QChar::isNonCharacter(c);
    default:
        return isBlankLetter(c);
    }
}

bool isNewline(char32_t c)
{
    return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
}

} // namespace

/// Writes a DisplayText, character by character.
class DisplayWriter
{
public:
    DisplayWriter(std::string_view utf8, const DisplayLimits &limits)
        : m_bytes(utf8)
        , m_limits(limits)
        , m_end(static_cast<std::int32_t>(std::min<std::size_t>(utf8.size(), INT32_MAX)))
    {
        m_out.m_positions.reserve(std::min(utf8.size(), limits.bytes) + 8);
    }

    DisplayText write()
    {
        while (m_at < m_end) {
            if (isFull()) {
                m_out.m_cut = true;
                break;
            }
            const char32_t c = take();
            if (isNewline(c)) {
                newlines(c);
            } else if (isHidden(c, m_before, peek())) {
                hidden(c);
            } else if (isMark(c) && m_before != 0) {
                mark(c);
            } else {
                letter(c);
            }
        }
        m_out.m_positions.push_back(int(m_out.m_text.size()));
        return std::move(m_out);
    }

private:
    bool isFull() const
    {
        return std::size_t(m_at) >= m_limits.bytes || std::size_t(m_out.m_text.size()) >= m_limits.bytes ||
               m_lines >= m_limits.lines;
    }

    /// The next character; its bytes are shown at the present end of the text.
    char32_t take()
    {
        const std::int32_t begin = m_at;
        const char32_t c = decode(m_at);
        m_out.m_positions.insert(m_out.m_positions.end(), std::size_t(m_at - begin), int(m_out.m_text.size()));
        return c;
    }
    char32_t peek() const
    {
        std::int32_t at = m_at;
        return at < m_end ? decode(at) : U'\0';
    }
    char32_t decode(std::int32_t &at) const
    {
        std::int32_t c = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion" // inside ICU's macro
#pragma GCC diagnostic ignored "-Wsign-conversion"
        U8_NEXT(m_bytes.data(), at, m_end, c);
#pragma GCC diagnostic pop
        return c < 0 ? char32_t(QChar::ReplacementCharacter) : char32_t(c);
    }

    /// Takes on while @p wanted holds and the limit is not reached; returns how many were taken.
    template <class Wanted>
    int takeWhile(Wanted wanted)
    {
        int taken = 0;
        while (m_at < m_end && std::size_t(m_at) < m_limits.bytes && wanted(peek())) {
            (void)take();
            ++taken;
        }
        return taken;
    }

    void letter(char32_t c)
    {
        if (m_inLine >= m_limits.lineLength) {
            softBreak();
        }
        append(c);
        if (m_inLine > m_limits.lineLength / 2 && QChar::isSpace(c) && isGoodBreak() && isLongLineAhead()) {
            softBreak();
        }
        m_before = c;
        m_marks = 0;
    }

    /// Where a break shows least: behind a sentence, near the limit behind any word.
    bool isGoodBreak() const
    {
        return m_before == '.' || m_before == '!' || m_before == '?' || m_inLine > m_limits.lineLength * 9 / 10;
    }
    /// Whether the line would become too long; if it ends in time, it stays whole.
    bool isLongLineAhead()
    {
        if (m_nextNewline < std::size_t(m_at)) {
            m_nextNewline = std::min(m_bytes.find('\n', std::size_t(m_at)), m_bytes.size());
        }
        return m_nextNewline - std::size_t(m_at) + std::size_t(m_inLine) > std::size_t(m_limits.lineLength);
    }

    void mark(char32_t c)
    {
        if (m_marks < maxMarks) {
            append(c);
            ++m_marks;
            return;
        }
        const int more = takeWhile(isMark);
        token(u"⟦+%1 marks⟧"_s.arg(more + 1));
    }

    void hidden(char32_t c)
    {
        const int more = takeWhile([c](char32_t next) { return next == c; });
        const QString code = u"U+%1"_s.arg(QString::number(c, 16).toUpper(), 4, u'0');
        token(more == 0 ? u"⟦%1⟧"_s.arg(code) : u"⟦%1 ×%2⟧"_s.arg(code).arg(more + 1));
    }

    void newlines(char32_t c)
    {
        if (c == '\r' && peek() == '\n') {
            (void)take();
        }
        if (++m_newlinesInRow > maxNewlines) {
            const int more = takeWhile(isNewline);
            token(u"⟦¶ ×%1⟧"_s.arg(more + 1));
        }
        m_out.m_text += u'\n';
        ++m_lines;
        m_inLine = 0;
        m_before = 0;
    }

    void softBreak()
    {
        // The bytes of a character still to be written were noted before the break: they move behind it.
        const int end = int(m_out.m_text.size());
        m_out.m_text += u'\n';
        ++m_lines;
        m_inLine = 0;
        for (auto at = m_out.m_positions.rbegin(); at != m_out.m_positions.rend() && *at == end; ++at) {
            *at = end + 1;
        }
    }

    void token(const QString &text)
    {
        if (m_inLine >= m_limits.lineLength) {
            softBreak();
        }
        const int begin = int(m_out.m_text.size());
        m_out.m_text += text;
        m_inLine += int(text.size());
        m_out.m_tokens.push_back({begin, int(m_out.m_text.size())});
        m_before = 0; // a mark after a token starts anew
        m_marks = 0;
        m_newlinesInRow = 0;
    }

    void append(char32_t c)
    {
        const auto units = QChar::fromUcs4(c);
        m_out.m_text += QStringView(units);
        m_inLine += QChar::requiresSurrogates(c) ? 4 : 1; // emoji are wide, and slow to lay out
        m_newlinesInRow = 0;
    }

    std::string_view m_bytes;
    DisplayLimits m_limits;
    std::int32_t m_end = 0;
    DisplayText m_out;
    std::int32_t m_at = 0;
    char32_t m_before = 0; // what the next mark or joiner hangs on; 0: nothing
    int m_marks = 0;
    int m_inLine = 0;
    int m_lines = 0;
    int m_newlinesInRow = 0;
    std::size_t m_nextNewline = 0; // behind m_at, or to be looked for
};

QString toText(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

std::string fromText(const QString &text)
{
    return text.toStdString();
}

int DisplayText::positionOf(std::size_t byte) const
{
    return m_positions.empty() ? 0 : m_positions[std::min(byte, m_positions.size() - 1)];
}

DisplayRange DisplayText::rangeOf(std::size_t start, std::size_t length) const
{
    DisplayRange range{positionOf(start), positionOf(start + length)};
    if (length > 0 && range.begin == range.end) { // inside one character or one token
        const auto next = std::ranges::upper_bound(m_positions, range.begin);
        range.end = next == m_positions.end() ? range.begin : *next;
    }
    return range;
}

std::size_t DisplayText::byteAt(int position) const
{
    const auto found = std::ranges::lower_bound(m_positions, position);
    return found == m_positions.end() ? bytesShown() : std::size_t(found - m_positions.begin());
}

DisplayText displayText(std::string_view utf8, const DisplayLimits &limits)
{
    return DisplayWriter(utf8, limits).write();
}

QString toDisplay(std::string_view utf8, std::size_t bytes)
{
    const DisplayText shown = displayText(utf8, {.bytes = bytes});
    return shown.cut() ? shown.text() + u'…' : shown.text();
}

QString toLine(std::string_view utf8, int length)
{
    // A line of blanks only would need more bytes than units; what is cut away then is blank anyway.
    const DisplayText shown = displayText(utf8, {.bytes = std::size_t(length) * 8});
    QString line = shown.text().simplified();
    const bool tooLong = line.size() > length;
    if (tooLong) {
        line.truncate(length - 1);
        if (!line.isEmpty() && line.back().isHighSurrogate()) {
            line.chop(1);
        }
    }
    return tooLong || shown.cut() ? line + u'…' : line;
}

QString toTip(const QString &text)
{
    QString escaped = text.toHtmlEscaped();
    return u"<qt>"_s + escaped.replace(u'\n', u"<br>"_s) + u"</qt>"_s;
}

QString isolated(const QString &text)
{
    return QChar(0x2068) + text + QChar(0x2069);
}

} // namespace stagedoor
