// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/records/decisionrecords.h"

#include <algorithm>

#include "listing/jsonwords.h"
#include "queue/database/statement.h"
#include "queue/records/listingrecords.h"
#include "queue/records/stored.h"

namespace stagedoor::server {

std::optional<DecisionRecord> findDecision(Connection &connection, const DecisionId &id)
{
    Statement query(connection, "SELECT json, hash, account_before, answer FROM decision WHERE id = ?");
    query.bind(id);
    if (id.empty() || !query.step()) {
        return std::nullopt;
    }
    auto decision = stored<Decision>(connection, query.text(0));
    if (!decision) {
        return std::nullopt;
    }
    return DecisionRecord{std::move(*decision), query.text(1),
                          query.isNull(2) ? std::nullopt : std::optional(query.text(2)), query.text(3)};
}

void insertDecision(Connection &connection, const DecisionRecord &record)
{
    const Decision &decision = record.decision;
    Statement write(
        connection,
        "INSERT INTO decision (id, number, listing, account, editor, kind, at_ms, held, hash, account_before,"
        " json, answer) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    write.bind(decision.id).bind(nextNumber(connection, "decision")).bind(decision.listingId).bind(decision.accountId);
    write.bind(decision.by).bind(wordFor(decision.kind)).bind(decision.at).bind(decision.held).bind(record.hash);
    if (record.accountBefore) {
        write.bind(*record.accountBefore);
    } else {
        write.bindNull();
    }
    write.bind(toJson(decision)).bind(record.answer).run();
}

void updateDecision(Connection &connection, const Decision &decision)
{
    Statement write(connection, "UPDATE decision SET held = ?, json = ? WHERE id = ?");
    write.bind(decision.held).bind(toJson(decision)).bind(decision.id).run();
}

void insertEffect(Connection &connection, const DecisionId &decision, const ListingId &listing,
                  const std::string &before)
{
    Statement write(connection,
                    "INSERT INTO effect (decision, listing, before) VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
    write.bind(decision).bind(listing).bind(before).run();
}

std::vector<std::pair<ListingId, std::string>> effectsOf(Connection &connection, const DecisionId &decision)
{
    Statement query(connection, "SELECT listing, before FROM effect WHERE decision = ?");
    query.bind(decision);
    std::vector<std::pair<ListingId, std::string>> effects;
    while (query.step()) {
        effects.emplace_back(ListingId{query.text(0)}, query.text(1));
    }
    return effects;
}

std::optional<std::string> effectOn(Connection &connection, const DecisionId &decision, const ListingId &listing)
{
    Statement query(connection, "SELECT before FROM effect WHERE decision = ? AND listing = ?");
    query.bind(decision).bind(listing);
    return query.step() ? std::optional(query.text(0)) : std::nullopt;
}

DecisionRows decisionsAfter(Connection &connection, const DecisionQuery &query)
{
    const char *sql = "SELECT number, json FROM decision WHERE number > ? ORDER BY number LIMIT ?";
    if (!query.listing.empty()) {
        // An account's decision is also the history of the notices that it took down.
        sql = "SELECT number, json FROM decision WHERE number > ? AND (listing = ? OR id IN"
              " (SELECT decision FROM effect WHERE listing = ?)) ORDER BY number LIMIT ?";
    } else if (!query.account.empty()) {
        sql = "SELECT number, json FROM decision WHERE number > ? AND (account = ? OR listing IN"
              " (SELECT id FROM listing WHERE account = ?)) ORDER BY number LIMIT ?";
    }
    Statement select(connection, sql);
    select.bind(query.after);
    if (!query.listing.empty()) {
        select.bind(query.listing).bind(query.listing);
    } else if (!query.account.empty()) {
        select.bind(query.account).bind(query.account);
    }
    select.bind(query.limit + 1);
    DecisionRows rows;
    rows.last = query.after;
    std::size_t bytes = 0;
    while (select.step()) {
        if (int(rows.decisions.size()) == query.limit || bytes > fullPage) {
            rows.more = true;
            break;
        }
        rows.last = select.integer(0);
        const std::string json = select.text(1);
        bytes += json.size();
        if (auto decision = stored<Decision>(connection, json)) {
            rows.decisions.push_back(std::move(*decision));
        }
    }
    return rows;
}

std::vector<Decision> newestOnAccount(Connection &connection, const AccountId &account, int limit, bool onlySuspensions)
{
    Statement query(connection, "SELECT json FROM decision WHERE (account = ? OR listing IN"
                                " (SELECT id FROM listing WHERE account = ?)) AND (? = 0 OR kind = 'suspend')"
                                " ORDER BY number DESC LIMIT ?");
    query.bind(account).bind(account).bind(onlySuspensions).bind(limit);
    std::vector<Decision> decisions;
    std::size_t bytes = 0;
    while (bytes <= fullPage && query.step()) {
        const std::string json = query.text(0);
        bytes += json.size();
        if (auto decision = stored<Decision>(connection, json)) {
            decisions.push_back(std::move(*decision));
        }
    }
    std::ranges::reverse(decisions);
    return decisions;
}

} // namespace stagedoor::server
