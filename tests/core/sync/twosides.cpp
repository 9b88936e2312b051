// SPDX-License-Identifier: GPL-3.0-or-later
#include "twosides.h"

#include <algorithm>

#include <QUuid>

#include "listing/json.h"
#include "queue/decide/decider.h"
#include "queue/intake/intake.h"
#include "queue/records/decisionrecords.h"
#include "queue/records/listingrecords.h"

namespace stagedoor {

namespace {

using namespace std::chrono_literals;

template <class T>
T valueOf(Result<T> result)
{
    if (!result) {
        qFatal("%s", result.error().detail.c_str());
    }
    return std::move(*result);
}

// Of its own, so that what is tested here does not move with the real one.
constexpr std::string_view pack = R"(
[pack]
name = "sync-test"
version = "1"
as_of = 2026-11-01
[settings]
languages = ["en"]
approved_sites = []
school_domains = ["edu"]
fee_categories = ["workshop"]
standing_categories = []
disguised = []
near_minimum = 0.1
longest_notice = 400000
[[clause]]
id = "fee.pay-to-play"
leads_to = "decline"
title.en = "Pay to play"
explanation.en = "Talent never pays."
reason.en = "Talent never pays."
message.en = "Asks for money."
[[rule]]
id = "fee"
clause = "fee.pay-to-play"
patterns = ["registration fee"]
)";

std::string numbered(const char *prefix, int number)
{
    const std::string digits = std::to_string(number);
    return prefix + std::string(6 - std::min<std::size_t>(6, digits.size()), '0') + digits;
}

bool isIn(OutboxState state)
{
    return state == OutboxState::Sent || state == OutboxState::Held;
}

} // namespace

PolicyEngine testPolicy()
{
    static const PolicyEngine engine =
        valueOf(PolicyEngine::create(valueOf(PolicyPack::fromToml(pack, "sync-test.toml"))));
    return engine;
}

ListingId listingId(int number)
{
    return {numbered("L-", number)};
}

Listing notice(int number)
{
    Listing listing;
    listing.id = listingId(number);
    listing.title = "The Night Ferry, short film no. " + std::to_string(number);
    listing.category = "short-film";
    listing.description = "Two friends meet again on a ferry.\n\nWe shoot for two days in May; pay is $250 a day.";
    Role &role = listing.roles.emplace_back();
    role.name = "Ana";
    role.description = "20s, calm";
    role.pay = "$250/day";
    listing.compensation.declared = DeclaredPay::Paid;
    listing.submittedAt = *fromRfc3339("2026-11-20T14:02:11Z") + std::chrono::seconds(number);
    listing.updatedAt = listing.submittedAt;
    listing.poster.accountId = {numbered("A-", number)};
    listing.poster.name = "Someone";
    return listing;
}

Decision decisionOn(int number, DecisionKind kind, std::int64_t revision)
{
    Decision decision;
    decision.id = {QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString()};
    decision.listingId = listingId(number);
    decision.revision = revision;
    decision.kind = kind;
    decision.policy = testPolicy().pack().reference();
    decision.decidedAt = fromRfc3339("2026-11-22T10:00:00Z");
    if (kind == DecisionKind::Approve) {
        decision.payTag = PayTag::Paid;
    } else if (kind == DecisionKind::Decline) {
        decision.clauses = {"fee.pay-to-play"};
        decision.reason = "Actors are asked to pay.";
    }
    return decision;
}

TwoSides::TwoSides()
{
    startServer();
    m_token = token("ana", server::Role::Editor);
    openStore();
}

void TwoSides::startServer()
{
    server::ServerOptions options;
    options.http.port = m_port;
    options.policy = pack;
    options.database = m_folder.filePath(QStringLiteral("queue.db")).toStdString();
    m_server = valueOf(server::QueueServer::start(options, clock));
    m_port = std::uint16_t(std::stoi(m_server->url().substr(m_server->url().rfind(':') + 1)));
    proxy.setServer(m_port);
}

std::string TwoSides::token(const std::string &editor, server::Role role)
{
    return valueOf(m_server->database().write([&](server::Connection &connection) {
        return server::addToken(connection, {editor, role}, clock.now(), {});
    }));
}

void TwoSides::put(const Listing &listing)
{
    valueOf(m_server->database().write(
        [&](server::Connection &connection) { return server::takeListing(connection, listing, "site", clock.now()); }));
}

void TwoSides::putMany(int from, int count)
{
    valueOf(m_server->database().write([&](server::Connection &connection) {
        for (int i = from; i < from + count; ++i) {
            static_cast<void>(server::takeListing(connection, notice(i), "site", clock.now()));
        }
        return true;
    }));
}

TwoSides::Listings TwoSides::onServer()
{
    Listings listings;
    std::int64_t after = 0;
    for (bool more = true; more;) {
        const auto rows = valueOf(m_server->database().read(
            [after](server::Connection &connection) { return server::changesAfter(connection, after, 500); }));
        for (const std::string &json : rows.listings) {
            Listing listing = valueOf(fromJson<Listing>(json));
            listings[listing.id.value] = std::move(listing);
        }
        after = rows.last;
        more = rows.more;
    }
    return listings;
}

std::vector<Decision> TwoSides::ledger()
{
    return valueOf(m_server->database().read([](server::Connection &connection) {
               return server::decisionsAfter(connection, {{}, {}, 0, 1'000'000});
           }))
        .decisions;
}

int TwoSides::times(const DecisionId &id)
{
    const std::vector<Decision> decisions = ledger();
    return int(std::ranges::count(decisions, id, &Decision::id));
}

int TwoSides::decideOnServer(const Decision &decision, const std::string &editor)
{
    const server::DecisionSettings settings;
    return valueOf(m_server->database().write([&](server::Connection &connection) {
               server::Decider decider(connection, settings, {editor, server::Role::Editor}, clock.now());
               return decider.decide(decision.id, decisionBodyToJson(decision));
           }))
        .status;
}

void TwoSides::openStore()
{
    StoreOptions options;
    options.profile = m_folder.filePath(QStringLiteral("profile")).toStdString();
    m_store = valueOf(Store::open(options, clock));
}

TwoSides::Listings TwoSides::inCache()
{
    QueueFilter all;
    all.queue = SavedQueue::All;
    const QueueOrder order = valueOf(awaited(m_store->order(all)));
    const auto rows = valueOf(awaited(m_store->rows(order.keys)));
    Listings listings;
    for (const QueueRow &row : rows) {
        if (auto cached = awaited(m_store->notice(row.id))) { // it may go meanwhile
            listings[row.id.value] = std::move(cached->listing);
        }
    }
    return listings;
}

OutboxEntry TwoSides::record(const Decision &decision, std::chrono::milliseconds undo)
{
    return valueOf(awaited(m_store->record(decision, "a notice", clock.now() + undo)));
}

OutboxEntry TwoSides::entry(const DecisionId &id)
{
    const auto entries = valueOf(awaited(m_store->outbox(true, 100'000)));
    const auto found = std::ranges::find(entries, id, [](const OutboxEntry &each) { return each.decision.id; });
    return found == entries.end() ? OutboxEntry{} : *found;
}

std::unique_ptr<SyncEngine> TwoSides::engine()
{
    return std::make_unique<SyncEngine>(*m_store, testPolicy(), clock, hasty());
}

SyncSettings TwoSides::hasty()
{
    SyncSettings settings;
    settings.limits.deadline = 5s;
    settings.limits.idle = 400ms;
    settings.pageSize = 7;
    settings.pollWait = 2s;
    settings.pollPause = 100ms;
    settings.firstRetry = 20ms;
    settings.longestRetry = 200ms;
    settings.longestRetryAtHand = 100ms;
    return settings;
}

std::string TwoSides::difference()
{
    const Listings theirs = onServer();
    const Listings ours = inCache();
    for (const auto &[id, listing] : theirs) {
        const auto found = ours.find(id);
        if (found == ours.end()) {
            return id + " is not in the cache";
        }
        if (found->second != listing) {
            return id + " differs: " + toJson(found->second) + " here, " + toJson(listing) + " there";
        }
    }
    if (ours.size() != theirs.size()) {
        return "the cache holds " + std::to_string(ours.size()) + " listings, the server " +
               std::to_string(theirs.size());
    }
    std::map<std::string, int> ledgered;
    for (const Decision &decision : ledger()) {
        ++ledgered[decision.id.value];
    }
    for (const OutboxEntry &each : valueOf(awaited(m_store->outbox(true, 100'000)))) {
        const int found = ledgered[each.decision.id.value];
        if (found != (isIn(each.state) ? 1 : 0)) {
            return "decision " + each.decision.id.value + " of state " + std::to_string(int(each.state)) + " is " +
                   std::to_string(found) + " times in the ledger";
        }
    }
    return {};
}

} // namespace stagedoor
