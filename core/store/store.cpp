// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/store.h"

#include <algorithm>

#include <sqlite3.h>

#include "store/cachefile.h"
#include "store/cachewriter.h"
#include "store/connection.h"
#include "store/decisionfile.h"
#include "store/decisionrecorder.h"
#include "store/drafttable.h"
#include "store/listingreader.h"
#include "store/metatable.h"
#include "store/profile.h"
#include "store/queuereader.h"
#include "store/storethread.h"
#include "system/files.h"

namespace stagedoor {

namespace {

/// Grows with every write, through restarts and clocks set back.
class Ticks
{
public:
    explicit Ticks(std::int64_t last) : m_last(last) {}
    std::int64_t next(Timestamp now) { return m_last = std::max(m_last + 1, toMs(now)); }

private:
    std::int64_t m_last;
};

} // namespace

/// Everything of an open profile. What only the writing thread touches stands first, then what only the reading thread
/// touches; the threads end before any of it goes.
struct Store::Impl {
    Impl(Profile opened, OpenReport found, OpenedDecisions decisionFiles, SQLite::Database cacheFile,
         const StoreOptions &options, const Clock &time)
        : profile(std::move(opened))
        , report(std::move(found))
        , clock(time)
        , targets{options.target, options.urgentTarget}
        , recorder(std::move(decisionFiles.db), std::move(decisionFiles.journal))
        , cache(std::in_place, std::move(cacheFile), targets)
        , ticks(std::max(recorder.table().lastTick(), MetaTable(cache->database()).number("tick")))
        , readCache(openDatabase(profile.cache(), DatabaseKind::Cache, Access::ReadOnly))
        , readDecisions(openDatabase(profile.decisions(), DatabaseKind::Decisions, Access::ReadOnly))
    {
    }

    ~Impl()
    {
        writing.reset();
        reading.reset();
        readCache.reset();
        readDecisions.reset();
        cache->close();
        cache.reset();
        static_cast<void>(guarded([this] {
            noteCacheClosed(profile, recorder.database());
            return Result<>();
        })); // at worst the cache is looked through at the next start
    }
    Impl(const Impl &) = delete;
    Impl &operator=(const Impl &) = delete;

    /// Work on the cache: what shows that the file is damaged is remembered for the next start.
    template <class Work>
    auto onCache(StoreThread &thread, Work work)
    {
        return thread.run([this, work = std::move(work)]() mutable {
            auto result = guarded(work);
            const int code = result ? SQLITE_OK : result.error().code & 0xff;
            if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB) {
                static_cast<void>(makePrivateFile(profile.cacheDamageMark()));
            }
            return result;
        });
    }

    PutContext putContext() { return {targets, clock.now(), ticks.next(clock.now())}; }

    AppliedPage applied(const AssessedPage &page)
    {
        AppliedPage result = cache->apply(page, putContext());
        if (result.outrun.empty()) {
            std::vector<ListingId> heard;
            std::ranges::transform(page.page.listings, std::back_inserter(heard), &Listing::id);
            recorder.cacheHas(heard);
        }
        return result;
    }

    /// The notices that a decision of mine keeps out of the open queue, and those of refused ones. Reading thread.
    MyDecisions decided()
    {
        const ListingReader listings(*readCache);
        const OutboxTable outbox(*readDecisions);
        MyDecisions decided{{}, outbox.refusedListings()};
        for (DecidedListing &listing : outbox.decidedListings()) {
            if (listing.attemptTick == 0 || listings.tickOf(listing.id.value) < listing.attemptTick) {
                decided.underWay.push_back(std::move(listing.id));
            }
        }
        return decided;
    }

    std::optional<OutboxEntry> pendingOn(const ListingId &id)
    {
        auto row = OutboxTable(*readDecisions).newestOf(id);
        if (!row) {
            return std::nullopt;
        }
        const OutboxState state = row->entry.state;
        const bool refused = (state == OutboxState::Conflict || state == OutboxState::Refused) && !row->dismissed;
        const bool ahead = row->awaitsCache && ListingReader(*readCache).tickOf(id.value) < row->attemptTick;
        return !isSettled(state) || refused || ahead ? std::optional(std::move(row->entry)) : std::nullopt;
    }

    QueueReader queue()
    {
        return {*readCache, targets, clock.now() + std::chrono::milliseconds(clockSkewMs(*readCache))};
    }

    Profile profile;
    OpenReport report;
    const Clock &clock;
    Targets targets;

    DecisionRecorder recorder;
    std::optional<CacheWriter> cache;
    Ticks ticks;

    std::optional<SQLite::Database> readCache;
    std::optional<SQLite::Database> readDecisions;

    std::optional<StoreThread> writing{std::in_place, QStringLiteral("store-write")};
    std::optional<StoreThread> reading{std::in_place, QStringLiteral("store-read")};
};

Store::Store(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::open(const StoreOptions &options, const Clock &clock)
{
    return guarded([&]() -> Result<std::unique_ptr<Store>> {
        auto profile = Profile::open(options.profile);
        if (!profile) {
            return tl::unexpected(profile.error());
        }
        OpenReport report;
        OpenedDecisions decisions = openDecisions(*profile, clock.now(), report);
        SQLite::Database cache = openCache(*profile, decisions.db, clock.now(), report);
        auto impl = std::make_unique<Impl>(std::move(*profile), std::move(report), std::move(decisions),
                                           std::move(cache), options, clock);
        return std::unique_ptr<Store>(new Store(std::move(impl)));
    });
}

const OpenReport &Store::report() const
{
    return m_impl->report;
}

QFuture<Result<std::int64_t>> Store::tick()
{
    return m_impl->writing->run([this]() -> Result<std::int64_t> { return m_impl->ticks.next(m_impl->clock.now()); });
}

QFuture<Result<AppliedPage>> Store::apply(AssessedPage page)
{
    return m_impl->onCache(*m_impl->writing, [this, page = std::move(page)]() -> Result<AppliedPage> {
        if (page.assessments.size() != page.page.listings.size()) {
            return fail(Error::Kind::Invalid, "a page needs one assessment for each listing");
        }
        return m_impl->applied(page);
    });
}

QFuture<Result<bool>> Store::applyListing(Listing listing, Assessment assessment, std::int64_t askedAt)
{
    AssessedPage page;
    page.page.listings.push_back(std::move(listing));
    page.assessments.push_back(std::move(assessment));
    page.askedAt = askedAt;
    return m_impl->onCache(*m_impl->writing, [this, page = std::move(page)]() -> Result<bool> {
        return m_impl->applied(page).outrun.empty();
    });
}

QFuture<Result<std::string>> Store::cursor()
{
    return m_impl->onCache(*m_impl->reading,
                           [this]() -> Result<std::string> { return MetaTable(*m_impl->readCache).text("cursor"); });
}

QFuture<Result<>> Store::useServer(std::string name)
{
    return m_impl->onCache(*m_impl->writing, [this, name = std::move(name)]() -> Result<> {
        const std::string before = m_impl->recorder.server();
        if (!before.empty() && before != name) {
            m_impl->cache->clear();
        }
        m_impl->recorder.useServer(name);
        return {};
    });
}

QFuture<Result<>> Store::clearCache()
{
    return m_impl->onCache(*m_impl->writing, [this]() -> Result<> {
        m_impl->cache->clear();
        return {};
    });
}

QFuture<Result<std::vector<Listing>>> Store::notAssessedBy(std::string policy, int limit)
{
    return m_impl->onCache(*m_impl->reading,
                           [this, policy = std::move(policy), limit]() -> Result<std::vector<Listing>> {
                               return ListingReader(*m_impl->readCache).notAssessedBy(policy, limit);
                           });
}

QFuture<Result<std::vector<ListingId>>> Store::reassess(std::vector<ReassessedListing> listings)
{
    return m_impl->onCache(*m_impl->writing,
                           [this, listings = std::move(listings)]() -> Result<std::vector<ListingId>> {
                               return m_impl->cache->reassess(listings, m_impl->putContext());
                           });
}

QFuture<Result<QueueOrder>> Store::order(QueueFilter filter)
{
    return m_impl->onCache(*m_impl->reading, [this, filter = std::move(filter)]() -> Result<QueueOrder> {
        return m_impl->queue().order(filter, m_impl->decided());
    });
}

QFuture<Result<std::vector<QueueRow>>> Store::rows(std::vector<std::int64_t> keys)
{
    return m_impl->onCache(*m_impl->reading, [this, keys = std::move(keys)]() -> Result<std::vector<QueueRow>> {
        return m_impl->queue().rows(keys);
    });
}

QFuture<Result<QueueCounts>> Store::counts(std::string me)
{
    return m_impl->onCache(*m_impl->reading, [this, me = std::move(me)]() -> Result<QueueCounts> {
        return m_impl->queue().counts(me, m_impl->decided());
    });
}

QFuture<Result<CachedNotice>> Store::notice(ListingId id)
{
    return m_impl->onCache(*m_impl->reading, [this, id = std::move(id)]() -> Result<CachedNotice> {
        auto notice = ListingReader(*m_impl->readCache).notice(id.value);
        if (!notice) {
            return fail(Error::Kind::NotFound, "the notice is not in the cache");
        }
        notice->pending = m_impl->pendingOn(id);
        return std::move(*notice);
    });
}

QFuture<Result<std::int64_t>> Store::keyOf(ListingId id)
{
    return m_impl->onCache(*m_impl->reading, [this, id = std::move(id)]() -> Result<std::int64_t> {
        const auto key = ListingReader(*m_impl->readCache).keyOf(id.value);
        return key ? Result<std::int64_t>(*key) : fail(Error::Kind::NotFound, "the notice is not in the cache");
    });
}

QFuture<Result<OutboxEntry>> Store::record(Decision decision, std::string title, Timestamp releaseAt)
{
    return m_impl->writing->run([this, decision = std::move(decision), title = std::move(title), releaseAt] {
        return m_impl->recorder.record(decision, title, releaseAt, m_impl->clock.now());
    });
}

QFuture<Result<OutboxEntry>> Store::withdraw(DecisionId id)
{
    return m_impl->writing->run(
        [this, id = std::move(id)] { return m_impl->recorder.withdraw(id, m_impl->clock.now()); });
}

QFuture<Result<std::optional<OutboxEntry>>> Store::nextToSend(Timestamp now, std::vector<DecisionId> skip)
{
    return m_impl->writing->run([this, now, skip = std::move(skip)]() -> Result<std::optional<OutboxEntry>> {
        return m_impl->recorder.nextToSend(skip, {now, m_impl->ticks.next(m_impl->clock.now())});
    });
}

QFuture<Result<OutboxEntry>> Store::settle(DecisionId id, OutboxState state, int status, std::string answer)
{
    return m_impl->writing->run([this, id = std::move(id), state, status, answer = std::move(answer)] {
        return m_impl->recorder.settle(id, {state, status, answer}, m_impl->clock.now());
    });
}

QFuture<Result<std::vector<OutboxEntry>>> Store::outbox(bool all, int limit)
{
    return m_impl->reading->run([this, all, limit]() -> Result<std::vector<OutboxEntry>> {
        const OutboxTable table(*m_impl->readDecisions);
        return all ? table.newest(limit) : table.unsettledAndRefused(limit);
    });
}

QFuture<Result<OutboxSummary>> Store::outboxSummary(Timestamp now)
{
    return m_impl->reading->run(
        [this, now]() -> Result<OutboxSummary> { return OutboxTable(*m_impl->readDecisions).summary(now); });
}

QFuture<Result<std::optional<Timestamp>>> Store::nextDue(Timestamp now)
{
    return m_impl->reading->run(
        [this, now]() -> Result<std::optional<Timestamp>> { return OutboxTable(*m_impl->readDecisions).nextDue(now); });
}

QFuture<Result<>> Store::dismiss(DecisionId id)
{
    return m_impl->writing->run(
        [this, id = std::move(id)] { return m_impl->recorder.dismiss(id, m_impl->clock.now()); });
}

QFuture<Result<>> Store::saveDraft(Draft draft)
{
    return m_impl->writing->run([this, draft = std::move(draft)]() -> Result<> {
        DraftTable(m_impl->recorder.database()).save(draft);
        return {};
    });
}

QFuture<Result<std::optional<Draft>>> Store::draft(ListingId id)
{
    return m_impl->reading->run([this, id = std::move(id)]() -> Result<std::optional<Draft>> {
        return DraftTable(*m_impl->readDecisions).find(id);
    });
}

} // namespace stagedoor
