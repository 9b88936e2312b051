// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include <QString>

#include "policy/assessment.h"
#include "store/storetypes.h"
#include "sync/syncengine.h"

/// The words of the screens for core's closed sets, translated, in sentence case.
namespace stagedoor {

[[nodiscard]] QString severityName(Severity severity);   ///< "Blocking"
[[nodiscard]] QString decisionVerb(DecisionKind kind);   ///< on buttons: "Decline"
[[nodiscard]] QString decisionDone(DecisionKind kind);   ///< in the toast: "Declined"
[[nodiscard]] QString proposalName(Proposal proposal);   ///< "Ask for clarification"
[[nodiscard]] QString categoryName(std::string_view id); ///< "Short film"; an unknown one as a safe line
[[nodiscard]] QString stateName(ListingState state);     ///< "Pending"
[[nodiscard]] QString declaredPayName(DeclaredPay pay);  ///< "Not paid"
[[nodiscard]] QString payTagName(PayTag tag);            ///< "Paid"
[[nodiscard]] QString unionName(UnionStatus status);     ///< "Union"; empty where unspecified
[[nodiscard]] QString nudityName(Nudity nudity);         ///< "Implied nudity"; empty where unspecified
[[nodiscard]] QString complaintName(ComplaintKind kind); ///< "Fee"
[[nodiscard]] QString complaintStateName(ComplaintState state);
[[nodiscard]] QString whyName(ReviewWhy why);           ///< "Complaint"
[[nodiscard]] QString savedQueueName(SavedQueue queue); ///< "Urgent"
[[nodiscard]] QString connectionName(Connection connection);
[[nodiscard]] QString mediaKindName(MediaKind kind);

} // namespace stagedoor
