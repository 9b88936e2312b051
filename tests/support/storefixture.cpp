// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/storefixture.h"

#include <QUuid>

namespace stagedoor {

StoreFixture::StoreFixture()
{
    m_options.profile = profile();
    reopen();
}

std::filesystem::path StoreFixture::profile() const
{
    return std::filesystem::path(m_folder.path().toStdString()) / "profile";
}

void StoreFixture::reopen()
{
    close();
    if (const auto opened = tryToOpen(); !opened) {
        qFatal("the profile cannot be opened: %s", opened.error().detail.c_str());
    }
}

Result<> StoreFixture::tryToOpen()
{
    auto opened = Store::open(m_options, m_clock);
    if (!opened) {
        return tl::unexpected(opened.error());
    }
    m_store = std::move(*opened);
    return {};
}

std::vector<ListingId> StoreFixture::apply(std::vector<Listing> listings, std::vector<Assessment> assessments,
                                           std::string cursor)
{
    AssessedPage page;
    page.assessments = std::move(assessments);
    page.assessments.resize(listings.size(), makeAssessment());
    page.page.listings = std::move(listings);
    page.page.cursor = std::move(cursor);
    page.serverTime = m_clock.now();
    return valueFrom(m_store->apply(std::move(page))).changed;
}

std::vector<std::string> StoreFixture::idsOf(QueueFilter filter)
{
    std::vector<std::string> ids;
    const QueueOrder order = valueFrom(m_store->order(std::move(filter)));
    for (const QueueRow &row : valueFrom(m_store->rows(order.keys))) {
        ids.push_back(row.id.value);
    }
    return ids;
}

Listing makeListing(const std::string &id, const std::string &title, std::chrono::minutes age)
{
    const Timestamp submitted = ManualClock::noon() - age;
    Listing listing;
    listing.id.value = id;
    listing.title = title;
    listing.category = "short-film";
    listing.submittedAt = submitted;
    listing.updatedAt = submitted;
    listing.description = "Two days of filming for a short film.";
    listing.poster.accountId.value = "A-" + id;
    listing.poster.name = "Pat Poster";
    listing.poster.email = "pat@example.org";
    listing.poster.createdAt = submitted - std::chrono::days(400);
    listing.poster.posted = 12;
    listing.review = Review{.why = ReviewWhy::New, .since = submitted, .unknown = {}};
    return listing;
}

Assessment makeAssessment(int blocking, int check, int note)
{
    Assessment assessment;
    assessment.policy = "test@1";
    assessment.risk = blocking > 0 ? 0.7 : check > 0 ? 0.4 : 0.1;
    assessment.decision = blocking > 0 ? Proposal::Decline : check > 0 ? Proposal::Clarify : Proposal::Approve;
    const auto add = [&assessment](int count, Severity severity, const char *clause) {
        for (int i = 0; i < count; ++i) {
            Finding finding;
            finding.clause = clause;
            finding.field = "description";
            finding.start = 2;
            finding.length = 4;
            finding.quote = "days";
            finding.severity = severity;
            finding.rule = "test.rule";
            assessment.findings.push_back(std::move(finding));
        }
    };
    add(blocking, Severity::Blocking, "fee.pay-to-play");
    add(check, Severity::Check, "pay.unclear");
    add(note, Severity::Note, "vague.missing");
    return assessment;
}

Decision makeDecision(const ListingId &listing, DecisionKind kind, std::int64_t revision)
{
    Decision decision;
    decision.id.value = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    decision.listingId = listing;
    decision.revision = revision;
    decision.kind = kind;
    decision.payTag = PayTag::Paid;
    decision.policy = "test@1";
    decision.decidedAt = ManualClock::noon();
    return decision;
}

} // namespace stagedoor
