// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/records/logrecords.h"

#include "listing/json.h"
#include "queue/database/statement.h"
#include "queue/http/coding.h"

namespace stagedoor::server {

namespace {

constexpr const char *columns = "SELECT seq, at_ms, who, action, listing, account, decision, hash FROM log";

/// The hash of an entry that follows one of hash @p before. The JSON is of the entry without its own hash.
std::string chained(LogEntry entry, const std::string &before)
{
    entry.hash = before;
    return sha256Hex(toJson(entry));
}

LogEntry entryFrom(const Statement &row)
{
    return {
        row.integer(0),          row.time(1), row.text(2), row.text(3), ListingId{row.text(4)}, AccountId{row.text(5)},
        DecisionId{row.text(6)}, row.text(7)};
}

} // namespace

void appendLog(Connection &connection, LogEntry entry)
{
    std::string before;
    {
        Statement last(connection, "SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1");
        if (last.step()) {
            entry.seq = last.integer(0) + 1;
            before = last.text(1);
        } else {
            entry.seq = 1;
        }
    }
    entry.hash = chained(entry, before);
    Statement write(
        connection,
        "INSERT INTO log (seq, at_ms, who, action, listing, account, decision, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    write.bind(entry.seq).bind(entry.at).bind(entry.who).bind(entry.action).bind(entry.listingId).bind(entry.accountId);
    write.bind(entry.decisionId).bind(entry.hash).run();
}

LogPage logAfter(Connection &connection, std::int64_t after, const std::string &who, int limit)
{
    const std::string sql =
        std::string(columns) + " WHERE seq > ?" + (who.empty() ? "" : " AND who = ?") + " ORDER BY seq LIMIT ?";
    Statement query(connection, sql.c_str());
    query.bind(after);
    if (!who.empty()) {
        query.bind(who);
    }
    query.bind(limit + 1);
    LogPage page;
    page.cursor = std::to_string(after);
    while (query.step()) {
        if (int(page.entries.size()) == limit) {
            page.more = true;
            break;
        }
        page.entries.push_back(entryFrom(query));
        page.cursor = std::to_string(page.entries.back().seq);
    }
    return page;
}

LogCheck verifyLog(Connection &connection)
{
    Statement query(connection, (std::string(columns) + " ORDER BY seq").c_str());
    LogCheck check;
    std::string before;
    while (query.step()) {
        const LogEntry entry = entryFrom(query);
        ++check.entries;
        if (entry.seq != check.entries || entry.hash != chained(entry, before)) {
            check.firstBad = entry.seq;
            break;
        }
        before = entry.hash;
    }
    return check;
}

} // namespace stagedoor::server
