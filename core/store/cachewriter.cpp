// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cachewriter.h"

#include <SQLiteCpp/Transaction.h>

#include "store/metatable.h"

namespace stagedoor {

CacheWriter::CacheWriter(SQLite::Database db, Targets targets) : m_db(std::move(db))
{
    setTargets(targets);
}

void CacheWriter::setTargets(Targets targets)
{
    MetaTable meta(m_db);
    const std::int64_t usual = std::chrono::milliseconds(targets.usual).count();
    const std::int64_t urgent = std::chrono::milliseconds(targets.urgent).count();
    if (meta.number("target_ms") == usual && meta.number("urgent_target_ms") == urgent) {
        return;
    }
    SQLite::Transaction transaction(m_db, SQLite::TransactionBehavior::IMMEDIATE);
    SQLite::Statement move(m_db, "UPDATE listing SET place_ms = place_ms + iif(blocking > 0, ?1, ?2)");
    run(move, urgent - meta.number("urgent_target_ms"), usual - meta.number("target_ms"));
    meta.set("target_ms", usual);
    meta.set("urgent_target_ms", urgent);
    transaction.commit();
}

AppliedPage CacheWriter::apply(const AssessedPage &page, const PutContext &context)
{
    AppliedPage applied;
    SQLite::Transaction transaction(m_db, SQLite::TransactionBehavior::IMMEDIATE);
    ListingWriter writer(m_db);
    for (std::size_t i = 0; i < page.page.listings.size(); ++i) {
        if (writer.isOutrun(page.page.listings[i], page.assessments[i], page.askedAt)) {
            applied.outrun.push_back(page.page.listings[i].id);
        }
    }
    if (!applied.outrun.empty()) {
        return applied;
    }
    for (std::size_t i = 0; i < page.page.listings.size(); ++i) {
        const Listing &listing = page.page.listings[i];
        if (writer.put(listing, page.assessments[i], context)) {
            applied.changed.push_back(listing.id);
        }
    }
    for (const std::string &id : page.page.tombstones) {
        if (writer.remove(id)) {
            applied.changed.push_back({id});
        }
    }
    MetaTable meta(m_db);
    if (!page.page.cursor.empty()) {
        meta.set("cursor", page.page.cursor);
    }
    meta.set("tick", context.tick);
    if (page.serverTime != Timestamp()) {
        meta.set("skew_ms", (page.serverTime - context.seen).count());
    }
    transaction.commit();
    return applied;
}

std::vector<ListingId> CacheWriter::reassess(const std::vector<ReassessedListing> &listings, const PutContext &context)
{
    std::vector<ListingId> changed;
    SQLite::Transaction transaction(m_db, SQLite::TransactionBehavior::IMMEDIATE);
    ListingWriter writer(m_db);
    for (const ReassessedListing &each : listings) {
        if (writer.assess(each.id, each.revision, each.assessment, context)) {
            changed.push_back(each.id);
        }
    }
    transaction.commit();
    return changed;
}

void CacheWriter::clear()
{
    SQLite::Transaction transaction(m_db, SQLite::TransactionBehavior::IMMEDIATE);
    SearchTable::clear(m_db);
    for (const char *table : {"finding", "earlier", "notice", "listing"}) {
        m_db.exec(std::string("DELETE FROM ") + table);
    }
    m_db.exec("DELETE FROM meta WHERE name IN ('cursor', 'skew_ms')");
    transaction.commit();
}

void CacheWriter::close()
{
    m_db.tryExec("PRAGMA wal_checkpoint(TRUNCATE)");
}

std::int64_t clockSkewMs(SQLite::Database &db)
{
    return MetaTable(db).number("skew_ms");
}

} // namespace stagedoor
