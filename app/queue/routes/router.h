// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "queue/routes/routetable.h"

namespace stagedoor::server {

/// Leads a request to its route: finds it, asks who calls, and whether they may. Any thread.
class Router
{
public:
    explicit Router(Services &services) : m_services(services) {}
    [[nodiscard]] Response handle(const Request &request);

private:
    /// Who shows which token; a response: nobody who may be told more.
    [[nodiscard]] tl::expected<Identity, Response> identify(const Request &request, Access access, Timestamp now);

    Services &m_services;
    BadTokens m_badTokens;
};

} // namespace stagedoor::server
