// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cacheschema.h"

#include <array>

namespace stagedoor {

namespace {

// Append only: a released step is never edited.
constexpr std::array steps{
    R"sql(
CREATE TABLE meta (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE listing (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    revision INTEGER NOT NULL,
    tick INTEGER NOT NULL,
    state TEXT NOT NULL,
    review_why TEXT,
    submitted_ms INTEGER,
    base_ms INTEGER NOT NULL,
    place_ms INTEGER NOT NULL,
    title TEXT NOT NULL,
    category TEXT NOT NULL,
    poster TEXT NOT NULL,
    email TEXT NOT NULL,
    account TEXT NOT NULL,
    declared TEXT NOT NULL,
    proposal TEXT NOT NULL,
    risk REAL NOT NULL,
    blocking INTEGER NOT NULL CHECK (blocking >= 0),
    checks INTEGER NOT NULL CHECK (checks >= 0),
    notes INTEGER NOT NULL CHECK (notes >= 0),
    open_complaints INTEGER NOT NULL CHECK (open_complaints >= 0),
    new_account INTEGER NOT NULL CHECK (new_account IN (0, 1)),
    holder TEXT,
    holder_until_ms INTEGER,
    assigned_to TEXT,
    answer_due_ms INTEGER,
    decided_revision INTEGER NOT NULL,
    policy TEXT NOT NULL,
    digest BLOB NOT NULL,
    text_digest BLOB NOT NULL
) STRICT;
CREATE INDEX listing_by_place ON listing (place_ms, key, review_why, blocking) WHERE review_why IS NOT NULL;
CREATE INDEX listing_without_review ON listing (base_ms, key) WHERE review_why IS NULL;
CREATE INDEX listing_by_answer_due ON listing (answer_due_ms, key) WHERE answer_due_ms IS NOT NULL;
CREATE INDEX listing_by_holder ON listing (holder) WHERE holder IS NOT NULL;
CREATE INDEX listing_by_assignment ON listing (assigned_to) WHERE assigned_to IS NOT NULL;
CREATE INDEX listing_by_policy ON listing (policy);

CREATE TABLE notice (
    key INTEGER PRIMARY KEY NOT NULL REFERENCES listing ON DELETE CASCADE,
    json TEXT NOT NULL,
    assessment TEXT NOT NULL,
    digest BLOB NOT NULL
) STRICT;

CREATE TABLE earlier (
    key INTEGER PRIMARY KEY NOT NULL REFERENCES listing ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    json TEXT NOT NULL
) STRICT;

CREATE TABLE finding (
    listing INTEGER NOT NULL REFERENCES listing ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    field TEXT NOT NULL,
    start INTEGER NOT NULL CHECK (start >= 0),
    length INTEGER NOT NULL CHECK (length >= 0),
    clause TEXT NOT NULL,
    rule TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('note', 'check', 'blocking')),
    policy TEXT NOT NULL
) STRICT;
CREATE INDEX finding_by_listing ON finding (listing, revision);
CREATE INDEX finding_by_clause ON finding (clause);

CREATE VIRTUAL TABLE notice_text USING fts5 (
    title, company, poster, description, roles, pay, apply, id,
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3', columnsize = 0);
)sql",
};

} // namespace

Schema cacheSchema()
{
    return {.applicationId = 0x53444331, .steps = steps}; // "SDC1"
}

} // namespace stagedoor
