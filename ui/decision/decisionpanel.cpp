// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/decision/decisionpanel.h"

#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

#include "review/citing.h"
#include "ui/decision/accounttab.h"
#include "ui/decision/actionbar.h"
#include "ui/decision/clausechips.h"
#include "ui/decision/complaintsbox.h"
#include "ui/decision/draftkeeper.h"
#include "ui/decision/explanationview.h"
#include "ui/decision/findingsmodel.h"
#include "ui/decision/findingsview.h"
#include "ui/decision/historytab.h"
#include "ui/decision/obstacles.h"
#include "ui/decision/paytagbar.h"
#include "ui/decision/pendingbanner.h"
#include "ui/decision/reasonstrip.h"
#include "ui/text/displaytext.h"
#include "ui/theme/labels.h"

namespace stagedoor {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array decisions{DecisionKind::Approve,  DecisionKind::Clarify, DecisionKind::Decline,
                               DecisionKind::Escalate, DecisionKind::Hide,    DecisionKind::Suspend};

/// The tabs take what is left: they ask for no more than they need at least.
class LowTabs final : public QTabWidget
{
public:
    using QTabWidget::QTabWidget;
    QSize sizeHint() const override { return minimumSizeHint(); }
    QSize minimumSizeHint() const override
    {
        return {QTabWidget::minimumSizeHint().width(), lines * fontMetrics().lineSpacing()};
    }

private:
    static constexpr int lines = 13; // of text
};

} // namespace

struct DecisionPanel::Parts {
    QScrollArea *upper; ///< scrolls when the window is low or the font large
    PendingBanner *banner;
    QTabWidget *tabs;
    FindingsModel *findings;
    FindingsView *list;
    ComplaintsBox *complaints;
    ExplanationView *explanation;
    AccountTab *account;
    HistoryTab *history;
    ReasonStrip *strip;
    PayTagBar *tag;
    ClauseChips *chips;
    ActionBar *actions;
    QWidget *foot;   ///< what is always in sight: tag, reasons, decisions
    QLabel *message; ///< why a key did nothing
    DraftKeeper *drafts;
};

DecisionPanel::DecisionPanel(ReviewService &review, QWidget *parent) : QWidget(parent), m_review(review)
{
    const std::shared_ptr<const PolicyPack> pack = review.pack();
    const std::string language = fromText(QLocale().name());
    m_parts.reset(new Parts{nullptr, new PendingBanner(this), new LowTabs(this),
                            new FindingsModel(pack, language, this), new FindingsView(this), new ComplaintsBox(this),
                            new ExplanationView(pack, language, this), new AccountTab(review, this),
                            new HistoryTab(review, this), new ReasonStrip(pack, language, this), new PayTagBar(this),
                            new ClauseChips(pack, language, this), new ActionBar(this), new QWidget(this),
                            plainLabel({}, this), new DraftKeeper(review, u"panel"_s, this)});
    build();
    connectParts();
    connectReview();
    clear();
}

DecisionPanel::~DecisionPanel() = default;

void DecisionPanel::build()
{
    setAccessibleName(tr("Decide"));
    m_parts->list->setModel(m_parts->findings);
    m_parts->list->setObjectName(u"findings"_s);
    m_parts->message->setObjectName(u"decisionMessage"_s);
    m_parts->message->setWordWrap(true);
    m_parts->explanation->setObjectName(u"explanation"_s);

    auto *const splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(m_parts->list);
    splitter->addWidget(m_parts->explanation);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 3);
    splitter->setChildrenCollapsible(false);
    auto *const findings = new QWidget(this);
    auto *const findingsLayout = new QVBoxLayout(findings);
    findingsLayout->setContentsMargins(0, 0, 0, 0);
    findingsLayout->setSpacing(0);
    findingsLayout->addWidget(m_parts->complaints);
    findingsLayout->addWidget(splitter, 1);

    m_parts->tabs->setDocumentMode(true);
    m_parts->tabs->setAccessibleName(tr("About the notice"));
    m_parts->tabs->setObjectName(u"decisionTabs"_s);
    m_parts->tabs->addTab(findings, tr("Findings"));
    m_parts->tabs->addTab(m_parts->account, tr("Account"));
    m_parts->tabs->addTab(m_parts->history, tr("History"));

    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 8);
    layout->setSpacing(6);
    layout->addWidget(buildUpper(), 1);
    auto *const foot = new QVBoxLayout(m_parts->foot);
    foot->setContentsMargins(0, 0, 0, 0);
    foot->setSpacing(6);
    for (QWidget *const part : {static_cast<QWidget *>(m_parts->tag), static_cast<QWidget *>(m_parts->chips),
                                static_cast<QWidget *>(m_parts->message), static_cast<QWidget *>(m_parts->actions)}) {
        foot->addWidget(part);
    }
    layout->addWidget(m_parts->foot);
    setTabOrder(m_parts->banner, m_parts->tabs);
    setTabOrder(m_parts->tabs, m_parts->complaints);
    setTabOrder(m_parts->complaints, m_parts->list);
    setTabOrder(m_parts->list, m_parts->explanation);
}

QWidget *DecisionPanel::buildUpper()
{
    auto *const page = new QWidget;
    auto *const layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_parts->banner);
    layout->addWidget(m_parts->tabs, 1);
    layout->addWidget(m_parts->strip);
    m_parts->upper = new QScrollArea(this);
    m_parts->upper->setWidget(page);
    m_parts->upper->setWidgetResizable(true);
    m_parts->upper->setFrameShape(QFrame::NoFrame);
    m_parts->upper->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_parts->upper->setFocusPolicy(Qt::NoFocus);
    return m_parts->upper;
}

void DecisionPanel::connectParts()
{
    connect(m_parts->list, &FindingsView::selected, this, [this](int finding) {
        m_parts->explanation->show(m_judgement.assessment(), finding);
        Q_EMIT findingSelected(finding);
    });
    connect(m_parts->tag, &PayTagBar::chosen, this, [this](PayTag tag) {
        m_judgement.chooseTag(tag);
        judgementChanged();
    });
    connect(m_parts->chips, &ClauseChips::cited, this, [this](const std::string &clause, bool on) {
        m_judgement.cite(clause, on);
        judgementChanged();
    });
    connect(m_parts->complaints, &ComplaintsBox::judged, this,
            [this](std::size_t complaint, std::optional<ComplaintState> state) {
                m_judgement.judgeComplaint(complaint, state);
                judgementChanged();
            });
    connect(m_parts->actions, &ActionBar::asked, this, &DecisionPanel::ask);
    connect(m_parts->strip, &ReasonStrip::worded, this, &DecisionPanel::setWords);
    connect(m_parts->strip, &ReasonStrip::confirmed, this, &DecisionPanel::confirmed);
    connect(m_parts->strip, &ReasonStrip::cancelled, this, [this] {
        stopAsking();
        refresh();
        m_parts->list->setFocus();
    });
    connect(m_parts->banner, &PendingBanner::readAgain, this, [this] { refused(true); });
    connect(m_parts->banner, &PendingBanner::dropped, this, [this] { refused(false); });
}

void DecisionPanel::connectReview()
{
    connect(&m_review, &ReviewService::withdrawn, this, [this](const OutboxEntry &entry) {
        if (entry.decision.listingId == m_judgement.notice().listing.id) {
            startFrom(entry.decision);
            judgementChanged();
        } else {
            m_takenBack = entry.decision;
        }
    });
    connect(&m_review, &ReviewService::settled, this,
            [this](const OutboxEntry &entry) { m_said.erase(entry.decision.listingId); });
    connect(&m_review, &ReviewService::statusChanged, this, [this] { refreshObstacles(); });
    connect(&m_review, &ReviewService::claimChanged, this, [this](const ListingId &id, const QString &holder) {
        if (id == m_judgement.notice().listing.id) {
            CachedNotice notice = m_judgement.notice();
            notice.listing.claim = holder.isEmpty() ? std::nullopt : std::optional(Claim{fromText(holder), 0, {}, {}});
            m_judgement.show(notice);
            refreshObstacles();
        }
    });
}

void DecisionPanel::showNotice(const CachedNotice &notice)
{
    const bool other = notice.listing.id != m_judgement.notice().listing.id;
    const int selected = m_parts->list->currentFinding();
    const Assessment before = m_judgement.assessment();
    if (other) {
        m_parts->drafts->flush();
        stopAsking();
        say({});
    }
    m_judgement.show(notice);
    if (m_takenBack && m_takenBack->listingId == notice.listing.id) {
        startFrom(*std::exchange(m_takenBack, std::nullopt));
        keepDraft();
    } else if (other) {
        readDraft();
    }
    if (other || before != notice.assessment) {
        m_parts->findings->show(m_judgement);
        m_parts->list->fit();
        const std::vector<Finding> &findings = notice.assessment.findings;
        const auto first = std::ranges::max_element(findings, {}, &Finding::severity); // the first of the gravest
        selectFinding(!other && selected >= 0 ? std::min(selected, int(findings.size()) - 1)
                                              : int(first - findings.begin()));
        m_parts->explanation->show(notice.assessment, m_parts->list->currentFinding());
    }
    m_parts->account->show(notice.listing);
    m_parts->history->show(notice.listing);
    m_parts->banner->show(notice, m_review.clock().now());
    m_parts->actions->recommend(notice.assessment.decision);
    refresh();
}

void DecisionPanel::clear()
{
    m_parts->drafts->flush();
    stopAsking();
    m_judgement = Judgement();
    m_parts->findings->show(m_judgement);
    m_parts->list->fit();
    m_parts->explanation->clear();
    m_parts->complaints->clear();
    m_parts->account->clear();
    m_parts->history->clear();
    m_parts->banner->clear();
    m_parts->tag->clear();
    m_parts->chips->clear();
    m_parts->actions->recommend({});
    say({});
    refreshObstacles();
}

void DecisionPanel::readDraft()
{
    m_parts->drafts->read(m_judgement.notice().listing.id, [this](const QJsonObject &part, std::int64_t revision) {
        if (!part.isEmpty() && m_judgement.isEmpty() && revision == m_judgement.notice().listing.revision) {
            m_judgement.fromJson(part);
            refresh();
        }
    });
}

void DecisionPanel::judgementChanged()
{
    if (!m_judgement.notice().listing.id.empty()) {
        keepDraft();
        m_review.work(m_judgement.notice().listing.id);
    }
    say({});
    refresh();
}

void DecisionPanel::keepDraft()
{
    const Listing &listing = m_judgement.notice().listing;
    m_parts->drafts->keep(listing.id, listing.revision, m_judgement.isEmpty() ? QJsonObject() : m_judgement.toJson());
}

void DecisionPanel::remember()
{
    m_said.insert_or_assign(m_judgement.notice().listing.id, m_judgement.toJson());
}

void DecisionPanel::startFrom(const Decision &decision)
{
    if (const auto said = m_said.extract(decision.listingId)) {
        m_judgement.fromJson(said.mapped());
    }
    m_judgement.startFrom(decision);
}

void DecisionPanel::setWords(DecisionKind kind, const std::string &words)
{
    if (words != m_judgement.words(kind)) {
        m_judgement.setWords(kind, words);
        judgementChanged();
    }
}

void DecisionPanel::refresh()
{
    if (m_judgement.notice().listing.id.empty()) {
        return;
    }
    m_parts->findings->update(m_judgement);
    m_parts->complaints->show(m_judgement);
    m_parts->tag->show(m_judgement);
    m_parts->chips->show(m_judgement);
    m_parts->strip->refresh(m_judgement);
    refreshObstacles();
}

void DecisionPanel::refreshObstacles()
{
    const Timestamp now = m_review.clock().now();
    for (const DecisionKind kind : decisions) {
        m_parts->actions->setObstacle(kind,
                                      obstacle(meant(kind), m_judgement.notice(), m_review.status().sync.editor, now));
    }
    m_parts->actions->setTakingBack(meant(DecisionKind::Hide) == DecisionKind::Restore,
                                    meant(DecisionKind::Suspend) == DecisionKind::Reinstate);
}

DecisionKind DecisionPanel::meant(DecisionKind kind) const
{
    const Listing &listing = m_judgement.notice().listing;
    if (kind == DecisionKind::Hide && listing.state == ListingState::Hidden) {
        return DecisionKind::Restore;
    }
    return kind == DecisionKind::Suspend && listing.poster.suspended ? DecisionKind::Reinstate : kind;
}

void DecisionPanel::say(const QString &text)
{
    m_parts->message->setText(text);
    m_parts->message->setVisible(!text.isEmpty());
}

bool DecisionPanel::mayDecide(DecisionKind kind)
{
    refreshObstacles();
    const QString why = m_parts->actions->obstacle(kind);
    say(why);
    return why.isEmpty();
}

void DecisionPanel::setResting(bool resting)
{
    m_parts->foot->setEnabled(!resting);
}

void DecisionPanel::selectFinding(int index)
{
    if (index < int(m_judgement.assessment().findings.size())) {
        m_parts->list->select(index);
    }
}

void DecisionPanel::step(int by)
{
    m_parts->tabs->setCurrentIndex(0);
    m_parts->list->step(by);
}

void DecisionPanel::nextFinding()
{
    step(1);
}

void DecisionPanel::previousFinding()
{
    step(-1);
}

void DecisionPanel::judge(Judgement::Verdict verdict)
{
    const QList<int> findings = m_parts->list->currentFindings();
    if (findings.isEmpty()) {
        return;
    }
    const Judgement::Verdict before = m_judgement.verdict(findings.front());
    for (const int finding : findings) {
        if (m_judgement.verdict(finding) == before) { // the same verdict again takes it back: of all or of none
            m_judgement.judge(finding, verdict);
        }
    }
    judgementChanged();
}

void DecisionPanel::confirmFinding()
{
    judge(Judgement::Verdict::Confirmed);
}

void DecisionPanel::dismissFinding()
{
    judge(Judgement::Verdict::Dismissed);
}

void DecisionPanel::togglePayTag()
{
    if (!m_judgement.notice().listing.id.empty()) {
        m_judgement.toggleTag();
        judgementChanged();
    }
}

void DecisionPanel::approve()
{
    if (!mayDecide(DecisionKind::Approve)) {
        return;
    }
    const bool tagMissing = m_judgement.needsTag() && !m_judgement.tag();
    const bool asked = m_parts->strip->asking() == DecisionKind::Approve;
    if (!tagMissing && (asked || m_judgement.blockingLeft().empty())) {
        confirmed(DecisionKind::Approve);
    } else {
        stopAsking();
        refresh();
        askInPlace(DecisionKind::Approve);
    }
}

void DecisionPanel::clarify()
{
    if (mayDecide(DecisionKind::Clarify)) {
        stopAsking();
        Decision start = m_judgement.decision(DecisionKind::Clarify);
        start.clauses = m_judgement.clausesToStartWith();
        remember();
        refresh();
        m_review.work(start.listingId);
        Q_EMIT clarifyAsked(start);
    }
}

void DecisionPanel::suspend()
{
    if (!mayDecide(DecisionKind::Suspend)) {
        return;
    }
    if (meant(DecisionKind::Suspend) == DecisionKind::Reinstate) {
        Decision decision = takingBack(DecisionKind::Reinstate);
        decision.accountId = m_judgement.notice().listing.poster.accountId;
        finish(std::move(decision));
    } else {
        stopAsking();
        Decision start = m_judgement.decision(DecisionKind::Suspend);
        start.clauses = m_judgement.clausesToStartWith();
        start.accountId = m_judgement.notice().listing.poster.accountId;
        remember();
        refresh();
        m_review.work(start.listingId);
        Q_EMIT suspendAsked(start);
    }
}

Decision DecisionPanel::takingBack(DecisionKind kind) const
{
    Decision decision = m_judgement.decision(kind);
    decision.clauses.clear(); // nothing is held against the notice
    return decision;
}

void DecisionPanel::citeToStartWith()
{
    if (!m_citedByAsking.empty()) {
        return; // asked again
    }
    for (const std::string &clause : m_judgement.clausesToStartWith()) {
        if (!m_judgement.isCited(clause)) {
            m_judgement.cite(clause, true);
            m_citedByAsking.push_back(clause);
        }
    }
    refresh();
}

void DecisionPanel::stopAsking()
{
    for (const std::string &clause : std::exchange(m_citedByAsking, {})) {
        m_judgement.unsayCited(clause);
    }
    m_parts->strip->close();
}

QWidget *DecisionPanel::strip() const
{
    return m_parts->strip;
}

void DecisionPanel::askInPlace(DecisionKind kind)
{
    m_parts->strip->ask(kind, m_judgement);
    Q_EMIT asking();
    const auto reveal = [this] {
        m_parts->upper->ensureWidgetVisible(m_parts->strip);
        if (QWidget *const focused = m_parts->strip->focusWidget()) {
            m_parts->upper->ensureWidgetVisible(focused);
        }
    };
    QMetaObject::invokeMethod(this, reveal, Qt::QueuedConnection); // once the strip has its place
}

void DecisionPanel::decline()
{
    if (mayDecide(DecisionKind::Decline)) {
        citeToStartWith();
        askInPlace(DecisionKind::Decline);
    }
}

void DecisionPanel::hide()
{
    if (!mayDecide(DecisionKind::Hide)) {
        return;
    }
    if (meant(DecisionKind::Hide) == DecisionKind::Restore) {
        finish(takingBack(DecisionKind::Restore));
    } else {
        citeToStartWith();
        askInPlace(DecisionKind::Hide);
    }
}

void DecisionPanel::escalate()
{
    if (mayDecide(DecisionKind::Escalate)) {
        stopAsking();
        refresh();
        askInPlace(DecisionKind::Escalate);
    }
}

void DecisionPanel::ask(DecisionKind kind)
{
    switch (kind) {
    case DecisionKind::Approve:
        return approve();
    case DecisionKind::Clarify:
        return clarify();
    case DecisionKind::Decline:
        return decline();
    case DecisionKind::Escalate:
        return escalate();
    case DecisionKind::Hide:
        return hide();
    case DecisionKind::Suspend:
        return suspend();
    default:
        return;
    }
}

void DecisionPanel::confirmed(DecisionKind kind)
{
    if (!mayDecide(kind)) {
        return;
    }
    Decision decision = m_judgement.decision(kind);
    m_parts->strip->complete(decision);
    finish(std::move(decision));
}

void DecisionPanel::finish(Decision decision)
{
    const std::vector<Finding> &findings = m_judgement.assessment().findings;
    if (decision.kind == DecisionKind::Approve) {
        overruleOpen(decision, findings);
    } else {
        confirmCited(decision, findings);
    }
    stopAsking();
    remember();
    Q_EMIT decided(decision);
}

void DecisionPanel::refused(bool again)
{
    if (const std::optional<OutboxEntry> pending = m_judgement.notice().pending) {
        m_review.dismiss(pending->decision.id);
        CachedNotice notice = m_judgement.notice();
        notice.pending.reset();
        m_judgement.show(notice);
        if (again) {
            startFrom(pending->decision);
        }
        m_parts->banner->clear();
        judgementChanged();
    }
}

} // namespace stagedoor
