// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "listing/error.h"

namespace stagedoor {

/// Which of the rules given to Matcher::compile() a span belongs to: its place among them.
struct RuleId {
    std::uint32_t value = 0;
    friend auto operator<=>(const RuleId &, const RuleId &) = default;
};

/// One match in bytes of the text that was searched. Half-open: [begin, begin + length); length is never 0.
struct Span {
    std::size_t begin = 0;
    std::size_t length = 0;
    RuleId rule;
    [[nodiscard]] std::size_t end() const { return begin + length; }
    friend auto operator<=>(const Span &, const Span &) = default;
};

/// What compile() is given of a rule: alternatives that count as one.
struct MatcherRule {
    std::string name; ///< for the error: rule, file and line
    std::vector<std::string> patterns;
};

/// An immutable compiled rule set. A copy costs one reference; find() may be called from any number of threads at
/// once, each with its own Scratch.
class Matcher
{
public:
    /// The working memory of find(). One thread at a time; made for one Matcher.
    class Scratch
    {
    public:
        explicit Scratch(const Matcher &matcher);
        Scratch(Scratch &&other) noexcept;
        Scratch &operator=(Scratch &&other) noexcept;
        Scratch(const Scratch &) = delete;
        Scratch &operator=(const Scratch &) = delete;
        ~Scratch();

    private:
        friend class Matcher;
        struct Memory;
        std::unique_ptr<Memory> m_memory;
    };

    /// Compiles all of @p rules or none: the first bad pattern fails the call with Kind::Invalid, and Error::detail
    /// starts with the rule's name. Patterns are Vectorscan's; \b and classes are of ASCII, case counts.
    [[nodiscard]] static Result<Matcher> compile(std::span<const MatcherRule> rules);

    /// Every match, sorted by begin, length, rule. A rule's matches are leftmost, longest and do not overlap; spans of
    /// different rules may. What Vectorscan tells is the leftmost start of each end: a match that begins only behind
    /// an earlier one of its rule, and ends where a longer one that overlaps it does, is not found.
    [[nodiscard]] std::vector<Span> find(std::string_view text, Scratch &scratch) const;

private:
    struct Compiled;
    explicit Matcher(std::shared_ptr<const Compiled> compiled);
    std::shared_ptr<const Compiled> m_compiled; // never null
};

} // namespace stagedoor
