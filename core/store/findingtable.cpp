// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/findingtable.h"

#include "store/columns.h"

namespace stagedoor {

FindingTable::FindingTable(SQLite::Database &db)
    : m_delete(db, "DELETE FROM finding WHERE listing = ? AND revision <> ?")
    , m_insert(db, "INSERT INTO finding (listing, revision, field, start, length, clause, rule, severity, policy)"
                   " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
{
}

void FindingTable::replace(std::int64_t key, std::int64_t revision, std::int64_t keptRevision,
                           const Assessment &assessment)
{
    run(m_delete, key, keptRevision);
    for (const Finding &finding : assessment.findings) {
        run(m_insert, key, revision, finding.field, std::int64_t(finding.start), std::int64_t(finding.length),
            finding.clause, finding.rule, wordFor(finding.severity), assessment.policy);
    }
}

} // namespace stagedoor
