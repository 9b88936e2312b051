// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>

#include "fuzztarget.h"
#include "policy/policyengine.h"

using namespace stagedoor;
using fuzz::promise;

namespace {

// A pack that uses every member once takes 1.5 kB. Each input that is a pack has its patterns compiled by Vectorscan,
// whose time grows with them: in 3 kB it stays below a second, and what a longer pack would add is more of the same.
constexpr std::size_t longestInput = 3072;

} // namespace

/// Compiled rules are kept under the cache folder, one file an input: nowhere, here.
int LLVMFuzzerInitialize(int *, char ***)
{
    return setenv("XDG_CACHE_HOME", "/dev/null", 1);
}

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size > longestInput) {
        return -1;
    }
    const auto pack = PolicyPack::fromToml(fuzz::textOf(data, size), "fuzz.toml");
    if (!pack) {
        promise(pack.error().kind == Error::Kind::Invalid, "a bad pack is told as invalid");
        promise(pack.error().detail.starts_with("fuzz.toml:"), "the error of a pack begins with its file");
        return 0;
    }
    Listing listing;
    listing.id = {"L-1"};
    listing.title = "Ferry Lights";
    listing.category = "workshop";
    listing.description = "A drama about two sisters. A fee of $20 is due, no deposit. Pay: $100/day.";
    const auto engine = PolicyEngine::create(*pack);
    promise(engine.has_value(), "a pack that was read makes an engine");
    const Assessment assessment = engine->assess(listing);
    for (const Finding &finding : assessment.findings) {
        promise((*pack)->clause(finding.clause) != nullptr, "a finding's clause is in the pack");
    }
    return 0;
}
