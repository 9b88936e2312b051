// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/mainwindow.h"

#include <algorithm>
#include <array>

#include <QDataStream>
#include <QDockWidget>
#include <QKeyEvent>
#include <QLocale>

#include "review/lettertext.h"
#include "review/whendone.h"
#include "ui/clarify/clarifycomposer.h"
#include "ui/decision/decisionpanel.h"
#include "ui/notice/noticeview.h"
#include "ui/queue/queuepanel.h"
#include "ui/shortcuts/commands.h"
#include "ui/suspend/suspendpanel.h"
#include "ui/text/errortext.h"
#include "ui/text/words.h"
#include "ui/theme/labels.h"
#include "ui/window/shortcutsheet.h"
#include "ui/window/statusstrip.h"
#include "ui/window/toast.h"

namespace stagedoor {

using namespace Qt::StringLiterals;

namespace {

constexpr quint32 layoutVersion = 1; // of layoutState(): another one is not restored
constexpr double queueShare = 0.26;
constexpr double decisionShare = 0.28;
constexpr QSize firstSize{1440, 900};

/// Moving and deciding rest while a letter or a suspension is being written.
constexpr std::array restingCommands{Command::NextNotice, Command::PreviousNotice, Command::Approve,
                                     Command::Clarify,    Command::Decline,        Command::Escalate,
                                     Command::Hide,       Command::Suspend,        Command::TogglePayTag};

} // namespace

MainWindow::MainWindow(ReviewService &review, QWidget *parent)
    : QMainWindow(parent)
    , m_review(review)
    , m_actions(new CommandActions(this))
    , m_queue(new QueuePanel(review, this))
    , m_notice(new NoticeView(this))
    , m_decision(new DecisionPanel(review, this))
    , m_clarify(new ClarifyComposer(review, this))
    , m_suspend(new SuspendPanel(review, this))
    , m_centre(new QSplitter(Qt::Vertical, this))
    , m_status(new StatusStrip(review.clock(), this))
    , m_toast(new Toast(review.clock(), m_notice))
    , m_sheet(new ShortcutSheet(this))
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(tr("Stagedoor"));
    setContextMenuPolicy(Qt::NoContextMenu);
    resize(firstSize);
    buildColumns();
    buildStatus();
    connectActions();
    connectPanels();
    connectReview();
    m_decision->clear();
    m_notice->setTitles([this](const Finding &finding) {
        const Clause *const clause = m_review.pack()->clause(finding.clause);
        return clause != nullptr ? toLine(clause->title.in(fromText(QLocale().name())), 80) : QString();
    });
}

MainWindow::~MainWindow() = default;

void MainWindow::buildColumns()
{
    setDockOptions(AnimatedDocks | AllowNestedDocks);
    m_queueDock = addColumn(u"queueDock"_s, tr("Queue"), m_queue, Qt::LeftDockWidgetArea);
    m_decisionDock = addColumn(u"decisionDock"_s, tr("Decision"), m_decision, Qt::RightDockWidgetArea);
    m_centre->setObjectName(u"centre"_s);
    m_centre->addWidget(m_notice);
    m_centre->addWidget(m_clarify);
    m_centre->addWidget(m_suspend);
    m_centre->addWidget(m_decision->strip()); // here the evidence beside it stays in sight
    m_centre->setCollapsible(0, false);
    m_centre->setStretchFactor(0, 1);
    m_clarify->hide();
    m_suspend->hide();
    setCentralWidget(m_centre);
    setTabOrder(m_queue, m_notice);
    setTabOrder(m_notice, m_decision);
}

QDockWidget *MainWindow::addColumn(const QString &name, const QString &title, QWidget *widget, Qt::DockWidgetArea area)
{
    auto *const dock = new QDockWidget(title, this);
    dock->setObjectName(name);
    dock->setFeatures(QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetFloatable);
    QLabel *const bar = headingLabel(title, dock); // the grip to move the column by
    bar->setContentsMargins(12, 5, 12, 5);
    dock->setTitleBarWidget(bar);
    dock->setWidget(widget);
    addDockWidget(area, dock);
    return dock;
}

void MainWindow::buildStatus()
{
    setStatusBar(m_status);
    for (const Command command : {Command::SyncNow, Command::Settings, Command::Shortcuts}) {
        m_status->addButton(m_actions->action(command));
    }
    m_status->showStatus(m_review.status());
    m_toast->setOnline(m_review.status().sync.connection == Connection::Online);
}

void MainWindow::on(Command command, void (DecisionPanel::*slot)())
{
    connect(m_actions->action(command), &QAction::triggered, this, [this, slot] {
        if (m_current) { // nothing to decide while a notice is on its way
            (m_decision->*slot)();
        }
    });
}

void MainWindow::connectActions()
{
    const auto does = [this](Command command, auto act) {
        connect(m_actions->action(command), &QAction::triggered, this, act);
    };
    does(Command::NextNotice, [this] { m_queue->view().next(); });
    does(Command::PreviousNotice, [this] { m_queue->view().previous(); });
    does(Command::Search, [this] { m_queue->focusFilter(); });
    does(Command::ShowNew, [this] { m_queue->showNew(); });
    does(Command::Undo, [this] { m_review.undoLast(); });
    does(Command::SyncNow, [this] { m_review.syncNow(); });
    does(Command::Settings, [this] { Q_EMIT settingsWanted(); });
    does(Command::Shortcuts, [this] { m_sheet->open(); });
    does(Command::Quit, [this] { close(); });
    on(Command::NextFinding, &DecisionPanel::nextFinding);
    on(Command::PreviousFinding, &DecisionPanel::previousFinding);
    on(Command::ConfirmFinding, &DecisionPanel::confirmFinding);
    on(Command::DismissFinding, &DecisionPanel::dismissFinding);
    on(Command::TogglePayTag, &DecisionPanel::togglePayTag);
    on(Command::Approve, &DecisionPanel::approve);
    on(Command::Clarify, &DecisionPanel::clarify);
    on(Command::Decline, &DecisionPanel::decline);
    on(Command::Escalate, &DecisionPanel::escalate);
    on(Command::Hide, &DecisionPanel::hide);
    on(Command::Suspend, &DecisionPanel::suspend);
}

void MainWindow::connectPanels()
{
    connect(m_queue, &QueuePanel::noticeChosen, this, &MainWindow::open);
    connect(m_queue, &QueuePanel::failed, this, [this](const Error &error) { m_toast->showError(errorText(error)); });
    connect(&m_queue->model(), &QueueModel::loaded, this, [this] {
        if (m_wanted.empty() && m_queue->model().rowCount() == 0) {
            sayNoNotice();
        }
    });
    connect(&m_queue->view(), &QueueView::scrollWanted, m_notice, &NoticeView::scrollPages);
    connect(m_notice, &NoticeView::findingClicked, m_decision, &DecisionPanel::selectFinding);
    connect(m_decision, &DecisionPanel::findingSelected, m_notice, &NoticeView::selectFinding);
    connect(m_decision, &DecisionPanel::decided, this, &MainWindow::decide);
    connect(m_decision, &DecisionPanel::asking, this, [this] {
        const int wanted = qMin(m_decision->strip()->sizeHint().height(), m_centre->height() * 11 / 20);
        m_centre->setSizes({m_centre->height() - wanted, 0, 0, wanted});
    });
    connect(m_decision, &DecisionPanel::clarifyAsked, this, [this](const Decision &start) {
        if (m_current) {
            m_clarify->compose(*m_current, start);
            openBelow(m_clarify);
        }
    });
    connect(m_decision, &DecisionPanel::suspendAsked, this, [this](const Decision &start) {
        if (m_current) {
            m_suspend->ask(*m_current, start);
            openBelow(m_suspend);
        }
    });
    connect(m_clarify, &ClarifyComposer::sent, this, &MainWindow::decide);
    connect(m_clarify, &ClarifyComposer::cancelled, this, &MainWindow::closeBelow);
    connect(m_suspend, &SuspendPanel::reasonChanged, this,
            [this](const std::string &reason) { m_decision->setWords(DecisionKind::Suspend, reason); });
    connect(m_suspend, &SuspendPanel::confirmed, this, &MainWindow::decide);
    connect(m_suspend, &SuspendPanel::cancelled, this, &MainWindow::closeBelow);
    connect(m_status, &StatusStrip::refusedClicked, this, [this] { m_queue->showQueue(SavedQueue::Refused); });
    connect(m_toast, &Toast::undoClicked, &m_review, &ReviewService::withdraw);
}

void MainWindow::connectReview()
{
    connect(&m_review, &ReviewService::statusChanged, this, [this](const ReviewStatus &status) {
        m_status->showStatus(status);
        m_toast->setOnline(status.sync.connection == Connection::Online);
    });
    connect(&m_review, &ReviewService::recorded, this, &MainWindow::recorded);
    connect(&m_review, &ReviewService::withdrawn, this, &MainWindow::withdrawn);
    connect(&m_review, &ReviewService::settled, this, &MainWindow::settled);
    connect(&m_review, &ReviewService::failed, this, &MainWindow::failed);
    connect(&m_review, &ReviewService::listingsChanged, this, [this](const std::vector<ListingId> &ids) {
        if (std::ranges::find(ids, m_wanted) != ids.end()) {
            reopen();
        }
    });
}

void MainWindow::open(const ListingId &id)
{
    closeBelow();
    m_wanted = id;
    m_current.reset();
    if (id.empty()) {
        m_decision->clear();
        sayNoNotice();
        return;
    }
    m_review.reading(id);
    // The notice before stays on the screen for the few milliseconds until this one is here: no flicker. Nothing can be
    // decided meanwhile.
    m_decision->setUpdatesEnabled(false);
    m_decision->clear();
    whenDone(m_review.open(id), this, [this, id](const Result<CachedNotice> &notice) { opened(id, notice); });
}

void MainWindow::sayNoNotice()
{
    m_notice->clear(
        tr("No notice to show: the column at the left says why.\nNew ones appear there by themselves; other "
           "queues are a click away."));
}

void MainWindow::opened(const ListingId &id, const Result<CachedNotice> &notice)
{
    if (id != m_wanted) {
        return;
    }
    m_decision->setUpdatesEnabled(true);
    if (!notice) {
        m_decision->clear();
        m_notice->clear(errorText(notice.error()));
        return;
    }
    const bool again = m_current && m_current->listing.id == id;
    m_current = *notice;
    if (!again) {
        m_openedAt = m_review.clock().now();
    }
    m_notice->showNotice(*notice, m_review.clock().now());
    m_decision->showNotice(*notice);
}

void MainWindow::reopen()
{
    // A letter being written is about the version it was begun on; it is checked when it is sent.
    if (!isWriting()) {
        whenDone(m_review.open(m_wanted), this,
                 [this, id = m_wanted](const Result<CachedNotice> &notice) { opened(id, notice); });
    }
}

void MainWindow::decide(const Decision &decision)
{
    closeBelow();
    if (!m_current) {
        return;
    }
    m_review.decide(decision, m_current->listing, m_openedAt);
    // Hiding is urgent and seldom the last word on a notice: it stays on the screen.
    if (decision.kind != DecisionKind::Hide && decision.listingId == m_current->listing.id) {
        m_queue->takeOut(decision.listingId);
    }
    m_queue->setFocus();
}

void MainWindow::openBelow(QWidget *panel)
{
    m_clarify->setVisible(panel == m_clarify);
    m_suspend->setVisible(panel == m_suspend);
    const int height = m_centre->height();
    const int wanted = std::clamp(panel->sizeHint().height(), height / 3, height * 11 / 20);
    m_centre->setSizes({height - wanted, panel == m_clarify ? wanted : 0, panel == m_suspend ? wanted : 0, 0});
    for (const Command command : restingCommands) {
        m_actions->action(command)->setEnabled(false);
    }
    m_decision->setResting(true);
    const auto reveal = [this] { m_notice->selectFinding(m_notice->selectedFinding()); };
    QMetaObject::invokeMethod(this, reveal, Qt::QueuedConnection); // once the notice has its new height
}

bool MainWindow::isWriting() const
{
    return m_clarify->isVisibleTo(this) || m_suspend->isVisibleTo(this);
}

void MainWindow::closeBelow()
{
    if (!isWriting()) {
        return;
    }
    m_clarify->hide();
    m_suspend->hide();
    for (const Command command : restingCommands) {
        m_actions->action(command)->setEnabled(true);
    }
    m_decision->setResting(false);
    m_queue->setFocus();
}

void MainWindow::recorded(const OutboxEntry &entry)
{
    m_toast->showDecision(entry);
    if (entry.decision.listingId == m_wanted) {
        reopen();
    }
}

void MainWindow::withdrawn(const OutboxEntry &entry)
{
    m_toast->showMessage(
        tr("Undone: %1 “%2”").arg(decisionDone(entry.decision.kind), toLine(insideQuotes(entry.title), 60)));
    m_queue->putBack(entry.decision.listingId);
    m_queue->view().select(entry.decision.listingId);
    if (entry.decision.listingId == m_wanted) {
        reopen();
    }
}

void MainWindow::settled(const OutboxEntry &entry)
{
    const QString what = tr("%1 “%2”").arg(decisionDone(entry.decision.kind), toLine(insideQuotes(entry.title), 60));
    switch (entry.state) {
    case OutboxState::Conflict:
        m_toast->showError(tr("Not applied: %1. The notice changed or somebody else decided it; it "
                              "waits in “Refused”.")
                               .arg(what));
        break;
    case OutboxState::Refused:
        m_toast->showError(tr("The server refused: %1. It waits in “Refused”.").arg(what));
        break;
    default:
        m_toast->showSettled(entry);
        break;
    }
    if (entry.decision.listingId == m_wanted) {
        reopen();
    }
}

void MainWindow::failed(const ListingId &listing, const Error &error)
{
    m_toast->showError(errorText(error));
    m_queue->putBack(listing);
    if (!isWriting()) { // what is being written stays before the eyes; the notice is back in its row
        m_queue->view().select(listing);
    }
}

void MainWindow::showMessage(const QString &text)
{
    m_toast->showMessage(text);
}

void MainWindow::showError(const QString &text)
{
    m_toast->showError(text);
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        const bool inQueue = m_queue->isAncestorOf(focusWidget()) || m_queue->model().rowCount() == 0;
        closeBelow();
        if (inQueue) {
            m_queue->clearFilter();
        }
        m_queue->setFocus();
        return;
    }
    QMainWindow::keyPressEvent(event);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    if (!m_layoutGiven) {
        m_layoutGiven = true;
        resizeDocks({m_queueDock, m_decisionDock}, {qRound(width() * queueShare), qRound(width() * decisionShare)},
                    Qt::Horizontal);
    }
    m_queue->setFocus();
}

QByteArray MainWindow::layoutState() const
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << layoutVersion << saveGeometry() << saveState(int(layoutVersion));
    return state;
}

bool MainWindow::restoreLayout(const QByteArray &state)
{
    QDataStream in(state);
    in.setVersion(QDataStream::Qt_6_4);
    quint32 version = 0;
    QByteArray geometry;
    QByteArray docks;
    in >> version >> geometry >> docks;
    if (in.status() != QDataStream::Ok || version != layoutVersion || !restoreGeometry(geometry)) {
        return false;
    }
    m_layoutGiven = restoreState(docks, int(layoutVersion));
    return m_layoutGiven;
}

} // namespace stagedoor
