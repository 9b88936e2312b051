// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoro/QCoroTask>

#include "sync/syncsession.h"

namespace stagedoor {

/// Reads a listing as it is now into the cache. False: the server does not give it out; the feed says what becomes of
/// it.
[[nodiscard]] QCoro::Task<Result<bool>> readAnew(SharedSession session, ListingId id);

/// All decisions on a listing, page by page; `more` stays where there are more than any notice has.
[[nodiscard]] QCoro::Task<Result<DecisionsPage>> readDecisions(SharedSession session, ListingId id);

/// What the policy says of @p listing, found out on the pool.
[[nodiscard]] QFuture<Assessment> assessing(SyncSession &session, const Listing &listing);

} // namespace stagedoor
