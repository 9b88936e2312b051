// SPDX-License-Identifier: GPL-3.0-or-later
#include "policy/packreader.h"

#include <algorithm>
#include <array>
#include <set>

#include "policy/embedded.h"
#include "policy/guards.h"
#include "policy/namepatterns.h"
#include "policy/patternset.h"

namespace stagedoor {

namespace {

int lineOf(const toml::node &node)
{
    return int(node.source().begin.line);
}

std::optional<Proposal> proposalFrom(std::string_view word)
{
    using enum Proposal;
    for (const Proposal each : {Approve, Clarify, Decline, Suspend, Escalate}) {
        if (wordFor(each) == word) {
            return each;
        }
    }
    return std::nullopt;
}

Severity severityFor(Proposal leadsTo)
{
    return leadsTo == Proposal::Approve   ? Severity::Note
           : leadsTo == Proposal::Clarify ? Severity::Check
                                          : Severity::Blocking;
}

} // namespace

Result<std::shared_ptr<const PolicyPack>> PackReader::read(std::string_view toml, std::string_view file)
{
    const toml::parse_result parsed = toml::parse(toml, file);
    if (!parsed) {
        const toml::parse_error &problem = parsed.error();
        return fail(Error::Kind::Invalid, std::string(file) + ':' + std::to_string(problem.source().begin.line) + ": " +
                                              std::string(problem.description()));
    }
    std::shared_ptr<PolicyPack> pack(new PolicyPack); // make_shared cannot reach the private constructor
    PackReader reader(file, *pack);
    if (!reader.document(parsed.table())) {
        return tl::unexpected<Error>(std::move(reader.m_error));
    }
    return pack;
}

bool PackReader::wrong(int line, std::string what)
{
    if (m_error.detail.empty()) {
        m_error = {Error::Kind::Invalid, m_file + ':' + std::to_string(line) + ": " + std::move(what), 0};
    }
    return false;
}

template <class Read>
bool PackReader::tables(const toml::table &root, std::string_view key, Read readOne)
{
    const toml::node *node = root.get(key);
    if (node == nullptr) {
        return true;
    }
    const toml::array *array = node->as_array();
    if (array == nullptr) {
        return wrong(lineOf(*node), '[' + std::string(key) + "] must be written [[" + std::string(key) + "]]");
    }
    return std::ranges::all_of(*array, [this, key, readOne](const toml::node &each) {
        const toml::table *table = each.as_table();
        return table == nullptr ? wrong(lineOf(each), std::string(key) + " must be a table") : (this->*readOne)(*table);
    });
}

bool PackReader::document(const toml::table &root)
{
    if (!keys(root, "the pack", {"pack", "settings", "words", "clause", "rule", "message"})) {
        return false;
    }
    const toml::table *pack = root["pack"].as_table();
    const toml::table *settingsTable = root["settings"].as_table();
    if (pack == nullptr || settingsTable == nullptr) {
        return wrong(1, "[pack] and [settings] must be there");
    }
    const toml::table *wordTable = root["words"].as_table();
    namesAsWords();
    return header(*pack) && settings(*settingsTable) && (wordTable == nullptr || words(*wordTable)) &&
           tables(root, "clause", &PackReader::clause) && tables(root, "rule", &PackReader::rule) &&
           tables(root, "message", &PackReader::message) && references() && compiles();
}

bool PackReader::header(const toml::table &table)
{
    if (!keys(table, "[pack]", {"name", "version", "as_of"}) || !text(table, "name", "[pack]", m_pack.m_name, true) ||
        !text(table, "version", "[pack]", m_pack.m_version, true)) {
        return false;
    }
    const toml::date *date = table["as_of"].as_date() == nullptr ? nullptr : &table["as_of"].as_date()->get();
    if (date == nullptr) {
        return wrong(lineOf(table), "[pack]: as_of must be a date, 2026-11-01");
    }
    m_pack.m_settings.asOf =
        std::chrono::year(date->year) / std::chrono::month(date->month) / std::chrono::day(date->day);
    return true;
}

bool PackReader::settings(const toml::table &table)
{
    PackSettings &out = m_pack.m_settings;
    const std::string what = "[settings]";
    if (!keys(table, what,
              {"languages", "approved_sites", "school_domains", "fee_categories", "standing_categories", "disguised",
               "near_minimum", "longest_notice"}) ||
        !list(table, "languages", what, out.languages) || !list(table, "approved_sites", what, out.approvedSites) ||
        !list(table, "school_domains", what, out.schoolDomains) ||
        !list(table, "fee_categories", what, out.feeCategories) ||
        !list(table, "standing_categories", what, out.standingCategories) ||
        !list(table, "disguised", what, out.disguised)) {
        return false;
    }
    const std::optional<double> near = table["near_minimum"].value<double>();
    const std::optional<std::int64_t> longest = table["longest_notice"].value<std::int64_t>();
    if (!near || *near < 0 || *near > 1) {
        return wrong(lineOf(table), what + ": near_minimum must be a number from 0 to 1");
    }
    if (!longest || *longest < 1000 || *longest > 16'000'000) {
        return wrong(lineOf(table), what + ": longest_notice must be a whole number from 1000 to 16000000");
    }
    out.nearMinimum = *near;
    out.longestNotice = std::size_t(*longest);
    return true;
}

void PackReader::namesAsWords()
{
    m_words.emplace("known-names", "(?:" + knownNamesPattern(embeddedFile("known_names.csv")) + ")");
    m_words.emplace("casting-sites", "(?:" + castingSitesPattern(embeddedFile("third_party_sites.csv")) + ")");
}

bool PackReader::words(const toml::table &table)
{
    for (const auto &[key, node] : table) {
        std::string pattern;
        if (!text(table, key.str(), "[words]", pattern, true)) {
            return false;
        }
        m_words.emplace(key.str(), "(?:" + pattern + ")");
    }
    return true;
}

bool PackReader::clause(const toml::table &table)
{
    Clause clause;
    if (!text(table, "id", "clause", clause.id, true)) {
        return false;
    }
    const std::string what = "clause " + clause.id;
    std::optional<Proposal> leadsTo;
    if (!keys(table, what,
              {"id", "leads_to", "leads_to_unpaid", "editors_only", "title", "explanation", "reason", "message",
               "question"}) ||
        !proposal(table, "leads_to", what, leadsTo) ||
        !proposal(table, "leads_to_unpaid", what, clause.leadsToUnpaid) ||
        !local(table, "title", what, clause.title, true) ||
        !local(table, "explanation", what, clause.explanation, true) ||
        !local(table, "reason", what, clause.reason, true) || !local(table, "message", what, clause.message, true)) {
        return false;
    }
    if (m_pack.clause(clause.id) != nullptr) {
        return wrong(lineOf(table), what + ": the id is given twice");
    }
    if (const toml::node *editors = table.get("editors_only")) {
        if (!editors->is_boolean()) {
            return wrong(lineOf(*editors), what + ": editors_only must be true or false");
        }
        clause.editorsOnly = editors->as_boolean()->get();
    }
    if (!leadsTo) {
        return wrong(lineOf(table), what + ": leads_to is missing");
    }
    clause.leadsTo = *leadsTo;
    clause.severity = severityFor(*leadsTo);
    if (const toml::node *questions = table.get("question")) {
        const toml::array *array = questions->as_array();
        if (array == nullptr) {
            return wrong(lineOf(*questions), what + ": question must be written [[clause.question]]");
        }
        for (const toml::node &each : *array) {
            if (!each.is_table() || !question(*each.as_table(), clause)) {
                return wrong(lineOf(each), what + ": question must be a table");
            }
        }
    }
    m_pack.m_clauses.push_back(std::move(clause));
    return true;
}

bool PackReader::question(const toml::table &table, Clause &clause)
{
    const std::string what = "clause " + clause.id + ", question";
    Question question;
    if (!keys(table, what, {"field", "text"}) || !text(table, "field", what, question.field, true) ||
        !local(table, "text", what, question.text, true)) {
        return false;
    }
    clause.questions.push_back(std::move(question));
    return true;
}

bool PackReader::rule(const toml::table &table)
{
    Rule rule;
    rule.line = lineOf(table);
    if (!text(table, "id", "rule", rule.id, true)) {
        return false;
    }
    const std::string what = "rule " + rule.id;
    if (!keys(table, what,
              {"id", "clause", "cue", "patterns", "fields", "categories", "not_categories", "guards", "needs", "unless",
               "anywhere", "nowhere", "leads_to", "message"}) ||
        !text(table, "clause", what, rule.clause, false) || !text(table, "cue", what, rule.cue, false) ||
        !list(table, "patterns", what, rule.patterns) || !list(table, "fields", what, rule.fields) ||
        !list(table, "categories", what, rule.categories) || !list(table, "not_categories", what, rule.notCategories) ||
        !list(table, "guards", what, rule.guards) || !list(table, "needs", what, rule.needs) ||
        !list(table, "unless", what, rule.unless) || !list(table, "anywhere", what, rule.anywhere) ||
        !list(table, "nowhere", what, rule.nowhere) || !proposal(table, "leads_to", what, rule.leadsTo) ||
        !local(table, "message", what, rule.message, false)) {
        return false;
    }
    if (rule.clause.empty() == rule.cue.empty()) {
        return wrong(rule.line, what + ": needs a clause or a cue, one of them");
    }
    if (rule.patterns.empty()) {
        return wrong(rule.line, what + ": has no patterns");
    }
    if (std::ranges::find(m_pack.m_rules, rule.id, &Rule::id) != m_pack.m_rules.end()) {
        return wrong(rule.line, what + ": the id is given twice");
    }
    for (std::string &pattern : rule.patterns) {
        if (!fillWords(pattern, rule.line, what)) {
            return false;
        }
    }
    if (!rule.message.byLanguage.empty()) {
        m_pack.m_messages[rule.id] = rule.message;
    }
    m_pack.m_rules.push_back(std::move(rule));
    return true;
}

bool PackReader::message(const toml::table &table)
{
    std::string id;
    LocalText words;
    if (!keys(table, "message", {"id", "text"}) || !text(table, "id", "message", id, true) ||
        !local(table, "text", "message " + id, words, true)) {
        return false;
    }
    return m_pack.m_messages.emplace(id, std::move(words)).second ||
           wrong(lineOf(table), "message " + id + ": the id is given twice");
}

bool PackReader::references()
{
    std::set<std::string, std::less<>> cues;
    for (const Rule &rule : m_pack.m_rules) {
        cues.insert(rule.cue);
    }
    for (const Rule &rule : m_pack.m_rules) {
        const std::string what = "rule " + rule.id;
        const Clause *clause = m_pack.clause(rule.clause);
        if (!rule.clause.empty() && clause == nullptr) {
            return wrong(rule.line, what + ": there is no clause \"" + rule.clause + '"');
        }
        if (clause != nullptr && clause->editorsOnly) {
            return wrong(rule.line, what + ": clause " + clause->id + " is for editors only");
        }
        for (const std::vector<std::string> *names : {&rule.needs, &rule.unless, &rule.anywhere, &rule.nowhere}) {
            for (const std::string &name : *names) {
                if (!cues.contains(name)) {
                    return wrong(rule.line, what + ": there is no cue \"" + name + '"');
                }
            }
        }
        for (const std::string &name : rule.guards) {
            if (!guardFrom(name)) {
                return wrong(rule.line, what + ": there is no guard \"" + name + '"');
            }
        }
    }
    return true;
}

bool PackReader::compiles()
{
    Result<PatternSet> patterns = PatternSet::compile(m_pack.m_rules, m_file);
    if (!patterns) {
        m_error = std::move(patterns.error());
        return false;
    }
    m_pack.m_patterns = std::make_shared<const PatternSet>(std::move(*patterns));
    return true;
}

bool PackReader::keys(const toml::table &table, const std::string &what, std::initializer_list<std::string_view> known)
{
    for (const auto &[key, node] : table) {
        if (std::ranges::find(known, key.str()) == known.end()) {
            return wrong(lineOf(node), what + ": unknown member \"" + std::string(key.str()) + '"');
        }
    }
    return true;
}

bool PackReader::text(const toml::table &table, std::string_view key, const std::string &what, std::string &out,
                      bool required)
{
    const toml::node *node = table.get(key);
    if (node == nullptr) {
        return !required || wrong(lineOf(table), what + ": " + std::string(key) + " is missing");
    }
    if (!node->is_string() || node->as_string()->get().empty()) {
        return wrong(lineOf(*node), what + ": " + std::string(key) + " must be text");
    }
    out = node->as_string()->get();
    return true;
}

bool PackReader::local(const toml::table &table, std::string_view key, const std::string &what, LocalText &out,
                       bool required)
{
    const toml::node *node = table.get(key);
    if (node == nullptr) {
        return !required || wrong(lineOf(table), what + ": " + std::string(key) + " is missing");
    }
    const toml::table *languages = node->as_table();
    if (languages == nullptr || !languages->contains("en")) {
        return wrong(lineOf(*node), what + ": " + std::string(key) + " has no English text (en)");
    }
    for (const auto &[language, words] : *languages) {
        std::string value;
        if (!text(*languages, language.str(), what + ", " + std::string(key), value, true)) {
            return false;
        }
        out.byLanguage.emplace(language.str(), std::move(value));
    }
    return true;
}

bool PackReader::list(const toml::table &table, std::string_view key, const std::string &what,
                      std::vector<std::string> &out)
{
    const toml::node *node = table.get(key);
    if (node == nullptr) {
        return true;
    }
    const toml::array *array = node->as_array();
    if (array == nullptr) {
        return wrong(lineOf(*node), what + ": " + std::string(key) + " must be a list of texts");
    }
    for (const toml::node &each : *array) {
        if (!each.is_string() || each.as_string()->get().empty()) {
            return wrong(lineOf(each), what + ": " + std::string(key) + " must be a list of texts");
        }
        out.push_back(each.as_string()->get());
    }
    return true;
}

bool PackReader::proposal(const toml::table &table, std::string_view key, const std::string &what,
                          std::optional<Proposal> &out)
{
    std::string word;
    if (!text(table, key, what, word, false) || word.empty()) {
        return m_error.detail.empty();
    }
    out = proposalFrom(word);
    return out || wrong(lineOf(table),
                        what + ": " + std::string(key) + " must be approve, clarify, decline, suspend or escalate");
}

bool PackReader::fillWords(std::string &pattern, int line, const std::string &what)
{
    constexpr int deepest = 500; // words may hold words; more than this is a circle
    int filled = 0;
    for (std::size_t open = pattern.find('<'); open != std::string::npos; open = pattern.find('<', open)) {
        const std::size_t close = pattern.find('>', open);
        const std::string name =
            close == std::string::npos ? std::string() : pattern.substr(open + 1, close - open - 1);
        const auto found = m_words.find(name);
        if (found == m_words.end() || ++filled > deepest) {
            return wrong(line, what + ": there is no word <" + name + "> (or it holds itself)");
        }
        pattern.replace(open, close - open + 1, found->second);
    }
    return true;
}

} // namespace stagedoor
