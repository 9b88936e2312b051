// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures.h"

namespace stagedoor::bench {

/// Measures the policy engine on demo notices of about 2.4 kB of text, each figure for @p seconds in all:
/// - listings_per_s: the whole assessment on one core, by the wall; listings_per_cpu_s: by that core's own time;
/// - listings_per_s_all_cores and scaling (over one core, measured in turn with it); rss_growth_kb: 0 is flat memory;
/// - matching_…: the matching stage alone, on the normalised texts; qregularexpression_…, re2_set_…: its peers over
///   the same patterns; ratio_…: how many times faster it is, by processor time, medians of rounds in turn;
/// - disagreements: (notice, pattern) pairs of which not all three say the same;
/// - simdjson_…: the parsing of the same notices' JSON alone, the limit; json_…: the listing read from it.
[[nodiscard]] Figures policyBench(double seconds);

} // namespace stagedoor::bench
