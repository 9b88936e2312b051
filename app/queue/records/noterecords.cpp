// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/records/noterecords.h"

#include <algorithm>

#include "queue/database/statement.h"
#include "queue/records/stored.h"

namespace stagedoor::server {

std::optional<NoteRecord> findNote(Connection &connection, const std::string &id)
{
    Statement query(connection, "SELECT json, hash FROM note WHERE id = ?");
    query.bind(id);
    if (!query.step()) {
        return std::nullopt;
    }
    auto note = stored<Note>(connection, query.text(0));
    return note ? std::optional(NoteRecord{std::move(*note), query.text(1)}) : std::nullopt;
}

void insertNote(Connection &connection, const NoteRecord &record)
{
    Statement write(connection, "INSERT INTO note (id, listing, account, hash, at_ms, json) VALUES (?, ?, ?, ?, ?, ?)");
    write.bind(record.note.id)
        .bind(record.note.listingId)
        .bind(record.note.accountId)
        .bind(record.hash)
        .bind(record.note.at);
    write.bind(toJson(record.note)).run();
}

std::vector<Note> notesOf(Connection &connection, const AccountId &account, int limit)
{
    Statement query(connection,
                    "SELECT json FROM note WHERE account = ? OR listing IN (SELECT id FROM listing WHERE account = ?)"
                    " ORDER BY at_ms DESC, id DESC LIMIT ?");
    query.bind(account).bind(account).bind(limit);
    std::vector<Note> notes;
    while (query.step()) {
        if (auto note = stored<Note>(connection, query.text(0))) {
            notes.push_back(std::move(*note));
        }
    }
    std::ranges::reverse(notes);
    return notes;
}

std::optional<std::string> findDocument(Connection &connection, const std::string &name)
{
    Statement query(connection, "SELECT content FROM document WHERE name = ?");
    query.bind(name);
    return query.step() ? std::optional(query.text(0)) : std::nullopt;
}

void storeDocument(Connection &connection, const std::string &name, const std::string &content)
{
    Statement write(connection, "INSERT INTO document (name, content) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET"
                                " content = excluded.content");
    write.bind(name).bind(content).run();
}

std::optional<MediaRecord> findMedia(Connection &connection, const std::string &id)
{
    Statement query(connection, "SELECT type, bytes FROM media WHERE id = ?");
    query.bind(id);
    return query.step() ? std::optional(MediaRecord{query.text(0), query.bytes(1)}) : std::nullopt;
}

void storeMedia(Connection &connection, const std::string &id, const MediaRecord &record)
{
    Statement write(connection, "INSERT INTO media (id, type, bytes) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                                " type = excluded.type, bytes = excluded.bytes");
    write.bind(id).bind(record.type).bindBytes(record.bytes).run();
}

} // namespace stagedoor::server
