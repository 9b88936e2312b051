// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "listing/wire.h"
#include "queue/database/connection.h"

namespace stagedoor::server {

/// A note and the hash of the bytes it came as.
struct NoteRecord {
    Note note;
    std::string hash;
};

[[nodiscard]] std::optional<NoteRecord> findNote(Connection &connection, const std::string &id);
void insertNote(Connection &connection, const NoteRecord &record);
/// The newest notes on an account and on its notices, oldest first.
[[nodiscard]] std::vector<Note> notesOf(Connection &connection, const AccountId &account, int limit);

/// A text kept under a name: the policy pack in force, a letter's template. nullopt: none.
[[nodiscard]] std::optional<std::string> findDocument(Connection &connection, const std::string &name);
void storeDocument(Connection &connection, const std::string &name, const std::string &content);

/// A notice's picture, film or paper.
struct MediaRecord {
    std::string type; ///< its Content-Type
    std::string bytes;
};
[[nodiscard]] std::optional<MediaRecord> findMedia(Connection &connection, const std::string &id);
void storeMedia(Connection &connection, const std::string &id, const MediaRecord &record);

} // namespace stagedoor::server
