// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace stagedoor {

/// A moment in UTC, to the millisecond: what the API, the cache and the journal hold.
using Timestamp = std::chrono::sys_time<std::chrono::milliseconds>;

/// RFC 3339 in UTC: "2026-11-20T14:02:11Z", with ".250" only where there are milliseconds.
[[nodiscard]] std::string toRfc3339(Timestamp time);

/// The moment that an RFC 3339 text names (any offset, fractions cut to milliseconds); nullopt for anything else,
/// also for one that is not in the years 0 to 9999 of UTC.
[[nodiscard]] std::optional<Timestamp> fromRfc3339(std::string_view text);

/// A calendar day, "2026-11-20"; nullopt for anything else.
[[nodiscard]] std::optional<std::chrono::year_month_day> dayFromText(std::string_view text);

/// Where the time comes from. Tests bring their own.
class Clock
{
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;
    [[nodiscard]] virtual Timestamp now() const = 0;
};

/// The machine's clock. Safe from any thread.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] Timestamp now() const override;
};

} // namespace stagedoor
