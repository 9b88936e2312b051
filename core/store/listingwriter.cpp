// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/listingwriter.h"

#include <algorithm>

#include "listing/json.h"
#include "store/digest.h"
#include "store/storeerror.h"
#include "store/storewords.h"

namespace stagedoor {

namespace {

constexpr std::size_t longestRowText = 300;     // characters
constexpr std::size_t longestJson = 15U << 20U; // bytes: what SQLITE_LIMIT_LENGTH leaves room for

/// The first 300 characters of @p text.
std::string shortened(const std::string &text)
{
    std::size_t characters = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool starts = (static_cast<unsigned char>(text[at]) & 0xc0U) != 0x80U;
        if (starts && ++characters > longestRowText) {
            return text.substr(0, at);
        }
    }
    return text;
}

std::string posterOf(const Listing &listing)
{
    for (const std::string *name : {&listing.productionCompany, &listing.poster.company, &listing.poster.name}) {
        if (!name->empty()) {
            return shortened(*name);
        }
    }
    return {};
}

std::int64_t countOf(const Assessment &assessment, Severity severity)
{
    return std::ranges::count(assessment.findings, severity, &Finding::severity);
}

/// When the poster's answer is due, as long as there is none.
std::optional<Timestamp> answerDue(const Listing &listing)
{
    if (!listing.standing || !listing.standing->dueAt) {
        return std::nullopt;
    }
    const auto &since = listing.standing->at;
    const bool answered = std::ranges::any_of(listing.messages, [&since](const Message &message) {
        return message.from == Sender::Poster && message.at && since && *message.at > *since;
    });
    const bool back =
        listing.review && (listing.review->why == ReviewWhy::Answered || listing.review->why == ReviewWhy::Edited);
    return answered || back ? std::nullopt : listing.standing->dueAt;
}

std::optional<std::string> unlessEmpty(const std::string &text)
{
    return text.empty() ? std::nullopt : std::optional(text);
}

} // namespace

ListingWriter::ListingWriter(SQLite::Database &db)
    : m_db(db)
    , m_search(db)
    , m_findings(db)
    , m_find(db, "SELECT key, revision, decided_revision, digest, text_digest, tick FROM listing WHERE id = ?")
    , m_touch(db, "UPDATE listing SET tick = ? WHERE key = ?")
    , m_keep(db, "INSERT INTO earlier SELECT key, ?2, json FROM notice WHERE key = ?1"
                 " ON CONFLICT DO UPDATE SET revision = excluded.revision, json = excluded.json")
    , m_kept(db, "SELECT revision FROM earlier WHERE key = ?")
    , m_putRow(db, R"sql(
INSERT INTO listing (id, revision, tick, state, review_why, submitted_ms, base_ms, place_ms, title, category, poster,
                     email, account, declared, proposal, risk, blocking, checks, notes, open_complaints, new_account, holder,
                     holder_until_ms, assigned_to, answer_due_ms, decided_revision, policy, digest, text_digest)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET (revision, tick, state, review_why, submitted_ms, base_ms, place_ms, title, category,
    poster, email, account, declared, proposal, risk, blocking, checks, notes, open_complaints, new_account, holder,
    holder_until_ms, assigned_to, answer_due_ms, decided_revision, policy, digest, text_digest)
  = (excluded.revision, excluded.tick, excluded.state, excluded.review_why, excluded.submitted_ms, excluded.base_ms,
    excluded.place_ms, excluded.title, excluded.category, excluded.poster, excluded.email, excluded.account,
    excluded.declared, excluded.proposal, excluded.risk, excluded.blocking, excluded.checks, excluded.notes,
    excluded.open_complaints, excluded.new_account, excluded.holder, excluded.holder_until_ms, excluded.assigned_to,
    excluded.answer_due_ms, excluded.decided_revision, excluded.policy, excluded.digest, excluded.text_digest)
RETURNING key)sql")
    , m_putNotice(db, "INSERT INTO notice VALUES (?1, ?2, ?3, ?4)"
                      " ON CONFLICT DO UPDATE SET json = ?2, assessment = ?3, digest = ?4")
    , m_remove(db, "DELETE FROM listing WHERE key = ?")
{
}

std::optional<ListingWriter::Existing> ListingWriter::find(const std::string &id)
{
    bindAll(m_find, id);
    std::optional<Existing> existing;
    if (m_find.executeStep()) {
        existing = {numberAt(m_find, 0), numberAt(m_find, 1), numberAt(m_find, 2),
                    blobAt(m_find, 3),   blobAt(m_find, 4),   numberAt(m_find, 5)};
    }
    m_find.reset();
    return existing;
}

void ListingWriter::keepIfDecided(const Existing &existing, const Listing &listing)
{
    const bool since = listing.standing && listing.standing->revision == existing.revision;
    if (listing.revision > existing.revision && (existing.decidedRevision == existing.revision || since)) {
        run(m_keep, existing.key, existing.revision);
    }
}

std::int64_t ListingWriter::keptRevision(std::int64_t key)
{
    bindAll(m_kept, key);
    const std::int64_t revision = m_kept.executeStep() ? numberAt(m_kept, 0) : -1;
    m_kept.reset();
    return revision;
}

std::int64_t ListingWriter::putRow(const Listing &listing, const Assessment &assessment, const PutContext &context,
                                   const Blob &digest, const Blob &textDigest)
{
    const Timestamp base = placeBase(listing, context.seen);
    const PlaceTerms terms{
        .base = base,
        .blocking = countOf(assessment, Severity::Blocking),
        .check = countOf(assessment, Severity::Check),
        .openComplaints = std::ranges::count(listing.complaints, ComplaintState::Open, &Complaint::state),
        .newAccount = hasNewAccount(listing, base),
    };
    const auto why = listing.review ? std::optional(wordFor(listing.review->why)) : std::nullopt;
    const auto holder = listing.claim ? unlessEmpty(listing.claim->holder) : std::nullopt;
    const auto holderUntil = listing.claim ? listing.claim->expiresAt : std::nullopt;
    const std::int64_t decided = listing.standing ? listing.standing->revision : -1;
    bindAll(m_putRow, listing.id.value, listing.revision, context.tick, wordFor(listing.state), why,
            listing.submittedAt, base, sortTime(queuePlace(terms, context.targets)), shortened(listing.title),
            shortened(listing.category), posterOf(listing), shortened(listing.poster.email),
            listing.poster.accountId.value, wordFor(listing.compensation.declared),
            wordFor<Proposal>(assessment.decision), assessment.risk, terms.blocking, terms.check,
            countOf(assessment, Severity::Note), terms.openComplaints, terms.newAccount, holder, holderUntil,
            unlessEmpty(listing.assignedTo), answerDue(listing), decided, assessment.policy, digest, textDigest);
    m_putRow.executeStep();
    const std::int64_t key = numberAt(m_putRow, 0);
    m_putRow.reset();
    return key;
}

bool ListingWriter::isOutrun(const Listing &listing, const Assessment &assessment, std::int64_t askedAt)
{
    if (askedAt == askedJustNow) {
        return false;
    }
    const std::optional<Existing> existing = find(listing.id.value);
    return existing && existing->tick > askedAt && existing->revision == listing.revision &&
           existing->digest != Blob{digestOf({toJson(listing), assessmentToJson(assessment)})};
}

bool ListingWriter::put(const Listing &listing, const Assessment &assessment, const PutContext &context)
{
    const std::optional<Existing> existing = find(listing.id.value);
    if (existing && listing.revision < existing->revision) {
        return false;
    }
    const std::string json = toJson(listing);
    const std::string assessmentJson = assessmentToJson(assessment);
    const Blob digest{digestOf({json, assessmentJson})};
    if (std::max(json.size(), assessmentJson.size()) > longestJson) {
        return false; // it alone; the page goes on
    }
    if (existing && existing->digest == digest) {
        run(m_touch, context.tick, existing->key);
        return false;
    }
    if (existing) {
        keepIfDecided(*existing, listing);
    }
    const SearchText text = searchText(listing);
    const Blob textDigest{digestOf(text)};
    const std::int64_t key = putRow(listing, assessment, context, digest, textDigest);
    run(m_putNotice, key, json, assessmentJson, digest);
    m_findings.replace(key, listing.revision, existing ? keptRevision(key) : -1, assessment);
    if (!existing || existing->textDigest != textDigest) {
        m_search.put(key, text);
    }
    return true;
}

bool ListingWriter::assess(const ListingId &id, std::int64_t revision, const Assessment &assessment,
                           const PutContext &context)
{
    SQLite::Statement query(m_db,
                            "SELECT json, tick FROM listing JOIN notice USING (key) WHERE id = ? AND revision = ?");
    bindAll(query, id.value, revision);
    if (!query.executeStep()) {
        return false;
    }
    const std::string json = textAt(query, 0);
    PutContext unmoved = context;
    unmoved.tick = numberAt(query, 1); // nothing new was heard from the server
    query.reset();
    return put(valueOf(fromJson<Listing>(json)), assessment, unmoved);
}

bool ListingWriter::remove(const std::string &id)
{
    const std::optional<Existing> existing = find(id);
    if (!existing) {
        return false;
    }
    m_search.remove(existing->key);
    run(m_remove, existing->key);
    return true;
}

} // namespace stagedoor
