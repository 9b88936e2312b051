// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/routes/handlers.h"

#include "listing/json.h"
#include "queue/decide/decider.h"
#include "queue/records/decisionrecords.h"
#include "queue/records/listingrecords.h"
#include "queue/records/logrecords.h"
#include "queue/routes/answering.h"

namespace stagedoor::server {

struct NamedBody {
    std::string id;
};

void describe(auto &visit, Is<NamedBody> auto &v)
{
    visit("id", v.id);
}

namespace {

Answer decideOne(Services &services, const Call &call, const DecisionId &id, std::string_view bytes)
{
    auto answer = services.database.write([&](Connection &connection) {
        return Decider(connection, services.decisions, call.who, call.now).decide(id, bytes);
    });
    if (!answer) {
        const Response failed = unavailable(answer.error());
        return {failed.status, failed.body};
    }
    return std::move(*answer);
}

} // namespace

Response putDecision(Services &services, const Call &call)
{
    Answer answer = decideOne(services, call, DecisionId{call.id}, call.request.body);
    Response response = json(std::move(answer));
    if (response.status == 503) {
        response.headers.emplace_back("Retry-After", "2");
    }
    return response;
}

Response postDecisions(Services &services, const Call &call)
{
    const auto bodies = decisionBodies(call.request.body);
    if (!bodies || bodies->size() > std::size_t(largestPage)) {
        return problem(400, bodies ? "decisions: at most 500" : bodies.error().detail);
    }
    std::vector<DecisionOutcome> outcomes;
    std::size_t bytes = 0;
    for (const std::string &body : *bodies) {
        const auto named = JsonReader(body, JsonReader::Unknown::Keep).document<NamedBody>();
        const DecisionId id{named ? named->id : std::string()};
        Answer answer = bytes > fullPage ? Answer{503, problem(503, "this answer is full: send it again").body}
                                         : decideOne(services, call, id, body);
        bytes += answer.body.size();
        outcomes.push_back({id, answer.status, std::move(answer.body)});
    }
    return json(200, outcomesToJson(outcomes));
}

Response getDecisions(Services &services, const Call &call)
{
    const auto limit = number(call.request, "limit", usualPage, 1, largestPage);
    const auto wait = number(call.request, "wait", 0, 0, longestWait);
    if (!limit || !wait) {
        return problem(400, "limit and wait are whole numbers");
    }
    const auto named = [&call](const char *name) {
        const auto found = call.request.query.find(name);
        return found == call.request.query.end() ? std::string() : found->second;
    };
    DecisionQuery query{ListingId{named("listing")}, AccountId{named("account")}, 0, *limit};
    for (const std::string &id : {query.listing.value, query.account.value}) {
        if (!id.empty() && !isValidId(id)) {
            return problem(400, "an id is 1 to 64 of A-Z a-z 0-9 _ -");
        }
    }
    const std::uint64_t seen = services.database.generation();
    return orUnavailable(services.database.read([&](Connection &connection) -> Response {
        const auto after = position(connection, call.request, "decision");
        if (!after) {
            return after.error();
        }
        query.after = *after;
        DecisionRows rows = decisionsAfter(connection, query);
        if (rows.decisions.empty() && *wait > 0 && !call.request.lastTry) {
            Response later;
            later.wait = Wait{std::chrono::seconds(*wait), seen};
            return later;
        }
        return json(200, toJson(DecisionsPage{std::move(rows.decisions), cursor(connection, rows.last), rows.more}));
    }));
}

Response postApplied(Services &services, const Call &call)
{
    auto body = requestFromJson<Applied>(call.request.body);
    if (!body || body->at) {
        return problem(400, body ? "at: the server's to say" : body.error().detail);
    }
    body->at = call.now;
    return orUnavailable(services.database.write([&](Connection &connection) -> Response {
        auto record = findDecision(connection, DecisionId{call.id});
        if (!record) {
            return problem(404, "no such decision");
        }
        Decision &decision = record->decision;
        const bool same =
            decision.applied && decision.applied->state == body->state && decision.applied->why == body->why;
        if (!same) {
            decision.applied = *body;
            updateDecision(connection, decision);
            const char *action = body->state == ApplyState::Applied ? "applied" : "not-applied";
            appendLog(connection,
                      {0, call.now, call.who.editor, action, decision.listingId, decision.accountId, decision.id, {}});
        }
        return json(200, toJson(decision));
    }));
}

} // namespace stagedoor::server
