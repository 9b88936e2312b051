// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "store/journalevent.h"
#include "system/files.h"

namespace stagedoor {

/// A place in the journal: everything before @p size, which ends with the line of @p hash.
struct JournalPosition {
    std::int64_t size = 0;
    std::string hash; ///< empty at the beginning
    friend bool operator==(const JournalPosition &, const JournalPosition &) = default;
};

/// What a journal holds.
struct JournalContent {
    struct Line {
        JournalEvent event;
        JournalPosition end;
    };
    std::vector<Line> lines; ///< those that are as they were written, oldest first
    JournalPosition end;     ///< of the last whole line
    bool tornTail = false;   ///< behind it stands a line that was not written to its end
    int damagedLines = 0;    ///< lines in between that are not as they were written
    int lostLines = 0;       ///< of those, the ones whose event is not known
};

/// decisions.journal: one JSON line an event, {"hash":"…", …}, where the hash is SHA-256 over the previous line's hash
/// and the rest of the line. Only grows; a line is synced before its event counts. Not for two threads at once.
class Journal
{
public:
    /// Reads and checks all of @p file; nothing is written. No file is an empty journal.
    [[nodiscard]] static Result<JournalContent> read(const std::filesystem::path &file);
    /// Opens @p file for appending behind @p end, and cuts off what stands there.
    [[nodiscard]] static Result<Journal> open(const std::filesystem::path &file, const JournalPosition &end);

    [[nodiscard]] const JournalPosition &end() const { return m_end; }
    /// Writes events and syncs them, all or none.
    [[nodiscard]] Result<> append(const std::vector<JournalEvent> &events);
    /// Removes again what was appended last, whose transaction failed.
    [[nodiscard]] Result<> takeBack();

private:
    Journal(AppendFile file, JournalPosition end);
    AppendFile m_file;
    JournalPosition m_end;
    JournalPosition m_before;
};

} // namespace stagedoor
