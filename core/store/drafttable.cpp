// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/drafttable.h"

#include "store/columns.h"

namespace stagedoor {

void DraftTable::save(const Draft &draft)
{
    if (draft.json.empty()) {
        SQLite::Statement remove(m_db, "DELETE FROM draft WHERE listing_id = ?");
        run(remove, draft.listingId.value);
        return;
    }
    SQLite::Statement put(m_db, "INSERT INTO draft VALUES (?1, ?2, ?3, ?4)"
                                " ON CONFLICT DO UPDATE SET revision = ?2, json = ?3, at_ms = ?4");
    run(put, draft.listingId.value, draft.revision, draft.json, draft.at);
}

std::optional<Draft> DraftTable::find(const ListingId &id) const
{
    SQLite::Statement query(m_db, "SELECT revision, json, at_ms FROM draft WHERE listing_id = ?");
    bindAll(query, id.value);
    if (!query.executeStep()) {
        return std::nullopt;
    }
    return Draft{id, numberAt(query, 0), textAt(query, 1), timeAt(query, 2)};
}

} // namespace stagedoor
