// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "samplenotice.h"

using namespace stagedoor;
using namespace Qt::StringLiterals;

class TestNoticePage final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fieldsStandInTheFixedOrder();
    void everyFindingStandsOnItsQuote();
    void overlappingFindingsHaveLanesOfTheirOwn();
    void absencesStandInTheirField();
    void anAbsenceInAnUnknownFieldIsShownToo();
    void copyingYieldsWhatThePosterWrote();
    void longFieldsAreCutAndFindingsBehindPointThere();
    void aHugeNoticeIsBounded();
    void everyFieldOfAListingIsShown();
};

void TestNoticePage::fieldsStandInTheFixedOrder()
{
    const QString text = pageOf(sampleNotice()).text();
    qsizetype last = -1;
    for (const QString &part :
         {u"Paper Boats"_s, u"Blue Gantry"_s, u"Short film"_s, u"$180 a day"_s, u"Two brothers"_s, u"Wes"_s,
          u"Tacoma"_s, u"vague.missing"_s, u"Write to us."_s, u"Derek"_s, u"He wants"_s}) {
        const qsizetype at = text.indexOf(part, last + 1);
        QVERIFY2(at > last, qPrintable(part + u" in "_s + text));
        last = at;
    }
}

void TestNoticePage::everyFindingStandsOnItsQuote()
{
    const CachedNotice notice = sampleNotice();
    const NoticePage page = pageOf(notice);
    QCOMPARE(page.findings().size(), notice.assessment.findings.size());
    for (const FindingPlace &place : page.findings()) {
        const Finding &finding = notice.assessment.findings[std::size_t(place.finding)];
        if (!place.absent) {
            QCOMPARE(textOf(page, place.range), toText(finding.quote));
        }
        QCOMPARE(place.severity, finding.severity);
    }
}

void TestNoticePage::overlappingFindingsHaveLanesOfTheirOwn()
{
    const NoticePage page = pageOf(sampleNotice());
    QCOMPARE(page.findings()[0].lane, 0); // "refundable deposit"
    QCOMPARE(page.findings()[1].lane, 1); // "deposit of $50"
    QCOMPARE(page.findings()[2].lane, 0); // "fee", further down
}

void TestNoticePage::absencesStandInTheirField()
{
    const NoticePage page = pageOf(sampleNotice());
    const FindingPlace &place = page.findings()[3];
    QVERIFY(place.absent);
    QCOMPARE(textOf(page, place.range), u"vague.missing"_s);
    const QString before = page.text().left(place.range.begin);
    QVERIFY(before.endsWith(u"Dates\t"_s));
}

void TestNoticePage::anAbsenceInAnUnknownFieldIsShownToo()
{
    CachedNotice notice = sampleNotice();
    notice.assessment.findings = {findingOf(notice.listing, "something.new", "", Severity::Blocking, "identity.new")};
    const NoticePage page = pageOf(notice);
    QCOMPARE(page.findings().size(), 1U);
    QCOMPARE(textOf(page, page.findings()[0].range), u"identity.new"_s);
}

void TestNoticePage::copyingYieldsWhatThePosterWrote()
{
    CachedNotice notice = sampleNotice();
    notice.listing.description = "a\xE2\x80\xAE"
                                 "b " +
                                 std::string(1500, 'x') + " end";
    notice.assessment.findings.clear();
    const NoticePage page = pageOf(notice);
    const QString all = page.rawText(0, int(page.text().size()));
    QVERIFY(all.contains(toText(notice.listing.description)));
    QVERIFY(!all.contains(u"⟦"_s));
    QVERIFY(page.text().contains(u"a⟦U+202E⟧b"_s));
    const int begin = int(page.text().indexOf(u"b x"_s));
    QCOMPARE(page.rawText(begin, begin + 3), u"b x"_s);
    QCOMPARE(page.rawText(0, 5), u"Paper"_s);
}

void TestNoticePage::longFieldsAreCutAndFindingsBehindPointThere()
{
    CachedNotice notice = sampleNotice();
    notice.listing.description = std::string(100'000, 'x') + " fee";
    notice.assessment.findings = {findingOf(notice.listing, "description", "fee", Severity::Blocking)};
    const NoticePage page = pageOf(notice);
    QVERIFY(page.cut());
    QVERIFY(page.hiddenBytes() > 30'000);
    const QString there = textOf(page, page.findings()[0].range);
    QVERIFY2(there.contains(u"not shown"_s), qPrintable(there));
    const NoticePage more = pageOf(notice, 256 * 1024);
    QVERIFY(!more.cut());
    QCOMPARE(textOf(more, more.findings()[0].range), u"fee"_s);
}

void TestNoticePage::aHugeNoticeIsBounded()
{
    CachedNotice notice = sampleNotice();
    notice.listing.roles.assign(5000, Role{.name = std::string(100'000, 'n'),
                                           .description = std::string(100'000, 'd'),
                                           .pay = {},
                                           .ageMin = {},
                                           .ageMax = {},
                                           .nudity = {},
                                           .unknown = {}});
    const NoticePage page = pageOf(notice);
    QVERIFY(page.text().size() < 700'000);
    QVERIFY(page.text().contains(u"4800"_s)); // more roles
}

void TestNoticePage::everyFieldOfAListingIsShown()
{
    CachedNotice notice = sampleNotice();
    Listing &listing = notice.listing;
    listing.dates = "In May";
    listing.fees = {.declared = true, .details = "A fee of $5", .unknown = {}};
    listing.poster.company = "Gantry Ltd";
    listing.poster.website = "https://gantry.example";
    listing.poster.links = {"https://imdb.example/1"};
    listing.media = {
        {.id = "M-1", .kind = MediaKind::Image, .caption = "A poster", .bytes = 2048, .sha256 = {}, .unknown = {}}};
    listing.messages = {{.id = "M",
                         .at = {},
                         .from = Sender::Editor,
                         .author = "ana",
                         .text = "Please say",
                         .attachments = {},
                         .unknown = {}}};
    const NoticePage page = pageOf(notice);
    for (const TextField &field : textFields(listing)) {
        const auto range = page.rangeOf(field.path, 0, field.text->size());
        QVERIFY2(range.has_value(), field.path.c_str());
        QCOMPARE(textOf(page, *range), toText(*field.text));
    }
}

QTEST_GUILESS_MAIN(TestNoticePage)
#include "tst_noticepage.moc"
