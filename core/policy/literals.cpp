// SPDX-License-Identifier: GPL-3.0-or-later
#include "policy/literals.h"

#include <algorithm>
#include <utility>

namespace stagedoor {

namespace {

// Stand-ins inside the texts while they are put together; none occurs in normalised text.
constexpr char boundary = '\x01';
constexpr char anyRest = '\x02';
constexpr char someRest = '\x03';
constexpr std::size_t most = 1500; ///< literals of one pattern
constexpr int deepest = 40;        ///< groups in groups

using Texts = std::vector<std::string>;

/// A recursive-descent reader of the part of regular expressions that stands for finitely many texts.
class Expander
{
public:
    explicit Expander(std::string_view pattern) : m_pattern(pattern) {}

    std::optional<Texts> whole()
    {
        std::optional<Texts> texts = alternatives(0);
        return texts && m_at == m_pattern.size() ? std::move(texts) : std::nullopt;
    }

private:
    std::optional<Texts> alternatives(int depth)
    {
        Texts all;
        for (;;) {
            std::optional<Texts> one = sequence(depth);
            if (!one || all.size() + one->size() > most) {
                return std::nullopt;
            }
            all.insert(all.end(), one->begin(), one->end());
            if (m_at >= m_pattern.size() || m_pattern[m_at] != '|') {
                return all;
            }
            ++m_at;
        }
    }

    std::optional<Texts> sequence(int depth)
    {
        Texts texts{""};
        while (m_at < m_pattern.size() && m_pattern[m_at] != '|' && m_pattern[m_at] != ')') {
            std::optional<Texts> next = item(depth);
            if (!next) {
                return std::nullopt;
            }
            if (m_at < m_pattern.size() && std::string_view("?*+{").find(m_pattern[m_at]) != std::string_view::npos) {
                if (m_pattern[m_at] != '?') {
                    return std::nullopt;
                }
                next->emplace_back();
                ++m_at;
            }
            if (texts.size() * next->size() > most) {
                return std::nullopt;
            }
            Texts longer;
            for (const std::string &text : texts) {
                for (const std::string &tail : *next) {
                    longer.push_back(text + tail);
                }
            }
            texts = std::move(longer);
        }
        return texts;
    }

    std::optional<Texts> item(int depth)
    {
        const char c = m_pattern[m_at++];
        switch (c) {
        case '(':
            return group(depth);
        case '[':
            return characterClass();
        case '\\':
            return escape();
        case '.':
        case '^':
        case '$':
        case '*':
        case '+':
        case '{':
            return std::nullopt;
        default:
            return Texts{std::string(1, c)};
        }
    }

    std::optional<Texts> group(int depth)
    {
        if (depth >= deepest || m_pattern.substr(m_at, 2) != "?:") {
            return std::nullopt;
        }
        m_at += 2;
        std::optional<Texts> inner = alternatives(depth + 1);
        if (!inner || m_at >= m_pattern.size() || m_pattern[m_at] != ')') {
            return std::nullopt;
        }
        ++m_at;
        return inner;
    }

    std::optional<Texts> characterClass()
    {
        constexpr int widest = 10;
        Texts texts;
        while (m_at < m_pattern.size() && m_pattern[m_at] != ']') {
            const char c = m_pattern[m_at];
            const bool range = m_at + 2 < m_pattern.size() && m_pattern[m_at + 1] == '-' && m_pattern[m_at + 2] != ']';
            if (c == '\\' || c == '^' || static_cast<unsigned char>(c) >= 0x80 ||
                (range && m_pattern[m_at + 2] - c >= widest)) {
                return std::nullopt;
            }
            const char last = range ? m_pattern[m_at + 2] : c;
            for (int each = static_cast<unsigned char>(c); each <= static_cast<unsigned char>(last); ++each) {
                texts.emplace_back(1, char(each));
            }
            m_at += range ? 3 : 1;
        }
        ++m_at;
        return m_at <= m_pattern.size() && !texts.empty() ? std::optional(std::move(texts)) : std::nullopt;
    }

    std::optional<Texts> escape()
    {
        const char c = m_at < m_pattern.size() ? m_pattern[m_at++] : '\0';
        const char next = m_at < m_pattern.size() ? m_pattern[m_at] : '\0';
        if (c == 'b') {
            return Texts{std::string(1, boundary)};
        }
        if (c == 'w' && (next == '*' || next == '+')) {
            ++m_at;
            return Texts{std::string(1, next == '*' ? anyRest : someRest)};
        }
        if (c == 'd') {
            Texts digits;
            for (char digit = '0'; digit <= '9'; ++digit) {
                digits.emplace_back(1, digit);
            }
            return digits;
        }
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return letter || c == '\0' ? std::nullopt : std::optional(Texts{std::string(1, c)});
    }

    std::string_view m_pattern;
    std::size_t m_at = 0;
};

} // namespace

std::optional<std::vector<Literal>> literalsOf(std::string_view pattern)
{
    const std::optional<Texts> texts = Expander(pattern).whole();
    if (!texts) {
        return std::nullopt;
    }
    std::vector<Literal> literals;
    for (std::string_view text : *texts) {
        Literal literal;
        for (; text.starts_with(boundary); text.remove_prefix(1)) {
            literal.wordBefore = true;
        }
        for (bool again = true; again && !text.empty();) {
            again = text.back() == boundary || text.back() == anyRest || text.back() == someRest;
            literal.wordBehind = literal.wordBehind || text.back() == boundary;
            literal.restOfWord = literal.restOfWord || text.back() == anyRest || text.back() == someRest;
            literal.someRest = literal.someRest || text.back() == someRest;
            text.remove_suffix(again ? 1 : 0);
        }
        if (text.empty() || text.find_first_of("\x01\x02\x03") != std::string_view::npos) {
            return std::nullopt; // an empty alternative, or a boundary inside
        }
        literal.text = text;
        literals.push_back(std::move(literal));
    }
    return literals;
}

std::vector<std::string> alternativesOf(std::string_view pattern)
{
    std::string_view body = pattern;
    const bool before = body.starts_with("\\b");
    body.remove_prefix(before ? 2 : 0);
    const bool behind = body.ends_with("\\b") && !body.ends_with("\\\\b");
    body.remove_suffix(behind ? 2 : 0);
    std::vector<std::string> whole{std::string(pattern)};
    if (!body.starts_with("(?:") || !body.ends_with(')')) {
        return whole;
    }
    std::vector<std::string> parts;
    std::size_t from = 3;
    int depth = 1;
    for (std::size_t at = 3; at < body.size(); ++at) {
        const char c = body[at];
        if (c == '\\') {
            ++at;
        } else if (c == '[') {
            at = std::min(body.find(']', at + 2), body.size() - 1);
        } else if (c == '(') {
            ++depth;
        } else if ((c == '|' && depth == 1) || (c == ')' && --depth == 0)) {
            parts.push_back((before ? "\\b(?:" : "(?:") + std::string(body.substr(from, at - from)) +
                            (behind ? ")\\b" : ")"));
            from = at + 1;
            if (c == ')' && at + 1 < body.size()) {
                return whole; // the group ends before the pattern does
            }
        }
    }
    return depth == 0 ? parts : whole;
}

} // namespace stagedoor
