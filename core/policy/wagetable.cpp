// SPDX-License-Identifier: GPL-3.0-or-later
#include "policy/wagetable.h"

#include <algorithm>
#include <charconv>

#include "listing/timestamp.h"
#include "policy/csv.h"
#include "policy/places.h"

namespace stagedoor {

namespace {

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" .()\n");
    const std::size_t last = text.find_last_not_of(" ()\n");
    return first == std::string_view::npos ? std::string_view() : text.substr(first, last - first + 1);
}

std::string slug(std::string_view name)
{
    std::string out;
    for (const char c : name) {
        if (c == ' ' || c == '-') {
            out += '-';
        } else if (c != '.' && c != '\'') {
            out += c;
        }
    }
    return out;
}

Jurisdiction fromCode(std::string_view code)
{
    Jurisdiction place;
    place.country = code.substr(0, 2);
    if (code.size() > 3) {
        place.region = code.substr(3, 2);
    }
    if (code.size() > 6) {
        place.city = code.substr(6);
    }
    return place;
}

std::vector<std::string_view> parts(std::string_view text)
{
    std::vector<std::string_view> out;
    while (!text.empty()) {
        const std::size_t comma = text.find_first_of(",/;|");
        const std::string_view part = trimmed(text.substr(0, comma));
        if (!part.empty()) {
            out.push_back(part);
        }
        text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
    }
    return out;
}

} // namespace

Result<WageTable> WageTable::fromCsv(std::string_view csv)
{
    WageTable table;
    const std::vector<std::vector<std::string>> rows = csvRows(csv);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const std::vector<std::string> &row = rows[i];
        MinimumWage wage;
        const auto day = row.size() < 6 ? std::nullopt : dayFromText(row[4]);
        const bool number =
            day && std::from_chars(row[2].data(), row[2].data() + row[2].size(), wage.hourly).ec == std::errc();
        if (!number || row[0].size() < 2 || row[3].size() != 3) {
            return fail(Error::Kind::Invalid, "minimum wages: record " + std::to_string(i + 1) +
                                                  " is not code, name, hourly, currency, date, source");
        }
        wage.code = row[0];
        wage.name = row[1];
        wage.currency = row[3];
        wage.validFrom = row[4];
        wage.from = *day;
        wage.source = row[5];
        table.m_byCode[wage.code].push_back(std::move(wage));
    }
    for (auto &[code, wages] : table.m_byCode) {
        std::ranges::stable_sort(wages, {}, &MinimumWage::from);
    }
    return table;
}

const MinimumWage *WageTable::row(const std::string &code, std::chrono::year_month_day day) const
{
    const auto found = m_byCode.find(code);
    if (found == m_byCode.end()) {
        return nullptr;
    }
    const auto later = std::ranges::upper_bound(found->second, day, {}, &MinimumWage::from);
    return later == found->second.begin() ? nullptr : &*std::prev(later);
}

const MinimumWage *WageTable::at(const Jurisdiction &place, std::chrono::year_month_day day) const
{
    const std::string region = place.country + '-' + place.region;
    const MinimumWage *wage = place.city.empty() ? nullptr : row(region + '-' + place.city, day);
    if (wage == nullptr && !place.region.empty()) {
        wage = row(region, day);
    }
    return wage == nullptr ? row(place.country, day) : wage;
}

Jurisdiction WageTable::placeIn(std::string_view text) const
{
    if (const std::string_view whole = placeCode(trimmed(text), false); whole.size() > 2) {
        return fromCode(whole);
    }
    Jurisdiction place;
    const std::vector<std::string_view> names = parts(text);
    for (std::size_t i = names.size(); i-- > 0;) { // from the country inwards
        std::string_view name = names[i];
        while (!name.empty() && name.back() >= '0' && name.back() <= '9') {
            name = trimmed(name.substr(0, name.size() - 1)); // "NY 10018"
        }
        const std::string_view code = placeCode(name, i > 0);
        if (!code.empty() && (place.country.empty() || (code.substr(0, 2) == place.country && code.size() > 2))) {
            const Jurisdiction found = fromCode(code);
            if (place.region.empty() || found.region == place.region) {
                place = found;
            }
            continue;
        }
        if (!place.region.empty() && place.city.empty()) {
            const std::string city = slug(name);
            const bool known = m_byCode.contains(place.country + '-' + place.region + '-' + city);
            place.city = known ? city : place.region == "OR" && city == "portland" ? "portland-metro" : "";
        }
    }
    if (place.country.empty() && text.size() < 200) { // "Greater Chicago area": a known name among its words
        for (std::size_t at = 0; at < text.size();
             at = text.find(' ', at) == std::string_view::npos ? text.size() : text.find(' ', at) + 1) {
            for (const std::size_t words : {3U, 2U, 1U}) {
                std::size_t end = at;
                for (std::size_t i = 0; i < words && end != std::string_view::npos; ++i) {
                    end = text.find_first_of(" ,", end + 1);
                }
                const std::string_view code =
                    placeCode(trimmed(text.substr(at, end == std::string_view::npos ? end : end - at)), false);
                if (!code.empty()) {
                    return fromCode(code);
                }
            }
        }
    }
    return place;
}

} // namespace stagedoor
