// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/searchtable.h"

#include <algorithm>

#include "store/columns.h"
#include "store/digest.h"

namespace stagedoor {

namespace {

constexpr int mostWords = 16;
constexpr std::size_t longestWord = 64;

void addLine(std::string &text, const std::string &line)
{
    if (!line.empty()) {
        text += line;
        text += '\n';
    }
}

bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == '\0';
}

/// @p word without what lies behind its first 64 bytes, cut between characters.
std::string_view cut(std::string_view word)
{
    std::size_t length = std::min(word.size(), longestWord);
    while (length < word.size() && length > 0 && (static_cast<unsigned char>(word[length]) & 0xc0U) == 0x80U) {
        --length;
    }
    return word.substr(0, length);
}

std::string quoted(std::string_view word)
{
    std::string result = "\"";
    for (const char c : word) {
        result += c;
        if (c == '"') {
            result += c;
        }
    }
    result += '"';
    const bool oneLetter = std::ranges::count_if(word, [](char c) { return (c & 0xc0) != 0x80; }) < 2;
    return oneLetter ? result : result + '*'; // the words that begin with one letter are nearly all of them
}

} // namespace

SearchText searchText(const Listing &listing)
{
    SearchText text;
    text.title = listing.title;
    addLine(text.company, listing.productionCompany);
    addLine(text.company, listing.poster.company);
    addLine(text.poster, listing.poster.name);
    addLine(text.poster, listing.poster.email);
    addLine(text.poster, listing.poster.website);
    addLine(text.poster, listing.poster.accountId.value);
    text.description = listing.description;
    for (const Role &role : listing.roles) {
        addLine(text.roles, role.name);
        addLine(text.roles, role.description);
        addLine(text.pay, role.pay);
    }
    addLine(text.pay, listing.compensation.details);
    addLine(text.pay, listing.fees.details);
    addLine(text.apply, listing.howToApply);
    addLine(text.apply, listing.dates);
    for (const std::string &place : listing.locations) {
        addLine(text.apply, place);
    }
    text.id = listing.id.value;
    return text;
}

std::string digestOf(const SearchText &text)
{
    return digestOf(
        {text.title, text.company, text.poster, text.description, text.roles, text.pay, text.apply, text.id});
}

std::string searchQuery(std::string_view words)
{
    std::string query;
    int count = 0;
    for (std::size_t at = 0; at < words.size() && count < mostWords;) {
        if (isSpace(words[at])) {
            ++at;
            continue;
        }
        const auto end = std::find_if(words.begin() + std::ptrdiff_t(at), words.end(), isSpace);
        const std::string_view word = words.substr(at, std::size_t(end - words.begin()) - at);
        query += (query.empty() ? "" : " ") + quoted(cut(word));
        at += word.size();
        ++count;
    }
    return query;
}

SearchTable::SearchTable(SQLite::Database &db)
    : m_insert(db, "INSERT INTO notice_text (rowid, title, company, poster, description, roles, pay, apply, id)"
                   " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
    , m_delete(db, "DELETE FROM notice_text WHERE rowid = ?")
{
}

void SearchTable::put(std::int64_t key, const SearchText &text)
{
    remove(key);
    run(m_insert, key, text.title, text.company, text.poster, text.description, text.roles, text.pay, text.apply,
        text.id);
}

void SearchTable::remove(std::int64_t key)
{
    run(m_delete, key);
}

void SearchTable::clear(SQLite::Database &db)
{
    const std::string sql = db.execAndGet("SELECT sql FROM sqlite_schema WHERE name = 'notice_text'").getString();
    db.exec("DROP TABLE notice_text"); // by rows it takes as long as indexing them
    db.exec(sql);
}

std::vector<bool> keysWith(SQLite::Database &db, std::string_view words)
{
    std::vector<bool> found;
    SQLite::Statement query(db, "SELECT rowid FROM notice_text WHERE notice_text MATCH ?");
    bindAll(query, searchQuery(words));
    while (query.executeStep()) {
        const auto key = std::size_t(numberAt(query, 0));
        if (key >= found.size()) {
            found.resize(std::max(key + 1, found.size() * 2));
        }
        found[key] = true;
    }
    return found;
}

} // namespace stagedoor
