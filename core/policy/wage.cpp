// SPDX-License-Identifier: GPL-3.0-or-later
#include "policy/wage.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace stagedoor {

namespace {

std::string figure(double value)
{
    std::array<char, 40> text{};
    const bool whole = value == double(std::int64_t(value));
    const int length = std::snprintf(text.data(), text.size(), whole ? "%.0f" : "%.2f", value);
    return {text.data(), std::size_t(std::max(length, 0))};
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

struct Count {
    double value = 0;
    std::size_t begin = 0;
};

/// The number that ends right before @p at (past one space or dash): "10" of "10 hour", the longer of "6-9 hour"; also
/// "ten". nullopt: none.
std::optional<Count> countBefore(std::string_view text, std::size_t at)
{
    const auto skipSpace = [&] {
        while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '-')) {
            --at;
        }
    };
    skipSpace();
    for (const std::string_view between :
         {std::string_view("consecutive"), std::string_view("shooting"), std::string_view("filming"),
          std::string_view("shoot"), std::string_view("full")}) {
        if (text.substr(0, at).ends_with(between)) { // "five consecutive days"
            at -= between.size();
            skipSpace();
            break;
        }
    }
    std::size_t begin = at;
    while (begin > 0 && isDigit(text[begin - 1])) {
        --begin;
    }
    if (begin < at && at - begin <= 2) {
        const bool decimal = begin > 0 && (text[begin - 1] == '.' || text[begin - 1] == ':' || text[begin - 1] == '$');
        double value = 0;
        for (std::size_t i = begin; i < at; ++i) {
            value = value * 10 + (text[i] - '0');
        }
        return decimal ? std::nullopt : std::optional(Count{value, begin});
    }
    if (text.substr(0, at).ends_with(" and a half")) {
        const auto whole = countBefore(text, at - 11);
        return whole ? std::optional(Count{whole->value + 0.5, whole->begin}) : std::nullopt;
    }
    constexpr auto words =
        std::to_array<std::string_view>({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
                                         "eleven", "twelve", "thirteen", "fourteen"});
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (text.substr(0, at).ends_with(words[i]) &&
            (at == words[i].size() || text[at - words[i].size() - 1] == ' ')) {
            return Count{double(i + 1), at - words[i].size()};
        }
    }
    return std::nullopt;
}

/// "hour", "hours", "hrs", "hr" as a word behind a number, as the length of a working day.
void readHours(std::string_view text, WorkTime &time)
{
    for (const std::string_view word : {std::string_view("hour"), std::string_view("hr")}) {
        for (std::size_t at = text.find(word); at != std::string_view::npos && !time.hours;
             at = text.find(word, at + 1)) {
            const auto count = countBefore(text, at);
            const std::string_view behind = text.substr(at, 40);
            const std::string_view before = text.substr(at > 40 ? at - 40 : 0, std::min<std::size_t>(at, 40));
            const bool other =
                behind.find("notice") < 20 || behind.find("ahead") < 20 || behind.find("before") < 20 ||
                behind.find("prior") < 20 || behind.find("film project") < 20 || behind.find("in advance") < 20 ||
                behind.find("cancel") < 30 || before.find("within") != std::string_view::npos ||
                before.find("rehears") != std::string_view::npos || before.find("reply in") != std::string_view::npos ||
                behind.find("rehears") < 25 || behind.find("per week") < 20 || behind.find("a week") < 20 ||
                behind.find("drive") < 20 || behind.find("train") < 20 || behind.find("after") < 14 ||
                behind.find("block") < 16 || behind.find("from ") < 12;
            if (count && !other && count->value >= 1 && count->value <= 18) {
                time.hours = count->value;
                time.hoursBegin = count->begin;
                time.hoursEnd = std::min(text.find_first_of(" ,.\n", at), text.size());
            }
        }
    }
}

void readDays(std::string_view text, std::string_view word, WorkTime &time)
{
    for (std::size_t at = text.find(word); at != std::string_view::npos && !time.days; at = text.find(word, at + 1)) {
        const auto count = countBefore(text, at);
        const std::string_view behind = text.substr(at, 30);
        const bool work = behind.find("shoot") < 12 || behind.find("film") < 14 || behind.find("work") < 12 ||
                          behind.starts_with("days total") || behind.starts_with("days of") ||
                          behind.starts_with("day project") || behind.starts_with("days on set") ||
                          behind.starts_with("days on a") || behind.starts_with("nights at") ||
                          behind.starts_with("nights of");
        if (count && work && count->value >= 1 && count->value <= 60) {
            time.days = count->value;
            time.daysBegin = count->begin;
            time.daysEnd = std::min(text.find_first_of(" ,.\n", at), text.size());
        }
    }
}

/// "8am" as hours since midnight, at @p at; @p end is set behind it. nullopt: no clock time stands there.
std::optional<double> clockTime(std::string_view text, std::size_t at, std::size_t &end)
{
    double hour = 0;
    double minutes = 0;
    end = at;
    while (end < text.size() && isDigit(text[end]) && end < at + 2) {
        hour = hour * 10 + (text[end++] - '0');
    }
    if (end == at || hour < 1 || hour > 12 || (at > 0 && (isDigit(text[at - 1]) || text[at - 1] == ':'))) {
        return std::nullopt;
    }
    if (end + 2 < text.size() && text[end] == ':' && isDigit(text[end + 1]) && isDigit(text[end + 2])) {
        minutes = (text[end + 1] - '0') * 10 + (text[end + 2] - '0');
        end += 3;
    }
    if (end < text.size() && text[end] == ' ') {
        ++end;
    }
    const std::string_view half = text.substr(end, 2);
    if (half != "am" && half != "pm") {
        return std::nullopt;
    }
    end += 2;
    return double(int(hour) % 12) + (half == "pm" ? 12 : 0) + minutes / 60;
}

/// "Call is 5pm Friday and we wrap at 7am": from the first to the last clock time of a sentence that speaks of the
/// wrap.
void readCallToWrap(const NoticeText &notice, WorkTime &time)
{
    constexpr double longest = 20; // hours: more is two days
    for (std::size_t number = 0; number < notice.sentences() && !time.hours; ++number) {
        const std::string_view sentence = notice.sentence(number);
        if (sentence.find("wrap") == std::string_view::npos) {
            continue;
        }
        std::optional<double> from;
        std::size_t begin = 0;
        for (std::size_t at = 0; at < sentence.size(); ++at) {
            std::size_t end = at;
            const std::optional<double> clock = isDigit(sentence[at]) ? clockTime(sentence, at, end) : std::nullopt;
            if (clock && !from) {
                from = clock;
                begin = at;
            } else if (clock) {
                const double hours = *clock > *from ? *clock - *from : *clock + 24 - *from;
                if (hours <= longest) {
                    time.hours = hours;
                    time.hoursBegin = notice.sentenceBegin(number) + begin;
                    time.hoursEnd = notice.sentenceBegin(number) + end;
                }
            }
            at = clock ? end - 1 : at;
        }
    }
}

/// Hours to be paid for a day of @p hours: in California the ninth to twelfth count one and a half, more twice.
double paidHours(double hours, bool california)
{
    if (!california || hours <= 8) {
        return hours;
    }
    return 8 + 1.5 * (std::min(hours, 12.0) - 8) + 2 * std::max(0.0, hours - 12);
}

} // namespace

WorkTime workTimeIn(const NoticeText &notice)
{
    WorkTime time;
    readHours(notice.text(), time);
    readCallToWrap(notice, time);
    readDays(notice.text(), "day", time);
    readDays(notice.text(), "night", time);
    return time;
}

Jurisdiction jurisdictionOf(const Case &theCase)
{
    for (const NoticeField &field : theCase.notice.fields()) {
        if (field.kind == FieldKind::Location) {
            Jurisdiction place = theCase.tables.wages.placeIn(theCase.notice.textOf(field));
            if (!place.country.empty()) {
                return place;
            }
        }
    }
    for (const Hit &hit : theCase.evidence.cue("place")) {
        Jurisdiction place = theCase.tables.wages.placeIn(theCase.notice.text().substr(hit.begin, hit.end - hit.begin));
        if (!place.country.empty()) {
            return place;
        }
    }
    return {};
}

std::optional<WageReckoning> reckonWage(const Case &theCase, const WorkTime &time, const Amount &amount,
                                        std::size_t begin)
{
    Jurisdiction place = jurisdictionOf(theCase);
    const bool assumedPlace = place.country.empty();
    if (assumedPlace && amount.currency != "USD" && !amount.currency.empty() && amount.currency != "GBP") {
        return std::nullopt;
    }
    if (assumedPlace) {
        place.country = amount.currency == "GBP" ? "GB" : "US";
    }
    const MinimumWage *minimum = theCase.tables.wages.at(place, theCase.day);
    const bool dollars = amount.currency == "USD" && minimum != nullptr &&
                         (minimum->currency == "CAD" || minimum->currency == "AUD" || minimum->currency == "NZD");
    if (minimum == nullptr || (!amount.currency.empty() && amount.currency != minimum->currency && !dollars)) {
        return std::nullopt;
    }
    const bool california = place.country == "US" && place.region == "CA";
    WageReckoning wage;
    double hours = 1;
    const auto input = [&](std::string name, std::string value, bool assumed, std::size_t from, std::size_t to) {
        const Place words = assumed ? Place{} : theCase.notice.place(from, to);
        wage.inputs.push_back({std::move(name), std::move(value), assumed, words.path, words.start, words.length});
    };
    input("pay",
          figure(amount.low) + ' ' + minimum->currency +
              (amount.unit == PayUnit::None ? "" : " / " + std::string(unitName(amount.unit))),
          false, begin, begin + (amount.end - amount.begin));
    const auto day = [&] {
        const double length = amount.hours ? *amount.hours : time.hours.value_or(8);
        const bool assumed = !amount.hours && !time.hours;
        input("hours a day", figure(length), assumed, amount.hours ? begin : time.hoursBegin,
              amount.hours ? begin + (amount.end - amount.begin) : time.hoursEnd);
        return paidHours(length, california);
    };
    switch (amount.unit) {
    case PayUnit::Hour:
        break;
    case PayUnit::HalfDay:
        input("hours a day", "4", true, 0, 0);
        hours = 4;
        break;
    case PayUnit::Day:
        hours = day();
        break;
    case PayUnit::Show:
    case PayUnit::Event:
        hours = amount.unit == PayUnit::Show && !amount.hours ? 8 : day();
        break;
    case PayUnit::Session:
    case PayUnit::Flat:
    case PayUnit::None: {
        if (amount.unit == PayUnit::Session && !amount.hours && !time.hours) {
            return std::nullopt;
        }
        const std::optional<double> days = amount.days ? amount.days : time.days;
        input("days", figure(days.value_or(1)), !days, amount.days ? begin : time.daysBegin,
              amount.days ? begin + (amount.end - amount.begin) : time.daysEnd);
        hours = days.value_or(1) * day();
        break;
    }
    case PayUnit::Week:
    case PayUnit::Month:
    case PayUnit::FinishedHour:
    case PayUnit::Piece:
        return std::nullopt;
    }
    input("place", minimum->name, assumedPlace, 0, 0);
    wage.inputs.back().assumed = assumedPlace;
    wage.hourly = amount.low / std::max(hours, 0.25);
    wage.minimum = minimum->hourly;
    wage.currency = minimum->currency;
    wage.place = minimum->name;
    wage.validFrom = minimum->validFrom;
    wage.source = minimum->source;
    // Where the length of the day is only assumed, a shortfall near the line is asked about, not called one.
    const bool assumed = std::ranges::any_of(wage.inputs, &WageInput::assumed);
    const double line = wage.minimum * (assumed ? 1 - theCase.pack.settings().nearMinimum : 1);
    wage.below = wage.hourly + 0.005 < line;
    return wage;
}

} // namespace stagedoor
