// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "listing/listing.h"

namespace stagedoor {

/// A letter to the poster, exactly as it is sent.
struct Letter {
    std::string subject;
    std::string body;
    std::string language = "en";
    std::optional<Timestamp> dueAt; ///< when an answer is due
    friend bool operator==(const Letter &, const Letter &) = default;
};

/// A change an editor made to the notice.
struct FieldEdit {
    std::string field;
    std::string from;
    std::string to;
    friend bool operator==(const FieldEdit &, const FieldEdit &) = default;
};

/// The lease a decision was made under.
struct LeaseClaim {
    LeaseId id;
    std::int64_t epoch = 0;
    friend bool operator==(const LeaseClaim &, const LeaseClaim &) = default;
};

enum class FindingVerdict { Confirmed, Dismissed, Added };

/// What the editor said of one finding.
struct JudgedFinding {
    std::string clause;
    std::string field;
    std::int64_t start = 0;  ///< UTF-8 bytes of the field
    std::int64_t length = 0; ///< 0 for something absent
    FindingVerdict verdict = FindingVerdict::Confirmed;
    std::string why;
    friend bool operator==(const JudgedFinding &, const JudgedFinding &) = default;
};

struct JudgedComplaint {
    std::string id;
    ComplaintState state = ComplaintState::Upheld; ///< upheld or not
    friend bool operator==(const JudgedComplaint &, const JudgedComplaint &) = default;
};

/// What a client may hang on a clarify.
enum class Also { Hide, Deactivate };

enum class ApplyState { Applied, Failed };

/// What the site said of a decision it read from the feed.
struct Applied {
    ApplyState state = ApplyState::Applied;
    std::string why;
    std::optional<Timestamp> at;
    friend bool operator==(const Applied &, const Applied &) = default;
};

/// One decision: the body of PUT /v1/decisions/{uuid} (up to decidedAt), and what the server adds to it when it
/// answers. On a notice (listingId) or on an account (accountId).
struct Decision {
    DecisionId id;
    ListingId listingId;
    AccountId accountId;
    std::int64_t revision = 0; ///< the revision it was read at
    DecisionKind kind = DecisionKind::Approve;
    std::vector<Also> also;
    DecisionId supersedes; ///< the standing decision this one replaces
    DecisionId undoes;
    DecisionId confirms; ///< the held decision that a second person confirms
    std::optional<PayTag> payTag;
    std::vector<std::string> clauses;
    std::string reason;     ///< to the poster
    std::string publicNote; ///< shown with the notice
    std::string note;       ///< for colleagues
    std::vector<FieldEdit> edits;
    std::optional<Letter> letter;
    std::optional<LeaseClaim> lease;
    std::vector<JudgedFinding> findings;
    std::vector<JudgedComplaint> complaints;
    std::string policy; ///< "pack@version"
    std::optional<Timestamp> openedAt;
    std::optional<Timestamp> decidedAt;

    // The server's part: refused in a body.
    std::string by;
    std::optional<Timestamp> at;        ///< when the server took it
    bool held = false;                  ///< waits for a second person
    std::vector<std::string> takenDown; ///< the listings that an account's decision hid
    std::optional<Applied> applied;

    friend bool operator==(const Decision &, const Decision &) = default;
};

/// Whether a decision takes effect on any revision, over any lease, and leaves the outbox at once.
[[nodiscard]] constexpr bool alwaysLands(DecisionKind kind)
{
    return kind == DecisionKind::Hide || kind == DecisionKind::Suspend;
}

} // namespace stagedoor
