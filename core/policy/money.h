// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stagedoor {

/// What a sum of money is for one of.
enum class PayUnit { None, Hour, HalfDay, Day, Week, Month, Show, Event, Session, FinishedHour, Piece, Flat };

/// A sum of money as the words give it, or a range of them.
struct Amount {
    std::size_t begin = 0; ///< of the sum with its unit, in the text given
    std::size_t end = 0;
    double low = 0;
    double high = 0;
    std::string_view currency; ///< ISO 4217; empty: a bare number with a unit
    PayUnit unit = PayUnit::None;
    std::optional<double> hours; ///< that one unit takes, where its own words say so: "100/10 hrs"
    std::optional<double> days;  ///< that a flat sum is for: "$20 flat for 3 days"
    bool upTo = false;           ///< only the most it may be
    bool from = false;           ///< only where it starts, and open above
    [[nodiscard]] bool isRange() const { return high > low; }
};

/// Every sum of money in @p text (normalised), in order. Bare numbers count only with a unit behind them or where
/// @p bare is set and they stand like a rate ("100/12").
[[nodiscard]] std::vector<Amount> amountsIn(std::string_view text, bool bare);

/// The name of a unit in a sentence: "day", "hour" …
[[nodiscard]] std::string_view unitName(PayUnit unit);

} // namespace stagedoor
