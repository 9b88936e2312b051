// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cachefile.h"

#include <QUuid>

#include "store/cacheschema.h"
#include "store/columns.h"
#include "store/connection.h"
#include "store/metatable.h"
#include "store/storeerror.h"
#include "system/files.h"

namespace stagedoor {

namespace {

constexpr int keptCaches = 1; // quarantined ones: they hold what posters wrote
constexpr auto checkEvery = std::chrono::days(7);

/// Size and time of the file; empty where it cannot be told or a log stands beside it.
std::string signatureOf(const std::filesystem::path &file)
{
    std::error_code code;
    const auto size = std::filesystem::file_size(file, code);
    const auto time = code ? std::filesystem::file_time_type() : std::filesystem::last_write_time(file, code);
    const bool closed = !code && !std::filesystem::exists(file.string() + "-wal", code);
    return closed ? std::to_string(size) + ' ' + std::to_string(time.time_since_epoch().count()) : std::string();
}

/// One opening of cache.db.
class Opening
{
public:
    Opening(const Profile &profile, SQLite::Database &decisions, Timestamp now)
        : m_profile(profile)
        , m_meta(decisions)
        , m_now(now)
        , m_signature(signatureOf(profile.cache())) // before anybody opens it
    {
    }

    SQLite::Database open()
    {
        const FileState state = inspect(m_profile.cache(), cacheSchema());
        if (state == FileState::Ours) {
            return existing();
        }
        std::error_code code;
        for (const char *log : {"-wal", "-shm"}) {
            std::filesystem::remove(m_profile.cache().string() + log, code);
        }
        return fresh();
    }

    /// Whether there was a cache before.
    [[nodiscard]] bool hadCache() const { return !m_meta.text("cache_id").empty(); }
    [[nodiscard]] bool isFresh() const { return m_isFresh; }

private:
    SQLite::Database existing()
    {
        const bool thorough = mayHaveChanged();
        m_meta.set("cache_left", std::string());
        SQLite::Database db = openDatabase(m_profile.cache(), DatabaseKind::Cache, Access::ReadWrite);
        upgrade(db, m_profile.cache(), cacheSchema());
        verify(db, cacheSchema(), thorough ? Check::Quick : Check::Schema);
        if (thorough) {
            m_meta.set("cache_checked_ms", toMs(m_now));
        }
        takeId(db);
        return db;
    }

    [[nodiscard]] bool mayHaveChanged() const
    {
        const std::string left = m_meta.text("cache_left");
        const Timestamp checked = fromMs(m_meta.number("cache_checked_ms"));
        return left.empty() || left != m_signature || checked + checkEvery < m_now || checked > m_now;
    }

    SQLite::Database fresh()
    {
        m_isFresh = true;
        m_meta.set("cache_left", std::string());
        valueOf(makePrivateFile(m_profile.cache()));
        SQLite::Database db = openDatabase(m_profile.cache(), DatabaseKind::Cache, Access::ReadWrite);
        migrate(db, cacheSchema());
        giveId(db);
        m_meta.set("cache_checked_ms", toMs(m_now));
        return db;
    }

    /// A cache of another profile or server is as bad as a damaged one.
    void takeId(SQLite::Database &db)
    {
        const std::string id = MetaTable(db).text("cache_id");
        const std::string ours = m_meta.text("cache_id");
        if (id.empty()) { // made, and cut off before it had one
            giveId(db);
        } else if (ours.empty()) {
            m_meta.set("cache_id", id);
        } else if (id != ours) {
            throw DamagedFile("the cache belongs to another profile");
        }
    }

    void giveId(SQLite::Database &db)
    {
        const std::string id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
        m_meta.set("cache_id", id);
        MetaTable(db).set("cache_id", id);
    }

    const Profile &m_profile;
    MetaTable m_meta;
    Timestamp m_now;
    std::string m_signature;
    bool m_isFresh = false;
};

} // namespace

SQLite::Database openCache(const Profile &profile, SQLite::Database &decisions, Timestamp now, OpenReport &report)
{
    Opening opening(profile, decisions, now);
    const bool hadCache = opening.hadCache();
    std::error_code code;
    const bool marked = std::filesystem::exists(profile.cacheDamageMark(), code);
    try {
        if (!marked) {
            SQLite::Database db = opening.open();
            report.cacheRebuilt = opening.isFresh() && hadCache;
            return db;
        }
    } catch (const std::exception &failure) {
        if (!isDamage(failure)) {
            throw;
        }
    }
    report.damagedCache = valueOf(profile.quarantine(profile.cache(), now, keptCaches));
    std::filesystem::remove(profile.cacheDamageMark(), code);
    report.cacheRebuilt = true;
    return opening.open();
}

void noteCacheClosed(const Profile &profile, SQLite::Database &decisions)
{
    MetaTable(decisions).set("cache_left", signatureOf(profile.cache()));
}

} // namespace stagedoor
