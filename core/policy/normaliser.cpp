// SPDX-License-Identifier: GPL-3.0-or-later
#include "policy/normaliser.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringoptions.h>
#include <unicode/stringpiece.h>
#include <unicode/unistr.h>

namespace stagedoor {

namespace {

bool isAscii(char c)
{
    return static_cast<unsigned char>(c) < 0x80;
}

bool isLetter(char c)
{
    return c >= 'a' && c <= 'z';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == '\0';
}

/// Punctuation that has a plain spelling; by code point, sorted.
constexpr auto plainSpelling = std::to_array<std::pair<char32_t, std::string_view>>({
    {0x00B4, "'"},  {0x00D7, "x"},  {0x02BC, "'"},  {0x02BB, "'"},  {0x2010, "-"},  {0x2011, "-"},  {0x2012, "-"},
    {0x2013, "-"},  {0x2014, "-"},  {0x2015, "-"},  {0x2018, "'"},  {0x2019, "'"},  {0x201A, "'"},  {0x201B, "'"},
    {0x201C, "\""}, {0x201D, "\""}, {0x201E, "\""}, {0x2022, "\n"}, {0x2032, "'"},  {0x2033, "\""}, {0x2043, "-"},
    {0x2044, "/"},  {0x2212, "-"},  {0x25CF, "\n"}, {0x25AA, "\n"}, {0x2028, "\n"}, {0x2029, "\n"},
});

/// Letters of other scripts that look like a Latin one, after case folding.
constexpr auto lookAlikes = std::to_array<std::pair<char32_t, char>>({
    {0x0430, 'a'}, {0x0432, 'b'}, {0x0435, 'e'}, {0x043A, 'k'}, {0x043C, 'm'}, {0x043D, 'h'}, {0x043E, 'o'},
    {0x0440, 'p'}, {0x0441, 'c'}, {0x0442, 't'}, {0x0443, 'y'}, {0x0445, 'x'}, {0x0455, 's'}, {0x0456, 'i'},
    {0x0458, 'j'}, {0x04BB, 'h'}, {0x04CF, 'l'}, {0x0501, 'd'}, {0x051B, 'q'}, {0x051D, 'w'}, {0x03B1, 'a'},
    {0x03B2, 'b'}, {0x03B5, 'e'}, {0x03B7, 'n'}, {0x03B9, 'i'}, {0x03BA, 'k'}, {0x03BD, 'v'}, {0x03BF, 'o'},
    {0x03C1, 'p'}, {0x03C4, 't'}, {0x03C5, 'u'}, {0x03C7, 'x'}, {0x0131, 'i'}, {0x0251, 'a'}, {0x0261, 'g'},
    {0x0280, 'r'}, {0x0578, 'n'}, {0x057D, 'u'}, {0x0585, 'o'},
});

/// Drops a trailing run of white space to at most one character.
void pushSpace(NormalText &out, std::size_t first, char space, std::uint32_t begin, std::uint32_t end)
{
    if (out.text.size() > first && (out.text.back() == ' ' || out.text.back() == '\n')) {
        if (space == '\n') {
            out.text.back() = '\n';
        }
        return;
    }
    out.push(std::string_view(&space, 1), begin, end);
}

struct Entity {
    char32_t character = 0;
    std::size_t length = 0;
};

std::optional<Entity> entityAt(std::string_view text)
{
    constexpr auto named = std::to_array<std::pair<std::string_view, char32_t>>({{"&amp;", '&'},
                                                                                 {"&lt;", '<'},
                                                                                 {"&gt;", '>'},
                                                                                 {"&quot;", '"'},
                                                                                 {"&apos;", '\''},
                                                                                 {"&nbsp;", ' '},
                                                                                 {"&pound;", 0xA3},
                                                                                 {"&euro;", 0x20AC},
                                                                                 {"&rsquo;", '\''},
                                                                                 {"&lsquo;", '\''},
                                                                                 {"&rdquo;", '"'},
                                                                                 {"&ldquo;", '"'},
                                                                                 {"&ndash;", '-'},
                                                                                 {"&mdash;", '-'},
                                                                                 {"&dollar;", '$'},
                                                                                 {"&shy;", 0xAD},
                                                                                 {"&zwnj;", 0x200C},
                                                                                 {"&hellip;", 0x2026}});
    for (const auto &[name, character] : named) {
        if (text.starts_with(name)) {
            return Entity{character, name.size()};
        }
    }
    if (!text.starts_with("&#") || text.size() < 4) {
        return std::nullopt;
    }
    const bool hex = text[2] == 'x' || text[2] == 'X';
    const char *from = text.data() + (hex ? 3 : 2);
    const char *limit = text.data() + std::min<std::size_t>(text.size(), 11);
    std::uint32_t code = 0;
    const auto [end, problem] = std::from_chars(from, limit, code, hex ? 16 : 10);
    const bool good = problem == std::errc() && end < text.data() + text.size() && *end == ';' && code > 0 &&
                      code <= 0x10FFFF && !U_IS_SURROGATE(code);
    return good ? std::optional(Entity{code, std::size_t(end - text.data()) + 1}) : std::nullopt;
}

std::string utf8Of(char32_t character)
{
    std::string bytes;
    return icu::UnicodeString(UChar32(character)).toUTF8String(bytes);
}

/// The character that begins at @p at, and where the next one does; U+FFFD for a byte that begins none.
char32_t characterAt(std::string_view text, std::size_t at, std::size_t &next)
{
    const auto byte = [text](std::size_t i) { return char32_t(static_cast<unsigned char>(text[i])); };
    const char32_t lead = byte(at);
    const std::size_t length = lead < 0x80                   ? 1
                               : lead >= 0xC2 && lead < 0xE0 ? 2
                               : lead >= 0xE0 && lead < 0xF0 ? 3
                               : lead >= 0xF0 && lead < 0xF5 ? 4
                                                             : 0;
    next = at + 1;
    if (length < 2) {
        return length == 1 ? lead : 0xFFFD;
    }
    char32_t character = lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if (at + i >= text.size() || (byte(at + i) & 0xC0U) != 0x80U) {
            return 0xFFFD;
        }
        character = character << 6U | (byte(at + i) & 0x3FU);
    }
    constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    if (character < least.at(length) || character > 0x10FFFF || U_IS_SURROGATE(character)) {
        return 0xFFFD;
    }
    next = at + length;
    return character;
}

/// Appends one normalised piece, white space and punctuation plain.
void pushPlain(std::string_view piece, std::uint32_t begin, std::uint32_t end, NormalText &out, std::size_t first)
{
    for (std::size_t at = 0; at < piece.size();) {
        std::size_t next = at + 1;
        const char32_t character = isAscii(piece[at]) ? char32_t(piece[at]) : characterAt(piece, at, next);
        const auto plain = std::ranges::find(plainSpelling, character, [](const auto &each) { return each.first; });
        const bool lineEnd = plain == plainSpelling.end() ? character == '\n' : plain->second == "\n";
        if (lineEnd) {
            pushSpace(out, first, '\n', begin, end);
        } else if (plain != plainSpelling.end()) {
            out.push(plain->second, begin, end);
        } else if (character < 0x80 && isSpace(char(character))) {
            pushSpace(out, first, ' ', begin, end);
        } else {
            out.push(character == 0xFFFD ? std::string_view("\xEF\xBF\xBD") : piece.substr(at, next - at), begin, end);
        }
        at = next;
    }
}

/// Appends a run that is not all ASCII: ICU's NFKC_Casefold, mapped by its edits.
void pushUnicode(std::string_view run, std::uint32_t offset, NormalText &out, std::size_t first)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2 *folding = icu::Normalizer2::getNFKCCasefoldInstance(status);
    std::string folded;
    icu::StringByteSink<std::string> sink(&folded);
    icu::Edits edits;
    if (U_SUCCESS(status)) {
        folding->normalizeUTF8(0, icu::StringPiece(run.data(), std::int32_t(run.size())), sink, &edits, status);
    }
    if (U_FAILURE(status)) { // out of memory for its tables: the text stands as it is
        pushPlain(run, offset, offset + std::uint32_t(run.size()), out, first);
        return;
    }
    icu::Edits::Iterator edit = edits.getFineIterator();
    while (edit.next(status)) {
        const std::string_view piece =
            std::string_view(folded).substr(std::size_t(edit.destinationIndex()), std::size_t(edit.newLength()));
        const auto source = offset + std::uint32_t(edit.sourceIndex());
        if (edit.hasChange()) {
            pushPlain(piece, source, source + std::uint32_t(edit.oldLength()), out, first);
            continue;
        }
        for (std::size_t at = 0; at < piece.size();) { // unchanged: character by character
            std::size_t next = at;
            (void)characterAt(piece, at, next);
            pushPlain(piece.substr(at, next - at), source + std::uint32_t(at), source + std::uint32_t(next), out,
                      first);
            at = next;
        }
    }
}

/// A line break is a space where the sentence plainly goes on: before a small letter, after a letter or a comma.
bool goesOn(std::string_view text, std::size_t at)
{
    std::size_t next = at + 1;
    while (next < text.size() && (text[next] == ' ' || text[next] == '\t' || text[next] == '\r')) {
        ++next;
    }
    std::size_t before = at;
    while (before > 0 && (text[before - 1] == ' ' || text[before - 1] == '\r')) {
        --before;
    }
    const char last = before > 0 ? text[before - 1] : '.';
    const bool open = isLetter(last) || last == ',';
    return open && next < text.size() && isLetter(text[next]);
}

std::size_t unicodeRunEnd(std::string_view text, std::size_t at)
{
    while (at < text.size() && !isAscii(text[at])) {
        ++at;
    }
    return at;
}

void foldLookAlikes(NormalText &out, std::size_t first)
{
    NormalText folded;
    std::size_t at = first;
    bool latin = false;
    std::size_t wordBegin = first;
    const auto flush = [&](std::size_t end) {
        for (std::size_t i = wordBegin; i < end;) {
            std::size_t next = i + 1;
            const char32_t character = isAscii(out.text[i]) ? char32_t(out.text[i]) : characterAt(out.text, i, next);
            const auto found =
                latin ? std::ranges::find(lookAlikes, character, [](const auto &each) { return each.first; })
                      : lookAlikes.end();
            const std::string_view bytes = found == lookAlikes.end() ? std::string_view(out.text).substr(i, next - i)
                                                                     : std::string_view(&found->second, 1);
            folded.push(bytes, out.from[i], out.to[i]);
            i = next;
        }
    };
    while (at < out.text.size()) {
        const char c = out.text[at];
        if (isAscii(c) && !isLetter(c)) {
            flush(at);
            folded.push(std::string_view(&c, 1), out.from[at], out.to[at]);
            latin = false;
            wordBegin = ++at;
            continue;
        }
        latin = latin || isLetter(c);
        ++at;
    }
    flush(at);
    out.truncate(first);
    for (std::size_t i = 0; i < folded.text.size(); ++i) {
        out.push(std::string_view(folded.text).substr(i, 1), folded.from[i], folded.to[i]);
    }
}

/// A single letter on its own at @p at: not part of a longer word.
bool loneLetter(std::string_view text, std::size_t at)
{
    const auto wordy = [text](std::size_t i) {
        return i < text.size() && (isLetter(text[i]) || isDigit(text[i]) || text[i] == '\'' || !isAscii(text[i]));
    };
    return at < text.size() && isLetter(text[at]) && (at == 0 || !wordy(at - 1)) && !wordy(at + 1);
}

} // namespace

void NormalText::push(std::string_view bytes, std::uint32_t begin, std::uint32_t end)
{
    if (bytes.size() == 1) { // nearly always
        text.push_back(bytes.front());
        from.push_back(begin);
        to.push_back(end);
        return;
    }
    text.append(bytes);
    from.insert(from.end(), bytes.size(), begin);
    to.insert(to.end(), bytes.size(), end);
}

void NormalText::truncate(std::size_t size)
{
    text.resize(size);
    from.resize(size);
    to.resize(size);
}

Normaliser::Normaliser(const std::vector<std::string> &disguised) : m_disguised(disguised.begin(), disguised.end()) {}

void Normaliser::append(std::string_view utf8, NormalText &out) const
{
    const std::size_t first = out.text.size();
    bool unicode = false;
    for (std::size_t at = 0; at < utf8.size();) {
        const char c = utf8[at];
        const auto begin = std::uint32_t(at);
        // An ASCII letter belongs to the run behind it: a combining mark may change it.
        if (!isAscii(c) || (at + 1 < utf8.size() && !isAscii(utf8[at + 1]) && c > ' ')) {
            const std::size_t end = unicodeRunEnd(utf8, at + 1);
            pushUnicode(utf8.substr(at, end - at), begin, out, first);
            unicode = true;
            at = end;
            continue;
        }
        std::size_t length = 1;
        if (c == '&') {
            if (const auto entity = entityAt(utf8.substr(at))) {
                length = entity->length;
                NormalText piece;
                pushUnicode(utf8Of(entity->character), 0, piece, 0);
                pushPlain(piece.text, begin, begin + std::uint32_t(length), out, first);
                unicode = unicode || entity->character >= 0x80;
                at += length;
                continue;
            }
        }
        if (c == '\n') {
            pushSpace(out, first, goesOn(utf8, at) ? ' ' : '\n', begin, begin + 1);
        } else if (isSpace(c)) {
            pushSpace(out, first, ' ', begin, begin + 1);
        } else {
            const char lower = c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
            out.push(std::string_view(&lower, 1), begin, begin + 1);
        }
        at += length;
    }
    if (unicode) {
        foldLookAlikes(out, first);
    }
    joinSpacedLetters(out, first);
    undisguise(out, first);
}

void Normaliser::joinSpacedLetters(NormalText &out, std::size_t first) const
{
    std::size_t kept = first;
    for (std::size_t at = first; at < out.text.size();) {
        std::size_t run = at;
        std::size_t letters = 0;
        const char gap = at + 1 < out.text.size() ? out.text[at + 1] : '\0';
        if (loneLetter(out.text, at) && std::string_view(" .-_*").find(gap) != std::string_view::npos) {
            for (run = at; loneLetter(out.text, run); run += 2) {
                ++letters;
                // A wider gap in the poster's text stands between words.
                const bool wider = run + 2 < out.text.size() && out.from[run + 2] > out.to[run + 1];
                if (run + 1 >= out.text.size() || out.text[run + 1] != gap || wider) {
                    ++run;
                    break;
                }
            }
            run = std::min(run, out.text.size());
        }
        const bool join = letters >= 3;
        const std::size_t end = join ? run : at + 1;
        for (; at < end; ++at) {
            if (join && out.text[at] == gap && at + 1 < end) {
                continue;
            }
            out.text[kept] = out.text[at];
            out.from[kept] = out.from[at];
            out.to[kept] = out.to[at];
            ++kept;
        }
    }
    out.truncate(kept);
}

void Normaliser::undisguise(NormalText &out, std::size_t first) const
{
    constexpr std::string_view signs = "0134578$@!";
    constexpr std::string_view meant = "oieastbsai";
    const auto wordy = [&out](std::size_t i) {
        return isLetter(out.text[i]) || isDigit(out.text[i]) || out.text[i] == '$' || out.text[i] == '@' ||
               out.text[i] == '!';
    };
    for (std::size_t at = first; at < out.text.size();) {
        std::size_t end = at;
        bool letter = false;
        bool sign = false;
        for (; end < out.text.size() && wordy(end); ++end) {
            letter = letter || isLetter(out.text[end]);
            sign = sign || signs.find(out.text[end]) != std::string_view::npos;
        }
        if (letter && sign && end - at <= 24) {
            std::string word = out.text.substr(at, end - at);
            for (char &c : word) {
                const std::size_t which = signs.find(c);
                c = which == std::string_view::npos ? c : meant[which];
            }
            if (m_disguised.contains(word)) {
                std::ranges::copy(word, out.text.begin() + std::ptrdiff_t(at));
            }
        }
        at = std::max(end, at + 1);
    }
}

} // namespace stagedoor
