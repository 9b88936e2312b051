// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/lettertemplates.h"

#include <cstdlib>

#include <toml++/toml.h>

#include "review/lettertext.h"

namespace stagedoor {

namespace {

// Every name a letter is written with. A file without one of them is refused, so that no letter has a hole.
constexpr std::array required{"date.day",
                              "list.comma",
                              "list.last",
                              "field.roles",
                              "clear.pay",
                              "clear.roles",
                              "clear.locations",
                              "clear.dates",
                              "clear.how_to_apply",
                              "part.greeting",
                              "part.greeting_nameless",
                              "part.signature",
                              "part.quoted",
                              "part.absent",
                              "part.absent_plain",
                              "part.complaint",
                              "part.complaint_undated",
                              "part.rule",
                              "part.automatic",
                              "part.by_editor",
                              "part.by_complaint",
                              "part.question",
                              "part.answer_in",
                              "clarify.subject",
                              "clarify.live",
                              "clarify.hidden",
                              "clarify.deactivated",
                              "clarify.choice",
                              "clarify.clear",
                              "clarify.next_live",
                              "clarify.next_hidden",
                              "decline.subject",
                              "decline.opening",
                              "decline.closing",
                              "decline.appeal",
                              "hide.subject",
                              "hide.opening",
                              "hide.opening_plain",
                              "hide.closing",
                              "hide.appeal",
                              "suspend.subject",
                              "suspend.opening",
                              "suspend.closing",
                              "suspend.appeal"};

/// Debian's toml++ throws; here that becomes a Result.
Result<toml::table> parsed(std::string_view source)
{
    try {
        return toml::parse(source);
    } catch (const toml::parse_error &error) {
        return fail(Error::Kind::Invalid, "letters, line " + std::to_string(error.source().begin.line) + ": " +
                                              std::string(error.description()));
    }
}

} // namespace

Result<std::pair<std::string, LetterTemplates::Language>> LetterTemplates::readLanguage(std::string_view source)
{
    const Result<toml::table> read = parsed(source);
    if (!read) {
        return tl::unexpected(read.error());
    }
    const toml::table &table = *read;
    const std::string name = table["language"].value_or(std::string());
    if (name.empty()) {
        return fail(Error::Kind::Invalid, "letters: language is missing");
    }
    Language language;
    for (const auto &[section, node] : table) {
        const toml::table *const texts = node.as_table();
        if (texts == nullptr) {
            continue;
        }
        for (const auto &[key, value] : *texts) {
            const std::string path = std::string(section.str()) + '.' + std::string(key.str());
            if (!value.is_string()) {
                return fail(Error::Kind::Invalid, "letters, " + name + ": " + path + " is not a text");
            }
            language.texts.emplace(path, value.as_string()->get());
        }
    }
    for (const std::string_view key : required) {
        if (!language.texts.contains(key)) {
            return fail(Error::Kind::Invalid, "letters, " + name + ": " + std::string(key) + " is missing");
        }
    }
    const toml::array *const months = table["months"].as_array();
    if (months == nullptr || months->size() != language.months.size()) {
        return fail(Error::Kind::Invalid, "letters, " + name + ": months must be twelve");
    }
    for (std::size_t month = 0; month < language.months.size(); ++month) {
        language.months[month] = (*months)[month].value_or(std::string());
    }
    return std::pair(name, std::move(language));
}

Result<LetterTemplates> LetterTemplates::fromToml(const std::vector<std::string_view> &files)
{
    LetterTemplates templates;
    for (const std::string_view file : files) {
        Result<std::pair<std::string, Language>> read = readLanguage(file);
        if (!read) {
            return tl::unexpected(read.error());
        }
        templates.m_languages.insert_or_assign(std::move(read->first), std::move(read->second));
    }
    if (!templates.m_languages.contains("en")) {
        return fail(Error::Kind::Invalid, "letters: there are none in English");
    }
    return templates;
}

const LetterTemplates &LetterTemplates::builtIn()
{
    static const LetterTemplates templates = [] {
        Result<LetterTemplates> read = fromToml(builtInLetterToml());
        if (!read) {
            std::abort(); // the program was built with a broken file: tst_letters reads it before anybody else does
        }
        return std::move(*read);
    }();
    return templates;
}

std::vector<std::string> LetterTemplates::languages() const
{
    std::vector<std::string> names;
    for (const auto &[name, language] : m_languages) {
        names.push_back(name);
    }
    return names;
}

std::string LetterTemplates::languageFor(std::string_view wanted) const
{
    const std::string_view base = wanted.substr(0, wanted.find_first_of("-_"));
    return m_languages.contains(base) ? std::string(base) : std::string("en");
}

const LetterTemplates::Language &LetterTemplates::language(std::string_view name) const
{
    const auto found = m_languages.find(name);
    return found != m_languages.end() ? found->second : m_languages.find("en")->second;
}

const std::string &LetterTemplates::text(std::string_view languageName, std::string_view key) const
{
    static const std::string none;
    const auto &texts = language(languageName).texts;
    const auto found = texts.find(key);
    return found != texts.end() ? found->second : none;
}

std::string LetterTemplates::fieldName(std::string_view languageName, std::string_view field) const
{
    if (const std::string &exact = text(languageName, "field." + std::string(field)); !exact.empty()) {
        return exact;
    }
    const std::string_view group = field.substr(0, field.find_first_of("[."));
    const std::string &name = text(languageName, "field." + std::string(group));
    return name.empty() ? std::string(field) : name;
}

std::string LetterTemplates::day(std::string_view languageName, Timestamp time) const
{
    const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(time)};
    const Language &words = language(languageName);
    return filled(words.texts.find("date.day")->second, {{"day", std::to_string(unsigned(date.day()))},
                                                         {"month", words.months[unsigned(date.month()) - 1]},
                                                         {"year", std::to_string(int(date.year()))}});
}

} // namespace stagedoor
