// SPDX-License-Identifier: GPL-3.0-or-later
#include "report.h"

#include <ostream>

#include "listing/jsonwords.h"

namespace stagedoor {

namespace {

/// Poster's words on one line: a terminal must not obey them.
std::string plain(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
    }
    for (std::size_t at = out.find("\xC2"); at != std::string::npos; at = out.find("\xC2", at + 1)) {
        if (at + 1 < out.size() && static_cast<unsigned char>(out[at + 1]) < 0xA0) {
            out.replace(at, 2, " "); // C1 controls
        }
    }
    return out;
}

} // namespace

void printReport(std::ostream &out, const Listing &listing, const Assessment &assessment)
{
    out << plain(listing.id.value) << "  " << plain(listing.title) << "\n  " << wordFor(assessment.decision) << ", pay "
        << wordFor(assessment.payTag) << ", risk " << assessment.risk << '\n';
    for (const Finding &finding : assessment.findings) {
        out << "  [" << wordFor(finding.severity) << "] " << finding.clause << "  " << plain(finding.field);
        if (finding.length > 0) {
            out << ' ' << finding.start << '+' << finding.length << " \"" << plain(finding.quote) << '"';
        }
        out << "\n      " << plain(finding.message) << '\n';
    }
    for (const NearMiss &miss : assessment.nearMisses) {
        out << "  (not " << miss.clause << ": " << miss.guard << ", " << plain(miss.field) << " \"" << plain(miss.quote)
            << "\")\n";
    }
    for (const WageReckoning &wage : assessment.wages) {
        out << "  wage: ";
        for (const WageInput &input : wage.inputs) {
            out << input.name << ' ' << plain(input.value) << (input.assumed ? " (assumed), " : ", ");
        }
        out << wage.hourly << ' ' << wage.currency << " an hour; minimum " << wage.minimum << ' ' << wage.place << '\n';
    }
}

} // namespace stagedoor
