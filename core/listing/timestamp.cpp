// SPDX-License-Identifier: GPL-3.0-or-later
#include "listing/timestamp.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace stagedoor {

using namespace std::chrono;

namespace {

// In UTC a year has four digits: what lies outside could be written, but not read again.
constexpr Timestamp earliest = sys_days{year{0} / January / 1};
constexpr Timestamp tooLate = sys_days{year{10000} / January / 1};

/// Takes exactly @p digits digits off the front of @p text.
std::optional<int> takeNumber(std::string_view &text, std::size_t digits)
{
    int value = 0;
    if (text.size() < digits) {
        return std::nullopt;
    }
    const char *const end = text.data() + digits;
    if (text.front() < '0' || text.front() > '9') { // from_chars would take a sign
        return std::nullopt;
    }
    const auto [stop, problem] = std::from_chars(text.data(), end, value);
    if (problem != std::errc{} || stop != end) {
        return std::nullopt;
    }
    text.remove_prefix(digits);
    return value;
}

bool take(std::string_view &text, char wanted)
{
    if (text.empty() || text.front() != wanted) {
        return false;
    }
    text.remove_prefix(1);
    return true;
}

std::optional<year_month_day> takeDay(std::string_view &text)
{
    const auto y = takeNumber(text, 4);
    if (!y || !take(text, '-')) {
        return std::nullopt;
    }
    const auto m = takeNumber(text, 2);
    if (!m || !take(text, '-')) {
        return std::nullopt;
    }
    const auto d = takeNumber(text, 2);
    if (!d) {
        return std::nullopt;
    }
    const year_month_day result{year{*y}, month{unsigned(*m)}, day{unsigned(*d)}};
    return result.ok() ? std::optional{result} : std::nullopt;
}

/// ".25" in milliseconds; further digits are cut. nullopt where a dot has no digit behind it.
std::optional<milliseconds> takeFraction(std::string_view &text)
{
    if (!take(text, '.')) {
        return milliseconds{0};
    }
    milliseconds result{0};
    int scale = 100;
    std::size_t digits = 0;
    for (; digits < text.size() && text[digits] >= '0' && text[digits] <= '9'; ++digits) {
        result += milliseconds{(text[digits] - '0') * scale};
        scale /= 10;
    }
    text.remove_prefix(digits);
    return digits > 0 ? std::optional{result} : std::nullopt;
}

/// "Z" or "+02:00": what is to be subtracted to reach UTC.
std::optional<minutes> takeOffset(std::string_view &text)
{
    if (take(text, 'Z') || take(text, 'z')) {
        return minutes{0};
    }
    const int sign = take(text, '+') ? 1 : take(text, '-') ? -1 : 0;
    if (sign == 0) {
        return std::nullopt;
    }
    const auto h = takeNumber(text, 2);
    if (!h || !take(text, ':')) {
        return std::nullopt;
    }
    const auto m = takeNumber(text, 2);
    if (!m || *h > 23 || *m > 59) {
        return std::nullopt;
    }
    return sign * (hours{*h} + minutes{*m});
}

} // namespace

std::string toRfc3339(Timestamp time)
{
    const auto midnight = floor<days>(time);
    const year_month_day date{midnight};
    const hh_mm_ss clock{time - midnight};
    std::array<char, 48> buffer{};
    int length = std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02uT%02d:%02d:%02d", int(date.year()),
                               unsigned(date.month()), unsigned(date.day()), int(clock.hours().count()),
                               int(clock.minutes().count()), int(clock.seconds().count()));
    std::string text(buffer.data(), std::size_t(length));
    if (const auto ms = int(clock.subseconds().count()); ms != 0) {
        length = std::snprintf(buffer.data(), buffer.size(), ".%03d", ms);
        text.append(buffer.data(), std::size_t(length));
    }
    return text + 'Z';
}

std::optional<Timestamp> fromRfc3339(std::string_view text)
{
    const auto date = takeDay(text);
    if (!date || !(take(text, 'T') || take(text, 't') || take(text, ' '))) {
        return std::nullopt;
    }
    const auto h = takeNumber(text, 2);
    if (!h || !take(text, ':')) {
        return std::nullopt;
    }
    const auto m = takeNumber(text, 2);
    if (!m || !take(text, ':')) {
        return std::nullopt;
    }
    const auto s = takeNumber(text, 2);
    const auto fraction = takeFraction(text);
    const auto offset = takeOffset(text);
    if (!s || !fraction || !offset || !text.empty() || *h > 23 || *m > 59 || *s > 60) {
        return std::nullopt;
    }
    const Timestamp time = sys_days{*date} + hours{*h} + minutes{*m} + seconds{*s} + *fraction - *offset;
    return time >= earliest && time < tooLate ? std::optional{time} : std::nullopt;
}

std::optional<year_month_day> dayFromText(std::string_view text)
{
    const auto result = takeDay(text);
    return text.empty() ? result : std::nullopt;
}

Timestamp SystemClock::now() const
{
    return floor<milliseconds>(system_clock::now());
}

} // namespace stagedoor
