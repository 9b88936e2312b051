// SPDX-License-Identifier: GPL-3.0-or-later
#include "policy/matcher.h"

#include <algorithm>
#include <limits>
#include <new>
#include <optional>
#include <utility>

#include "policy/literals.h"
#include "policy/rulecache.h"

namespace stagedoor {

namespace {

struct FreeScratch {
    void operator()(hs_scratch_t *scratch) const { hs_free_scratch(scratch); }
};

constexpr unsigned flags = HS_FLAG_SOM_LEFTMOST | HS_FLAG_UTF8 | HS_FLAG_MULTILINE;
// A text longer than this is searched in pieces by the caller; Vectorscan itself counts in unsigned int.
constexpr std::size_t longest = std::numeric_limits<unsigned>::max();

int collect(unsigned id, unsigned long long from, unsigned long long to, unsigned, void *context)
{
    if (to > from) {
        static_cast<std::vector<Span> *>(context)->push_back({std::size_t(from), std::size_t(to - from), RuleId{id}});
    }
    return 0;
}

bool wordy(std::string_view text, std::size_t at)
{
    const char c = at < text.size() ? text[at] : ' ';
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool boundaryAt(std::string_view text, std::size_t at)
{
    return (at > 0 && wordy(text, at - 1)) != wordy(text, at);
}

/// Where the match of a literal ends; 0: what must hold around it does not.
std::size_t endOfLiteral(const Literal &literal, std::string_view text, const Span &span)
{
    std::size_t end = span.end();
    while (literal.restOfWord && wordy(text, end)) {
        ++end;
    }
    const bool good = (!literal.wordBefore || boundaryAt(text, span.begin)) &&
                      (!literal.wordBehind || boundaryAt(text, end)) && (!literal.someRest || end > span.end());
    return good ? end : 0;
}

std::string takeMessage(hs_compile_error_t *problem)
{
    std::string message = problem->message;
    hs_free_compile_error(problem);
    return message;
}

Result<Database> compileLiterals(const std::vector<Literal> &literals)
{
    std::vector<const char *> texts;
    std::vector<std::size_t> lengths;
    std::vector<unsigned> ids;
    for (const Literal &literal : literals) {
        ids.push_back(unsigned(texts.size()));
        texts.push_back(literal.text.c_str());
        lengths.push_back(literal.text.size());
    }
    const std::vector<unsigned> som(texts.size(), HS_FLAG_SOM_LEFTMOST);
    hs_database_t *database = nullptr;
    hs_compile_error_t *problem = nullptr;
    if (!texts.empty() &&
        hs_compile_lit_multi(texts.data(), som.data(), ids.data(), lengths.data(), unsigned(texts.size()),
                             HS_MODE_BLOCK, nullptr, &database, &problem) != HS_SUCCESS) {
        return fail(Error::Kind::Invalid, "the literals: " + takeMessage(problem));
    }
    return Database(database);
}

/// @p patterns, each reported as its id: from the cache, or compiled and put there. Null where there are none.
Result<Database> compilePatterns(const std::vector<std::string> &patterns, const std::vector<unsigned> &ids,
                                 std::span<const MatcherRule> rules)
{
    if (patterns.empty()) {
        return Database();
    }
    const std::string key = ruleCacheKey(patterns, ids, flags);
    if (Database cached = cachedRules(key)) {
        return cached;
    }
    std::vector<const char *> texts;
    texts.reserve(patterns.size());
    for (const std::string &pattern : patterns) {
        texts.push_back(pattern.c_str());
    }
    const std::vector<unsigned> allFlags(patterns.size(), flags);
    hs_database_t *database = nullptr;
    hs_compile_error_t *problem = nullptr;
    if (hs_compile_multi(texts.data(), allFlags.data(), ids.data(), unsigned(texts.size()), HS_MODE_BLOCK, nullptr,
                         &database, &problem) != HS_SUCCESS) {
        const bool known = problem->expression >= 0;
        const std::string which = known ? rules[ids[std::size_t(problem->expression)]].name + ": pattern '" +
                                              patterns[std::size_t(problem->expression)] + "'"
                                        : std::string("all rules");
        return fail(Error::Kind::Invalid, which + ": " + takeMessage(problem));
    }
    cacheRules(key, *database);
    return Database(database);
}

/// Of all the (start, end) pairs of each rule the leftmost, longest, not overlapping ones, in place. What Vectorscan
/// reports is one start, the leftmost, for each end.
void keepLongest(std::vector<Span> &spans)
{
    std::ranges::sort(spans, [](const Span &a, const Span &b) {
        return std::tuple(a.rule, a.begin, b.length) < std::tuple(b.rule, b.begin, a.length);
    });
    std::size_t kept = 0;
    for (const Span &span : spans) {
        const bool first = kept == 0 || spans[kept - 1].rule != span.rule;
        if (first || span.begin >= spans[kept - 1].end()) {
            spans[kept++] = span;
        }
    }
    spans.resize(kept);
    std::ranges::sort(spans);
}

} // namespace

struct Matcher::Compiled {
    Database patterns;                 ///< null: there are none
    Database literals;                 ///< null: there are none
    std::vector<Literal> byLiteral;    ///< what must hold around each literal
    std::vector<std::uint32_t> ruleOf; ///< the rule of each literal
};

struct Matcher::Scratch::Memory {
    std::unique_ptr<hs_scratch_t, FreeScratch> scratch;
    std::vector<Span> patterns;
    std::vector<Span> literals;
};

Matcher::Scratch::Scratch(const Matcher &matcher) : m_memory(std::make_unique<Memory>())
{
    hs_scratch_t *scratch = nullptr;
    for (const Database *database : {&matcher.m_compiled->patterns, &matcher.m_compiled->literals}) {
        if (*database && hs_alloc_scratch(database->get(), &scratch) != HS_SUCCESS) {
            hs_free_scratch(scratch);
            throw std::bad_alloc(); // the only way hs_alloc_scratch fails on a good database
        }
    }
    m_memory->scratch.reset(scratch);
}

Matcher::Scratch::Scratch(Scratch &&other) noexcept = default;
Matcher::Scratch &Matcher::Scratch::operator=(Scratch &&other) noexcept = default;
Matcher::Scratch::~Scratch() = default;

Matcher::Matcher(std::shared_ptr<const Compiled> compiled) : m_compiled(std::move(compiled)) {}

Result<Matcher> Matcher::compile(std::span<const MatcherRule> rules)
{
    auto compiled = std::make_shared<Compiled>();
    std::vector<std::string> kept;
    std::vector<unsigned> ids;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        for (const std::string &pattern : rules[i].patterns) {
            for (std::string &part : alternativesOf(pattern)) {
                std::optional<std::vector<Literal>> literals = literalsOf(part);
                for (Literal &literal : literals ? *literals : std::vector<Literal>()) {
                    compiled->ruleOf.push_back(std::uint32_t(i));
                    compiled->byLiteral.push_back(std::move(literal));
                }
                if (!literals) {
                    kept.push_back(std::move(part));
                    ids.push_back(unsigned(i));
                }
            }
        }
    }
    if (auto database = compilePatterns(kept, ids, rules); database) {
        compiled->patterns = std::move(*database);
    } else {
        return tl::unexpected<Error>(std::move(database.error()));
    }
    if (auto literals = compileLiterals(compiled->byLiteral); literals) {
        compiled->literals = std::move(*literals);
        return Matcher(std::move(compiled));
    } else {
        return tl::unexpected<Error>(std::move(literals.error()));
    }
}

std::vector<Span> Matcher::find(std::string_view text, Scratch &scratch) const
{
    std::vector<Span> &spans = scratch.m_memory->patterns;
    std::vector<Span> &literals = scratch.m_memory->literals;
    spans.clear();
    literals.clear();
    if (text.empty() || text.size() >= longest) {
        return {};
    }
    const auto scan = [&](const Database &database, std::vector<Span> &into) {
        if (database) {
            hs_scan(database.get(), text.data(), unsigned(text.size()), 0, scratch.m_memory->scratch.get(), collect,
                    &into);
        }
    };
    scan(m_compiled->patterns, spans);
    scan(m_compiled->literals, literals);
    for (const Span &span : literals) {
        if (const std::size_t end = endOfLiteral(m_compiled->byLiteral[span.rule.value], text, span); end != 0) {
            spans.push_back({span.begin, end - span.begin, RuleId{m_compiled->ruleOf[span.rule.value]}});
        }
    }
    keepLongest(spans);
    return spans;
}

} // namespace stagedoor
