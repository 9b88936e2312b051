// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/decisionschema.h"

#include <array>

namespace stagedoor {

namespace {

// Append only: a released step is never edited.
constexpr std::array steps{
    R"sql(
CREATE TABLE meta (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE decision (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE CHECK (id <> ''),
    listing_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    always_lands INTEGER NOT NULL CHECK (always_lands IN (0, 1)),
    body TEXT NOT NULL,
    title TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'ready', 'unknown', 'sent', 'held', 'conflict', 'refused',
                                         'parked', 'withdrawn')),
    recorded_ms INTEGER NOT NULL,
    release_ms INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    attempt_ms INTEGER NOT NULL DEFAULT 0,
    attempt_tick INTEGER NOT NULL DEFAULT 0,
    doubtful INTEGER NOT NULL DEFAULT 0 CHECK (doubtful IN (0, 1)),
    status INTEGER NOT NULL DEFAULT 0,
    answer TEXT NOT NULL DEFAULT '',
    awaits_cache INTEGER NOT NULL DEFAULT 0 CHECK (awaits_cache IN (0, 1)),
    dismissed INTEGER NOT NULL DEFAULT 0 CHECK (dismissed IN (0, 1)),
    seal BLOB NOT NULL DEFAULT x'',
    CHECK (listing_id <> '' OR account_id <> '')
) STRICT;
CREATE INDEX decision_unsettled ON decision (seq) WHERE state IN ('waiting', 'ready', 'unknown', 'parked');
CREATE INDEX decision_listed ON decision (seq) WHERE dismissed = 0 AND state NOT IN ('sent', 'withdrawn');
CREATE INDEX decision_awaiting ON decision (listing_id) WHERE awaits_cache = 1;
CREATE INDEX decision_by_listing ON decision (listing_id, seq);

CREATE TABLE draft (
    listing_id TEXT PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    json TEXT NOT NULL,
    at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
)sql",
    // Whose notices a decision is about; empty: not known, whichever is connected. meta.server is the one in use.
    R"sql(
ALTER TABLE decision ADD COLUMN server TEXT NOT NULL DEFAULT '';
)sql",
};

} // namespace

Schema decisionSchema()
{
    return {.applicationId = 0x53444431, .steps = steps}; // "SDD1"
}

} // namespace stagedoor
