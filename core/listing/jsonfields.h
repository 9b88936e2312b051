// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <type_traits>

#include "listing/wire.h"

/// The members of each value as they stand in JSON, once for reading and for writing: describe(visit, value) calls
/// visit(name, member) in the order of the API description. visit.nullable: an empty value is null instead;
/// visit.required: a request must say it.
namespace stagedoor {

template <class T, class Wanted>
concept Is = std::same_as<std::remove_const_t<T>, Wanted>;

// clang-format off
void describe(auto &visit, Is<Role> auto &v)
{
    visit("name", v.name); visit("description", v.description); visit("pay", v.pay);
    visit("age_min", v.ageMin); visit("age_max", v.ageMax); visit("nudity", v.nudity);
}
void describe(auto &visit, Is<Compensation> auto &v)
{
    visit("declared", v.declared); visit("details", v.details); visit("union", v.unionStatus);
}
void describe(auto &visit, Is<Fees> auto &v)
{
    visit("declared", v.declared); visit("details", v.details);
}
void describe(auto &visit, Is<Poster> auto &v)
{
    visit("account_id", v.accountId); visit("name", v.name); visit("email", v.email); visit("company", v.company);
    visit("website", v.website); visit("links", v.links); visit("created_at", v.createdAt);
    visit("email_verified", v.emailVerified); visit("posted", v.posted); visit("approved", v.approved);
    visit("declined", v.declined); visit("suspended", v.suspended);
}
void describe(auto &visit, Is<Media> auto &v)
{
    visit("id", v.id); visit("kind", v.kind); visit("caption", v.caption); visit("bytes", v.bytes); visit("sha256", v.sha256);
}
void describe(auto &visit, Is<Complaint> auto &v)
{
    visit("id", v.id); visit("at", v.at); visit("kind", v.kind); visit("text", v.text); visit("state", v.state);
}
void describe(auto &visit, Is<Message> auto &v)
{
    visit("id", v.id); visit("at", v.at); visit("from", v.from); visit("author", v.author); visit("text", v.text);
    visit("attachments", v.attachments);
}
void describe(auto &visit, Is<Standing> auto &v)
{
    visit("id", v.id); visit("kind", v.kind); visit("by", v.by); visit("at", v.at); visit("revision", v.revision);
    visit("pay_tag", v.payTag); visit("clauses", v.clauses); visit("due_at", v.dueAt);
}
void describe(auto &visit, Is<Claim> auto &v)
{
    visit("holder", v.holder); visit("epoch", v.epoch); visit("expires_at", v.expiresAt);
}
void describe(auto &visit, Is<Review> auto &v)
{
    visit("why", v.why); visit("since", v.since);
}
void describe(auto &visit, Is<Listing> auto &v)
{
    visit("id", v.id); visit("revision", v.revision); visit("state", v.state); visit("submitted_at", v.submittedAt);
    visit("updated_at", v.updatedAt); visit("title", v.title); visit("category", v.category);
    visit("production_company", v.productionCompany); visit("description", v.description); visit("roles", v.roles);
    visit("compensation", v.compensation); visit("fees", v.fees); visit("locations", v.locations); visit("dates", v.dates);
    visit("expires_at", v.expiresAt); visit("how_to_apply", v.howToApply); visit("poster", v.poster); visit("media", v.media);
    visit("complaints", v.complaints); visit("messages", v.messages); visit("standing", v.standing); visit("claim", v.claim);
    visit("url", v.url); visit("language", v.language); visit("assigned_to", v.assignedTo); visit("review", v.review);
}
void describe(auto &visit, Is<Letter> auto &v)
{
    visit("subject", v.subject); visit("body", v.body); visit("language", v.language); visit("due_at", v.dueAt);
}
void describe(auto &visit, Is<FieldEdit> auto &v)
{
    visit("field", v.field); visit("from", v.from); visit("to", v.to);
}
void describe(auto &visit, Is<LeaseClaim> auto &v)
{
    visit("id", v.id); visit("epoch", v.epoch);
}
void describe(auto &visit, Is<JudgedFinding> auto &v)
{
    visit("clause", v.clause); visit("field", v.field); visit("start", v.start); visit("length", v.length);
    visit.required("verdict", v.verdict); visit("why", v.why);
}
void describe(auto &visit, Is<JudgedComplaint> auto &v)
{
    visit.required("id", v.id); visit.required("state", v.state);
}
void describe(auto &visit, Is<Applied> auto &v)
{
    visit.required("state", v.state); visit("why", v.why); visit("at", v.at);
}
/// What a client says of a decision.
void describeBody(auto &visit, Is<Decision> auto &v)
{
    visit("id", v.id); visit.nullable("listing_id", v.listingId); visit.nullable("account_id", v.accountId);
    visit("revision", v.revision); visit.required("kind", v.kind); visit("also", v.also);
    visit.nullable("supersedes", v.supersedes); visit.nullable("undoes", v.undoes); visit.nullable("confirms", v.confirms);
    visit("pay_tag", v.payTag); visit("clauses", v.clauses); visit("reason", v.reason); visit("public_note", v.publicNote);
    visit("note", v.note); visit("edits", v.edits); visit("letter", v.letter); visit("lease", v.lease);
    visit("findings", v.findings); visit("complaints", v.complaints); visit("policy", v.policy);
    visit("opened_at", v.openedAt); visit("decided_at", v.decidedAt);
}
void describe(auto &visit, Is<Decision> auto &v)
{
    describeBody(visit, v);
    visit("by", v.by); visit("at", v.at); visit("held", v.held); visit("taken_down", v.takenDown); visit("applied", v.applied);
}
void describe(auto &visit, Is<Lease> auto &v)
{
    visit("id", v.id); visit("listing_id", v.listingId); visit("holder", v.holder); visit("epoch", v.epoch);
    visit("expires_at", v.expiresAt);
}
void describe(auto &visit, Is<LeaseRefusal> auto &v)
{
    visit("listing_id", v.listingId); visit("holder", v.holder);
}
void describe(auto &visit, Is<LeaseRequest> auto &v)
{
    visit("count", v.count); visit("listing_ids", v.listingIds); visit("seconds", v.seconds);
}
void describe(auto &visit, Is<LeaseGrant> auto &v)
{
    visit("leases", v.leases); visit("refused", v.refused);
}
void describe(auto &visit, Is<RefusedListing> auto &v)
{
    visit("id", v.id); visit("why", v.why);
}
void describe(auto &visit, Is<ChangesPage> auto &v)
{
    visit("listings", v.listings); visit("tombstones", v.tombstones); visit("cursor", v.cursor); visit("more", v.more);
}
void describe(auto &visit, Is<Note> auto &v)
{
    visit("id", v.id); visit.nullable("listing_id", v.listingId); visit.nullable("account_id", v.accountId);
    visit("kind", v.kind); visit("text", v.text); visit("url", v.url); visit("by", v.by); visit("at", v.at);
}
void describe(auto &visit, Is<AccountListing> auto &v)
{
    visit("id", v.id); visit("title", v.title); visit("category", v.category); visit("state", v.state);
    visit("submitted_at", v.submittedAt); visit("standing", v.standing);
}
void describe(auto &visit, Is<AccountComplaint> auto &v)
{
    visit("listing_id", v.listingId); visit("complaint", v.complaint);
}
void describe(auto &visit, Is<Account> auto &v)
{
    visit("id", v.id); visit("state", v.state); visit("poster", v.poster); visit("listings", v.listings);
    visit("decisions", v.decisions); visit("complaints", v.complaints); visit("suspensions", v.suspensions);
    visit("notes", v.notes); visit("live_by_category", v.liveByCategory); visit("posted_30d_by_category", v.posted30dByCategory);
}
void describe(auto &visit, Is<LogEntry> auto &v)
{
    visit("seq", v.seq); visit("at", v.at); visit("who", v.who); visit("action", v.action); visit("listing_id", v.listingId);
    visit("account_id", v.accountId); visit("decision_id", v.decisionId); visit("hash", v.hash);
}
void describe(auto &visit, Is<LogPage> auto &v)
{
    visit("entries", v.entries); visit("cursor", v.cursor); visit("more", v.more);
}
void describe(auto &visit, Is<DecisionsPage> auto &v)
{
    visit("decisions", v.decisions); visit("cursor", v.cursor); visit("more", v.more);
}
void describe(auto &visit, Is<DecisionAnswer> auto &v)
{
    visit("title", v.title); visit("detail", v.detail); visit("held", v.held); visit("decision", v.decision);
    visit("listing", v.listing); visit("taken_down", v.takenDown);
}
void describe(auto &visit, Is<Problem> auto &v)
{
    visit("type", v.type); visit("title", v.title); visit("status", v.status); visit("detail", v.detail);
}
// clang-format on

} // namespace stagedoor
