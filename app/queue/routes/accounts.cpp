// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/routes/handlers.h"

#include "listing/json.h"
#include "queue/http/coding.h"
#include "queue/records/accountrecords.h"
#include "queue/records/listingrecords.h"
#include "queue/records/logrecords.h"
#include "queue/records/noterecords.h"
#include "queue/routes/answering.h"

namespace stagedoor::server {

namespace {

/// What is wrong with a note's body; empty: nothing.
std::string_view wrongWith(const Note &note, const std::string &id)
{
    if (!note.id.empty() && note.id != id) {
        return "id: not the one of the path";
    }
    if (!note.by.empty() || note.at) {
        return "by and at: the server's to say";
    }
    if (note.listingId.empty() && note.accountId.empty()) {
        return "a note names a listing or an account";
    }
    return {};
}

} // namespace

Response getAccount(Services &services, const Call &call)
{
    return orUnavailable(services.database.read([&](Connection &connection) -> Response {
        const auto account = wholeAccount(connection, AccountId{call.id}, call.now);
        return account ? json(200, toJson(*account)) : problem(404, "no such account");
    }));
}

Response putAccount(Services &services, const Call &call)
{
    if (call.request.body.size() > largestText) {
        return problem(413, "an account is at most 1 MB");
    }
    auto poster = requestFromJson<Poster>(call.request.body);
    if (!poster) {
        return problem(400, poster.error().detail);
    }
    if (!poster->accountId.empty() && poster->accountId.value != call.id) {
        return problem(400, "account_id: not the one of the path");
    }
    poster->accountId.value = call.id;
    return orUnavailable(services.database.write([&](Connection &connection) -> Response {
        const auto known = findAccount(connection, poster->accountId);
        AccountRecord record = known.value_or(AccountRecord{poster->accountId, {}, {}, {}});
        poster->suspended = record.state == AccountState::Suspended;
        if (!known || record.poster != *poster) {
            record.poster = *poster;
            storeAccount(connection, record);
            appendLog(connection, {0, call.now, call.who.editor, "account", {}, record.id, {}, {}});
        }
        const auto account = wholeAccount(connection, record.id, call.now);
        return account ? json(known ? 200 : 201, toJson(*account)) : problem(404, "no such account");
    }));
}

Response putNote(Services &services, const Call &call)
{
    if (call.request.body.size() > largestText) {
        return problem(413, "a note is at most 1 MB");
    }
    auto note = requestFromJson<Note>(call.request.body);
    if (!note) {
        return problem(400, note.error().detail);
    }
    if (const std::string_view wrong = wrongWith(*note, call.id); !wrong.empty()) {
        return problem(400, wrong);
    }
    note->id = call.id;
    note->by = call.who.editor;
    note->at = call.now;
    const std::string hash = sha256Hex(call.request.body);
    return orUnavailable(services.database.write([&](Connection &connection) -> Response {
        if (const auto known = findNote(connection, call.id)) {
            const bool same = known->hash == hash && known->note.by == call.who.editor;
            return same ? json(200, toJson(known->note)) : problem(422, "another note was taken under this id");
        }
        const bool hasListing = note->listingId.empty() || findListing(connection, note->listingId);
        const bool hasAccount = note->accountId.empty() || findAccount(connection, note->accountId);
        if (!hasListing || !hasAccount) {
            return problem(404, hasListing ? "no such account" : "no such listing");
        }
        insertNote(connection, {*note, hash});
        appendLog(connection, {0,
                               call.now,
                               call.who.editor,
                               note->kind == NoteKind::Checked ? "checked" : "note",
                               note->listingId,
                               note->accountId,
                               {},
                               {}});
        return json(201, toJson(*note));
    }));
}

Response getLog(Services &services, const Call &call)
{
    const auto limit = number(call.request, "limit", usualPage, 1, largestPage);
    if (!limit) {
        return problem(400, "limit is a whole number");
    }
    const std::string who = call.who.role == Role::Supervisor ? std::string() : call.who.editor;
    return orUnavailable(services.database.read([&](Connection &connection) -> Response {
        const auto found = call.request.query.find("after");
        const std::string after = found == call.request.query.end() || found->second.empty() ? "0" : found->second;
        if (after.size() > 18 || after.find_first_not_of("0123456789") != std::string::npos) {
            return problem(400, "after: not a cursor");
        }
        return json(200, toJson(logAfter(connection, std::stoll(after), who, *limit)));
    }));
}

} // namespace stagedoor::server
