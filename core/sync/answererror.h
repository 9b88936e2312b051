// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listing/error.h"
#include "sync/queueclient.h"

namespace stagedoor {

/// What an answer other than the wanted one means: 401 and 403 Forbidden, 404 and 410 NotFound, 409 and 412 Conflict,
/// 400 and 422 Invalid, all else Http. The detail holds the problem's title, never its text.
[[nodiscard]] Error errorFrom(const HttpAnswer &answer);

/// Whether the token was refused.
[[nodiscard]] bool isUnauthorised(const Error &error);

/// Whether nothing that was sent can have arrived: no connection came about.
[[nodiscard]] bool isUnreachable(const Error &error);

/// Whether the server said to come again later: nothing is wrong with what was sent.
[[nodiscard]] bool isLater(int status);

} // namespace stagedoor
