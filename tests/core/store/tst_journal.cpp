// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>

#include <QRegularExpression>
#include <QTest>

#include "listing/json.h"
#include "store/journal.h"
#include "support/storefixture.h"

using namespace stagedoor;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

std::string bytesOf(const fs::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void setBytes(const fs::path &file, const std::string &bytes)
{
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

int quarantinedIn(const fs::path &folder)
{
    int count = 0;
    for (const auto &entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        count +=
            name.find(".corrupt-") != std::string::npos && !name.ends_with("-wal") && !name.ends_with("-shm") ? 1 : 0;
    }
    return count;
}

JournalEvent eventOf(JournalAction action, const std::string &id)
{
    JournalEvent made{.action = action, .at = ManualClock::noon(), .id = {id}};
    if (action == JournalAction::Recorded) {
        made.title = "A \"title\"\n";
        made.body = decisionBodyToJson(makeDecision({"L-" + id}));
        made.releaseAt = ManualClock::noon() + 20s;
    }
    return made;
}

} // namespace

class TestJournal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void linesComeBackAsTheyWere();
    void aLineIsJson();
    void theLastEventIsTakenBack();
    void aTornTailIsDropped();
    void everyChangedByteIsSeen();
    void aRemovedLineIsSeen();
    void decisionsLostAreMadeAgain();
    void linesWithoutTheirRowsAreReplayed();
    void whatMayHaveBeenSentIsNotWithdrawn();
    void anotherLetterInARowIsSeen();
    void aLostJournalIsMadeAgain();
    void aDamagedJournalIsMadeAgain();
    void bothDamagedSendsNothingByItself();
    void theJournalOfAnotherProfileIsNotTakenIn();
    void anOlderCopyOfTheDatabaseCatchesUp();

private:
    struct Recorded {
        Decision waiting, withdrawn, sent, refused;
    };
    Recorded recordFour();
    [[nodiscard]] std::vector<OutboxEntry> all() { return valueFrom(m_fixture->store().outbox(true, 100)); }
    [[nodiscard]] fs::path decisions() const { return m_fixture->profile() / "decisions.db"; }
    [[nodiscard]] fs::path journal() const { return m_fixture->profile() / "decisions.journal"; }
    std::unique_ptr<StoreFixture> m_fixture;
};

void TestJournal::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_fixture = std::make_unique<StoreFixture>();
}

TestJournal::Recorded TestJournal::recordFour()
{
    Store &store = m_fixture->store();
    const Timestamp now = m_fixture->clock().now();
    Recorded made{makeDecision({"L-1"}), makeDecision({"L-2"}), makeDecision({"L-3"}), makeDecision({"L-4"})};
    for (const Decision &decision : {made.waiting, made.withdrawn}) {
        valueFrom(store.record(decision, "title", now + 60s));
    }
    for (const Decision &decision : {made.sent, made.refused}) {
        valueFrom(store.record(decision, "title", now));
        valueFrom(store.nextToSend(now, {}));
        const bool isSent = decision == made.sent;
        valueFrom(
            store.settle(decision.id, isSent ? OutboxState::Sent : OutboxState::Refused, isSent ? 201 : 422, "why"));
    }
    valueFrom(store.withdraw(made.withdrawn.id));
    valueFrom(store.dismiss(made.refused.id));
    return made;
}

void TestJournal::linesComeBackAsTheyWere()
{
    m_fixture->close();
    const fs::path file = m_fixture->profile() / "test.journal";
    std::vector<JournalEvent> events{eventOf(JournalAction::Recorded, "d-1"), eventOf(JournalAction::Withdrawn, "d-1"),
                                     eventOf(JournalAction::Settled, "d-2"), eventOf(JournalAction::Dismissed, "d-2")};
    events[2].state = OutboxState::Conflict;
    events[2].status = 409;
    JournalPosition end;
    {
        auto opened = Journal::open(file, {});
        QVERIFY(opened);
        for (const JournalEvent &each : events) {
            QVERIFY(opened->append({each}));
        }
        end = opened->end();
    }
    const auto content = Journal::read(file);
    QVERIFY(content);
    QCOMPARE(content->lines.size(), events.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        QCOMPARE(content->lines[i].event, events[i]);
    }
    QCOMPARE(content->end, end);
    QCOMPARE(content->damagedLines, 0);
    QVERIFY(!content->tornTail);
    QCOMPARE(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

void TestJournal::aLineIsJson()
{
    recordFour();
    m_fixture->close();
    std::ifstream stream(journal());
    int lines = 0;
    for (std::string line; std::getline(stream, line); ++lines) {
        QVERIFY(line.starts_with("{\"hash\":\""));
        QVERIFY(journalEventFromJson(line)); // the hash is a member that the reader passes over
    }
    QCOMPARE(lines, 1 + 4 + 2 + 1 + 1);
}

void TestJournal::theLastEventIsTakenBack()
{
    const fs::path file = m_fixture->profile() / "test.journal";
    auto opened = Journal::open(file, {});
    QVERIFY(opened->append({eventOf(JournalAction::Recorded, "d-1")}));
    const std::string before = bytesOf(file);
    QVERIFY(opened->append({eventOf(JournalAction::Recorded, "d-2")}));
    QVERIFY(opened->takeBack());
    QCOMPARE(bytesOf(file), before);
    QVERIFY(opened->append({eventOf(JournalAction::Recorded, "d-3")}));
    QCOMPARE(Journal::read(file)->damagedLines, 0);
    QCOMPARE(Journal::read(file)->lines.size(), 2U);
}

void TestJournal::aTornTailIsDropped()
{
    recordFour();
    const auto before = all();
    m_fixture->close();
    const std::string whole = bytesOf(journal());
    setBytes(journal(), whole + "{\"hash\":\"0123");
    m_fixture->reopen();
    QCOMPARE(m_fixture->store().report(), OpenReport());
    QCOMPARE(all(), before);
    m_fixture->close();
    QCOMPARE(bytesOf(journal()), whole);
}

void TestJournal::everyChangedByteIsSeen()
{
    recordFour();
    m_fixture->close();
    const std::string whole = bytesOf(journal());
    const fs::path copy = m_fixture->profile() / "copy.journal";
    for (std::size_t at = 0; at < whole.size(); at += 7) {
        std::string changed = whole;
        changed[at] = char(changed[at] ^ 1);
        setBytes(copy, changed);
        const auto content = Journal::read(copy);
        QVERIFY(content);
        QVERIFY2(content->damagedLines > 0 || content->tornTail, qPrintable(QString::number(at)));
        const std::size_t lost = whole[at] == '\n' ? 3 : 2; // two lines in one, and the one that stands on them
        QVERIFY(content->lines.size() >= 9 - lost);         // and the rest is still there
    }
}

void TestJournal::aRemovedLineIsSeen()
{
    recordFour();
    m_fixture->close();
    const std::string whole = bytesOf(journal());
    const std::size_t second = whole.find('\n') + 1;
    const std::size_t third = whole.find('\n', second) + 1;
    const fs::path copy = m_fixture->profile() / "copy.journal";
    setBytes(copy, whole.substr(0, second) + whole.substr(third));
    QCOMPARE(Journal::read(copy)->damagedLines, 1);
}

void TestJournal::decisionsLostAreMadeAgain()
{
    const Recorded made = recordFour();
    auto before = all();
    m_fixture->close();
    fs::remove(decisions());
    m_fixture->reopen();
    QVERIFY(m_fixture->store().report().decisionsRebuilt);
    QCOMPARE(m_fixture->store().report().replayed, 4);
    for (OutboxEntry &entry : before) { // what the journal does not hold
        entry.attempts = 0;
        entry.answer.clear();
    }
    QCOMPARE(all(), before);
    QCOMPARE(valueFrom(m_fixture->store().outbox(false, 10)).size(), 1U); // the refused one stays dismissed
    QCOMPARE(valueFrom(m_fixture->store().withdraw(made.waiting.id)).state, OutboxState::Withdrawn);
    m_fixture->reopen();
    QCOMPARE(m_fixture->store().report(), OpenReport());
}

void TestJournal::linesWithoutTheirRowsAreReplayed()
{
    recordFour();
    m_fixture->close();
    const std::string before = bytesOf(decisions()); // as after a kill between the journal's sync and the commit
    m_fixture->reopen();
    const Decision later = makeDecision({"L-5"});
    const auto entry = valueFrom(m_fixture->store().record(later, "title", m_fixture->clock().now() + 20s));
    m_fixture->close();
    setBytes(decisions(), before);
    m_fixture->reopen();
    QCOMPARE(m_fixture->store().report().replayed, 1);
    QVERIFY(!m_fixture->store().report().decisionsRebuilt);
    QCOMPARE(all().front(), entry);
    QCOMPARE(all().size(), 5U);
    QCOMPARE(quarantinedIn(m_fixture->profile()), 0);
}

void TestJournal::whatMayHaveBeenSentIsNotWithdrawn()
{
    const Decision decision = makeDecision({"L-1"});
    valueFrom(m_fixture->store().record(decision, "title", m_fixture->clock().now() + 20s));
    m_fixture->close();
    fs::remove(decisions());
    m_fixture->clock().advance(1min); // long enough to have been sent
    m_fixture->reopen();
    QCOMPARE(all().front().state, OutboxState::Unknown);
    const auto withdrawn = wait(m_fixture->store().withdraw(decision.id));
    QVERIFY(!withdrawn && withdrawn.error().kind == Error::Kind::Conflict);
    QCOMPARE(valueFrom(m_fixture->store().nextToSend(m_fixture->clock().now(), {}))->decision, decision);
}

void TestJournal::anotherLetterInARowIsSeen()
{
    Decision decision = makeDecision({"L-1"});
    decision.note = "unmistakable words";
    const auto entry = valueFrom(m_fixture->store().record(decision, "title", m_fixture->clock().now() + 20s));
    m_fixture->close();
    std::string bytes = bytesOf(decisions());
    const std::size_t at = bytes.find("unmistakable");
    QVERIFY(at != std::string::npos);
    bytes[at] = 'U';
    setBytes(decisions(), bytes);
    m_fixture->reopen();
    QVERIFY(m_fixture->store().report().decisionsRebuilt);
    QCOMPARE(all(), std::vector{entry});
    QCOMPARE(quarantinedIn(m_fixture->profile()), 1);
}

void TestJournal::aLostJournalIsMadeAgain()
{
    recordFour();
    const auto before = all();
    m_fixture->close();
    fs::remove(journal());
    m_fixture->reopen();
    QVERIFY(m_fixture->store().report().journalRebuilt);
    QCOMPARE(all(), before);
    m_fixture->reopen();
    QCOMPARE(m_fixture->store().report(), OpenReport());
    m_fixture->close();
    fs::remove(decisions());
    m_fixture->reopen();
    QCOMPARE(all().size(), before.size());
    QCOMPARE(valueFrom(m_fixture->store().outbox(false, 10)).size(), 1U);
}

void TestJournal::aDamagedJournalIsMadeAgain()
{
    recordFour();
    const auto before = all();
    m_fixture->close();
    std::string bytes = bytesOf(journal());
    bytes[bytes.size() / 2] = char(bytes[bytes.size() / 2] ^ 1);
    setBytes(journal(), bytes);
    m_fixture->reopen();
    QVERIFY(m_fixture->store().report().journalRebuilt);
    QVERIFY(m_fixture->store().report().damagedLines > 0);
    QCOMPARE(all(), before);
    QCOMPARE(quarantinedIn(m_fixture->profile()), 1);
    QCOMPARE(bytesOf(m_fixture->store().report().damagedDecisions.back()), bytes);
    m_fixture->reopen();
    QCOMPARE(m_fixture->store().report(), OpenReport());
}

void TestJournal::bothDamagedSendsNothingByItself()
{
    const Recorded made = recordFour();
    m_fixture->close();
    std::string bytes = bytesOf(journal());
    const std::size_t at = bytes.find("\"withdrawn\"");
    bytes[at + 1] = 'W'; // the line that says that it was taken back
    setBytes(journal(), bytes);
    fs::remove(decisions());
    m_fixture->clock().advance(1h);
    m_fixture->reopen();
    QVERIFY(!valueFrom(m_fixture->store().nextToSend(m_fixture->clock().now(), {})));
    QCOMPARE(all().size(), 4U);
    for (const OutboxEntry &entry : all()) {
        if (entry.decision == made.withdrawn || entry.decision == made.waiting) {
            QCOMPARE(entry.state, OutboxState::Refused); // for the editor to look at
        }
    }
    m_fixture->reopen();
    QCOMPARE(m_fixture->store().report(), OpenReport());
}

void TestJournal::theJournalOfAnotherProfileIsNotTakenIn()
{
    recordFour();
    const auto before = all();
    m_fixture->close();
    StoreFixture other;
    valueFrom(other.store().record(makeDecision({"L-9"}), "theirs", ManualClock::noon()));
    other.close();
    fs::copy_file(other.profile() / "decisions.journal", journal(), fs::copy_options::overwrite_existing);
    m_fixture->reopen();
    QCOMPARE(all(), before);
    QVERIFY(m_fixture->store().report().journalRebuilt);
}

void TestJournal::anOlderCopyOfTheDatabaseCatchesUp()
{
    m_fixture->close();
    const std::string empty = bytesOf(decisions());
    m_fixture->reopen();
    recordFour();
    m_fixture->close();
    setBytes(decisions(), empty);
    m_fixture->reopen();
    QCOMPARE(m_fixture->store().report().replayed, 4);
    QVERIFY(!m_fixture->store().report().journalRebuilt);
    QCOMPARE(all().size(), 4U);
    QCOMPARE(valueFrom(m_fixture->store().outbox(false, 10)).size(), 1U);
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
