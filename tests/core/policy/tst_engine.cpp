// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include "listing/json.h"
#include "listing/jsonwords.h"
#include "policy/policyengine.h"

using namespace stagedoor;

class TestEngine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void clauses_data();
    void clauses();
    void decisions_data();
    void decisions();
    void findingsPointAtTheirBytesInReadingOrder();
    void whatWasHeldBackIsToldWithItsGuard();
    void anUncoveredLanguageIsNeverApproved();
    void aNoticeTooLongSaysSo();
    void hostileTextEndsInTime_data();
    void hostileTextEndsInTime();

private:
    [[nodiscard]] QStringList clausesOf(const Listing &listing) const;
    std::optional<PolicyEngine> m_engine;
};

namespace {

/// A notice with nothing wrong.
Listing clean()
{
    Listing listing;
    listing.id = {"L-1"};
    listing.title = "Ferry Lights";
    listing.category = "film";
    listing.productionCompany = "Quayside Pictures";
    listing.description = "A drama about two sisters who run the last night ferry.";
    listing.roles = {{"Marta", "female, 30-40, the elder sister", "", {}, {}, Nudity::Unspecified, {}}};
    listing.compensation.details = "$250/day";
    listing.locations = {"Chicago, IL"};
    listing.dates = "June 3-9, 2026";
    listing.howToApply = "Send a self-tape to casting@quaysidepictures.example";
    listing.poster.email = "casting@quaysidepictures.example";
    listing.poster.company = "Quayside Pictures";
    return listing;
}

/// Puts @p text where @p field says: "complaint", "apply", "email" …
Listing with(const QByteArray &category, const QByteArray &field, const QByteArray &text)
{
    Listing listing = clean();
    listing.category = category.toStdString();
    const std::string words = text.toStdString();
    if (field == "complaint") {
        listing.complaints.emplace_back().text = words;
    } else if (field == "apply") {
        listing.howToApply = words;
    } else if (field == "title") {
        listing.title = words;
    } else if (field == "fees") {
        listing.fees.details = words;
    } else if (field == "pay") {
        listing.compensation.details = words;
    } else if (field == "link") {
        listing.poster.links = {words};
    } else if (field == "email") {
        listing.poster.email = words;
    } else if (field == "role") {
        listing.roles[0].description = words;
    } else if (field == "dates") {
        listing.dates = words;
    } else {
        listing.description += ' ' + words;
    }
    return listing;
}

} // namespace

void TestEngine::initTestCase()
{
    m_engine = PolicyEngine::create(PolicyPack::builtIn()).value();
}

QStringList TestEngine::clausesOf(const Listing &listing) const
{
    QStringList clauses;
    for (const Finding &finding : m_engine->assess(listing).findings) {
        clauses.append(QString::fromStdString(finding.clause));
    }
    return clauses;
}

void TestEngine::clauses_data()
{
    QTest::addColumn<QByteArray>("category");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("clause");
    QTest::addColumn<bool>("stands");
    const auto row = [](const char *category, const char *field, const char *text, const char *clause, bool stands) {
        QTest::newRow(qPrintable(QString::fromUtf8(clause) + (stands ? QStringLiteral(" ") : QStringLiteral(" not ")) +
                                 QString::fromUtf8(text)))
            << QByteArray(category) << QByteArray(field) << QByteArray(text) << QString::fromUtf8(clause) << stands;
    };
    row("film", "pay", "$250/day", "pay.guaranteed", true);
    row("film", "pay", "Pay to be discussed", "pay.unstated", true);
    row("film", "pay", "Copy and credit, lunch on set", "pay.in-kind", true);
    row("film", "pay", "Paid if the pilot is picked up", "pay.prospective", true);
    row("film", "fees", "Each actor pays a $40 registration fee.", "fee.pay-to-play", true);
    row("film", "text", "There is no registration fee and never will be.", "fee.pay-to-play", false);
    row("film", "text", "A registration f\u200Bee of $30 is due first.", "fee.pay-to-play", true);
    row("film", "text", "A r\u0435gistration f e e of $30 is due first.", "fee.pay-to-play", true);
    row("film", "text", "A $50 fee is paid to each performer after wrap.", "fee.pay-to-play", false);
    row("film", "text", "The application fee is waived for everyone.", "fee.pay-to-play", false);
    row("workshop", "fees", "Tuition: $180", "fee.disclosed", true);
    row("workshop", "text", "A tuition fee applies.", "fee.unclear", true);
    row("film", "text", "A small processing fee applies.", "fee.unclear", true);
    row("film", "complaint", "They asked me to pay $90 for headshots before the audition.", "fee.hidden", true);
    row("film", "complaint", "They asked me to pay $90 for headshots before the audition.", "complaint.fee", true);
    row("film", "complaint", "No breaks and no water in sixteen hours.", "complaint.conditions", true);
    row("film", "complaint", "At the callback he told me to undress.", "complaint.audition", true);
    row("film", "complaint", "I get ten emails a day now, it is spam.", "complaint.spam", true);
    // What a sentence denies, tells of others, quotes or makes up is not what it asks for.
    row("film", "text", "Because of no-shows we hold your slot with a $20 deposit.", "fee.pay-to-play", true);
    row("film", "apply", "Feel free to send me a private message on Instagram.", "thirdparty.application", true);
    row("film", "text", "What we do not need yet: your bank details or a Social Security number.",
        "safety.personal-data", false);
    row("film", "text",
        "Somebody runs fake auditions with our logo. They ask for a $30 registration fee. That is a scam.",
        "fee.pay-to-play", false);
    row("film", "text", "In the script she says 'send me your Social Security number' and hangs up.",
        "safety.personal-data", false);
    row("film", "text", "Sides:\nVERA: Bring it to my hotel room.\nLOU: When?\nVERA: Now.", "safety.location", false);
    row("film", "text", "Bring your sides to my hotel room at nine for the audition.", "safety.location", true);
    row("theater", "role", "Her mother pays the tuition with his money and hides it from him.", "fee.pay-to-play",
        false);
    // What the sums are for.
    row("theater", "pay", "$250 for the run", "pay.stipend", true);
    row("theater", "pay", "$300 flat for rehearsals and performances", "pay.guaranteed", false);
    row("theater", "pay", "$500 weekly, which we call a stipend", "pay.stipend", false);
    row("event-work", "pay", "$15.50 an hour, $16.75 on stilts", "pay.below-minimum", true); // Chicago's is 17.05
    row("event-work", "pay", "$350 per event plus tips", "pay.prospective", false);
    row("event-work", "pay", "You earn on every sale", "pay.prospective", true);
    row("background", "pay", "Flat $100. Call is 5pm Friday and we wrap at 7am Saturday.", "pay.below-minimum", true);
    row("film", "pay", "Salaries are put off until the film finds a buyer", "pay.deferred", true);
    row("film", "pay", "We can't offer cash", "pay.none", true);
    row("commercial", "text", "$1,900 for 4 hours, no acting. Join us on Telegram to be picked.", "safety.payment-scam",
        true);
    row("commercial", "pay", "Recall fee $50 to you, session fee $650", "fee.pay-to-play", false);
    row("film", "text", "Each actor orders a background check from our vendor ($38).", "fee.pay-to-play", true);
    // Who is named.
    row("film", "text", "The series airs on Netflix.", "good.exposure", true);
    row("film", "text", "In the style of a Netflix series.", "good.exposure", false);
    row("voiceover", "apply", "Build yourself a page on Voquent and reply there.", "thirdparty.application", true);
    row("film", "apply", "Not on Voquent: write to the office.", "thirdparty.application", false);
    row("film", "complaint", "On the day we were told to be topless.", "complaint.nudity", true);
    row("film", "text", "The part includes partial nudity in one scene.", "adult.disclosed", true);
    row("film", "text", "There is no nudity in the film.", "adult.disclosed", false);
    row("film", "text", "She wears a nude lipstick in a strip mall.", "adult.disclosed", false);
    row("modeling", "text", "You must be comfortable with your body and open-minded.", "adult.euphemism", true);
    row("modeling", "text", "Models for a lingerie shoot, girls 15 to 19 welcome.", "adult.minor", true);
    row("film", "role", "Teen girl, 15, in a wet bikini for the sexy dance", "adult.minor", true);
    row("film", "text", "Performers wanted for porn scenes.", "adult.pornographic", true);
    row("film", "text", "A comedy about a retired porn star who opens a bakery.", "adult.pornographic", false);
    row("film", "apply", "Please DM us your reel.", "thirdparty.application", true);
    row("film", "apply", "Create a free account on our partner app first.", "thirdparty.application", true);
    row("film", "apply", "Fill in the form at https://forms.gle/abc", "thirdparty.application", false);
    row("film", "dates", "TBD", "vague.missing", true);
    row("film", "dates", "Late autumn, TBD", "identity.unverifiable", false);
    row("film", "apply", "Send your bank account details and a copy of your passport.", "safety.personal-data", true);
    row("film", "apply", "Text us on WhatsApp to apply.", "safety.personal-data", true);
    row("film", "text", "We never ask for bank details before booking.", "safety.personal-data", false);
    row("film", "text", "We mail you a cheque, you deposit it and send the rest to our stylist.", "safety.payment-scam",
        true);
    row("film", "text", "Beware of anyone who sends you a cheque in our name.", "safety.payment-scam", false);
    row("film", "apply", "Auditions are held at my apartment in the evening.", "safety.location", true);
    row("event-work", "text", "We are hiring female bartenders under 25.", "discrimination.unlawful", true);
    row("film", "role", "female bartender, 25, the villain", "discrimination.unlawful", false);
    row("film", "text", "Join our eight week acting class and learn to audition.", "noncasting.miscategorised", true);
    row("workshop", "title", "SCENE STUDY INTENSIVE WITH PRIZES", "noncasting.format", true);
    row("student-film", "email", "jo.park@gmail.com", "identity.school-email", true);
    row("student-film", "email", "jpark@film.northbank.edu", "good.student-verified", true);
}

void TestEngine::clauses()
{
    QFETCH(const QByteArray, category);
    QFETCH(const QByteArray, field);
    QFETCH(const QByteArray, text);
    QFETCH(const QString, clause);
    QFETCH(const bool, stands);
    const QStringList clauses = clausesOf(with(category, field, text));
    QVERIFY2(clauses.contains(clause) == stands, qPrintable(clauses.join(u' ')));
}

void TestEngine::decisions_data()
{
    QTest::addColumn<QByteArray>("category");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("decision");
    QTest::newRow("clean") << QByteArray("film") << QByteArray("text") << QByteArray() << QByteArray("approve");
    QTest::newRow("disclosed nudity, paid") << QByteArray("film") << QByteArray("text")
                                            << QByteArray("Partial nudity in one scene.") << QByteArray("approve");
    QTest::newRow("no figure") << QByteArray("film") << QByteArray("pay") << QByteArray("Competitive pay")
                               << QByteArray("clarify");
    QTest::newRow("fee") << QByteArray("film") << QByteArray("fees") << QByteArray("$40 registration fee")
                         << QByteArray("decline");
    QTest::newRow("hidden fee") << QByteArray("film") << QByteArray("complaint")
                                << QByteArray("I was charged $40 to register.") << QByteArray("suspend");
    QTest::newRow("a minor") << QByteArray("modeling") << QByteArray("text")
                             << QByteArray("Lingerie shoot, girls 15 to 17.") << QByteArray("escalate");
}

void TestEngine::decisions()
{
    QFETCH(const QByteArray, category);
    QFETCH(const QByteArray, field);
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, decision);
    const Assessment assessment = m_engine->assess(with(category, field, text));
    QCOMPARE(QByteArray::fromStdString(std::string(wordFor(assessment.decision))), decision);
    constexpr std::array base{0.1, 0.4, 0.7, 0.9, 1.0};
    QCOMPARE(assessment.risk,
             base.at(std::size_t(assessment.decision)) + 0.02 * double(assessment.findings.size() - 1));
    QCOMPARE(assessment.policy, m_engine->pack().reference());
}

void TestEngine::findingsPointAtTheirBytesInReadingOrder()
{
    Listing listing = with("film", "text", "“Naïve” crew 😀: a $40 regi\u00ADstration fee, and partial nudity.");
    listing.dates = "TBD";
    const Assessment assessment = m_engine->assess(listing);
    const std::vector<TextField> fields = textFields(listing);
    std::ptrdiff_t last = -1;
    for (const Finding &finding : assessment.findings) {
        QCOMPARE(std::string(textAt(listing, finding.field).substr(finding.start, finding.length)), finding.quote);
        QVERIFY2(!finding.message.empty(), finding.clause.c_str());
        const std::ptrdiff_t at =
            std::distance(fields.begin(), std::ranges::find(fields, finding.field, &TextField::path));
        QVERIFY(at >= last);
        last = at;
    }
    QVERIFY(std::ranges::any_of(assessment.findings, [](const Finding &f) {
        return f.clause == "fee.pay-to-play" && f.quote.find("regi\u00ADstration") != std::string::npos;
    }));
}

void TestEngine::whatWasHeldBackIsToldWithItsGuard()
{
    const Assessment assessment = m_engine->assess(with("film", "text", "There is no nudity in this film."));
    const auto miss = std::ranges::find(assessment.nearMisses, "adult.disclosed", &NearMiss::clause);
    QVERIFY(miss != assessment.nearMisses.end());
    QCOMPARE(miss->guard, std::string("negated"));
    QVERIFY2(miss->quote.find("nudity") != std::string::npos, miss->quote.c_str());
}

void TestEngine::anUncoveredLanguageIsNeverApproved()
{
    Listing listing = clean();
    listing.description = "Buscamos actrices y actores para una película sobre dos hermanas que llevan el último barco "
                          "de la noche. Los ensayos empiezan en mayo y el rodaje dura tres semanas en la ciudad.";
    const Assessment assessment = m_engine->assess(listing);
    QVERIFY(clausesOf(listing).contains(QStringLiteral("not-evaluated.language")));
    QVERIFY(assessment.decision != Proposal::Approve);
}

void TestEngine::aNoticeTooLongSaysSo()
{
    Listing listing = clean();
    while (listing.description.size() < m_engine->pack().settings().longestNotice + 10) {
        listing.description += " The ferry sails again, é.";
    }
    QVERIFY(clausesOf(listing).contains(QStringLiteral("not-evaluated.budget")));
}

void TestEngine::hostileTextEndsInTime_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("one letter") << QByteArray(300'000, 'a');
    QTest::newRow("digits") << QByteArray(300'000, '1');
    QTest::newRow("dollars") << QByteArray("$1-$1/").repeated(50'000);
    QTest::newRow("no fee") << QByteArray("no fee or ").repeated(8'000);
    QTest::newRow("dots") << QByteArray("a.").repeated(100'000);
    QTest::newRow("quotes") << QByteArray("\" fee \"").repeated(8'000);
    QTest::newRow("right to left") << QByteArray("\u202Eeef\u202C ").repeated(20'000);
}

void TestEngine::hostileTextEndsInTime()
{
    QFETCH(const QByteArray, text);
    Listing listing = clean();
    listing.description = text.toStdString();
    QElapsedTimer clock;
    clock.start();
    (void)m_engine->assess(listing);
    QVERIFY2(clock.elapsed() < 20'000, qPrintable(QString::number(clock.elapsed())));
}

QTEST_GUILESS_MAIN(TestEngine)
#include "tst_engine.moc"
