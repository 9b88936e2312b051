// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/intake/importer.h"

#include <vector>

#include "queue/http/coding.h"
#include "queue/intake/intake.h"

namespace stagedoor::server {

namespace {

constexpr std::size_t linesAtOnce = 300;
constexpr std::size_t longestLine = 15U << 20U; // bytes: what the database takes

struct NumberedLine {
    int number = 0;
    ImportLine line;
};

/// Notices from elsewhere may name no account: those of one address, else of one company, else each alone, get one.
void nameAccount(Poster &poster, const ListingId &listing)
{
    if (poster.accountId.empty()) {
        const std::string &who = !poster.email.empty()     ? poster.email
                                 : !poster.company.empty() ? poster.company
                                                           : listing.value;
        poster.accountId.value = "A-" + sha256Hex(who).substr(0, 12);
    }
}

Result<ImportLine> lineFrom(const std::string &text)
{
    if (text.size() > longestLine) {
        return fail(Error::Kind::Invalid, "longer than 15 MB");
    }
    auto line = importLineFromJson(text);
    if (line && line->listing.title.empty()) {
        return fail(Error::Kind::Invalid, "title: a listing has one");
    }
    if (line) {
        nameAccount(line->listing.poster, line->listing.id);
        for (Listing &older : line->revisions) {
            older.poster.accountId = line->listing.poster.accountId;
        }
        if (!isValidId(line->listing.poster.accountId.value)) {
            return fail(Error::Kind::Invalid, "poster.account_id: an id is 1 to 64 of A-Z a-z 0-9 _ -");
        }
    }
    return line;
}

/// Why a line was not taken; empty: it was.
std::string_view whyNot(Taken taken)
{
    if (taken == Taken::Older) {
        return "updated_at: older than what is here";
    }
    return taken == Taken::TooLarge ? "a listing with its complaints and messages is at most 11 MB" : "";
}

void count(ImportReport &report, Taken taken)
{
    switch (taken) {
    case Taken::New:
        ++report.added;
        break;
    case Taken::Changed:
        ++report.changed;
        break;
    case Taken::Same:
        ++report.same;
        break;
    case Taken::Older:
    case Taken::TooLarge:
        ++report.bad;
        break;
    }
}

} // namespace

Result<ImportReport> importLines(Database &database, std::istream &lines, const std::string &file, Timestamp now,
                                 const std::function<void(const std::string &)> &complain)
{
    ImportReport report;
    std::vector<NumberedLine> some;
    const auto flush = [&]() -> Result<> {
        const auto taken = database.write([&](Connection &connection) {
            std::vector<Taken> each;
            each.reserve(some.size());
            for (NumberedLine &next : some) {
                each.push_back(takeLine(connection, std::move(next.line), "import", now).taken);
            }
            return each;
        });
        if (!taken) {
            return tl::unexpected(taken.error());
        }
        for (std::size_t i = 0; i < taken->size(); ++i) {
            count(report, (*taken)[i]);
            const std::string_view why = whyNot((*taken)[i]);
            if (!why.empty()) {
                complain(file + ':' + std::to_string(some[i].number) + ": " + std::string(why));
            }
        }
        some.clear();
        return {};
    };
    std::string text;
    for (int number = 1; std::getline(lines, text); ++number) {
        if (text.find_first_not_of(" \t\r") == std::string::npos) {
            continue;
        }
        auto line = lineFrom(text);
        if (!line) {
            ++report.bad;
            complain(file + ':' + std::to_string(number) + ": " + line.error().detail);
            continue;
        }
        some.push_back({number, std::move(*line)});
        if (some.size() == linesAtOnce) {
            if (auto flushed = flush(); !flushed) {
                return tl::unexpected(flushed.error());
            }
        }
    }
    auto flushed = flush();
    return flushed ? Result<ImportReport>(report) : Result<ImportReport>(tl::unexpected(flushed.error()));
}

} // namespace stagedoor::server
