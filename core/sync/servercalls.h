// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <vector>

#include "listing/wire.h"
#include "sync/queueclient.h"

namespace stagedoor {

/// The requests of the queue API that somebody waits for. Ids go into the path percent-encoded.
[[nodiscard]] HttpRequest claimRequest(const std::vector<ListingId> &ids, std::chrono::seconds time);
[[nodiscard]] HttpRequest renewRequest(const LeaseId &id, std::chrono::seconds time);
[[nodiscard]] HttpRequest releaseRequest(const LeaseId &id);
[[nodiscard]] HttpRequest accountRequest(const AccountId &id);
[[nodiscard]] HttpRequest listingRequest(const ListingId &id);
[[nodiscard]] HttpRequest decisionsRequest(const ListingId &id, const std::string &after); ///< empty: from the first

/// The T that an answer holds; the error that another answer stands for; Kind::Network where it cannot be read.
template <class T>
[[nodiscard]] Result<T> readAnswer(const Result<HttpAnswer> &answer);

} // namespace stagedoor
