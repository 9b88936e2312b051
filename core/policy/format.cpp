// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "policy/analysers.h"

namespace stagedoor {

namespace {

struct TitleShape {
    int words = 0;
    int capitals = 0; ///< letters
    int small = 0;
};

TitleShape shapeOf(std::string_view title)
{
    TitleShape shape;
    bool inWord = false;
    for (const char c : title) {
        const bool capital = c >= 'A' && c <= 'Z';
        const bool small = c >= 'a' && c <= 'z';
        const bool wordy =
            capital || small || (c >= '0' && c <= '9') || c == '\'' || static_cast<unsigned char>(c) >= 0x80;
        shape.capitals += capital ? 1 : 0;
        shape.small += small ? 1 : 0;
        shape.words += wordy && !inWord ? 1 : 0;
        inWord = wordy;
    }
    return shape;
}

} // namespace

void findFormat(const Case &theCase, Findings &findings)
{
    if (!theCase.feeCategory()) {
        return;
    }
    const Listing &listing = theCase.listing();
    const TitleShape shape = shapeOf(listing.title);
    const bool shouting = shape.capitals >= 8 && shape.small <= 3;
    const bool selling = theCase.evidence.has("title-advert");
    const bool workshop =
        listing.category == "workshop" || findings.has("fee.disclosed") || findings.has("fee.unclear");
    if (workshop && (shouting || shape.words > 8 || selling)) {
        findings.addField("noncasting.format", "title", listing.title,
                          shouting  ? "title-capitals"
                          : selling ? "title-advert"
                                    : "title-long");
    }
    const std::vector<Findings::Found> found = findings.all();
    for (const Findings::Found &each : found) {
        if (each.finding.clause == "fee.unclear") {
            findings.addPlace("noncasting.format", each.finding, "price-missing");
            break;
        }
    }
}

} // namespace stagedoor
