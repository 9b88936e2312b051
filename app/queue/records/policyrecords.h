// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "queue/database/connection.h"

namespace stagedoor::server {

/// The TOML of the pack in force: what a supervisor put, else the one the program was built with.
[[nodiscard]] std::string policyToml(Connection &connection);
/// The "pack@version" of a pack's TOML; empty if it has none.
[[nodiscard]] std::string policyReference(const std::string &toml);
/// Puts a pack in force that was checked.
void storePolicy(Connection &connection, const std::string &toml);

/// Compiles a pack to see whether it is good. Takes seconds.
[[nodiscard]] Result<> checkPolicy(const std::string &toml);

} // namespace stagedoor::server
