// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <QString>

namespace stagedoor {

/// THE conversion of core's text: UTF-8 to QString, nothing hidden or changed (a bad byte becomes U+FFFD). For our own
/// words and for fields that are edited; what a poster wrote is shown through displayText(), toDisplay() or toLine().
[[nodiscard]] QString toText(std::string_view utf8);
[[nodiscard]] std::string fromText(const QString &text);

/// How much of a text is shown at most. What lies beyond is cut, never hidden silently: DisplayText::cut tells.
struct DisplayLimits {
    std::size_t bytes = 65536; ///< of the text, and UTF-16 units of what is shown
    int lines = 2000;
    int lineLength = 1000; ///< a longer line is broken, behind a sentence if there is one: layout is slow on long lines
};

/// A part of the shown text in UTF-16 units, half-open.
struct DisplayRange {
    int begin = 0;
    int end = 0;
    friend bool operator==(const DisplayRange &, const DisplayRange &) = default;
};

/// A text as it is safe to show: bidi, zero-width and control characters are visible tokens (⟦U+202E⟧, runs counted:
/// ⟦U+200B ×9⟧), more than 8 marks on a letter are a token too, long lines are broken. Holds the way back, so that
/// findings land on their words and copying yields what the poster wrote.
class DisplayText
{
public:
    DisplayText() = default;
    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] bool cut() const { return m_cut; }
    [[nodiscard]] std::size_t bytesShown() const { return m_positions.empty() ? 0 : m_positions.size() - 1; }
    [[nodiscard]] const std::vector<DisplayRange> &tokens() const { return m_tokens; }

    /// Where the character that holds @p byte is shown; what is cut is "shown" at the end.
    [[nodiscard]] int positionOf(std::size_t byte) const;
    /// Where @p length bytes from @p start are shown; never empty if length is not 0 and anything of it is shown.
    [[nodiscard]] DisplayRange rangeOf(std::size_t start, std::size_t length) const;
    /// The first byte of the character shown at @p position or next after it.
    [[nodiscard]] std::size_t byteAt(int position) const;

private:
    friend class DisplayWriter;
    QString m_text;
    std::vector<int> m_positions; ///< of each byte, and of the end: never falls
    std::vector<DisplayRange> m_tokens;
    bool m_cut = false;
};

[[nodiscard]] DisplayText displayText(std::string_view utf8, const DisplayLimits &limits = {});

/// The same as a string, several lines, "…" at the end where it was cut.
[[nodiscard]] QString toDisplay(std::string_view utf8, std::size_t bytes = 4096);

/// The same as one line: white space runs become one blank; at most @p length units, "…" included.
[[nodiscard]] QString toLine(std::string_view utf8, int length = 300);

/// For setToolTip(): shown literally, whatever it contains, and wrapped.
[[nodiscard]] QString toTip(const QString &text);

/// A foreign text inside a sentence of ours, so that its direction stays its own.
[[nodiscard]] QString isolated(const QString &text);

} // namespace stagedoor
