// SPDX-License-Identifier: GPL-3.0-or-later
#include "policy/patternset.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <utility>

#include "policy/noticetext.h"
#include "policy/policypack.h"

namespace stagedoor {

namespace {

/// Parts of a pattern in order, by their number, and the longest gap before each but the first.
struct Chain {
    std::uint32_t rule = 0;
    std::vector<std::uint32_t> parts;
    std::vector<std::size_t> gaps;
};

struct Split {
    std::vector<std::string> parts;
    std::vector<std::size_t> gaps;
};

/// "A~40~B" into A, B and 40.
Split splitPattern(std::string_view pattern)
{
    Split split;
    std::size_t from = 0;
    for (std::size_t at = pattern.find('~'); at != std::string_view::npos; at = pattern.find('~', at + 1)) {
        const std::size_t close = pattern.find('~', at + 1);
        std::size_t gap = 0;
        const char *end = close == std::string_view::npos ? nullptr : pattern.data() + close;
        const bool number =
            end != nullptr && std::from_chars(pattern.data() + at + 1, end, gap).ptr == end && close > at + 1;
        if (number) {
            split.parts.emplace_back(pattern.substr(from, at - from));
            split.gaps.push_back(gap);
            from = close + 1;
            at = close;
        }
    }
    split.parts.emplace_back(pattern.substr(from));
    return split;
}

/// The matches of each part, in the text's order.
class SpansOfPart
{
public:
    SpansOfPart(std::span<const Span> found, std::size_t parts) : m_first(parts + 1), m_spans(found.size())
    {
        for (const Span &span : found) {
            ++m_first[span.rule.value + 1];
        }
        std::partial_sum(m_first.begin(), m_first.end(), m_first.begin());
        std::vector<std::uint32_t> next(m_first.begin(), m_first.end() - 1);
        for (const Span &span : found) {
            m_spans[next[span.rule.value]++] = span;
        }
    }
    std::span<const Span> operator[](std::uint32_t part) const
    {
        return std::span(m_spans).subspan(m_first[part], m_first[part + 1] - m_first[part]);
    }

private:
    std::vector<std::uint32_t> m_first; ///< of each part in m_spans, and the end
    std::vector<Span> m_spans;
};

/// From a match of part @p at of the chain to the end of its last part; nullopt: a part is missing.
std::optional<std::size_t> endOfChain(const Chain &chain, const SpansOfPart &spans, const NoticeText &notice,
                                      const Span &first)
{
    const std::size_t sentence = notice.sentenceAt(first.begin);
    std::size_t end = first.end();
    for (std::size_t i = 1; i < chain.parts.size(); ++i) {
        const std::span<const Span> next = spans[chain.parts[i]];
        const auto found = std::ranges::lower_bound(next, end, {}, &Span::begin);
        if (found == next.end() || found->begin - end > chain.gaps[i - 1] ||
            notice.sentenceAt(found->begin) != sentence) {
            return std::nullopt;
        }
        end = found->end();
    }
    return end;
}

/// Leftmost, longest, not overlapping within a rule; then in reading order.
void keepLongest(std::vector<Span> &spans)
{
    std::ranges::sort(spans, [](const Span &a, const Span &b) {
        return std::tuple(a.rule, a.begin, b.length) < std::tuple(b.rule, b.begin, a.length);
    });
    std::size_t kept = 0;
    for (const Span &span : spans) {
        if (kept == 0 || spans[kept - 1].rule != span.rule || span.begin >= spans[kept - 1].end()) {
            spans[kept++] = span;
        }
    }
    spans.resize(kept);
    std::ranges::sort(spans);
}

} // namespace

struct PatternSet::Compiled {
    std::optional<Matcher> matcher;
    std::size_t parts = 0;
    std::vector<std::vector<std::uint32_t>> rulesOfPart; ///< those of which the part is a whole pattern
    std::vector<Chain> chains;
};

PatternSet::PatternSet(std::shared_ptr<const Compiled> compiled) : m_compiled(std::move(compiled)) {}

Result<PatternSet> PatternSet::compile(std::span<const Rule> rules, std::string_view file)
{
    auto compiled = std::make_shared<Compiled>();
    std::map<std::string, std::uint32_t> numbers;
    std::vector<MatcherRule> parts;
    for (std::size_t r = 0; r < rules.size(); ++r) {
        const std::string name = std::string(file) + ':' + std::to_string(rules[r].line) + ": rule " + rules[r].id;
        for (const std::string &pattern : rules[r].patterns) {
            Split split = splitPattern(pattern);
            Chain chain{std::uint32_t(r), {}, std::move(split.gaps)};
            for (std::string &part : split.parts) {
                const auto [known, isNew] = numbers.try_emplace(part, std::uint32_t(parts.size()));
                if (isNew) {
                    parts.push_back({name, {std::move(part)}});
                    compiled->rulesOfPart.emplace_back();
                }
                chain.parts.push_back(known->second);
            }
            if (chain.parts.size() == 1) {
                compiled->rulesOfPart[chain.parts.front()].push_back(chain.rule);
            } else {
                compiled->chains.push_back(std::move(chain));
            }
        }
    }
    Result<Matcher> matcher = Matcher::compile(parts);
    if (!matcher) {
        return tl::unexpected<Error>(std::move(matcher.error()));
    }
    compiled->matcher = std::move(*matcher);
    compiled->parts = parts.size();
    return PatternSet(std::move(compiled));
}

std::vector<Span> PatternSet::find(const NoticeText &notice, Matcher::Scratch &scratch) const
{
    std::vector<Span> ofParts = m_compiled->matcher->find(notice.text(), scratch);
    std::erase_if(ofParts, [&notice](const Span &span) { // the line break between two fields
        return span.end() > notice.fieldAt(span.begin).end;
    });
    const SpansOfPart spans(ofParts, m_compiled->parts);
    std::vector<Span> found;
    for (const Span &span : ofParts) {
        for (const std::uint32_t rule : m_compiled->rulesOfPart[span.rule.value]) {
            found.push_back({span.begin, span.length, RuleId{rule}});
        }
    }
    for (const Chain &chain : m_compiled->chains) {
        for (const Span &first : spans[chain.parts.front()]) {
            if (const auto end = endOfChain(chain, spans, notice, first)) {
                found.push_back({first.begin, *end - first.begin, RuleId{chain.rule}});
            }
        }
    }
    keepLongest(found);
    return found;
}

const Matcher &PatternSet::matcher() const
{
    return *m_compiled->matcher;
}

} // namespace stagedoor
