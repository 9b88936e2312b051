// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/decision/reviewfixture.h"

#include <QTest>
#include <QWidget>

#include "core/review/letterpack.h"

namespace stagedoor {

namespace {

PolicyEngine engine()
{
    const std::shared_ptr<const PolicyPack> pack = letterPack();
    if (!pack) {
        qFatal("letterpack.h: %s", PolicyPack::fromToml(letterPackToml, "letterpack.toml").error().detail.c_str());
    }
    Result<PolicyEngine> made = PolicyEngine::create(pack);
    if (!made) {
        qFatal("letterpack.h: %s", made.error().detail.c_str());
    }
    return *std::move(made);
}

} // namespace

ReviewFixture::ReviewFixture()
    : m_sync(new SyncEngine(m_store.store(), engine(), m_store.clock()))
    , m_review(new ReviewService(m_store.store(), *m_sync, engine(), m_store.clock(), {}))
{
}

ReviewFixture::~ReviewFixture() = default;

CachedNotice ReviewFixture::cached(const Listing &listing, const Assessment &assessment)
{
    m_store.apply({listing}, {assessment});
    return valueFrom(m_store.store().notice(listing.id));
}

std::string ReviewFixture::draftOf(const ListingId &id)
{
    const std::optional<Draft> draft = valueFrom(m_store.store().draft(id));
    return draft ? draft->json : std::string();
}

Listing filmNotice(const std::string &id)
{
    Listing listing = makeListing(id, "Low Water");
    listing.category = "short-film";
    listing.productionCompany = "Tinwhistle Films";
    listing.description = "A ferry captain keeps her route running. Pay if the film sells. A $50 deposit is due.";
    listing.compensation.declared = DeclaredPay::Paid;
    listing.compensation.details = "$200/day";
    listing.locations = {"Savannah, GA"};
    Role captain;
    captain.name = "Captain";
    captain.description = "Lead, 50s";
    listing.roles = {captain};
    listing.poster.accountId = {"A-1"};
    listing.poster.name = "Ana Ruiz";
    listing.poster.email = "ana@film.example.edu";
    return listing;
}

Finding findingIn(const Listing &listing, const std::string &clause, const std::string &field, const std::string &quote,
                  Severity severity)
{
    const std::size_t start = textAt(listing, field).find(quote);
    if (start == std::string_view::npos) {
        qFatal("the notice does not say %s", quote.c_str());
    }
    Finding finding;
    finding.clause = clause;
    finding.field = field;
    finding.start = start;
    finding.length = quote.size();
    finding.quote = quote;
    finding.severity = severity;
    finding.rule = clause + ".rule";
    finding.message = "Because of these words.";
    return finding;
}

Finding missingIn(const std::string &clause, const std::string &field, Severity severity)
{
    Finding finding;
    finding.clause = clause;
    finding.field = field;
    finding.severity = severity;
    finding.rule = clause + ".rule";
    finding.message = "It is not said.";
    return finding;
}

CachedNotice feeNotice()
{
    CachedNotice notice;
    notice.listing = filmNotice();
    notice.assessment.findings = {
        findingIn(notice.listing, "pay.prospective", "description", "Pay if the film sells", Severity::Check),
        findingIn(notice.listing, "fee.pay-to-play", "description", "$50 deposit", Severity::Blocking),
        findingIn(notice.listing, "pay.guaranteed", "compensation.details", "$200/day", Severity::Note),
        missingIn("vague.missing", "dates", Severity::Check)};
    notice.assessment.payTag = PayTag::Paid;
    notice.assessment.decision = Proposal::Decline;
    notice.assessment.policy = "test@1";
    return notice;
}

CachedNotice cleanNotice(const std::string &id)
{
    CachedNotice notice;
    notice.listing = filmNotice(id);
    notice.assessment.findings = {
        findingIn(notice.listing, "pay.guaranteed", "compensation.details", "$200/day", Severity::Note)};
    notice.assessment.payTag = PayTag::Paid;
    notice.assessment.decision = Proposal::Approve;
    notice.assessment.policy = "test@1";
    return notice;
}

bool showActive(QWidget &window)
{
    window.show();
    window.activateWindow();
    return QTest::qWaitForWindowActive(&window);
}

} // namespace stagedoor
