// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <random>

#include "listing/listing.h"

namespace stagedoor::server {

/// Made-up notices for measuring: the same seed gives the same ones, in any number, on any machine.
class Generator
{
public:
    /// Submission times end at @p newest, a minute apart.
    Generator(std::uint64_t seed, Timestamp newest) : m_random(seed), m_newest(newest) {}

    /// Notice number @p index, "G-0000001" and so on. Call with 0, 1, 2 …
    [[nodiscard]] Listing next(int index);

private:
    [[nodiscard]] std::size_t below(std::size_t bound) { return std::size_t(m_random() % bound); }
    template <class List>
    [[nodiscard]] const auto &oneOf(const List &list)
    {
        return list[below(std::size(list))];
    }

    std::mt19937_64 m_random;
    Timestamp m_newest;
};

} // namespace stagedoor::server
