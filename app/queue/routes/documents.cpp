// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/routes/handlers.h"

#include <QFile>

#include "listing/json.h"
#include "listing/jsonwriter.h"
#include "queue/http/coding.h"
#include "queue/records/logrecords.h"
#include "queue/records/noterecords.h"
#include "queue/records/policyrecords.h"
#include "queue/routes/answering.h"

namespace stagedoor::server {

namespace {

constexpr std::size_t largestPolicy = 8U << 20U; // bytes
const std::vector<std::string> capabilities{"leases", "batches", "log", "letters"};

std::string etagOf(std::string_view content)
{
    return '"' + sha256Hex(content).substr(0, 32) + '"';
}

Response withEtag(const Call &call, std::string content, const char *type)
{
    const std::string etag = etagOf(content);
    if (call.request.header("If-None-Match") == etag) {
        return {304, {}, {}, {{"ETag", etag}}, {}};
    }
    return {200, std::move(content), type, {{"ETag", etag}}, {}};
}

/// Whether a PUT names the version that it replaces; a response: it does not.
std::optional<Response> badMatch(const Call &call, std::string_view etag)
{
    const std::string_view match = call.request.header("If-Match");
    if (match.empty()) {
        return problem(428, "If-Match: the ETag of what it replaces");
    }
    return match == etag || match == "*" ? std::nullopt : std::optional(problem(412, "it was changed meanwhile"));
}

void describeSelf(JsonWriter &writer, const Identity &who, Connection &connection)
{
    writer("editor", who.editor);
    writer("role", wordFor(who.role));
    writer("policy", policyReference(policyToml(connection)));
}

} // namespace

Response getApi(Services &services, const Call &call)
{
    return orUnavailable(services.database.read([&](Connection &connection) {
        JsonWriter writer;
        writer.startObject();
        writer("api", std::string_view("1.0"));
        writer("capabilities", capabilities);
        writer.key("limits");
        writer.startObject();
        writer("page", largestPage);
        writer("leases", largestPage);
        writer("decisions", largestPage);
        writer("lease_seconds", longestLease);
        writer("wait_seconds", longestWait);
        writer("body_bytes", std::int64_t(services.bodyCap));
        writer.endObject();
        if (!call.who.editor.empty()) {
            describeSelf(writer, call.who, connection);
        }
        writer.endObject();
        return json(200, writer.text());
    }));
}

Response getDescription(Services &, const Call &)
{
    QFile file(QStringLiteral(":/stagedoor/api/queue-api.yaml"));
    if (!file.open(QIODevice::ReadOnly)) {
        return problem(404, "no such thing");
    }
    return {200, file.readAll().toStdString(), "application/yaml", {}, {}};
}

Response getPolicy(Services &services, const Call &call)
{
    return orUnavailable(services.database.read(
        [&](Connection &connection) { return withEtag(call, policyToml(connection), "application/toml"); }));
}

Response putPolicy(Services &services, const Call &call)
{
    if (call.request.body.size() > largestPolicy) {
        return problem(413, "a policy pack is at most 8 MB");
    }
    auto early = services.database.read(
        [&call](Connection &connection) { return badMatch(call, etagOf(policyToml(connection))); });
    if (!early || *early) {
        return early ? std::move(**early) : unavailable(early.error());
    }
    if (const auto checked = checkPolicy(call.request.body);
        !checked) { // takes seconds: not while others wait to write
        return problem(400, checked.error().detail);
    }
    return orUnavailable(services.database.write([&](Connection &connection) -> Response {
        const std::string before = policyToml(connection);
        if (auto bad = badMatch(call, etagOf(before))) {
            return std::move(*bad);
        }
        if (before != call.request.body) {
            storePolicy(connection, call.request.body);
            appendLog(connection, {0, call.now, call.who.editor, "policy", {}, {}, {}, {}});
        }
        return {204, {}, {}, {{"ETag", etagOf(call.request.body)}}, {}};
    }));
}

Response getTemplate(Services &services, const Call &call)
{
    return orUnavailable(services.database.read([&](Connection &connection) -> Response {
        auto content = findDocument(connection, "template/" + call.id);
        return content ? withEtag(call, std::move(*content), "application/json") : problem(404, "no such template");
    }));
}

Response putTemplate(Services &services, const Call &call)
{
    if (call.request.body.size() > largestText) {
        return problem(413, "a template is at most 1 MB");
    }
    const auto letter = bodyAs<Letter>(call.request.body);
    if (!letter) {
        return problem(400, letter.error().detail);
    }
    return orUnavailable(services.database.write([&](Connection &connection) -> Response {
        const std::string name = "template/" + call.id;
        const auto before = findDocument(connection, name);
        if (before) {
            if (auto bad = badMatch(call, etagOf(*before))) {
                return std::move(*bad);
            }
        }
        storeDocument(connection, name, call.request.body);
        appendLog(connection, {0, call.now, call.who.editor, "template", {}, {}, {}, {}});
        return {before ? 204 : 201, {}, {}, {{"ETag", etagOf(call.request.body)}}, {}};
    }));
}

} // namespace stagedoor::server
