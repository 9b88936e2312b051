// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/decisionfile.h"

#include <algorithm>
#include <fstream>

#include <QUuid>
#include <SQLiteCpp/Transaction.h>

#include "store/decisionrecorder.h"
#include "store/decisionschema.h"
#include "store/metatable.h"
#include "store/outboxtable.h"
#include "store/storeerror.h"

namespace stagedoor {

namespace {

constexpr int keepAll = 1'000'000; // nobody but a person deletes decisions

/// One opening of the two files.
class Opening
{
public:
    Opening(const Profile &profile, Timestamp now, OpenReport &report)
        : m_profile(profile)
        , m_now(now)
        , m_report(report)
    {
    }

    OpenedDecisions open()
    {
        const JournalContent content = valueOf(Journal::read(m_profile.journal()));
        SQLite::Database db = openDatabaseFile();
        if (!m_fresh && (isOfAnother(db, content) || (isChained(db, content) && !agree(db, content)))) {
            db = SQLite::Database(":memory:", SQLite::OPEN_READWRITE); // closes the file
            db = afterQuarantine();
        }
        const bool isOurs = takeProfileId(db, content);
        m_report.damagedLines = content.damagedLines;
        const bool chained = isOurs && isChained(db, content);
        if (isOurs) {
            replay(db, content, chained ? journalPosition(db).size : 0);
        }
        m_report.decisionsRebuilt = m_quarantined || (m_fresh && m_report.replayed > 0);
        return chained ? append(std::move(db), content) : rewriteJournal(std::move(db), content);
    }

private:
    SQLite::Database openDatabaseFile()
    {
        try {
            return existingOrNew();
        } catch (const std::exception &failure) {
            if (!isDamage(failure)) {
                throw;
            }
        }
        return afterQuarantine();
    }

    SQLite::Database afterQuarantine()
    {
        quarantine(m_profile.decisions());
        m_quarantined = true;
        return existingOrNew();
    }

    SQLite::Database existingOrNew()
    {
        const std::filesystem::path file = m_profile.decisions();
        const Schema schema = decisionSchema();
        m_fresh = inspect(file, schema) != FileState::Ours;
        if (m_fresh) {
            quarantineLeftLog();
        }
        valueOf(makePrivateFile(file));
        SQLite::Database db = openDatabase(file, DatabaseKind::Decisions, Access::ReadWrite);
        upgrade(db, file, schema);
        verify(db, schema, m_fresh ? Check::Schema : Check::Whole);
        return db;
    }

    /// A log without its database would be lost with the new one.
    void quarantineLeftLog()
    {
        std::error_code code;
        const auto size = std::filesystem::file_size(m_profile.decisions(), code);
        const bool isGone = code || size == 0;
        const auto logSize = std::filesystem::file_size(m_profile.decisions().string() + "-wal", code);
        if (isGone && !code && logSize > 0) {
            quarantine(m_profile.decisions());
            m_quarantined = true;
        }
    }

    void quarantine(const std::filesystem::path &file)
    {
        const std::string name = valueOf(m_profile.quarantine(file, m_now, keepAll));
        if (!name.empty()) {
            m_report.damagedDecisions.push_back(name);
        }
    }

    static std::string idOf(const JournalContent &content)
    {
        const auto created = std::ranges::find(content.lines, JournalAction::Created,
                                               [](const JournalContent::Line &line) { return line.event.action; });
        return created == content.lines.end() ? std::string() : created->event.profile;
    }

    [[nodiscard]] std::string idOfFolder() const
    {
        std::ifstream stream(m_profile.id());
        std::string id;
        std::getline(stream, id);
        return id;
    }

    /// Whether the database is not of this folder, and the journal is: a log of another one was taken into it.
    [[nodiscard]] bool isOfAnother(SQLite::Database &db, const JournalContent &content) const
    {
        const std::string id = idOfFolder();
        const std::string ours = MetaTable(db).text("profile_id");
        return !id.empty() && !ours.empty() && ours != id && idOf(content) == id;
    }

    /// Which profile this is, by the database or else by the journal. False for the journal of another profile.
    bool takeProfileId(SQLite::Database &db, const JournalContent &content) const
    {
        MetaTable meta(db);
        const std::string theirs = idOf(content);
        std::string ours = meta.text("profile_id");
        if (ours.empty()) {
            ours = theirs.empty() ? QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString() : theirs;
            meta.set("profile_id", ours);
        }
        if (idOfFolder() != ours) {
            AppendFile file = valueOf(AppendFile::open(m_profile.id()));
            valueOf(file.cutTo(0));
            valueOf(file.append(ours + '\n'));
        }
        return theirs.empty() || theirs == ours;
    }

    /// Whether the journal is whole and goes on where the database left it.
    static bool isChained(SQLite::Database &db, const JournalContent &content)
    {
        const JournalPosition position = journalPosition(db);
        return content.damagedLines == 0 &&
               (position.size == 0 ||
                std::ranges::find(content.lines, position, &JournalContent::Line::end) != content.lines.end());
    }

    /// Whether the rows are what the journal says up to where it was taken in: quick_check does not see other letters.
    static bool agree(SQLite::Database &db, const JournalContent &content)
    {
        const std::int64_t end = journalPosition(db).size;
        RecordedStates recorded;
        for (const auto &[event, position] : content.lines) {
            if (position.size > end) {
                break;
            }
            if (event.action == JournalAction::Recorded) {
                recorded[event.id.value] = std::nullopt;
            } else if (event.action == JournalAction::Settled) {
                recorded[event.id.value] = event.state;
            } else if (event.action == JournalAction::Withdrawn) {
                recorded[event.id.value] = OutboxState::Withdrawn;
            }
        }
        try {
            return OutboxTable(db).isAsRecorded(recorded);
        } catch (const std::exception &failure) {
            if (!isDamage(failure)) {
                throw;
            }
            return false;
        }
    }

    void replay(SQLite::Database &db, const JournalContent &content, std::int64_t from)
    {
        OutboxTable table(db);
        SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
        const std::int64_t lastSeq = table.lastSeq();
        m_fresh = m_fresh || lastSeq == 0; // made, and cut off before the journal was taken in
        std::string server;
        for (const JournalContent::Line &line : content.lines) {
            const bool isNew = line.end.size > from && table.apply(line.event);
            server = line.event.server.empty() ? server : line.event.server;
            m_report.replayed += isNew && line.event.action == JournalAction::Recorded ? 1 : 0;
        }
        table.doubtReplayed(lastSeq, m_now, content.lostLines > 0);
        if (MetaTable meta(db); meta.text("server").empty() && !server.empty()) {
            meta.set("server", server);
        }
        setJournalPosition(db, content.end);
        transaction.commit();
    }

    OpenedDecisions append(SQLite::Database db, const JournalContent &content)
    {
        Journal journal = valueOf(Journal::open(m_profile.journal(), content.end));
        if (content.lines.empty()) {
            valueOf(journal.append({created(db)}));
            setJournalPosition(db, journal.end());
        }
        return {std::move(db), std::move(journal)};
    }

    /// Writes the journal again from the database. The old one stays, set aside.
    OpenedDecisions rewriteJournal(SQLite::Database db, const JournalContent &content)
    {
        const std::filesystem::path fresh = m_profile.journal().string() + ".new";
        std::filesystem::remove(fresh);
        Journal journal = valueOf(Journal::open(fresh, {}));
        std::vector<JournalEvent> events{created(db)};
        OutboxTable(db).eachAsEvents([&events](const JournalEvent &event) { events.push_back(event); });
        valueOf(journal.append(events));
        if (content.end.size > 0) {
            quarantine(m_profile.journal());
        }
        std::filesystem::rename(fresh, m_profile.journal());
        valueOf(syncFolder(m_profile.journal().parent_path()));
        setJournalPosition(db, journal.end());
        m_report.journalRebuilt = true;
        return {std::move(db), std::move(journal)};
    }

    [[nodiscard]] JournalEvent created(SQLite::Database &db) const
    {
        JournalEvent event{.action = JournalAction::Created, .at = m_now, .id = {}};
        event.profile = MetaTable(db).text("profile_id");
        return event;
    }

    const Profile &m_profile;
    Timestamp m_now;
    OpenReport &m_report;
    bool m_fresh = false;
    bool m_quarantined = false;
};

} // namespace

OpenedDecisions openDecisions(const Profile &profile, Timestamp now, OpenReport &report)
{
    return Opening(profile, now, report).open();
}

} // namespace stagedoor
