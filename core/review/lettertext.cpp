// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/lettertext.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace stagedoor {

namespace {

constexpr std::string_view openMark = "\xE2\x9F\xA6";  // ⟦
constexpr std::string_view closeMark = "\xE2\x9F\xA7"; // ⟧
constexpr std::size_t longestName = 60;                // bytes; a longer {…} is prose

/// The {name} at @p from, without its braces; empty where none stands there.
std::string_view nameAt(std::string_view text, std::size_t from)
{
    const std::size_t end = text.find_first_of("{}\n", from + 1);
    if (end == std::string_view::npos || text[end] != '}' || end - from - 1 > longestName) {
        return {};
    }
    return text.substr(from + 1, end - from - 1);
}

struct CodePoint {
    char32_t value = 0;
    std::size_t bytes = 1;
};

/// The code point at @p at of well-formed UTF-8; a stray byte counts as U+FFFD.
CodePoint codePointAt(std::string_view text, std::size_t at)
{
    const auto byte = [text](std::size_t index) { return static_cast<unsigned char>(text[index]); };
    const unsigned char lead = byte(at);
    const std::size_t bytes = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 0;
    if (bytes == 0 || at + bytes > text.size()) {
        return {0xFFFD, 1};
    }
    if (bytes == 1) {
        return {lead, 1};
    }
    char32_t value = lead & (0xFFU >> (bytes + 1));
    for (std::size_t index = 1; index < bytes; ++index) {
        value = (value << 6) | (byte(at + index) & 0x3FU);
    }
    return {value, bytes};
}

bool isHidden(char32_t value)
{
    return value < 0x20 || (value >= 0x7F && value < 0xA0) || value == 0xAD || value == 0x61C ||
           (value >= 0x200B && value <= 0x200F) || (value >= 0x2028 && value <= 0x202E) ||
           (value >= 0x2060 && value <= 0x206F) || value == 0xFEFF || (value >= 0xE0000 && value <= 0xE0FFF);
}

using Lines = std::vector<std::string_view>;

Lines linesOf(std::string_view text)
{
    Lines lines;
    for (std::size_t from = 0;;) {
        const std::size_t end = text.find('\n', from);
        lines.push_back(text.substr(from, end - from));
        if (end == std::string_view::npos) {
            return lines;
        }
        from = end + 1;
    }
}

constexpr std::size_t nowhere = std::size_t(-1);

/// For each line of @p from, the line of @p to it is, in order (a longest common subsequence), or nowhere.
std::vector<std::size_t> sameLines(const Lines &from, const Lines &to)
{
    std::vector<std::vector<std::uint32_t>> common(from.size() + 1, std::vector<std::uint32_t>(to.size() + 1));
    for (std::size_t i = from.size(); i-- > 0;) {
        for (std::size_t j = to.size(); j-- > 0;) {
            common[i][j] = from[i] == to[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
        }
    }
    std::vector<std::size_t> same(from.size(), nowhere);
    for (std::size_t i = 0, j = 0; i < from.size() && j < to.size();) {
        if (from[i] == to[j]) {
            same[i++] = j++;
        } else if (common[i + 1][j] >= common[i][j + 1]) {
            ++i;
        } else {
            ++j;
        }
    }
    return same;
}

/// What a person made of each line of the original: the line itself, other lines in its place, or none. Lines added
/// before the first stand at `first`.
struct Edits {
    Lines first;
    std::vector<Lines> lines;
};

Edits editsOf(const Lines &before, const Lines &edited)
{
    Edits edits;
    edits.lines.resize(before.size());
    const std::vector<std::size_t> same = sameLines(before, edited);
    std::size_t next = 0; // of edited, not yet given to a line
    for (std::size_t line = 0; line < before.size();) {
        if (same[line] != nowhere) {
            Lines &added = line == 0 ? edits.first : edits.lines[line - 1];
            added.insert(added.end(), edited.begin() + std::ptrdiff_t(next),
                         edited.begin() + std::ptrdiff_t(same[line]));
            edits.lines[line] = {edited[same[line]]};
            next = same[line] + 1;
            ++line;
            continue;
        }
        std::size_t end = line; // a run of changed lines: given out one for one, the rest to the last
        while (end < before.size() && same[end] == nowhere) {
            ++end;
        }
        const std::size_t stop = end < before.size() ? same[end] : edited.size();
        for (; line < end && next < stop; ++line) {
            edits.lines[line] = {edited[next++]};
        }
        if (next < stop) {
            Lines &last = edits.lines[end - 1];
            last.insert(last.end(), edited.begin() + std::ptrdiff_t(next), edited.begin() + std::ptrdiff_t(stop));
            next = stop;
        }
        line = end;
    }
    Lines &tail = before.empty() ? edits.first : edits.lines.back();
    tail.insert(tail.end(), edited.begin() + std::ptrdiff_t(next), edited.end());
    return edits;
}

} // namespace

std::string filled(std::string_view text, const FillValues &values)
{
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view name = text[at] == '{' ? nameAt(text, at) : std::string_view();
        if (name.empty()) {
            result += text[at++];
            continue;
        }
        const auto value = values.find(name);
        if (value != values.end() && !value->second.empty()) {
            result += value->second;
        } else {
            result.append(openMark).append(name).append(closeMark);
        }
        at += name.size() + 2;
    }
    return result;
}

bool asksFor(std::string_view text, std::string_view name)
{
    return text.find('{' + std::string(name) + '}') != std::string_view::npos;
}

PlaceholderSpan nextPlaceholder(std::string_view text, std::size_t from)
{
    const std::size_t begin = text.find(openMark, from);
    if (begin == std::string_view::npos) {
        return {};
    }
    const std::size_t end = text.find(closeMark, begin);
    return {begin, end == std::string_view::npos ? openMark.size() : end + closeMark.size() - begin};
}

std::string quotable(std::string_view words, std::size_t most)
{
    std::string result;
    for (std::size_t at = 0; at < words.size();) {
        const CodePoint point = codePointAt(words, at);
        const std::string_view bytes = words.substr(at, point.bytes);
        at += point.bytes;
        const bool blank = point.value == ' ' || point.value == '\t' || point.value == '\n' || point.value == '\r' ||
                           point.value == 0xA0 || point.value == 0x2028 || point.value == 0x2029;
        if (blank) {
            if (!result.empty() && result.back() != ' ') {
                result += ' ';
            }
        } else if (bytes == openMark || bytes == closeMark) {
            result += bytes == openMark ? '[' : ']';
        } else if (point.value == 0xFFFD) {
            result += "\xEF\xBF\xBD";
        } else if (!isHidden(point.value)) {
            result += bytes;
        }
        if (result.size() >= most && at < words.size()) {
            return result + "\xE2\x80\xA6";
        }
    }
    if (!result.empty() && result.back() == ' ') {
        result.pop_back();
    }
    return result;
}

std::string insideQuotes(std::string_view text)
{
    constexpr std::string_view opening = "\u2018";
    constexpr std::string_view closing = "\u2019";
    std::string inside;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = text.substr(at);
        if (rest.starts_with("\u201C") || rest.starts_with("\u201D")) {
            inside += rest.starts_with("\u201C") ? opening : closing;
            at += 3;
        } else if (rest.front() == '"') {
            inside += inside.empty() || inside.back() == ' ' || inside.back() == '(' ? opening : closing;
            ++at;
        } else {
            inside += rest.front();
            ++at;
        }
    }
    return inside;
}

std::string withEdits(std::string_view before, std::string_view edited, std::string_view after)
{
    if (before == edited) {
        return std::string(after);
    }
    const Lines old = linesOf(before);
    const Lines now = linesOf(after);
    const Edits edits = editsOf(old, linesOf(edited));
    const std::vector<std::size_t> kept = sameLines(now, old);
    Lines merged = edits.first;
    for (std::size_t line = 0; line < now.size(); ++line) {
        if (kept[line] == nowhere) {
            merged.push_back(now[line]);
        } else {
            const Lines &made = edits.lines[kept[line]];
            merged.insert(merged.end(), made.begin(), made.end());
        }
    }
    std::string result;
    for (std::size_t line = 0; line < merged.size(); ++line) {
        result.append(line == 0 ? "" : "\n").append(merged[line]);
    }
    return result;
}

} // namespace stagedoor
