// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "listing/jsonwords.h"
#include "policy/money.h"
#include "policy/policyengine.h"

using namespace stagedoor;

class TestPay : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void sumsAreRead_data();
    void sumsAreRead();
    void whatItComesToByTheHour_data();
    void whatItComesToByTheHour();
    void theWageHoldsOnTheDayOfTheListing();
    void inputsPointAtTheirWords();

private:
    std::optional<PolicyEngine> m_engine;
};

void TestPay::initTestCase()
{
    m_engine = PolicyEngine::create(PolicyPack::builtIn()).value();
}

void TestPay::sumsAreRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<QByteArray>("currency");
    QTest::addColumn<QByteArray>("unit");
    QTest::addColumn<double>("hours");
    const auto row = [](const char *text, double low, double high, const char *currency, const char *unit,
                        double hours = 0) {
        QTest::newRow(text) << QByteArray(text) << low << high << QByteArray(currency) << QByteArray(unit) << hours;
    };
    row("$50/day", 50, 50, "USD", "day");
    row("$50-100/day", 50, 100, "USD", "day");
    row("$25 - $50 per filming day", 25, 50, "USD", "day");
    row("100 per 12", 100, 100, "", "day", 12);
    row("$140/10 hrs", 140, 140, "USD", "day", 10);
    row("$300/12 hours", 300, 300, "USD", "day", 12);
    row("£13.50 an hour", 13.5, 13.5, "GBP", "hour");
    row("1.000 € per day", 1000, 1000, "EUR", "day");
    row("$1,500.00 weekly", 1500, 1500, "USD", "week");
    row("$20 flat for 3 days", 20, 20, "USD", "flat");
    row("$125/performance", 125, 125, "USD", "show");
    row("200 usd per finished hour", 200, 200, "USD", "finished hour");
    row("half day £375", 375, 375, "GBP", "half day");
    row("400.00/ event", 400, 400, "", "event");
    row("hourly rate: $18", 18, 18, "USD", "hour");
    row("$187 for up to 10 hours of work", 187, 187, "USD", "day", 10);
    row("$2k per project", 2000, 2000, "USD", "flat");
    row("₦10,000", 10000, 10000, "NGN", "");
}

void TestPay::sumsAreRead()
{
    QFETCH(const QByteArray, text);
    QFETCH(const double, low);
    QFETCH(const double, high);
    QFETCH(const QByteArray, currency);
    QFETCH(const QByteArray, unit);
    QFETCH(const double, hours);
    const std::string words = text.toStdString();
    const std::vector<Amount> amounts = amountsIn(words, true);
    QCOMPARE(amounts.size(), std::size_t(1));
    QCOMPARE(amounts[0].low, low);
    QCOMPARE(amounts[0].high, high);
    QCOMPARE(QByteArray::fromStdString(std::string(amounts[0].currency)), currency);
    QCOMPARE(QByteArray::fromStdString(std::string(unitName(amounts[0].unit))), unit);
    QCOMPARE(amounts[0].hours.value_or(0), hours);
}

void TestPay::whatItComesToByTheHour_data()
{
    QTest::addColumn<QByteArray>("pay");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("place");
    QTest::addColumn<double>("hourly"); // 0: not reckoned
    QTest::addColumn<double>("minimum");
    QTest::addColumn<QByteArray>("tag");
    const auto row = [](const char *name, const char *pay, const char *text, const char *place, double hourly,
                        double minimum, const char *tag) {
        QTest::newRow(name) << QByteArray(pay) << QByteArray(text) << QByteArray(place) << hourly << minimum
                            << QByteArray(tag);
    };
    row("a day is eight hours", "$100/day", "", "Los Angeles, CA", 12.5, 18.42, "not_paid");
    row("the same in Georgia passes", "$100/day", "", "Atlanta, GA", 12.5, 7.25, "paid");
    row("hours from anywhere", "$100 a day", "Expect a 12 hour day.", "Atlanta, GA", 100.0 / 12, 7.25, "paid");
    row("California's overtime", "$200 per day", "We work ten-hour days.", "Los Angeles, CA", 200.0 / 11, 18.42,
        "not_paid");
    row("elsewhere straight hours", "$200 per day", "We work ten-hour days.", "Chicago, IL", 20, 17.05, "paid");
    row("100 per 12", "100 per 12", "", "New York, NY", 100.0 / 12, 17.0, "not_paid");
    row("flat for days", "$90 flat for 3 days", "", "Austin, TX", 90.0 / 24, 7.25, "not_paid");
    row("an hourly rate", "£12.00 an hour", "", "London, UK", 12.0, 12.71, "not_paid");
    row("a city before its state", "$20/hr", "", "Seattle, WA", 20, 21.3, "not_paid");
    row("a borough", "$16.50 per hour", "", "Brooklyn, NY", 16.5, 17.0, "not_paid");
    row("a province", "CAD 18 per hour", "", "Toronto, ON", 18, 17.95, "paid");
    row("a weekly rate is not tested", "$300 a week", "", "Chicago, IL", 0, 0, "paid");
    row("a country without a row is not tested", "₹500 per day", "", "Mumbai, India", 0, 0, "paid");
    row("union scale", "AEA SPT-4 contract", "", "Chicago, IL", 0, 0, "paid");
    row("a stipend", "$100 stipend", "", "Chicago, IL", 0, 0, "not_paid");
    row("a weekly stipend is a rate", "$450 weekly stipend", "", "Chicago, IL", 0, 0, "paid");
    row("up to", "Up to $500 a day", "", "Chicago, IL", 0, 0, "unclear");
    row("deferred", "Deferred pay, $200/day on sale", "", "Chicago, IL", 0, 0, "not_paid");
    row("no pay", "No pay, meals provided", "", "Chicago, IL", 0, 0, "not_paid");
    row("not unpaid", "This is not a volunteer job: $30/hr", "", "Chicago, IL", 30, 17.05, "paid");
    row("promised", "Competitive pay", "", "Chicago, IL", 0, 0, "unclear");
    row("a share", "An even share of the box office", "", "Chicago, IL", 0, 0, "not_paid");
}

void TestPay::whatItComesToByTheHour()
{
    QFETCH(const QByteArray, pay);
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, place);
    QFETCH(const double, hourly);
    QFETCH(const double, minimum);
    QFETCH(const QByteArray, tag);
    Listing listing;
    listing.title = "Ferry Lights";
    listing.category = "film";
    listing.description = text.toStdString();
    listing.compensation.details = pay.toStdString();
    listing.locations = {place.toStdString()};
    const Assessment assessment = m_engine->assess(listing);
    QCOMPARE(QByteArray::fromStdString(std::string(wordFor(assessment.payTag))), tag);
    QCOMPARE(assessment.wages.empty(), hourly == 0);
    if (hourly > 0) {
        QVERIFY2(std::abs(assessment.wages[0].hourly - hourly) < 0.005,
                 qPrintable(QString::number(assessment.wages[0].hourly)));
        QCOMPARE(assessment.wages[0].minimum, minimum);
        QCOMPARE(assessment.wages[0].below, tag == "not_paid");
    }
}

void TestPay::theWageHoldsOnTheDayOfTheListing()
{
    Listing listing;
    listing.category = "film";
    listing.compensation.details = "£12.50 per hour";
    listing.locations = {"Leeds, UK"};
    using namespace std::chrono_literals;
    QCOMPARE(m_engine->assess(listing, 2026y / 3 / 31).wages.at(0).minimum, 12.21);
    QCOMPARE(m_engine->assess(listing, 2026y / 4 / 1).wages.at(0).minimum, 12.71);
    listing.submittedAt = fromRfc3339("2026-03-31T10:00:00Z");
    QCOMPARE(m_engine->assess(listing, 2026y / 4 / 1).wages.at(0).minimum, 12.21);
}

void TestPay::inputsPointAtTheirWords()
{
    Listing listing;
    listing.category = "short-film";
    listing.description = "Two “long” nights: 10 hour days in a mill.";
    listing.compensation.details = "Rate: $60/day";
    listing.locations = {"Chicago, IL"};
    const Assessment assessment = m_engine->assess(listing);
    QCOMPARE(assessment.wages.size(), std::size_t(1));
    for (const WageInput &input : assessment.wages[0].inputs) {
        const std::string words(textAt(listing, input.field).substr(input.start, input.length));
        if (input.name == "pay") {
            QCOMPARE(words, std::string("$60/day"));
        } else if (input.name == "hours a day") {
            QVERIFY(!input.assumed);
            QCOMPARE(words, std::string("10 hour"));
        }
    }
}

QTEST_GUILESS_MAIN(TestPay)
#include "tst_pay.moc"
