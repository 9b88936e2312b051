// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "listing/error.h"
#include "policy/matcher.h"

namespace stagedoor {

class NoticeText;
struct Rule;

/// The patterns of a pack's rules, compiled. A pattern is one regular expression, or several with gaps between them:
/// `A~40~B` is A and, at most 40 bytes behind it in the same sentence, B. Gaps cost next to nothing here, while inside
/// a regular expression they cost Vectorscan its limits. Immutable; a copy costs one reference; any number of threads,
/// each with its own Scratch.
class PatternSet
{
public:
    /// All patterns or none: the error names file, line, rule and pattern.
    [[nodiscard]] static Result<PatternSet> compile(std::span<const Rule> rules, std::string_view file);

    /// Every match of every rule in one pass, sorted by begin, length, rule (RuleId: its place among the rules given).
    /// A rule's matches are leftmost, longest and do not overlap. None crosses a field of the notice.
    [[nodiscard]] std::vector<Span> find(const NoticeText &notice, Matcher::Scratch &scratch) const;

    [[nodiscard]] const Matcher &matcher() const;

private:
    struct Compiled;
    explicit PatternSet(std::shared_ptr<const Compiled> compiled);
    std::shared_ptr<const Compiled> m_compiled; // never null
};

} // namespace stagedoor
