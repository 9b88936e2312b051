// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "listing/json.h"
#include "queue/database/connection.h"

namespace stagedoor::server {

/// A value that this server wrote as JSON. One that cannot be read is a damaged row: the connection notes it, and the
/// transaction fails, since it must not look as if there were none.
template <class T>
[[nodiscard]] std::optional<T> stored(Connection &connection, const std::string &json)
{
    auto value = fromJson<T>(json);
    if (!value) {
        connection.noteDamage(value.error().detail);
        return std::nullopt;
    }
    return std::move(*value);
}

} // namespace stagedoor::server
