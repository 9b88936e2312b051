// SPDX-License-Identifier: GPL-3.0-or-later
#include "policy/noticetext.h"

#include <algorithm>
#include <array>
#include <utility>

namespace stagedoor {

namespace {

FieldKind kindOf(std::string_view path)
{
    using enum FieldKind;
    constexpr auto whole = std::to_array<std::pair<std::string_view, FieldKind>>({{"title", Title},
                                                                                  {"production_company", Company},
                                                                                  {"compensation.details", Pay},
                                                                                  {"fees.details", Fees},
                                                                                  {"description", Description},
                                                                                  {"dates", Dates},
                                                                                  {"how_to_apply", Apply},
                                                                                  {"poster.name", PosterName},
                                                                                  {"poster.email", PosterEmail},
                                                                                  {"poster.company", PosterCompany},
                                                                                  {"poster.website", Website}});
    for (const auto &[name, kind] : whole) {
        if (path == name) {
            return kind;
        }
    }
    if (path.starts_with("roles[")) {
        return path.ends_with(".name") ? RoleName : path.ends_with(".pay") ? RolePay : RoleDescription;
    }
    return path.starts_with("locations[")      ? Location
           : path.starts_with("poster.links[") ? Link
           : path.starts_with("media[")        ? Caption
           : path.starts_with("complaints[")   ? Complaint
                                               : Message;
}

std::uint32_t indexOf(std::string_view path)
{
    const std::size_t open = path.find('[');
    std::uint32_t index = 0;
    for (std::size_t at = open + 1; open != std::string_view::npos && at < path.size() && path[at] != ']'; ++at) {
        index = index * 10 + std::uint32_t(path[at] - '0');
    }
    return index;
}

/// A full stop behind these ends no sentence.
bool isAbbreviation(std::string_view word)
{
    constexpr auto known = std::to_array<std::string_view>(
        {"mr", "mrs", "ms",  "dr",  "st",  "jr",  "sr",  "vs",  "approx", "dept", "ave",  "blvd", "no", "inc", "ltd",
         "co", "etc", "e.g", "i.e", "a.m", "p.m", "min", "max", "hr",     "hrs",  "feat", "ft",   "ca", "u.s", "u.k"});
    return std::ranges::find(known, word) != known.end() || word.size() == 1;
}

std::string_view wordBefore(std::string_view text, std::size_t at)
{
    std::size_t begin = at;
    while (begin > 0 && (text[begin - 1] == '.' || (text[begin - 1] >= 'a' && text[begin - 1] <= 'z'))) {
        --begin;
    }
    return text.substr(begin, at - begin);
}

} // namespace

NoticeText::NoticeText(const Listing &listing, const Normaliser &normaliser, std::size_t longest) : m_listing(&listing)
{
    std::size_t budget = longest;
    for (TextField &field : textFields(listing)) {
        std::string_view text = *field.text;
        if (text.size() > budget) {
            std::size_t cut = budget;
            while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) {
                --cut; // never inside a character
            }
            text = text.substr(0, cut);
            m_cutShort = true;
        }
        budget -= text.size();
        NoticeField added{std::move(field.path), FieldKind::Title, 0, field.text, m_normal.text.size(), 0};
        added.kind = kindOf(added.path);
        added.index = indexOf(added.path);
        normaliser.append(text, m_normal);
        added.end = m_normal.text.size();
        m_normal.push("\n", 0, 0);
        addSentences(added);
        m_fields.push_back(std::move(added));
    }
}

void NoticeText::addSentences(const NoticeField &field)
{
    const std::string_view text = m_normal.text;
    m_sentences.push_back(field.begin);
    for (std::size_t at = field.begin; at + 1 < field.end; ++at) {
        const char c = text[at];
        const bool stop = (c == '.' || c == '!' || c == '?' || c == ';') &&
                          (text[at + 1] == ' ' || text[at + 1] == '\n' || text[at + 1] == '"');
        if ((c == '.' && stop && isAbbreviation(wordBefore(text, at))) || (!stop && c != '\n' && c != '|')) {
            continue;
        }
        m_sentences.push_back(at + 1);
    }
}

std::size_t NoticeText::fieldIndexAt(std::size_t at) const
{
    const auto behind = std::ranges::upper_bound(m_fields, at, {}, &NoticeField::begin);
    return std::size_t(std::distance(m_fields.begin(), behind)) - 1;
}

std::size_t NoticeText::sentenceAt(std::size_t at) const
{
    const auto behind = std::ranges::upper_bound(m_sentences, at);
    return std::size_t(std::distance(m_sentences.begin(), behind)) - 1;
}

std::size_t NoticeText::sentenceEnd(std::size_t sentence) const
{
    const std::size_t next = sentence + 1 < m_sentences.size() ? m_sentences[sentence + 1] : m_normal.text.size();
    return std::min(next, fieldAt(m_sentences[sentence]).end);
}

std::string_view NoticeText::sentence(std::size_t number) const
{
    return text().substr(sentenceBegin(number), sentenceEnd(number) - sentenceBegin(number));
}

Place NoticeText::place(std::size_t begin, std::size_t end) const
{
    const NoticeField &field = fieldAt(begin);
    end = std::min(end, field.end);
    const auto blank = [this](std::size_t at) { return m_normal.text[at] == ' ' || m_normal.text[at] == '\n'; };
    while (begin < end && blank(begin)) {
        ++begin;
    }
    while (end > begin && blank(end - 1)) {
        --end;
    }
    Place place{field.path, 0, 0, {}};
    if (begin < end) {
        place.start = m_normal.from[begin];
        std::size_t last = 0;
        for (std::size_t at = begin; at < end; ++at) { // a fold may move letters: the furthest end counts
            last = std::max<std::size_t>(last, m_normal.to[at]);
        }
        place.length = last - place.start;
        place.quote = field.original->substr(place.start, place.length);
    }
    return place;
}

} // namespace stagedoor
