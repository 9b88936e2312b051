// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>
#include <random>

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include "support/storefixture.h"

using namespace stagedoor;
using namespace std::chrono_literals;

namespace {

constexpr int notices = 100'000;
constexpr int pageSize = 500;

#if defined(__SANITIZE_ADDRESS__) || !defined(__OPTIMIZE__)
constexpr double allowance = 4; // an unoptimised build on a shared machine
#else
constexpr double allowance = 1.5;
#endif

/// A notice of two kilobytes of words, as a real one has.
Listing wordyListing(int number, std::mt19937 &random)
{
    static const auto words = [] {
        std::vector<std::string> made;
        std::mt19937 letters(1);
        for (int i = 0; i < 8000; ++i) {
            std::string word;
            for (auto length = 3 + letters() % 8; length > 0; --length) {
                word += char('a' + letters() % 26);
            }
            made.push_back(word);
        }
        return made;
    }();
    const auto text = [&random](int count) {
        std::string made;
        for (int i = 0; i < count; ++i) {
            const double rank = double(random() % 10'000) / 10'000.0;
            made += words[std::size_t(rank * rank * rank * double(words.size()))] + ' '; // a few words are everywhere
        }
        return made;
    };
    Listing listing = makeListing("L-" + std::to_string(number), text(6), std::chrono::minutes(random() % 100'000));
    listing.description = text(180) + "filming casting";
    listing.roles.resize(2);
    for (Role &role : listing.roles) {
        role.name = text(2);
        role.description = text(25);
    }
    listing.poster.name = text(2);
    if (number % 5 == 0) {
        listing.review.reset();
        listing.state = ListingState::Approved;
    }
    return listing;
}

} // namespace

/// The queue at a hundred thousand notices, on a machine that does other things too: the bounds are wide, the figures
/// are printed.
class TestQueueSpeed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void ordering_data();
    void ordering();
    void rowsOfAScreen();
    void counting();
    void oneNotice();
    void opening();

private:
    /// The median of some runs in milliseconds, printed.
    template <class Run>
    double measured(const char *what, int runs, const Run &run)
    {
        std::vector<double> times;
        for (int i = 0; i < runs; ++i) {
            QElapsedTimer timer;
            timer.start();
            run();
            times.push_back(double(timer.nsecsElapsed()) / 1e6);
        }
        std::ranges::sort(times);
        const double median = times[times.size() / 2];
        qInfo("%s: %.2f ms (median of %d, worst %.2f)", what, median, runs, times.back());
        return median;
    }
    StoreFixture m_fixture;
};

void TestQueueSpeed::initTestCase()
{
    std::mt19937 random(42);
    std::vector<double> times;
    for (int page = 0; page < notices / pageSize; ++page) {
        AssessedPage pulled;
        for (int i = 0; i < pageSize; ++i) {
            pulled.page.listings.push_back(wordyListing(page * pageSize + i, random));
            pulled.assessments.push_back(makeAssessment(random() % 8 == 0, int(random() % 3), int(random() % 2)));
        }
        pulled.page.cursor = std::to_string(page);
        QElapsedTimer timer;
        timer.start();
        static_cast<void>(valueFrom(m_fixture.store().apply(std::move(pulled))));
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(times);
    qInfo("apply of %d: %.1f ms (median of %zu, worst %.1f)", pageSize, times[times.size() / 2], times.size(),
          times.back());
    m_fixture.close();
    qInfo("cache.db: %.0f MB", double(std::filesystem::file_size(m_fixture.profile() / "cache.db")) / 1e6);
    m_fixture.reopen();
    for (int i = 0; i < 200; ++i) {
        valueFrom(
            m_fixture.store().record(makeDecision({"L-" + std::to_string(i * 7)}), "t", m_fixture.clock().now() + 1h));
    }
}

void TestQueueSpeed::ordering_data()
{
    QTest::addColumn<int>("queue");
    QTest::addColumn<std::string>("text");
    QTest::addColumn<double>("most");
    QTest::newRow("open") << int(SavedQueue::Open) << std::string() << 60.0;
    QTest::newRow("urgent") << int(SavedQueue::Urgent) << std::string() << 60.0;
    QTest::newRow("mine") << int(SavedQueue::Mine) << std::string() << 60.0;
    QTest::newRow("all") << int(SavedQueue::All) << std::string() << 60.0;
    QTest::newRow("a word that all have") << int(SavedQueue::Open) << std::string("filming") << 100.0;
    QTest::newRow("two words that all have") << int(SavedQueue::Open) << std::string("filming casting") << 100.0;
    QTest::newRow("a prefix of two letters") << int(SavedQueue::Open) << std::string("ca") << 100.0;
    QTest::newRow("a prefix of three letters") << int(SavedQueue::Open) << std::string("cas") << 100.0;
    QTest::newRow("a prefix of four letters") << int(SavedQueue::Open) << std::string("film") << 100.0;
    QTest::newRow("one letter") << int(SavedQueue::Open) << std::string("a") << 100.0;
    QTest::newRow("an id") << int(SavedQueue::Open) << std::string("L-77777") << 100.0;
    QTest::newRow("nothing like it") << int(SavedQueue::Open) << std::string("zzzzzzzz") << 100.0;
}

void TestQueueSpeed::ordering()
{
    QFETCH(int, queue);
    QFETCH(std::string, text);
    QFETCH(double, most);
    std::size_t found = 0;
    const QueueFilter filter{.queue = SavedQueue(queue), .text = text, .me = "ana"};
    const double median =
        measured(QTest::currentDataTag(), 9, [&] { found = valueFrom(m_fixture.store().order(filter)).keys.size(); });
    qInfo("  %zu notices", found);
    QVERIFY(median <= most * allowance);
}

void TestQueueSpeed::rowsOfAScreen()
{
    const QueueOrder order = valueFrom(m_fixture.store().order({}));
    QVERIFY(order.keys.size() > 50'000);
    std::size_t at = 0;
    const double median = measured("rows of 100", 50, [&] {
        at = (at + 12'345) % (order.keys.size() - 100);
        const std::vector<std::int64_t> keys(order.keys.begin() + std::ptrdiff_t(at),
                                             order.keys.begin() + std::ptrdiff_t(at + 100));
        if (valueFrom(m_fixture.store().rows(keys)).size() != 100) {
            qFatal("rows are missing");
        }
    });
    QVERIFY(median <= 5 * allowance);
}

void TestQueueSpeed::counting()
{
    const double median = measured("counts", 9, [&] { valueFrom(m_fixture.store().counts("ana")); });
    QVERIFY(median <= 60 * allowance);
}

void TestQueueSpeed::oneNotice()
{
    int number = 0;
    const double median = measured("notice", 50, [&] {
        number = (number + 12'347) % notices;
        valueFrom(m_fixture.store().notice({"L-" + std::to_string(number)}));
    });
    QVERIFY(median <= 5 * allowance);
}

void TestQueueSpeed::opening()
{
    std::vector<double> times;
    for (int i = 0; i < 5; ++i) {
        m_fixture.close();
        QElapsedTimer timer;
        timer.start();
        QVERIFY(m_fixture.tryToOpen());
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(times);
    qInfo("opening the profile: %.1f ms (median of 5, worst %.1f)", times[2], times[4]);
    QCOMPARE(m_fixture.store().report(), OpenReport());
    QVERIFY(times[2] <= 300 * allowance);
    m_fixture.close();
    std::filesystem::last_write_time(m_fixture.profile() / "cache.db", std::filesystem::file_time_type::clock::now());
    const double checked = measured("opening, the cache looked through", 1, [&] { QVERIFY(m_fixture.tryToOpen()); });
    QVERIFY(checked <= 2000 * allowance);
}

QTEST_GUILESS_MAIN(TestQueueSpeed)
#include "tst_queuespeed.moc"
