// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "listing/decision.h"

/// The bodies of the queue API beside listings and decisions: what resources/api/queue-api.yaml describes.
namespace stagedoor {

struct Lease {
    LeaseId id;
    ListingId listingId;
    std::string holder;
    std::int64_t epoch = 0;
    std::optional<Timestamp> expiresAt;
    friend bool operator==(const Lease &, const Lease &) = default;
};

/// A listing that could not be claimed, and who has it.
struct LeaseRefusal {
    ListingId listingId;
    std::string holder;
    friend bool operator==(const LeaseRefusal &, const LeaseRefusal &) = default;
};

/// POST /v1/leases, POST /v1/batches: N of the oldest, or named ones.
struct LeaseRequest {
    std::int64_t count = 0;
    std::vector<std::string> listingIds;
    std::int64_t seconds = 0;
    friend bool operator==(const LeaseRequest &, const LeaseRequest &) = default;
};

struct LeaseGrant {
    std::vector<Lease> leases;
    std::vector<LeaseRefusal> refused;
    friend bool operator==(const LeaseGrant &, const LeaseGrant &) = default;
};

/// A listing of a page that could not be read: it alone is refused.
struct RefusedListing {
    std::string id; ///< where it could be read
    std::string why;
    friend bool operator==(const RefusedListing &, const RefusedListing &) = default;
};

/// GET /v1/changes: whole listings, oldest change first.
struct ChangesPage {
    std::vector<Listing> listings;
    std::vector<RefusedListing> refused;
    std::vector<std::string> tombstones;
    std::string cursor;
    bool more = false;
    friend bool operator==(const ChangesPage &, const ChangesPage &) = default;
};

enum class NoteKind { Note, Checked };

struct Note {
    std::string id;
    ListingId listingId;
    AccountId accountId;
    NoteKind kind = NoteKind::Note;
    std::string text;
    std::string url;
    std::string by;
    std::optional<Timestamp> at;
    friend bool operator==(const Note &, const Note &) = default;
};

enum class AccountState { Active, Deactivated, Suspended };

/// A line of an account's history.
struct AccountListing {
    ListingId id;
    std::string title;
    std::string category;
    ListingState state = ListingState::Pending;
    std::optional<Timestamp> submittedAt;
    std::optional<Standing> standing;
    friend bool operator==(const AccountListing &, const AccountListing &) = default;
};

struct AccountComplaint {
    ListingId listingId;
    Complaint complaint;
    friend bool operator==(const AccountComplaint &, const AccountComplaint &) = default;
};

/// GET /v1/accounts/{id}.
struct Account {
    AccountId id;
    AccountState state = AccountState::Active;
    Poster poster;
    std::vector<AccountListing> listings;
    std::vector<Decision> decisions;
    std::vector<AccountComplaint> complaints;
    std::vector<Decision> suspensions;
    std::vector<Note> notes;
    std::map<std::string, std::int64_t> liveByCategory;
    std::map<std::string, std::int64_t> posted30dByCategory;
    friend bool operator==(const Account &, const Account &) = default;
};

struct LogEntry {
    std::int64_t seq = 0;
    std::optional<Timestamp> at;
    std::string who;
    std::string action;
    ListingId listingId;
    AccountId accountId;
    DecisionId decisionId;
    std::string hash;
    friend bool operator==(const LogEntry &, const LogEntry &) = default;
};

struct LogPage {
    std::vector<LogEntry> entries;
    std::string cursor;
    bool more = false;
    friend bool operator==(const LogPage &, const LogPage &) = default;
};

struct DecisionsPage {
    std::vector<Decision> decisions;
    std::string cursor;
    bool more = false;
    friend bool operator==(const DecisionsPage &, const DecisionsPage &) = default;
};

/// What the server answers to a decision: 201 and 200 the decision and the listing it led to; 409 the state that
/// stands, with the problem's title and detail; 202 held for a second person.
struct DecisionAnswer {
    std::string title; ///< of the problem; empty when it was taken
    std::string detail;
    bool held = false;
    std::optional<Decision> decision;
    std::optional<Listing> listing;
    std::vector<std::string> takenDown;
    friend bool operator==(const DecisionAnswer &, const DecisionAnswer &) = default;
};

/// RFC 9457.
struct Problem {
    std::string type = "about:blank";
    std::string title;
    std::int64_t status = 0;
    std::string detail;
    friend bool operator==(const Problem &, const Problem &) = default;
};

} // namespace stagedoor
