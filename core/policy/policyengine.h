// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <optional>

#include "listing/error.h"
#include "listing/listing.h"
#include "policy/assessment.h"
#include "policy/policypack.h"

namespace stagedoor {

/// A compiled policy pack. Immutable; a copy costs one reference.
class PolicyEngine
{
public:
    /// Compiles every rule of @p pack or fails naming the first bad one (file, line, rule).
    [[nodiscard]] static Result<PolicyEngine> create(std::shared_ptr<const PolicyPack> pack);

    /// What the policy says of @p listing alone. Wages are read for the day it was submitted, else @p day, else the
    /// pack's own date; never the clock. Any number of threads at once.
    [[nodiscard]] Assessment assess(const Listing &listing, std::optional<std::chrono::year_month_day> day = {}) const;

    [[nodiscard]] const PolicyPack &pack() const;
    [[nodiscard]] std::shared_ptr<const PolicyPack> sharedPack() const;

private:
    struct Compiled;
    explicit PolicyEngine(std::shared_ptr<const Compiled> compiled);
    std::shared_ptr<const Compiled> m_compiled; // never null
};

} // namespace stagedoor
