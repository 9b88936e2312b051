// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "listing/ids.h"
#include "listing/timestamp.h"

/// A casting notice and what hangs on it, as plain values. All text is UTF-8, as the poster wrote it. What each member
/// means, and its JSON, is the table "The listing as JSON" of the API description (resources/api/queue-api.yaml).
namespace stagedoor {

/// Members that this program does not know, in their order: name and JSON text, kept and passed on.
using UnknownMembers = std::vector<std::pair<std::string, std::string>>;

enum class ListingState { Pending, Waiting, Approved, Declined, Hidden };
enum class Nudity { Unspecified, None, Implied, Partial, Full };
enum class DeclaredPay { Unspecified, Paid, NotPaid };
enum class UnionStatus { Unspecified, Union, Nonunion, Both };
enum class MediaKind { Image, Video, Document };
enum class ComplaintKind { Other, Conditions, Audition, Spam, Fee, Nudity };
enum class ComplaintState { Open, Upheld, NotUpheld };
enum class Sender { Editor, Poster };
enum class ReviewWhy { New, Edited, Answered, Complaint, Appeal, Overdue, Escalated };
enum class PayTag { Paid, NotPaid, Unclear };
enum class DecisionKind {
    Approve,
    Clarify,
    Decline,
    Hide,
    Restore,
    Suspend,
    Reinstate,
    Deactivate,
    Reactivate,
    Escalate,
    Edit,
    Undo
};

struct Role {
    std::string name;
    std::string description;
    std::string pay;
    std::optional<int> ageMin; ///< years
    std::optional<int> ageMax; ///< years
    Nudity nudity = Nudity::Unspecified;
    UnknownMembers unknown;
    friend bool operator==(const Role &, const Role &) = default;
};

struct Compensation {
    DeclaredPay declared = DeclaredPay::Unspecified;
    std::string details;
    UnionStatus unionStatus = UnionStatus::Unspecified;
    UnknownMembers unknown;
    friend bool operator==(const Compensation &, const Compensation &) = default;
};

struct Fees {
    bool declared = false;
    std::string details;
    UnknownMembers unknown;
    friend bool operator==(const Fees &, const Fees &) = default;
};

/// The account that posted a notice, as the site tells it with the notice.
struct Poster {
    AccountId accountId;
    std::string name;
    std::string email;
    std::string company;
    std::string website;
    std::vector<std::string> links;
    std::optional<Timestamp> createdAt;
    bool emailVerified = false;
    std::int64_t posted = 0; ///< notices so far, and how they ended
    std::int64_t approved = 0;
    std::int64_t declined = 0;
    bool suspended = false;
    UnknownMembers unknown;
    friend bool operator==(const Poster &, const Poster &) = default;
};

struct Media {
    std::string id;
    MediaKind kind = MediaKind::Image;
    std::string caption;
    std::int64_t bytes = 0;
    std::string sha256;
    UnknownMembers unknown;
    friend bool operator==(const Media &, const Media &) = default;
};

struct Complaint {
    std::string id;
    std::optional<Timestamp> at;
    ComplaintKind kind = ComplaintKind::Other;
    std::string text;
    ComplaintState state = ComplaintState::Open;
    UnknownMembers unknown;
    friend bool operator==(const Complaint &, const Complaint &) = default;
};

struct Message {
    std::string id;
    std::optional<Timestamp> at;
    Sender from = Sender::Poster;
    std::string author;
    std::string text;
    std::vector<std::string> attachments;
    UnknownMembers unknown;
    friend bool operator==(const Message &, const Message &) = default;
};

/// The decision that stands on a notice.
struct Standing {
    DecisionId id;
    DecisionKind kind = DecisionKind::Approve;
    std::string by;
    std::optional<Timestamp> at;
    std::int64_t revision = 0; ///< the one it was read at
    std::optional<PayTag> payTag;
    std::vector<std::string> clauses;
    std::optional<Timestamp> dueAt; ///< when the poster's answer is due
    UnknownMembers unknown;
    friend bool operator==(const Standing &, const Standing &) = default;
};

/// Who works on a notice now.
struct Claim {
    std::string holder;
    std::int64_t epoch = 0; ///< grows with each claim: the fencing token
    std::optional<Timestamp> expiresAt;
    UnknownMembers unknown;
    friend bool operator==(const Claim &, const Claim &) = default;
};

/// Why a notice is in the queue.
struct Review {
    ReviewWhy why = ReviewWhy::New;
    std::optional<Timestamp> since;
    UnknownMembers unknown;
    friend bool operator==(const Review &, const Review &) = default;
};

struct Listing {
    ListingId id;
    std::int64_t revision = 1;
    ListingState state = ListingState::Pending;
    std::optional<Timestamp> submittedAt;
    std::optional<Timestamp> updatedAt;
    std::string title;
    std::string category; ///< one of the posting form's, or one this program does not know yet
    std::string productionCompany;
    std::string description; ///< paragraphs separated by an empty line
    std::vector<Role> roles;
    Compensation compensation;
    Fees fees;
    std::vector<std::string> locations;
    std::string dates;
    std::optional<Timestamp> expiresAt;
    std::string howToApply;
    Poster poster;
    std::vector<Media> media;
    std::vector<Complaint> complaints;
    std::vector<Message> messages;
    std::optional<Standing> standing;
    std::optional<Claim> claim;
    std::string url;
    std::string language;   ///< BCP 47, where the site knows it
    std::string assignedTo; ///< an editor's name
    std::optional<Review> review;
    UnknownMembers unknown;
    friend bool operator==(const Listing &, const Listing &) = default;
};

/// One text of a listing, by the name the findings use: "description", "roles[0].pay", "compensation.details" …
struct TextField {
    std::string path;
    const std::string *text = nullptr; ///< points into the listing; never null
};

/// Every text of @p listing that a poster or complainant wrote, in reading order, empty ones left out. The pointers
/// live as long as the listing.
[[nodiscard]] std::vector<TextField> textFields(const Listing &listing);

/// The text at @p path, or an empty one for a path that names none.
[[nodiscard]] std::string_view textAt(const Listing &listing, std::string_view path);

} // namespace stagedoor
