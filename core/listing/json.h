// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "listing/decision.h"
#include "listing/error.h"
#include "listing/listing.h"
#include "listing/wire.h"

namespace stagedoor {

/// One T from JSON text (UTF-8, no BOM). The whole text must be that one value. Any member but a listing's id may be
/// missing or null and then has its empty value; a member given twice, of the wrong type or of an unknown word is
/// Kind::Invalid, and the detail names the member and the byte: `roles[2].age_min: expected a whole number, at byte
/// 311`. Members unknown to this program are kept where T has a place for them and passed over elsewhere. A NUL in a
/// text becomes U+FFFD. T: Listing, Poster, Complaint, Message, Media, Decision, Lease, LeaseRequest, LeaseGrant,
/// ChangesPage, Note, Account, LogPage, DecisionsPage, DecisionAnswer, Applied, Problem. Any thread.
template <class T>
[[nodiscard]] Result<T> fromJson(std::string_view json);

/// The same for the body of a request: a member that T does not know is an error as well, and so is a required one that
/// is missing, null or empty (a decision's kind, a finding's verdict, a complaint's id and state, what was applied).
template <class T>
[[nodiscard]] Result<T> requestFromJson(std::string_view json);

/// The JSON of a value on one line, every known member written, in the order of the API description, the unknown ones
/// behind. fromJson(toJson(x)) == x. Also for BatchOutcomes' parts: std::vector of any T. Any thread.
template <class T>
[[nodiscard]] std::string toJson(const T &value);

/// The body of PUT /v1/decisions/{uuid}: what a client may say. Members of the server's part are refused.
[[nodiscard]] Result<Decision> decisionBodyFromJson(std::string_view json);
[[nodiscard]] std::string decisionBodyToJson(const Decision &decision);

/// The single decisions of POST /v1/decisions {"decisions":[…]}, each as the exact bytes sent.
[[nodiscard]] Result<std::vector<std::string>> decisionBodies(std::string_view json);

/// One outcome of POST /v1/decisions.
struct DecisionOutcome {
    DecisionId id;
    int status = 0;
    std::string body; ///< JSON
};
[[nodiscard]] std::string outcomesToJson(const std::vector<DecisionOutcome> &outcomes);
[[nodiscard]] Result<std::vector<DecisionOutcome>> outcomesFromJson(std::string_view json);

/// A line of an import file: a listing, or an object with `id` and `listing` (the labelled form).
struct ImportLine {
    Listing listing;
    std::vector<Listing> revisions;  ///< older ones
    std::vector<Decision> decisions; ///< oldest first
    std::string labels;              ///< JSON; empty where there are none
};
[[nodiscard]] Result<ImportLine> importLineFromJson(std::string_view json);

/// A JSON string literal of @p text, quotes included.
[[nodiscard]] std::string jsonQuoted(std::string_view text);

} // namespace stagedoor
