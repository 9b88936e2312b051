// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stagedoor::bench {

/// What a benchmark measured, by name, in the order it is told.
class Figures
{
public:
    explicit Figures(std::string_view bench) : m_bench(bench) {}
    void add(std::string_view name, double value) { m_values.emplace_back(name, value); }

    /// One object on one line: {"bench":"policy","listings_per_s":21034.5,…}
    [[nodiscard]] std::string json() const;
    /// A figure a line.
    [[nodiscard]] std::string text() const;

private:
    std::string m_bench;
    std::vector<std::pair<std::string, double>> m_values;
};

} // namespace stagedoor::bench
