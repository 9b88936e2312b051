// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "queue/database/connection.h"

namespace stagedoor::server {

/// Brings the schema up to date, each step and its number in one transaction. Kind::Newer: a newer program wrote the
/// file, which is left as it is.
[[nodiscard]] Result<> migrate(Connection &connection);

} // namespace stagedoor::server
