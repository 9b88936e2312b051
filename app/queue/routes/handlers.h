// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "queue/routes/services.h"

/// The calls of the API, one function each, as resources/api/queue-api.yaml describes them.
namespace stagedoor::server {

Response getApi(Services &services, const Call &call);
Response getDescription(Services &services, const Call &call);

Response getChanges(Services &services, const Call &call);
Response getListing(Services &services, const Call &call);
Response getRevision(Services &services, const Call &call);
Response patchListing(Services &services, const Call &call);

Response postLeases(Services &services, const Call &call);
Response patchLease(Services &services, const Call &call);
Response deleteLease(Services &services, const Call &call);
Response postBatch(Services &services, const Call &call);

Response putDecision(Services &services, const Call &call);
Response postDecisions(Services &services, const Call &call);
Response getDecisions(Services &services, const Call &call);
Response postApplied(Services &services, const Call &call);

Response getAccount(Services &services, const Call &call);
Response putAccount(Services &services, const Call &call);
Response putNote(Services &services, const Call &call);
Response getLog(Services &services, const Call &call);

Response getPolicy(Services &services, const Call &call);
Response putPolicy(Services &services, const Call &call);
Response getTemplate(Services &services, const Call &call);
Response putTemplate(Services &services, const Call &call);

Response putListing(Services &services, const Call &call);
Response postComplaint(Services &services, const Call &call);
Response postMessage(Services &services, const Call &call);
Response getMedia(Services &services, const Call &call);
Response putMedia(Services &services, const Call &call);

} // namespace stagedoor::server
