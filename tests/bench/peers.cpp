// SPDX-License-Identifier: GPL-3.0-or-later
#include "peers.h"

#include <cstdlib>
#include <iostream>

#include <re2/re2.h>

namespace stagedoor::bench {

namespace {

QRegularExpression expressionFor(const std::string &pattern)
{
    return QRegularExpression(QString::fromStdString(pattern), QRegularExpression::MultilineOption);
}

RE2::Options re2Options()
{
    constexpr std::int64_t enough = std::int64_t{2} << 30; // bytes: with RE2's own 8 MB it gives up on this many rules
    RE2::Options options;
    options.set_max_mem(enough);
    options.set_log_errors(false);
    return options;
}

std::string inRe2(const std::string &pattern)
{
    return "(?m)" + pattern;
}

} // namespace

QRegularExpressionLoop::QRegularExpressionLoop(std::span<const std::string> patterns)
{
    for (const std::string &pattern : patterns) {
        m_expressions.push_back(expressionFor(pattern));
        m_expressions.back().optimize(); // the JIT now, not in the figures
    }
}

bool QRegularExpressionLoop::accepts(const std::string &pattern)
{
    return expressionFor(pattern).isValid();
}

std::size_t QRegularExpressionLoop::countMatches(const QString &text) const
{
    std::size_t matches = 0;
    for (const QRegularExpression &expression : m_expressions) {
        for (QRegularExpressionMatchIterator match = expression.globalMatch(text); match.hasNext(); match.next()) {
            ++matches;
        }
    }
    return matches;
}

std::set<std::size_t> QRegularExpressionLoop::patternsIn(const QString &text) const
{
    std::set<std::size_t> found;
    for (std::size_t i = 0; i < m_expressions.size(); ++i) {
        if (m_expressions[i].match(text).hasMatch()) {
            found.insert(i);
        }
    }
    return found;
}

Re2Set::Re2Set(std::span<const std::string> patterns) : m_set(std::make_unique<RE2::Set>(re2Options(), RE2::UNANCHORED))
{
    for (const std::string &pattern : patterns) {
        m_set->Add(inRe2(pattern), nullptr);
    }
    if (!m_set->Compile()) {
        std::cerr << "RE2::Set cannot compile the patterns\n";
        std::exit(1);
    }
}

bool Re2Set::accepts(const std::string &pattern)
{
    return RE2(inRe2(pattern), re2Options()).ok();
}

std::vector<int> Re2Set::patternsIn(std::string_view text) const
{
    std::vector<int> found;
    RE2::Set::ErrorInfo problem{};
    if (!m_set->Match({text.data(), text.size()}, &found, &problem) && problem.kind != RE2::Set::kNoError) {
        std::cerr << "RE2::Set gave up on a notice\n";
        std::exit(1);
    }
    return found;
}

} // namespace stagedoor::bench
