// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journalevent.h"

#include "listing/jsonreader.h"
#include "listing/jsonwriter.h"

namespace stagedoor {

Result<std::string> journalJson(const JournalEvent &event)
{
    JsonWriter writer;
    writer.startObject();
    writer("action", event.action);
    writer("at", event.at);
    switch (event.action) {
    case JournalAction::Created:
        writer("profile", event.profile);
        break;
    case JournalAction::Recorded:
        writer("id", event.id);
        writer("title", event.title);
        writer("release_at", event.releaseAt);
        writer("body", event.body);
        writer("server", event.server);
        break;
    case JournalAction::Settled:
        writer("id", event.id);
        writer("state", event.state);
        writer("status", event.status);
        break;
    case JournalAction::Withdrawn:
    case JournalAction::Dismissed:
        writer("id", event.id);
        break;
    }
    writer.endObject();
    std::string json = writer.text();
    if (journalEventFromJson(json) != event) {
        return fail(Error::Kind::Invalid, "the decision holds text that is not UTF-8");
    }
    return json;
}

Result<JournalEvent> journalEventFromJson(std::string_view json)
{
    return JsonReader(json, JsonReader::Unknown::Keep).document<JournalEvent>([](auto &visit, JournalEvent &v) {
        visit("action", v.action);
        visit("at", v.at);
        visit("id", v.id);
        visit("title", v.title);
        visit("release_at", v.releaseAt);
        visit("body", v.body);
        visit("server", v.server);
        visit("state", v.state);
        visit("status", v.status);
        visit("profile", v.profile);
    });
}

} // namespace stagedoor
