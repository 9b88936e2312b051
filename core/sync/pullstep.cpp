// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/pullstep.h"

#include <algorithm>

#include <QCoro/QCoroFuture>

#include "listing/json.h"
#include "sync/answererror.h"
#include "sync/readstep.h"

namespace stagedoor {

namespace {

HttpRequest changesRequest(const std::string &after, int limit, std::chrono::seconds wait)
{
    HttpRequest request;
    request.target = "/v1/changes?limit=" + std::to_string(limit);
    if (!after.empty()) {
        request.target += "&after=" + percentEncoded(after);
    }
    if (wait.count() > 0) {
        request.target += "&wait=" + std::to_string(wait.count());
        request.wait = wait;
    }
    return request;
}

struct PageReader {
    PolicyEngine policy;
    std::string body;
    std::string after;
    Timestamp serverTime;
    std::int64_t askedAt = 0;

    Result<AssessedPage> operator()() const
    {
        Result<ChangesPage> page = fromJson<ChangesPage>(body);
        if (!page) {
            return fail(Error::Kind::Network, "a page of changes cannot be read: " + page.error().detail);
        }
        if (page->cursor.empty() || (page->more && page->cursor == after)) {
            return fail(Error::Kind::Network, "a page of changes does not say where the next one begins");
        }
        AssessedPage assessed{std::move(*page), {}, serverTime, askedAt};
        assessed.assessments.reserve(assessed.page.listings.size());
        for (const Listing &listing : assessed.page.listings) {
            assessed.assessments.push_back(policy.assess(listing));
        }
        return assessed;
    }
};

QFuture<Result<AssessedPage>> reading(SyncSession &session, const HttpAnswer &answer, const std::string &after,
                                      std::int64_t askedAt)
{
    return onPool(session.pool,
                  PageReader{session.policy, answer.body, after, answer.date.value_or(session.clock.now()), askedAt});
}

/// One page of listings with long texts can be more than the client takes: then a smaller one is asked for.
bool shrinkPage(SyncSession &session, const Error &error)
{
    if (error.code != tooLargeCode || session.pageSize <= 1) {
        return false;
    }
    session.pageSize = std::max(1, session.pageSize / 8);
    return true;
}

void growPage(SyncSession &session)
{
    session.pageSize = std::min(session.settings.pageSize, session.pageSize * 2);
}

int sizeOf(const AssessedPage &page)
{
    return int(page.page.listings.size() + page.page.tombstones.size());
}

bool isNothing(const AssessedPage &page, const std::string &after)
{
    return page.page.cursor == after && sizeOf(page) == 0;
}

struct Fetched {
    Result<AssessedPage> page = fail(Error::Kind::Cancelled, "stopped");
    std::optional<std::chrono::seconds> retryAfter;
    std::optional<Timestamp> date;
};

Fetched failedFetch(const Error &error)
{
    Fetched fetched;
    fetched.page = tl::unexpected(error);
    return fetched;
}

/// Asks for one page, and for a smaller one where that is too large; reads and assesses it.
QCoro::Task<Fetched> fetch(SharedSession session, std::string after, std::chrono::seconds wait)
{
    auto asking = session->store.tick();
    const auto tick = co_await asking;
    if (!tick) {
        co_return failedFetch(tick.error());
    }
    auto sending = session->client->send(changesRequest(after, session->pageSize, wait));
    auto answer = co_await sending;
    while (!answer && shrinkPage(*session, answer.error())) {
        auto again = session->client->send(changesRequest(after, session->pageSize, wait));
        answer = co_await again;
    }
    if (!answer) {
        co_return failedFetch(answer.error());
    }
    Fetched fetched;
    fetched.retryAfter = answer->retryAfter;
    fetched.date = answer->date;
    if (answer->status != 200) {
        fetched.page = tl::unexpected(errorFrom(*answer));
        co_return fetched;
    }
    auto assessed = reading(*session, *answer, after, *tick);
    fetched.page = co_await assessed;
    if (fetched.page) {
        growPage(*session);
    }
    co_return fetched;
}

void leaveOut(AssessedPage &page, const ListingId &id)
{
    auto &listings = page.page.listings;
    const auto found = std::ranges::find(listings, id, &Listing::id) - listings.begin();
    listings.erase(listings.begin() + found);
    page.assessments.erase(page.assessments.begin() + found);
}

/// Applies a page; what the cache heard of since it was asked for is read anew. The ids whose rows changed.
QCoro::Task<Result<std::vector<ListingId>>> take(SharedSession session, AssessedPage page)
{
    std::vector<ListingId> changed;
    for (;;) {
        auto applying = session->store.apply(page);
        const auto applied = co_await applying;
        if (!applied) {
            co_return tl::unexpected(applied.error());
        }
        if (applied->outrun.empty()) {
            changed.insert(changed.end(), applied->changed.begin(), applied->changed.end());
            co_return changed;
        }
        for (const ListingId &id : applied->outrun) {
            auto reading = readAnew(session, id);
            const auto read = co_await reading;
            if (!read) {
                co_return tl::unexpected(read.error());
            }
            if (*read) {
                leaveOut(page, id);
                changed.push_back(id);
            } else {
                page.askedAt = askedJustNow; // if that is too old, the feed has the newer one
            }
        }
    }
}

bool isUnknownCursor(const Fetched &fetched, const std::string &after)
{
    return !fetched.page && fetched.page.error().kind == Error::Kind::NotFound && fetched.page.error().code == 410 &&
           !after.empty();
}

PullOutcome &failed(PullOutcome &outcome, const Error &error)
{
    outcome.error = error;
    return outcome;
}

} // namespace

QCoro::Task<PullOutcome> pullChanges(SharedSession session, std::chrono::seconds wait)
{
    PullOutcome outcome;
    auto asking = session->store.cursor();
    auto cursor = co_await asking;
    for (bool more = true; more && cursor; wait = {}) {
        if (session->stopping()) {
            co_return failed(outcome, {Error::Kind::Cancelled, "stopped"});
        }
        auto fetching = fetch(session, *cursor, wait);
        Fetched fetched = co_await fetching;
        outcome.retryAfter = fetched.retryAfter;
        outcome.date = fetched.date;
        if (isUnknownCursor(fetched, *cursor)) { // the server's database is another: from the beginning
            auto clearing = session->store.clearCache();
            const auto cleared = co_await clearing;
            cursor = cleared ? Result<std::string>(std::string()) : Result<std::string>(tl::unexpect, cleared.error());
            continue;
        }
        if (!fetched.page) {
            co_return failed(outcome, fetched.page.error());
        }
        if (isNothing(*fetched.page, *cursor)) {
            break;
        }
        outcome.changed += sizeOf(*fetched.page);
        more = fetched.page->page.more;
        cursor = fetched.page->page.cursor;
        const std::vector<RefusedListing> refused = fetched.page->page.refused;
        auto taking = take(session, std::move(*fetched.page));
        const auto changed = co_await taking;
        if (!changed) {
            co_return failed(outcome, changed.error());
        }
        session->refused(refused);
        session->listingsChanged(*changed);
    }
    if (!cursor) {
        co_return failed(outcome, cursor.error());
    }
    co_return outcome;
}

} // namespace stagedoor
