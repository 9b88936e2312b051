// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/readstep.h"

#include <algorithm>
#include <iterator>

#include <QCoro/QCoroFuture>

#include "listing/json.h"
#include "sync/answererror.h"
#include "sync/servercalls.h"

namespace stagedoor {

namespace {

constexpr int mostPages = 10; // of 500 decisions

struct Assess {
    PolicyEngine policy;
    Listing listing;
    Assessment operator()() const { return policy.assess(listing); }
};

/// The listing; nullopt: not to be had; an error: not now.
Result<std::optional<Listing>> listingIn(const Result<HttpAnswer> &answer)
{
    if (!answer) {
        return tl::unexpected(answer.error());
    }
    if (answer->status == 401 || isLater(answer->status)) {
        return tl::unexpected(errorFrom(*answer));
    }
    auto listing = readAnswer<Listing>(answer);
    return listing ? std::optional(std::move(*listing)) : std::nullopt;
}

} // namespace

QFuture<Assessment> assessing(SyncSession &session, const Listing &listing)
{
    return onPool(session.pool, Assess{session.policy, listing});
}

QCoro::Task<Result<bool>> readAnew(SharedSession session, ListingId id)
{
    while (!session->stopping()) {
        auto asking = session->store.tick();
        const auto tick = co_await asking;
        if (!tick) {
            co_return tl::unexpected(tick.error());
        }
        auto sending = session->client->send(listingRequest(id));
        const auto answer = co_await sending;
        const auto listing = listingIn(answer);
        if (!listing) {
            co_return tl::unexpected(listing.error());
        }
        if (!*listing) {
            co_return Result<bool>(false);
        }
        auto assessed = assessing(*session, **listing);
        const auto assessment = co_await assessed;
        auto applying = session->store.applyListing(**listing, assessment, *tick);
        const auto applied = co_await applying;
        if (!applied || *applied) {
            co_return applied;
        }
    }
    co_return fail(Error::Kind::Cancelled, "stopped");
}

QCoro::Task<Result<DecisionsPage>> readDecisions(SharedSession session, ListingId id)
{
    DecisionsPage all;
    for (int page = 0; page < mostPages; ++page) {
        auto sending = session->client->send(decisionsRequest(id, all.cursor));
        const auto answer = co_await sending;
        auto read = readAnswer<DecisionsPage>(answer);
        if (!read) {
            co_return read;
        }
        std::ranges::move(read->decisions, std::back_inserter(all.decisions));
        all.more = read->more;
        if (!read->more || read->cursor.empty() || read->cursor == all.cursor) {
            break;
        }
        all.cursor = read->cursor;
    }
    co_return all;
}

} // namespace stagedoor
