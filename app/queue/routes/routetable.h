// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "queue/routes/services.h"

namespace stagedoor::server {

/// Who may call a route.
enum class Access {
    Public,   ///< anybody; a token that is shown must be good
    Everyone, ///< any token
    Editors,  ///< editor, senior, supervisor
    Supervisors,
    Platform,
};

[[nodiscard]] constexpr bool mayCall(Access access, Role role)
{
    switch (access) {
    case Access::Editors:
        return role != Role::Platform;
    case Access::Supervisors:
        return role == Role::Supervisor;
    case Access::Platform:
        return role == Role::Platform;
    default:
        return true;
    }
}

/// One call of the API. From this table alone follow 404, 405 and 403.
struct Route {
    std::string_view method;
    std::string_view pattern; ///< "/v1/listings/{id}/revisions/{n}"
    Access access = Access::Editors;
    Response (*handler)(Services &, const Call &) = nullptr;
};

[[nodiscard]] std::span<const Route> routes();

} // namespace stagedoor::server
