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

/// A literal that ends somewhere in the text.
struct LiteralEnd {
    std::uint32_t group = 0;
    std::size_t end = 0;
};

int collectSpan(unsigned id, unsigned long long from, unsigned long long to, unsigned, void *context)
{
    std::vector<Span> &spans = *static_cast<std::vector<Span> *>(context);
    if (to <= from) {
        return 0;
    }
    // Ends come in order: where nothing came between, the longer match takes the place of the one with its start.
    if (!spans.empty() && spans.back().begin == from && spans.back().rule.value == id) {
        spans.back().length = std::max(spans.back().length, std::size_t(to - from));
    } else {
        spans.push_back({std::size_t(from), std::size_t(to - from), RuleId{id}});
    }
    return 0;
}

int collectEnd(unsigned id, unsigned long long, unsigned long long to, unsigned, void *context)
{
    static_cast<std::vector<LiteralEnd> *>(context)->push_back({id, std::size_t(to)});
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

struct LiteralOfRule {
    Literal literal;
    std::uint32_t rule = 0;
};

/// What must hold around a literal for its rule: small, since hundreds are looked up in a notice.
struct Wanted {
    std::uint32_t rule = 0;
    std::uint32_t length : 28 = 0; ///< of the literal, in bytes
    std::uint32_t wordBefore : 1 = 0;
    std::uint32_t wordBehind : 1 = 0;
    std::uint32_t restOfWord : 1 = 0;
    std::uint32_t someRest : 1 = 0;
};

/// Where the match of a literal that stands at @p begin ends; 0: what must hold around it does not.
std::size_t endOfLiteral(const Wanted &wanted, std::string_view text, std::size_t begin)
{
    const std::size_t least = begin + wanted.length;
    if (wanted.wordBefore != 0 && !boundaryAt(text, begin)) {
        return 0;
    }
    std::size_t end = least;
    while (wanted.restOfWord != 0 && wordy(text, end)) {
        ++end;
    }
    return (wanted.wordBehind == 0 || boundaryAt(text, end)) && (wanted.someRest == 0 || end > least) ? end : 0;
}

std::string takeMessage(hs_compile_error_t *problem)
{
    std::string message = problem->message;
    hs_free_compile_error(problem);
    return message;
}

/// Each of @p literals is reported as its place among them.
Result<Database> compileLiterals(const std::vector<std::string> &literals)
{
    std::vector<const char *> texts;
    std::vector<std::size_t> lengths;
    std::vector<unsigned> ids;
    for (const std::string &literal : literals) {
        ids.push_back(unsigned(ids.size()));
        texts.push_back(literal.c_str());
        lengths.push_back(literal.size());
    }
    const std::vector<unsigned> none(texts.size(), 0); // no starts: they follow from the lengths, and cost a third more
    hs_database_t *database = nullptr;
    hs_compile_error_t *problem = nullptr;
    if (!texts.empty() &&
        hs_compile_lit_multi(texts.data(), none.data(), ids.data(), lengths.data(), unsigned(texts.size()),
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

/// Of all the (start, end) pairs of each rule the leftmost, longest, not overlapping ones, in place and in order. What
/// Vectorscan reports is one start, the leftmost, for each end. @p ends has a place for each rule.
void keepLongest(std::vector<Span> &spans, std::vector<std::size_t> &ends)
{
    std::ranges::sort(spans, [](const Span &a, const Span &b) {
        return a.begin != b.begin ? a.begin < b.begin : a.length > b.length;
    });
    std::ranges::fill(ends, 0);
    std::size_t kept = 0;
    std::size_t same = 0; // the first kept that begins where the last one does
    const auto inOrder = [&spans, &kept, &same] {
        std::sort(spans.begin() + std::ptrdiff_t(same), spans.begin() + std::ptrdiff_t(kept));
    };
    for (const Span &span : spans) {
        std::size_t &end = ends[span.rule.value];
        if (span.begin < end) {
            continue; // every span has a length, so an end of 0 holds nothing back
        }
        end = span.end();
        if (kept > 0 && spans[kept - 1].begin != span.begin) {
            inOrder();
            same = kept;
        }
        spans[kept++] = span;
    }
    inOrder();
    spans.resize(kept);
}

} // namespace

struct Matcher::Compiled {
    std::size_t rules = 0;
    Database patterns;               ///< null: there are none
    Database literals;               ///< null: there are none
    std::vector<Wanted> wanted;      ///< by the literal's text
    std::vector<std::size_t> groups; ///< where each text's begin in wanted, and its end
};

struct Matcher::Scratch::Memory {
    std::unique_ptr<hs_scratch_t, FreeScratch> scratch;
    std::vector<LiteralEnd> literals;
    std::vector<std::size_t> ends; ///< of each rule's last match
};

Matcher::Scratch::Scratch(const Matcher &matcher) : m_memory(std::make_unique<Memory>())
{
    hs_scratch_t *scratch = nullptr;
    const auto fit = [&scratch](const Database &database) {
        if (database && hs_alloc_scratch(database.get(), &scratch) != HS_SUCCESS) {
            hs_free_scratch(scratch);
            throw std::bad_alloc(); // the only way hs_alloc_scratch fails on a good database
        }
    };
    fit(matcher.m_compiled->patterns);
    fit(matcher.m_compiled->literals);
    m_memory->scratch.reset(scratch);
    m_memory->ends.resize(matcher.m_compiled->rules);
}

Matcher::Scratch::Scratch(Scratch &&other) noexcept = default;
Matcher::Scratch &Matcher::Scratch::operator=(Scratch &&other) noexcept = default;
Matcher::Scratch::~Scratch() = default;

Matcher::Matcher(std::shared_ptr<const Compiled> compiled) : m_compiled(std::move(compiled)) {}

Result<Matcher> Matcher::compile(std::span<const MatcherRule> rules)
{
    auto compiled = std::make_shared<Compiled>();
    compiled->rules = rules.size();
    std::vector<std::string> kept;
    std::vector<unsigned> ids; // the rule of each of them
    std::vector<LiteralOfRule> literals;
    std::vector<std::string> texts; // of the literals, each once
    for (std::size_t i = 0; i < rules.size(); ++i) {
        for (const std::string &pattern : rules[i].patterns) {
            for (std::string &part : alternativesOf(pattern)) {
                std::optional<std::vector<Literal>> finite = literalsOf(part);
                for (Literal &literal : finite ? *finite : std::vector<Literal>()) {
                    literals.push_back({std::move(literal), std::uint32_t(i)});
                }
                if (!finite) {
                    kept.push_back(std::move(part));
                    ids.push_back(unsigned(i));
                }
            }
        }
    }
    std::ranges::stable_sort(literals, {},
                             [](const LiteralOfRule &each) { return std::string_view(each.literal.text); });
    for (const auto &[literal, rule] : literals) {
        if (texts.empty() || literal.text != texts.back()) {
            texts.push_back(literal.text);
            compiled->groups.push_back(compiled->wanted.size());
        }
        compiled->wanted.push_back({rule, std::uint32_t(literal.text.size()) & 0xFFFFFFFU, literal.wordBefore,
                                    literal.wordBehind, literal.restOfWord, literal.someRest});
    }
    compiled->groups.push_back(compiled->wanted.size());
    if (auto database = compilePatterns(kept, ids, rules); database) {
        compiled->patterns = std::move(*database);
    } else {
        return tl::unexpected<Error>(std::move(database.error()));
    }
    if (auto database = compileLiterals(texts); database) {
        compiled->literals = std::move(*database);
        return Matcher(std::move(compiled));
    } else {
        return tl::unexpected<Error>(std::move(database.error()));
    }
}

std::vector<Span> Matcher::find(std::string_view text, Scratch &scratch) const
{
    std::vector<Span> spans;
    if (text.empty() || text.size() >= longest) {
        return spans;
    }
    Scratch::Memory &memory = *scratch.m_memory;
    const auto scan = [&](const Database &database, match_event_handler collect, void *into) {
        hs_scan(database.get(), text.data(), unsigned(text.size()), 0, memory.scratch.get(), collect, into);
    };
    if (m_compiled->patterns) {
        scan(m_compiled->patterns, collectSpan, &spans);
    }
    memory.literals.clear();
    if (m_compiled->literals) {
        scan(m_compiled->literals, collectEnd, &memory.literals);
    }
    for (const LiteralEnd &found : memory.literals) {
        for (std::size_t i = m_compiled->groups[found.group]; i < m_compiled->groups[found.group + 1]; ++i) {
            const Wanted &wanted = m_compiled->wanted[i];
            const std::size_t begin = found.end - wanted.length;
            if (const std::size_t end = endOfLiteral(wanted, text, begin); end != 0) {
                spans.push_back({begin, end - begin, RuleId{wanted.rule}});
            }
        }
    }
    keepLongest(spans, memory.ends);
    return spans;
}

} // namespace stagedoor
