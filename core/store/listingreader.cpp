// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/listingreader.h"

#include "listing/json.h"
#include "store/columns.h"
#include "store/digest.h"
#include "store/storeerror.h"

namespace stagedoor {

namespace {

Listing parsed(const std::string &json)
{
    auto listing = fromJson<Listing>(json);
    if (!listing) {
        throw DamagedFile("a notice of the cache cannot be read");
    }
    return std::move(*listing);
}

std::optional<std::int64_t> oneNumber(SQLite::Database &db, const char *sql, const std::string &id)
{
    SQLite::Statement query(db, sql);
    bindAll(query, id);
    return query.executeStep() ? std::optional(numberAt(query, 0)) : std::nullopt;
}

} // namespace

std::optional<CachedNotice> ListingReader::notice(const std::string &id) const
{
    SQLite::Statement query(m_db, "SELECT notice.json, assessment, notice.digest, earlier.json FROM listing"
                                  " JOIN notice USING (key) LEFT JOIN earlier USING (key) WHERE id = ?");
    bindAll(query, id);
    if (!query.executeStep()) {
        return std::nullopt;
    }
    const std::string json = textAt(query, 0);
    const std::string assessmentJson = textAt(query, 1);
    if (digestOf({json, assessmentJson}) != blobAt(query, 2).bytes) {
        throw DamagedFile("a notice of the cache is damaged");
    }
    auto assessment = assessmentFromJson(assessmentJson);
    if (!assessment) {
        throw DamagedFile("an assessment of the cache cannot be read");
    }
    if (json.find(R"({"id":)" + jsonQuoted(id)) != 0) {
        throw DamagedFile("a notice of the cache is another than its row says");
    }
    CachedNotice notice{
        .listing = parsed(json), .assessment = std::move(*assessment), .pending = {}, .decidedVersion = {}};
    if (!query.isColumnNull(3)) {
        notice.decidedVersion = parsed(textAt(query, 3));
    }
    return notice;
}

std::optional<std::int64_t> ListingReader::keyOf(const std::string &id) const
{
    return oneNumber(m_db, "SELECT key FROM listing WHERE id = ?", id);
}

std::int64_t ListingReader::tickOf(const std::string &id) const
{
    return oneNumber(m_db, "SELECT tick FROM listing WHERE id = ?", id).value_or(0);
}

std::vector<Listing> ListingReader::notAssessedBy(const std::string &policy, int limit) const
{
    std::vector<Listing> listings;
    SQLite::Statement query(m_db,
                            "SELECT json FROM (SELECT key, review_why FROM listing WHERE policy < ?1 OR policy > ?1"
                            " ORDER BY review_why IS NULL LIMIT ?2) JOIN notice USING (key)");
    bindAll(query, policy, limit);
    while (query.executeStep()) {
        listings.push_back(parsed(textAt(query, 0)));
    }
    return listings;
}

} // namespace stagedoor
