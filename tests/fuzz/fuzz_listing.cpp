// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzztarget.h"
#include "listing/json.h"

using namespace stagedoor;
using fuzz::promise;

namespace {

// Every member of a listing once, twice over, is 4 kB, and nesting ends at 64 levels. Sizes are the server's and the
// client's to bound, before a body comes here.
constexpr std::size_t longestInput = 8192;

/// What is read can be written, and reads as the same again; what is refused says why.
template <class T>
void roundTrip(std::string_view json)
{
    const Result<T> read = fromJson<T>(json);
    if (!read) {
        promise(read.error().kind == Error::Kind::Invalid, "what is wrong is told as invalid");
        promise(!read.error().detail.empty(), "what is wrong is told");
        return;
    }
    const std::string written = toJson(*read);
    const Result<T> again = fromJson<T>(written);
    promise(again.has_value(), "what was written can be read");
    promise(*again == *read, "it reads as it was");
    promise(toJson(*again) == written, "it is written as it was");
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size > longestInput) {
        return -1;
    }
    const std::string_view json = fuzz::textOf(data, size);
    roundTrip<Listing>(json);
    // The other bodies that a server or a file may hold; one reader reads them all, by other tables.
    roundTrip<Decision>(json);
    roundTrip<LeaseGrant>(json);
    roundTrip<DecisionAnswer>(json);
    roundTrip<Problem>(json);
    (void)requestFromJson<Decision>(json);
    (void)fromJson<ChangesPage>(json);
    (void)fromJson<Account>(json);
    (void)fromJson<LogPage>(json);
    (void)fromJson<DecisionsPage>(json);
    (void)outcomesFromJson(json);
    (void)importLineFromJson(json);
    return 0;
}
