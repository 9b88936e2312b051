// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>
#include <random>

#include <QRegularExpression>
#include <QTest>

#include <SQLiteCpp/Database.h>

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

constexpr int notices = 60;
const int flips = qEnvironmentVariableIsSet("STAGEDOOR_NIGHTLY") ? 1000 : 60; // of each file

} // namespace

/// Whatever is done to the files: no crash, no decision lost, no damaged notice shown as a good one.
class TestDamage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void theCacheIsCutOff_data() { rowsOfPages("cache.db"); }
    void theCacheIsCutOff() { cutOff("cache.db"); }
    void theDecisionsAreCutOff_data() { rowsOfPages("decisions.db"); }
    void theDecisionsAreCutOff() { cutOff("decisions.db"); }
    void bytesOfTheCacheChange() { changeBytes("cache.db"); }
    void bytesOfTheDecisionsChange() { changeBytes("decisions.db"); }
    void bytesOfTheJournalChange() { changeBytes("decisions.journal"); }
    void somethingElseStandsThere_data();
    void somethingElseStandsThere();
    void bothAreTold();
    void whatBelongsToTheFileIsWrong_data();
    void whatBelongsToTheFileIsWrong();
    void aCacheThatVanishedIsReported();
    void aCacheOfAnotherProfileIsNotUsed();
    void aDamagedNoticeIsAnErrorAndThenFetchedAgain();
    void onlyTheLastDamagedCacheIsKept();

private:
    void rowsOfPages(const std::string &name);
    void cutOff(const std::string &name);
    void changeBytes(const std::string &name);
    void restore();
    void check(bool decisionsOnly = false);
    void checkNotices();
    [[nodiscard]] fs::path path(const std::string &name) const { return m_fixture.profile() / name; }

    StoreFixture m_fixture;
    std::map<std::string, std::string> m_files; // as they were left
    std::vector<OutboxEntry> m_decisions;
    std::vector<Listing> m_listings;
};

void TestDamage::initTestCase()
{
    std::vector<Assessment> assessments;
    for (int i = 0; i < notices; ++i) {
        m_listings.push_back(makeListing("L-" + std::to_string(i), "Notice " + std::to_string(i)));
        m_listings.back().description = std::string(1500, char('a' + i % 26));
        assessments.push_back(makeAssessment(i % 2, i % 3));
    }
    m_fixture.apply(m_listings, assessments);
    for (int i = 0; i < 40; ++i) {
        Decision decision = makeDecision({"L-" + std::to_string(i)});
        decision.note = "A note of some length, number " + std::to_string(i);
        const bool isWithdrawn = i % 4 == 0;
        valueFrom(m_fixture.store().record(decision, "Notice", m_fixture.clock().now() + 1h));
        if (isWithdrawn) {
            valueFrom(m_fixture.store().withdraw(decision.id));
        }
    }
    m_decisions = valueFrom(m_fixture.store().outbox(true, 100));
    m_fixture.close();
    for (const char *name : {"cache.db", "decisions.db", "decisions.journal", "profile.id"}) {
        m_files[name] = bytesOf(path(name));
    }
}

void TestDamage::restore()
{
    m_fixture.close();
    for (const auto &entry : fs::directory_iterator(m_fixture.profile())) {
        fs::remove_all(entry.path());
    }
    for (const auto &[name, bytes] : m_files) {
        setBytes(path(name), bytes);
    }
}

void TestDamage::checkNotices()
{
    Store &store = m_fixture.store();
    const auto order = wait(store.order({.queue = SavedQueue::All}));
    if (!order || !wait(store.rows(order->keys)) || !wait(store.order({.text = "notice"}))) {
        return; // an error is an answer
    }
    for (const Listing &listing : m_listings) {
        const auto notice = wait(store.notice(listing.id));
        QVERIFY(!notice || notice->listing == listing);
    }
}

void TestDamage::check(bool decisionsOnly)
{
    const auto opened = m_fixture.tryToOpen();
    QVERIFY2(opened, opened ? "" : opened.error().detail.c_str());
    QCOMPARE(valueFrom(m_fixture.store().outbox(true, 100)), m_decisions);
    checkNotices();
    const Decision more = makeDecision({"L-1"});
    QVERIFY(wait(m_fixture.store().record(more, "more", m_fixture.clock().now())));
    m_fixture.reopen(); // whatever was found damaged on the way is mended now
    QCOMPARE(valueFrom(m_fixture.store().outbox(true, 1)).front().decision, more);
    QVERIFY(!decisionsOnly || !m_fixture.store().report().decisionsRebuilt);
    if (wait(m_fixture.store().apply({.page = {.listings = m_listings, .refused = {}, .tombstones = {}, .cursor = "c"},
                                      .assessments = std::vector<Assessment>(notices),
                                      .serverTime = {},
                                      .askedAt = askedJustNow}))) {
        checkNotices();
    }
}

void TestDamage::rowsOfPages(const std::string &name)
{
    QTest::addColumn<int>("size");
    const int pages = int(m_files[name].size() / 4096);
    QVERIFY(pages > 5);
    for (int page = 0; page < pages; page += 1 + pages / 25) {
        QTest::addRow("page %d", page) << page * 4096;
        QTest::addRow("in page %d", page) << page * 4096 + 1234;
    }
}

void TestDamage::cutOff(const std::string &name)
{
    QFETCH(int, size);
    restore();
    setBytes(path(name), m_files[name].substr(0, std::size_t(size)));
    check();
    QVERIFY(!QTest::currentTestFailed());
}

void TestDamage::changeBytes(const std::string &name)
{
    const unsigned seed = std::random_device()();
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    int rebuilt = 0;
    for (int i = 0; i < flips; ++i) {
        restore();
        std::string bytes = m_files[name];
        for (unsigned long count = 1 + random() % 3; count > 0; --count) {
            const std::size_t at = random() % bytes.size();
            bytes[at] = char(bytes[at] ^ char(1U << (random() % 8)));
        }
        setBytes(path(name), bytes);
        check();
        if (QTest::currentTestFailed()) {
            return;
        }
        for (const auto &entry : fs::directory_iterator(m_fixture.profile())) {
            if (entry.path().string().find(".corrupt-") != std::string::npos) {
                ++rebuilt;
                break;
            }
        }
    }
    qInfo("%d of %d damaged files were set aside", rebuilt, flips);
}

void TestDamage::somethingElseStandsThere_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<bool>("isTold"); // apart from ours, whose bytes the opening changes
    std::mt19937 random(7);
    std::string noise(20'000, '\0');
    for (char &c : noise) {
        c = char(random());
    }
    const QTemporaryDir folder;
    const fs::path foreign = fs::path(folder.path().toStdString()) / "foreign.db";
    {
        SQLite::Database db(foreign.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        db.exec("CREATE TABLE listing (key INTEGER PRIMARY KEY); PRAGMA application_id = 77; PRAGMA user_version = 1");
    }
    const std::string database = bytesOf(foreign);
    {
        SQLite::Database db(foreign.string(), SQLite::OPEN_READWRITE);
        db.exec("PRAGMA application_id = " + std::to_string(0x53444331)); // it claims to be ours
    }
    const std::string liar = bytesOf(foreign);
    for (const std::string name : {"cache.db", "decisions.db"}) {
        const auto row = [&name, &liar](const char *what, const std::string &bytes) {
            QTest::addRow("%s: %s", name.c_str(), what) << name << bytes << (!bytes.empty() && bytes != liar);
        };
        row("nothing", "");
        row("one byte", "x");
        row("zeros", std::string(50'000, '\0'));
        row("noise", noise);
        row("a text", "The quick brown fox jumps over the lazy dog, and then some more, to be longer than a header.\n");
        row("a foreign database", database);
        row("one that claims to be ours", liar);
        row("the other database of the profile", m_files[name == "cache.db" ? "decisions.db" : "cache.db"]);
    }
}

void TestDamage::bothAreTold()
{
    restore();
    setBytes(path("cache.db"), "no database, and long enough to be none");
    setBytes(path("decisions.db"), "nor is this one, which is as long as that");
    QVERIFY(m_fixture.tryToOpen());
    const OpenReport &report = m_fixture.store().report();
    QVERIFY(report.cacheRebuilt && report.decisionsRebuilt);
    QCOMPARE(bytesOf(report.damagedCache), "no database, and long enough to be none");
    QCOMPARE(report.damagedDecisions.size(), 1U);
    QCOMPARE(bytesOf(report.damagedDecisions.front()), "nor is this one, which is as long as that");
    m_fixture.close();
    check();
}

void TestDamage::somethingElseStandsThere()
{
    QFETCH(std::string, name);
    QFETCH(std::string, bytes);
    restore();
    setBytes(path(name), bytes);
    QVERIFY(m_fixture.tryToOpen());
    QVERIFY(name == "cache.db" ? m_fixture.store().report().cacheRebuilt : m_fixture.store().report().decisionsRebuilt);
    QFETCH(bool, isTold);
    if (isTold) {
        const OpenReport &report = m_fixture.store().report();
        QCOMPARE(bytesOf(name == "cache.db" ? report.damagedCache : report.damagedDecisions.back()), bytes);
    }
    m_fixture.close();
    check();
}

void TestDamage::whatBelongsToTheFileIsWrong_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("bytes");
    for (const std::string file : {"cache.db", "decisions.db"}) {
        for (const std::string suffix : {"-wal", "-shm"}) {
            const auto row = [&](const char *what, const std::string &bytes) {
                QTest::addRow("%s%s: %s", file.c_str(), suffix.c_str(), what) << file + suffix << bytes;
            };
            row("nothing", "");
            row("zeros", std::string(33'000, '\0'));
            row("a text", std::string(40'000, 'x'));
            row("a database", m_files["cache.db"].substr(0, 40'000));
        }
    }
    StoreFixture other; // a log that is whole, but another's
    other.apply({makeListing("X-1"), makeListing("X-2")});
    valueFrom(other.store().record(makeDecision({"X-1"}), "theirs", {}));
    QTest::newRow("cache.db-wal: another's")
        << std::string("cache.db-wal") << bytesOf(other.profile() / "cache.db-wal");
    QTest::newRow("decisions.db-wal: another's")
        << std::string("decisions.db-wal") << bytesOf(other.profile() / "decisions.db-wal");
}

void TestDamage::whatBelongsToTheFileIsWrong()
{
    QFETCH(std::string, name);
    QFETCH(std::string, bytes);
    restore();
    setBytes(path(name), bytes);
    check();
}

void TestDamage::aCacheThatVanishedIsReported()
{
    restore();
    fs::remove(path("cache.db"));
    QVERIFY(m_fixture.tryToOpen());
    QVERIFY(m_fixture.store().report().cacheRebuilt);
    QVERIFY(m_fixture.store().report().damagedCache.empty());
    QCOMPARE(valueFrom(m_fixture.store().cursor()), std::string()); // everything is fetched again
    m_fixture.reopen();
    QVERIFY(!m_fixture.store().report().cacheRebuilt);
}

void TestDamage::aCacheOfAnotherProfileIsNotUsed()
{
    restore();
    StoreFixture other;
    other.apply({makeListing("theirs")});
    other.close();
    fs::copy_file(other.profile() / "cache.db", path("cache.db"), fs::copy_options::overwrite_existing);
    QVERIFY(m_fixture.tryToOpen());
    QVERIFY(m_fixture.store().report().cacheRebuilt);
    QCOMPARE(m_fixture.idsOf({.queue = SavedQueue::All}), std::vector<std::string>());
}

void TestDamage::aDamagedNoticeIsAnErrorAndThenFetchedAgain()
{
    restore();
    std::string bytes = m_files["cache.db"];
    for (std::size_t at = bytes.find("ccccccccc"); at != std::string::npos; at = bytes.find("ccccccccc", at)) {
        bytes[at] = 'X'; // in the text of a row: no structure of SQLite's is harmed
    }
    setBytes(path("cache.db"), bytes);
    QVERIFY(m_fixture.tryToOpen());
    QVERIFY(!m_fixture.store().report().cacheRebuilt);
    const auto damaged = wait(m_fixture.store().notice({"L-2"}));
    QVERIFY(!damaged);
    QCOMPARE(damaged.error().kind, Error::Kind::Storage);
    QVERIFY(wait(m_fixture.store().notice({"L-1"})));
    m_fixture.reopen();
    QVERIFY(m_fixture.store().report().cacheRebuilt);
    QCOMPARE(bytesOf(m_fixture.store().report().damagedCache).size(), bytes.size());
    QCOMPARE(valueFrom(m_fixture.store().outbox(true, 100)), m_decisions);
}

void TestDamage::onlyTheLastDamagedCacheIsKept()
{
    restore();
    for (int i = 0; i < 3; ++i) {
        setBytes(path("cache.db"), "no database " + std::to_string(i));
        QVERIFY(m_fixture.tryToOpen());
        m_fixture.close();
        m_fixture.clock().advance(1s);
    }
    std::vector<std::string> kept;
    for (const auto &entry : fs::directory_iterator(m_fixture.profile())) {
        if (entry.path().string().find("cache.db.corrupt-") != std::string::npos) {
            kept.push_back(bytesOf(entry.path()));
        }
    }
    QCOMPARE(kept, std::vector<std::string>{"no database 2"});
}

QTEST_GUILESS_MAIN(TestDamage)
#include "tst_damage.moc"
