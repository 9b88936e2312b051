// SPDX-License-Identifier: GPL-3.0-or-later
#include "policy/guards.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

namespace stagedoor {

namespace {

using Words = std::span<const std::string_view>;

bool isOneOf(std::string_view word, Words words)
{
    return std::ranges::find(words, word) != words.end();
}

/// A word or a single mark of punctuation.
struct Token {
    std::string_view text;
    std::size_t begin = 0;
};

bool wordy(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '\'' || static_cast<unsigned char>(c) >= 0x80;
}

std::vector<Token> tokensOf(std::string_view text)
{
    std::vector<Token> tokens;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && wordy(text[end])) {
            ++end;
        }
        if (end == at) {
            end = at + 1;
        }
        if (text[at] != ' ') {
            tokens.push_back({text.substr(at, end - at), at});
        }
        at = end;
    }
    return tokens;
}

constexpr auto determiners =
    std::to_array<std::string_view>({"no", "not", "never", "without", "zero", "nor", "neither", "none", "non", "nobody",
                                     "nothing", "free", "waive", "waives", "waiving", "isn't", "aren't", "ain't"});
constexpr auto verbs = std::to_array<std::string_view>({"don't", "doesn't", "won't", "can't", "cannot", "didn't",
                                                        "wouldn't", "shouldn't", "mustn't", "wasn't", "weren't", "dont",
                                                        "doesnt", "wont", "needn't", "haven't", "hasn't"});
/// Words over which no negation reaches.
constexpr auto walls =
    std::to_array<std::string_view>({"but", "however", "although", "though", "except", "unless", "besides", "instead",
                                     "then", "because", "so", ":", "(", ")", "*", "until"});
/// Between a negation and a match behind a comma: these tell that the negation had its own verb.
constexpr auto finished = std::to_array<std::string_view>(
    {"necessary", "required",   "needed", "is", "are",   "was",     "will", "must", "please", "provided",
     "preferred", "experience", "you",    "we", "there", "welcome", "paid", "only", "pay",    "just"});

/// "What we do not want yet" before a colon: what is listed behind it is denied.
bool deniesTheList(std::string_view clause)
{
    constexpr auto wanting = std::to_array<std::string_view>(
        {"want", "need", "ask", "send", "require", "bring", "accept", "request", "include", "collect"});
    const std::vector<Token> tokens = tokensOf(clause);
    bool negated = false;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        negated = negated || tokens[i].text == "not" || tokens[i].text == "never" || isOneOf(tokens[i].text, verbs);
        if (negated && tokens.size() - i <= 4 && isOneOf(tokens[i].text, wanting)) {
            return true;
        }
    }
    return false;
}

/// A negation in @p before (the sentence up to the match) whose scope reaches the match.
bool negatedBefore(std::string_view before)
{
    const std::vector<Token> tokens = tokensOf(before);
    bool comma = false;
    bool joined = false;
    bool closed = false;
    int words = 0;
    for (std::size_t i = tokens.size(); i-- > 0 && words < 14; ++words) {
        const std::string_view word = tokens[i].text;
        const std::string_view behind = i + 1 < tokens.size() ? tokens[i + 1].text : std::string_view();
        if (word == ":" && deniesTheList(before.substr(0, tokens[i].begin))) {
            return true;
        }
        if (isOneOf(word, walls) ||
            (word == "-" && i > 0 && tokens[i].begin > 0 && before[tokens[i].begin - 1] == ' ')) {
            return false;
        }
        if (word == ",") {
            comma = true;
            continue;
        }
        if (word == "or" || word == "nor" || word == "and" || word == "/") {
            joined = true;
        }
        const bool only = behind == "only" || behind == "just" || behind == "limited" || behind == "all" ||
                          behind == "exceed" || behind == "refundable";
        const bool negation = isOneOf(word, determiners) || (isOneOf(word, verbs) && !comma);
        // "no-shows" denies shows alone, and "feel free" denies nothing.
        const bool compound = behind == "-" && i + 2 < tokens.size() && before[tokens[i + 1].begin + 1] != ' ';
        const bool courtesy = word == "free" && (words > 3 || (i > 0 && tokens[i - 1].text == "feel"));
        if (negation && !only && !compound && !courtesy) {
            return !comma || (joined && !closed);
        }
        closed = closed || isOneOf(word, finished);
    }
    return false;
}

/// Denied behind: "fees are not required", "fee: none", "experience is not necessary".
bool negatedBehind(std::string_view behind)
{
    const std::vector<Token> tokens = tokensOf(behind.substr(0, 80));
    bool verb = false;
    for (std::size_t i = 0; i < tokens.size() && i < 8; ++i) {
        const std::string_view word = tokens[i].text;
        if (word == "," || word == "but" || word == "and" || word == ".") {
            return false;
        }
        verb = verb || word == "is" || word == "are" || word == "will" || word == "be" || word == "has" ||
               word == "have" || word == "was" || word == "were" || word == ":" || word == "-" || word == "=";
        if (word == "waived" || word == "none" || word == "n" || word == "isn't" || word == "aren't" ||
            word == "won't") {
            return word != "n" || (i + 2 < tokens.size() && tokens[i + 1].text == "/" && tokens[i + 2].text == "a");
        }
        const bool refund =
            i + 1 < tokens.size() &&
            (tokens[i + 1].text.starts_with("refund") || tokens[i + 1].text == "only" ||
             tokens[i + 1].text == "included" || tokens[i + 1].text == "negotiable" || tokens[i + 1].text == "just");
        if (verb && (word == "not" || word == "never" || word == "no") && !refund) {
            return true;
        }
        if (i == 0 && word == "not" && !refund && i + 1 < tokens.size() &&
            (tokens[1].text == "required" || tokens[1].text == "needed" || tokens[1].text == "necessary" ||
             tokens[1].text == "involved")) {
            return true;
        }
    }
    return false;
}

bool contains(std::string_view text, Words words)
{
    return std::ranges::any_of(words,
                               [text](std::string_view each) { return text.find(each) != std::string_view::npos; });
}

bool hasCapital(std::string_view words)
{
    return std::ranges::any_of(words, [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// Whether a single quotation opens before @p begin and closes behind @p end: marks inside words are apostrophes.
bool isSingleQuoted(std::string_view sentence, std::size_t begin, std::size_t end)
{
    bool open = false;
    for (std::size_t at = 0; at < begin; ++at) {
        const bool mark = sentence[at] == '\'';
        const bool before = at > 0 && wordy(sentence[at - 1]) && sentence[at - 1] != '\'';
        const bool behind = at + 1 < sentence.size() && wordy(sentence[at + 1]);
        if (mark && behind && !before) {
            open = true;
        } else if (mark && !behind) {
            open = false;
        }
    }
    return open && sentence.substr(end).find('\'') != std::string_view::npos;
}

bool isQuoted(std::string_view sentence, std::size_t begin, std::size_t end)
{
    const auto marks = std::ranges::count(sentence.substr(0, begin), '"');
    return (marks % 2 == 1 && sentence.substr(end).find('"') != std::string_view::npos) ||
           isSingleQuoted(sentence, begin, end);
}

/// The speaker of a line of a script, "VESPER: Wire it." gives "VESPER"; empty: the line is none.
std::string_view speakerOf(std::string_view line)
{
    constexpr std::size_t longest = 24; // bytes of a character's name
    const std::size_t colon = line.find(':');
    const std::string_view name = line.substr(0, std::min(colon, line.size()));
    const bool capitals =
        std::ranges::all_of(name, [](char c) { return (c >= 'A' && c <= 'Z') || c == ' ' || c == '.'; });
    return colon != std::string_view::npos && colon > 1 && colon <= longest && capitals ? name : std::string_view();
}

/// Sides in the notice: a line with a speaker who speaks again. A form's headings ("PAY:") stand once.
bool isDialogue(const NoticeText &notice, std::size_t begin, std::size_t end)
{
    const std::string_view text = *notice.fieldAt(begin).original;
    const std::size_t at = notice.place(begin, end).start;
    const std::size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
    const std::size_t line = before == std::string_view::npos ? 0 : before + 1;
    const std::string_view speaker = speakerOf(text.substr(line));
    if (speaker.empty()) {
        return false;
    }
    int turns = 0;
    for (std::size_t from = 0; from < text.size();) {
        turns += speakerOf(text.substr(from)) == speaker ? 1 : 0;
        const std::size_t next = text.find('\n', from);
        from = next == std::string_view::npos ? text.size() : next + 1;
    }
    return turns > 1;
}

/// "They ask for a fee. That is a scam.": what others do, in a sentence beside one that warns of them.
bool isToldOfOthers(const NoticeText &notice, std::size_t number)
{
    constexpr auto alarms =
        std::to_array<std::string_view>({"scam", "fake", "impersonat", "fraud", "beware", "imposter"});
    constexpr auto others =
        std::to_array<std::string_view>({"they", "somebody", "someone", "anyone", "people", "them"});
    constexpr std::size_t reach = 2; // sentences
    const std::vector<Token> tokens = tokensOf(notice.sentence(number));
    if (std::ranges::none_of(tokens, [&others](const Token &token) { return isOneOf(token.text, others); })) {
        return false;
    }
    const std::size_t field = notice.fieldIndexAt(notice.sentenceBegin(number));
    for (std::size_t near = number - std::min(number, reach); near <= number + reach && near < notice.sentences();
         ++near) {
        if (notice.fieldIndexAt(notice.sentenceBegin(near)) == field && contains(notice.sentence(near), alarms)) {
            return true;
        }
    }
    return false;
}

/// A synopsis or a character's description: somebody is "he" or "she", and nobody who reads the notice is spoken to.
bool isNarrative(FieldKind field, std::string_view sentence)
{
    constexpr auto persons = std::to_array<std::string_view>({"he", "she", "his", "her", "him", "himself", "herself"});
    constexpr auto casting = std::to_array<std::string_view>(
        {"you",    "your",      "we",         "our",         "us",         "i",     "my",      "me",       "please",
         "must",   "audition",  "auditions",  "applicant",   "applicants", "actor", "actors",  "actress",  "actresses",
         "talent", "performer", "performers", "model",       "models",     "cast",  "casting", "callback", "callbacks",
         "meet",   "interview", "interviews", "auditioning", "apply",      "fee",   "dancers", "dancer",   "extras"});
    if (field != FieldKind::Description && field != FieldKind::RoleDescription) {
        return false;
    }
    const std::vector<Token> tokens = tokensOf(sentence);
    const auto oneOf = [&tokens](Words words) {
        return std::ranges::any_of(tokens, [words](const Token &token) { return isOneOf(token.text, words); });
    };
    constexpr auto stories =
        std::to_array<std::string_view>({"in the pilot", "in the script", "in the story", "in the film", "in the play",
                                         "in this episode", "in the show,", "synopsis", "the plot", "logline"});
    return contains(sentence, stories) || (oneOf(persons) && !oneOf(casting));
}

} // namespace

std::optional<Guard> guardFrom(std::string_view name)
{
    constexpr auto names = std::to_array<std::pair<std::string_view, Guard>>({{"negated", Guard::Negated},
                                                                              {"question", Guard::Question},
                                                                              {"quotation", Guard::Quotation},
                                                                              {"warning", Guard::Warning},
                                                                              {"uncapitalised", Guard::Uncapitalised},
                                                                              {"hypothetical", Guard::Hypothetical},
                                                                              {"narrative", Guard::Narrative}});
    const auto found = std::ranges::find(names, name, [](const auto &each) { return each.first; });
    return found == names.end() ? std::nullopt : std::optional(found->second);
}

bool isNegated(std::string_view sentence, std::size_t begin, std::size_t end)
{
    return negatedBefore(sentence.substr(0, begin)) || negatedBehind(sentence.substr(std::min(end, sentence.size())));
}

bool guardHolds(Guard guard, const NoticeText &notice, std::size_t begin, std::size_t end)
{
    const std::size_t number = notice.sentenceAt(begin);
    const std::string_view sentence = notice.sentence(number);
    const std::size_t from = begin - notice.sentenceBegin(number);
    const std::size_t to = std::min(end - notice.sentenceBegin(number), sentence.size());
    constexpr auto warnings = std::to_array<std::string_view>(
        {"beware",        "scam",           "be wary",       "legitimate",     "report anyone",
         "report it",     "report any",     "impersonat",    "fraud",          "red flag",
         "if anyone",     "if someone",     "never ask you", "will never ask", "would never ask",
         "isn't from us", "is not from us", "isn't us",      "is not us",      "is asked of you",
         "did not send"});
    constexpr auto imagined =
        std::to_array<std::string_view>({"if we ever", "would ever", "as if ", "imagine ", "should anyone", "if anyone",
                                         "if you are asked", "if you're asked"});
    switch (guard) {
    case Guard::Negated:
        return isNegated(sentence, from, to);
    case Guard::Question:
        return !sentence.empty() && sentence.substr(to).find('?') != std::string_view::npos;
    case Guard::Quotation:
        return isQuoted(sentence, from, to) || isDialogue(notice, begin, end);
    case Guard::Warning:
        return contains(sentence, warnings) || isToldOfOthers(notice, number);
    case Guard::Uncapitalised:
        return !hasCapital(notice.place(begin, end).quote);
    case Guard::Hypothetical:
        return contains(sentence.substr(0, from), imagined);
    case Guard::Narrative:
        return isNarrative(notice.fieldAt(begin).kind, sentence);
    }
    return false;
}

} // namespace stagedoor
