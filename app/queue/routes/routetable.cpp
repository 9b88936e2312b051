// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/routes/routetable.h"

#include <array>

#include "queue/routes/handlers.h"

namespace stagedoor::server {

namespace {

constexpr std::array table{
    Route{"GET", "/v1", Access::Public, &getApi},
    Route{"GET", "/openapi.yaml", Access::Public, &getDescription},
    Route{"GET", "/v1/changes", Access::Editors, &getChanges},
    Route{"GET", "/v1/listings/{id}", Access::Editors, &getListing},
    Route{"PATCH", "/v1/listings/{id}", Access::Supervisors, &patchListing},
    Route{"PUT", "/v1/listings/{id}", Access::Platform, &putListing},
    Route{"GET", "/v1/listings/{id}/revisions/{n}", Access::Editors, &getRevision},
    Route{"POST", "/v1/listings/{id}/complaints", Access::Platform, &postComplaint},
    Route{"POST", "/v1/listings/{id}/messages", Access::Platform, &postMessage},
    Route{"GET", "/v1/media/{id}", Access::Editors, &getMedia},
    Route{"PUT", "/v1/media/{id}", Access::Platform, &putMedia},
    Route{"POST", "/v1/leases", Access::Editors, &postLeases},
    Route{"PATCH", "/v1/leases/{id}", Access::Editors, &patchLease},
    Route{"DELETE", "/v1/leases/{id}", Access::Editors, &deleteLease},
    Route{"POST", "/v1/batches", Access::Editors, &postBatch},
    Route{"PUT", "/v1/decisions/{id}", Access::Editors, &putDecision},
    Route{"POST", "/v1/decisions", Access::Editors, &postDecisions},
    Route{"GET", "/v1/decisions", Access::Everyone, &getDecisions},
    Route{"POST", "/v1/decisions/{id}/applied", Access::Platform, &postApplied},
    Route{"GET", "/v1/accounts/{id}", Access::Editors, &getAccount},
    Route{"PUT", "/v1/accounts/{id}", Access::Platform, &putAccount},
    Route{"PUT", "/v1/notes/{id}", Access::Editors, &putNote},
    Route{"GET", "/v1/log", Access::Editors, &getLog},
    Route{"GET", "/v1/policy", Access::Editors, &getPolicy},
    Route{"PUT", "/v1/policy", Access::Supervisors, &putPolicy},
    Route{"GET", "/v1/templates/{id}", Access::Editors, &getTemplate},
    Route{"PUT", "/v1/templates/{id}", Access::Supervisors, &putTemplate},
};

} // namespace

std::span<const Route> routes()
{
    return table;
}

} // namespace stagedoor::server
