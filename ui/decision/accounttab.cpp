// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/decision/accounttab.h"

#include <algorithm>

#include <QFormLayout>
#include <QVBoxLayout>

#include "review/whendone.h"
#include "ui/decision/bodylabel.h"
#include "ui/text/displaytext.h"
#include "ui/text/errortext.h"
#include "ui/text/relativetime.h"
#include "ui/text/words.h"
#include "ui/theme/labels.h"

namespace stagedoor {

namespace {

using namespace Qt::StringLiterals;

constexpr std::size_t mostListings = 50; // lines of an account's history shown

void addRow(QFormLayout &form, const QString &name, const QString &value)
{
    if (!value.isEmpty()) {
        QLabel *const label = dimLabel(name, nullptr);
        label->setWordWrap(false);
        form.addRow(label, bodyLabel(value, nullptr));
    }
}

QString outcomes(const Poster &poster)
{
    if (poster.posted == 0) {
        return {}; // the site did not say
    }
    return AccountTab::tr("%1 posted, %2 approved, %3 declined")
        .arg(QString::number(poster.posted), QString::number(poster.approved), QString::number(poster.declined));
}

QString emailWords(const Poster &poster, const std::vector<std::string> &schoolDomains)
{
    const QString address = toLine(poster.email, 200);
    if (address.isEmpty()) {
        return {};
    }
    QStringList notes;
    if (isSchoolAddress(poster.email, schoolDomains)) {
        notes << AccountTab::tr("a school's");
    }
    notes << (poster.emailVerified ? AccountTab::tr("verified") : AccountTab::tr("not verified"));
    return AccountTab::tr("%1 (%2)").arg(address, notes.join(u", "_s));
}

QString accountStateName(AccountState state)
{
    switch (state) {
    case AccountState::Active:
        return AccountTab::tr("active");
    case AccountState::Deactivated:
        return AccountTab::tr("deactivated until the poster answers");
    case AccountState::Suspended:
        return AccountTab::tr("suspended");
    }
    return {};
}

} // namespace

bool isSchoolAddress(std::string_view email, const std::vector<std::string> &schoolDomains)
{
    const std::size_t at = email.rfind('@');
    if (at == std::string_view::npos) {
        return false;
    }
    std::string domain('.' + std::string(email.substr(at + 1)));
    std::ranges::transform(domain, domain.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c; });
    return std::ranges::any_of(schoolDomains,
                               [&domain](const std::string &ending) { return domain.ends_with('.' + ending); });
}

AccountTab::AccountTab(ReviewService &review, QWidget *parent) : QScrollArea(parent), m_review(review)
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Account"));
    rebuild();
}

void AccountTab::show(const Listing &listing)
{
    const bool other = listing.poster.accountId != m_listing.poster.accountId;
    m_listing = listing;
    if (other) {
        m_account.reset();
        m_asked = {};
    }
    rebuild();
    if (isVisible()) {
        load();
    }
}

void AccountTab::clear()
{
    show({});
}

void AccountTab::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    load();
}

void AccountTab::load()
{
    const AccountId id = m_listing.poster.accountId;
    const bool failed = m_account && !*m_account;
    if (id.empty() || (m_asked == id && !failed)) {
        return;
    }
    m_asked = id;
    whenDone(m_review.account(id), this, [this, id](const Result<Account> &account) {
        if (m_listing.poster.accountId == id) {
            m_account = account;
            rebuild();
        }
    });
}

void AccountTab::rebuild()
{
    auto *const page = new QWidget;
    auto *const layout = new QVBoxLayout(page);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setSpacing(6);
    page->setAutoFillBackground(true);
    page->setBackgroundRole(QPalette::Base);
    if (!m_listing.id.empty()) {
        addPoster(*layout, m_listing.poster);
        if (m_listing.poster.accountId.empty()) {
            layout->addWidget(dimLabel(tr("The notice names no account."), page));
        } else if (!m_account) {
            layout->addWidget(dimLabel(tr("Asking the server…"), page));
        } else if (!*m_account) {
            layout->addWidget(dimLabel(
                tr("The account's history is not known offline. %1").arg(errorText(m_account->error())), page));
        } else {
            addAccount(*layout, **m_account);
        }
    }
    layout->addStretch(1);
    setWidget(page); // deletes the page before
}

void AccountTab::addPoster(QVBoxLayout &layout, const Poster &poster)
{
    layout.addWidget(headingLabel(poster.name.empty() ? tr("Poster") : toLine(poster.name, 120), nullptr));
    if (poster.suspended) {
        layout.addWidget(headingLabel(tr("✗ The account is suspended"), nullptr));
    }
    auto *const form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setVerticalSpacing(3);
    form->setLabelAlignment(Qt::AlignTop | Qt::AlignLeading);
    addRow(*form, tr("E-mail"), emailWords(poster, m_review.pack()->settings().schoolDomains));
    addRow(*form, tr("Company"), toLine(poster.company, 200));
    addRow(*form, tr("Website"), toLine(poster.website, 300));
    for (const std::string &link : poster.links) {
        addRow(*form, tr("Link"), toLine(link, 300));
    }
    if (poster.createdAt) {
        addRow(*form, tr("Account made"), agoText(*poster.createdAt, m_review.clock().now()));
    }
    addRow(*form, tr("Earlier notices"), outcomes(poster));
    addRow(*form, tr("Account"), toLine(poster.accountId.value, 64));
    layout.addLayout(form);
}

void AccountTab::addAccount(QVBoxLayout &layout, const Account &account)
{
    const Timestamp now = m_review.clock().now();
    layout.addWidget(bodyLabel(tr("The account is %1.").arg(accountStateName(account.state)), nullptr));
    const auto section = [&layout](const QString &title, std::size_t count) {
        if (count > 0) {
            layout.addWidget(headingLabel(AccountTab::tr("%1 (%2)").arg(title, QString::number(count)), nullptr));
        }
    };
    const auto line = [&layout](const QString &text) { layout.addWidget(bodyLabel(text, nullptr)); };
    section(tr("Suspensions"), account.suspensions.size());
    for (const Decision &decision : account.suspensions) {
        line(tr("%1, %2: %3")
                 .arg(decision.at ? agoText(*decision.at, now) : QString(), toLine(decision.by, 60),
                      toLine(decision.reason, 200)));
    }
    section(tr("Complaints"), account.complaints.size());
    for (const AccountComplaint &item : account.complaints) {
        const auto known = std::ranges::find(account.listings, item.listingId, &AccountListing::id);
        const std::string &title = known == account.listings.end() ? item.listingId.value : known->title;
        line(tr("%1, %2: %3")
                 .arg(complaintName(item.complaint.kind), complaintStateName(item.complaint.state),
                      toDisplay(item.complaint.text, 600)));
        layout.addWidget(dimLabel(tr("on %1").arg(toLine(title, 120)), nullptr));
    }
    section(tr("Notices"), account.listings.size());
    for (std::size_t index = 0; index < account.listings.size() && index < mostListings; ++index) {
        const AccountListing &item = account.listings[index];
        line(tr("%1: %2, %3")
                 .arg(toLine(item.title, 120), stateName(item.state),
                      item.submittedAt ? agoText(*item.submittedAt, now) : tr("no date")));
    }
    section(tr("Notes"), account.notes.size());
    for (const Note &note : account.notes) {
        line(tr("%1: %2").arg(toLine(note.by, 60), toDisplay(note.text, 600)));
    }
}

} // namespace stagedoor
