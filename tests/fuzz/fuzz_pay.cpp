// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <optional>

#include "fuzztarget.h"
#include "policy/money.h"
#include "policy/normaliser.h"
#include "policy/policyengine.h"

using namespace stagedoor;
using fuzz::promise;

namespace {

// A pay text of 200 sums is told as not evaluated, and 2 kB hold them: what is longer reaches no other code. The bound
// on time for 1 MB is tst_engine's.
constexpr std::size_t longestInput = 2048;

Listing noticeWith(std::string_view pay)
{
    Listing listing;
    listing.id = {"L-1"};
    listing.title = "Ferry Lights";
    listing.category = "short-film";
    listing.description = "A drama about two sisters. Three shooting days of ten hours, two evenings of rehearsal.";
    listing.roles = {{"Marta", "Lead, the elder sister", std::string(pay), 30, 40, Nudity::Unspecified, {}}};
    listing.compensation.details = pay;
    listing.locations = {"Los Angeles, CA"};
    listing.dates = "June 3-5, 2026";
    return listing;
}

void checkAmounts(std::string_view text, bool bare)
{
    std::size_t last = 0;
    for (const Amount &amount : amountsIn(text, bare)) {
        promise(amount.begin >= last && amount.begin < amount.end && amount.end <= text.size(),
                "sums stand in the text, one behind the other");
        promise(std::isfinite(amount.low) && std::isfinite(amount.high) && amount.low >= 0 && amount.high >= amount.low,
                "a sum is a number, and a range goes up");
        (void)unitName(amount.unit);
        last = amount.end;
    }
}

void checkPlace(const Listing &listing, const std::string &field, std::size_t start, const std::string &quote)
{
    const std::string_view text = textAt(listing, field);
    promise(start <= text.size() && text.substr(start, quote.size()) == quote, "a finding's quote stands at its place");
}

const PolicyEngine &engine()
{
    static const PolicyEngine made = PolicyEngine::create(PolicyPack::builtIn()).value();
    return made;
}

} // namespace

/// Compiling the pack takes seconds.
int LLVMFuzzerInitialize(int *, char ***)
{
    (void)engine();
    return 0;
}

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size > longestInput) {
        return -1;
    }
    static const Normaliser normaliser(engine().pack().settings().disguised);
    const std::string_view input = fuzz::textOf(data, size);
    NormalText normal;
    normaliser.append(input, normal);
    for (const bool bare : {false, true}) {
        checkAmounts(normal.text, bare);
        checkAmounts(input, bare); // it may be given anything
    }

    const Listing listing = noticeWith(input);
    const Assessment assessment = engine().assess(listing);
    for (const Finding &finding : assessment.findings) {
        if (finding.length > 0 && finding.field != "compensation.declared") {
            promise(finding.length == finding.quote.size(), "a quote is as long as its place");
            checkPlace(listing, finding.field, finding.start, finding.quote);
        }
    }
    for (const NearMiss &miss : assessment.nearMisses) {
        checkPlace(listing, miss.field, miss.start, miss.quote);
    }
    for (const WageReckoning &wage : assessment.wages) {
        promise(std::isfinite(wage.hourly) && wage.hourly >= 0, "an hourly wage is a number");
        for (const WageInput &given : wage.inputs) {
            const std::string_view text = textAt(listing, given.field);
            promise(given.field.empty() || given.start + given.length <= text.size(),
                    "what the arithmetic took stands in the notice");
        }
    }
    promise(!checkJson(listing.id, assessment).empty(), "the assessment has its JSON");
    (void)assessmentFromJson(assessmentToJson(assessment));
    return 0;
}
