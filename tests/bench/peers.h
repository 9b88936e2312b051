// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <QRegularExpression>
#include <QString>

#include <re2/set.h>

namespace stagedoor::bench {

/// What one would write first: a QRegularExpression a pattern, one after the other. Finds every match and where it is.
class QRegularExpressionLoop
{
public:
    explicit QRegularExpressionLoop(std::span<const std::string> patterns);
    [[nodiscard]] static bool accepts(const std::string &pattern);
    std::size_t countMatches(const QString &text) const;
    [[nodiscard]] std::set<std::size_t> patternsIn(const QString &text) const;

private:
    std::vector<QRegularExpression> m_expressions;
};

/// RE2::Set: one pass over the text for all patterns. Tells which match, not where.
class Re2Set
{
public:
    explicit Re2Set(std::span<const std::string> patterns);
    [[nodiscard]] static bool accepts(const std::string &pattern);
    /// The patterns in @p text, in no order. Ends the program where RE2 gives up: its figure would be worth nothing.
    [[nodiscard]] std::vector<int> patternsIn(std::string_view text) const;

private:
    std::unique_ptr<RE2::Set> m_set;
};

} // namespace stagedoor::bench
