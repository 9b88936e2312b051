// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "listing/timestamp.h"
#include "queue/database/connection.h"

namespace stagedoor::server {

enum class Role { Editor, Senior, Supervisor, Platform };
[[nodiscard]] std::string_view wordFor(Role role);
[[nodiscard]] std::optional<Role> roleFromWord(std::string_view word);

/// Who a token says one is.
struct Identity {
    std::string editor;
    Role role = Role::Editor;
};

/// A new token of 256 random bits for @p identity; only its hash is kept. @p expires: never, unless told.
[[nodiscard]] std::string addToken(Connection &connection, const Identity &identity, Timestamp now,
                                   std::optional<Timestamp> expires);
/// Whose token it is; nullopt: nobody's, or expired or revoked.
[[nodiscard]] std::optional<Identity> identityOf(Connection &connection, std::string_view token, Timestamp now);
/// Ends all tokens of an editor; how many there were.
[[nodiscard]] int revokeTokens(Connection &connection, const std::string &editor, Timestamp now);

} // namespace stagedoor::server
