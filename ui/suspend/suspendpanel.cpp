// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/suspend/suspendpanel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

#include "review/citing.h"
#include "review/letters.h"
#include "review/whendone.h"
#include "ui/decision/clausechips.h"
#include "ui/decision/reasonstrip.h"
#include "ui/text/displaytext.h"
#include "ui/text/errortext.h"
#include "ui/text/words.h"
#include "ui/theme/labels.h"

namespace stagedoor {

namespace {

using namespace Qt::StringLiterals;

constexpr int reasonLines = 4;
constexpr int listingLines = 4;

bool isLive(const AccountListing &listing)
{
    return listing.state != ListingState::Declined && listing.state != ListingState::Hidden;
}

QString accountName(const Poster &poster)
{
    const std::string &name = poster.name.empty() ? poster.company : poster.name;
    return name.empty() ? toLine(poster.accountId.value, 64) : toLine(name, 80);
}

} // namespace

struct SuspendPanel::Parts {
    QLabel *heading;
    QLabel *takesDown;
    QListWidget *listings;
    ClauseChips *chips;
    QPlainTextEdit *reason;
    QComboBox *language;
    QPlainTextEdit *preview;
    QLabel *missing;
    QPushButton *confirm;
    QPushButton *cancel;
};

SuspendPanel::SuspendPanel(ReviewService &review, QWidget *parent)
    : QWidget(parent)
    , m_review(review)
    , m_parts(new Parts{headingLabel({}, this), plainLabel({}, this), new QListWidget(this),
                        new ClauseChips(review.pack(), fromText(QLocale().name()), this), new QPlainTextEdit(this),
                        new QComboBox(this), new QPlainTextEdit(this), plainLabel({}, this),
                        new QPushButton(tr("Suspend (Ctrl+Enter)"), this), new QPushButton(tr("Cancel (Esc)"), this)})
{
    build();
    connectParts();
}

SuspendPanel::~SuspendPanel() = default;

QWidget *SuspendPanel::buildReasons()
{
    auto *const column = new QWidget(this);
    auto *const layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_parts->listings->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    m_parts->takesDown->setWordWrap(true);
    m_parts->takesDown->setObjectName(u"takesDown"_s);
    m_parts->takesDown->setBuddy(m_parts->listings);
    m_parts->listings->setObjectName(u"takenDown"_s);
    m_parts->listings->setAccessibleName(tr("Notices that are taken down"));
    m_parts->listings->setSelectionMode(QAbstractItemView::NoSelection);
    m_parts->reason->setObjectName(u"suspendReason"_s);
    m_parts->reason->setAccessibleName(tr("Reason, sent to the poster and kept in the log"));
    m_parts->reason->setTabChangesFocus(true);
    m_parts->reason->setFixedHeight(reasonLines * fontMetrics().lineSpacing());
    QLabel *const reason = plainLabel(tr("Reason, in your words (sent to the poster, kept in the log)"), column);
    reason->setWordWrap(true);
    reason->setBuddy(m_parts->reason);
    layout->addWidget(reason);
    layout->addWidget(m_parts->reason);
    layout->addWidget(plainLabel(tr("Clauses"), column));
    layout->addWidget(m_parts->chips);
    layout->addWidget(m_parts->takesDown);
    layout->addWidget(m_parts->listings, 1);
    m_parts->listings->setMinimumHeight(listingLines * fontMetrics().lineSpacing());
    auto *const scroll = new QScrollArea(this); // scrolls when the window is low or the font large
    scroll->setWidget(column);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    return scroll;
}

QWidget *SuspendPanel::buildLetter()
{
    auto *const column = new QWidget(this);
    auto *const layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_parts->preview->setReadOnly(true);
    m_parts->preview->setTabChangesFocus(true);
    m_parts->preview->setObjectName(u"suspendLetter"_s);
    m_parts->preview->setAccessibleName(tr("The letter as it will be sent"));
    m_parts->language->setObjectName(u"suspendLanguage"_s);
    m_parts->language->setAccessibleName(tr("Language of the letter"));
    fillLetterLanguages(*m_parts->language);
    auto *const row = new QHBoxLayout;
    QLabel *const label = plainLabel(tr("Letter in"), column);
    label->setBuddy(m_parts->language);
    row->addWidget(label);
    row->addWidget(m_parts->language);
    row->addStretch(1);
    layout->addLayout(row);
    layout->addWidget(m_parts->preview, 1);
    return column;
}

void SuspendPanel::build()
{
    setAccessibleName(tr("Suspend the account"));
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setSpacing(6);
    m_parts->heading->setWordWrap(true);
    layout->addWidget(m_parts->heading);
    auto *const columns = new QSplitter(Qt::Horizontal, this);
    columns->addWidget(buildReasons());
    columns->addWidget(buildLetter());
    columns->setStretchFactor(0, 1);
    columns->setStretchFactor(1, 1);
    columns->setChildrenCollapsible(false);
    columns->setHandleWidth(9);
    layout->addWidget(columns, 1);
    auto *const bottom = new QHBoxLayout;
    m_parts->missing->setObjectName(u"suspendMissing"_s);
    m_parts->missing->setWordWrap(true);
    m_parts->missing->setAlignment(Qt::AlignVCenter | Qt::AlignTrailing);
    m_parts->confirm->setObjectName(u"suspendConfirm"_s);
    m_parts->cancel->setObjectName(u"suspendCancel"_s);
    bottom->addWidget(m_parts->missing, 1);
    bottom->addWidget(m_parts->confirm);
    bottom->addWidget(m_parts->cancel);
    layout->addLayout(bottom);
}

void SuspendPanel::connectParts()
{
    connect(m_parts->reason, &QPlainTextEdit::textChanged, this, [this] {
        refresh();
        Q_EMIT reasonChanged(reason());
    });
    connect(m_parts->language, &QComboBox::currentIndexChanged, this, &SuspendPanel::refresh);
    connect(m_parts->chips, &ClauseChips::cited, this, [this](const std::string &clause, bool on) {
        m_judgement.cite(clause, on);
        refresh();
    });
    connect(m_parts->confirm, &QPushButton::clicked, this, &SuspendPanel::confirm);
    connect(m_parts->cancel, &QPushButton::clicked, this, &SuspendPanel::cancelled);
}

void SuspendPanel::ask(const CachedNotice &notice, const Decision &start)
{
    m_judgement = Judgement();
    m_judgement.show(notice);
    m_judgement.startFrom(start);
    m_start = start;
    m_account.reset();
    const Listing &listing = notice.listing;
    m_parts->heading->setText(
        tr("Suspend the account of %1? It leaves at once and has no undo time; Reinstate brings it back.")
            .arg(accountName(listing.poster)));
    m_parts->reason->setPlainText(toText(start.reason));
    pickLetterLanguage(*m_parts->language, listing.language);
    showTakenDown();
    refresh();
    m_parts->reason->setFocus(Qt::OtherFocusReason);
    loadAccount();
}

void SuspendPanel::loadAccount()
{
    const AccountId id = m_judgement.notice().listing.poster.accountId;
    whenDone(m_review.account(id), this, [this, id](const Result<Account> &account) {
        if (m_judgement.notice().listing.poster.accountId == id) {
            m_account = account;
            showTakenDown();
            refresh();
        }
    });
}

void SuspendPanel::showTakenDown()
{
    m_parts->listings->clear();
    m_parts->listings->addItem(toLine(m_judgement.notice().listing.title, 200));
    if (!m_account) {
        m_parts->takesDown->setText(tr("It takes down this notice; asking the server for the others…"));
        return;
    }
    if (!*m_account) {
        m_parts->takesDown->setText(
            tr("It takes down this notice and all others of the account. Which those are is not known offline. %1")
                .arg(errorText(m_account->error())));
        return;
    }
    int live = 1;
    for (const AccountListing &listing : (*m_account)->listings) {
        if (isLive(listing) && listing.id != m_judgement.notice().listing.id) {
            m_parts->listings->addItem(tr("%1 (%2)").arg(toLine(listing.title, 200), stateName(listing.state)));
            ++live;
        }
    }
    m_parts->takesDown->setText(tr("It takes down %n notice(s):", nullptr, live));
}

std::string SuspendPanel::reason() const
{
    return fromText(m_parts->reason->toPlainText().trimmed());
}

Letter SuspendPanel::written() const
{
    const CachedNotice &notice = m_judgement.notice();
    LetterRequest request;
    request.kind = LetterKind::Suspend;
    request.language = pickedLetterLanguage(*m_parts->language);
    request.points = pointsFor(m_judgement.citedClauses(), notice.assessment.findings, notice.listing);
    request.remark = reason();
    return writeLetter(LetterTemplates::builtIn(), *m_review.pack(), notice.listing, request);
}

QString SuspendPanel::missing() const
{
    if (m_account && *m_account && (*m_account)->state == AccountState::Suspended) {
        return tr("The account is suspended already.");
    }
    if (m_judgement.citedClauses().empty()) {
        return tr("Pick at least one clause.");
    }
    if (reason().empty()) {
        return tr("Write the reason.");
    }
    return {};
}

void SuspendPanel::refresh()
{
    if (m_judgement.notice().listing.id.empty()) {
        return;
    }
    m_parts->chips->show(m_judgement);
    const Letter letter = written();
    m_parts->preview->setPlainText(toText(letter.subject) + u"\n\n"_s + toText(letter.body));
    const QString what = missing();
    m_parts->missing->setText(what);
    m_parts->confirm->setEnabled(what.isEmpty());
    m_parts->confirm->setToolTip(toTip(what));
}

void SuspendPanel::confirm()
{
    if (!m_parts->confirm->isEnabled()) {
        return;
    }
    Decision decision = m_start;
    decision.kind = DecisionKind::Suspend;
    decision.accountId = m_judgement.notice().listing.poster.accountId;
    decision.payTag.reset();
    decision.clauses = m_judgement.citedClauses();
    decision.reason = reason();
    decision.letter = written();
    confirmCited(decision, m_judgement.assessment().findings);
    Q_EMIT confirmed(decision);
}

void SuspendPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_parts->reason->setFocus(Qt::OtherFocusReason); // ask() may have come before
}

void SuspendPanel::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier)) {
        confirm();
    } else if (event->key() == Qt::Key_Escape) {
        Q_EMIT cancelled();
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace stagedoor
