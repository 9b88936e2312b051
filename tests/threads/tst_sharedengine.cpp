// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>
#include <thread>
#include <vector>

#include <QTest>

#include "listing/json.h"
#include "policy/policyengine.h"

using namespace stagedoor;

class TestSharedEngine final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void manyThreadsSeeTheSameFindings();
};

namespace {

std::vector<Listing> notices()
{
    std::vector<Listing> result;
    for (const std::string_view description :
         {"A refundable deposit of $50 holds your place.", "No fee to audition. Shoots 3 May in Leeds.",
          "Paid $100 a day, 12 hour days, in Los Angeles.", "Comfortable in her own body; closed set."}) {
        Listing listing;
        listing.id.value = "L-" + std::to_string(result.size());
        listing.title = "Short film";
        listing.category = "short-film";
        listing.description = description;
        result.push_back(std::move(listing));
    }
    return result;
}

} // namespace

void TestSharedEngine::manyThreadsSeeTheSameFindings()
{
    const auto made = PolicyEngine::create(PolicyPack::builtIn());
    QVERIFY(made.has_value());
    const PolicyEngine &engine = *made;
    const std::vector<Listing> listings = notices();
    std::vector<Assessment> expected;
    for (const Listing &listing : listings) {
        expected.push_back(engine.assess(listing));
    }
    QVERIFY(!expected.front().findings.empty());

    std::atomic<int> different = 0;
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 8; ++thread) {
            threads.emplace_back([&, copy = engine] { // a copy costs one reference and is as good
                for (std::size_t round = 0; round < 200; ++round) {
                    const std::size_t at = round % listings.size();
                    const auto again = fromJson<Listing>(toJson(listings[at]));
                    different += again && copy.assess(*again) == expected[at] ? 0 : 1;
                }
            });
        }
    }
    QCOMPARE(different.load(), 0);
}

QTEST_GUILESS_MAIN(TestSharedEngine)
#include "tst_sharedengine.moc"
