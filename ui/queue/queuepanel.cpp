// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queuepanel.h"

#include <algorithm>

#include <QKeyEvent>
#include <QVBoxLayout>

#include "review/whendone.h"
#include "ui/text/displaytext.h"
#include "ui/text/relativetime.h"
#include "ui/text/words.h"
#include "ui/theme/colours.h"
#include "ui/theme/glyphs.h"
#include "ui/theme/labels.h"

namespace stagedoor {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds filterDelay{180};
constexpr std::chrono::milliseconds countDelay{300};
constexpr int leastCharacters = 26;      // side by side: the column is never narrower
constexpr std::size_t dueLookedAt = 200; // letters that wait, for "next due"

QueueSource sourceOf(ReviewService &review)
{
    return {.order = [&review](QueueFilter filter) { return review.order(std::move(filter)); },
            .rows = [&review](std::vector<std::int64_t> keys) { return review.rows(std::move(keys)); },
            .clock = &review.clock()};
}

} // namespace

QueuePanel::QueuePanel(ReviewService &review, QWidget *parent)
    : QWidget(parent)
    , m_review(review)
    , m_model(new QueueModel(sourceOf(review), this))
    , m_view(new QueueView(*m_model, review.clock(), this))
    , m_queues(new SavedQueues(this))
    , m_filter(new QLineEdit(this))
    , m_hits(dimLabel(QString(), this))
    , m_news(new QPushButton(this))
    , m_pages(new QStackedWidget(this))
    , m_empty(dimLabel(QString(), this))
    , m_me(review.status().sync.editor)
{
    setObjectName(u"queuePanel"_s);
    m_filterTimer.setSingleShot(true);
    m_filterTimer.setInterval(filterDelay);
    m_countTimer.setSingleShot(true);
    m_countTimer.setInterval(countDelay);
    build();
    follow();
    applyFilter();
    readCounts();
}

void QueuePanel::build()
{
    m_filter->setObjectName(u"queueFilter"_s);
    m_filter->setAccessibleName(tr("Filter the queue"));
    m_filter->setPlaceholderText(tr("Words in the notice  ( / )"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaxLength(200);
    m_filter->addAction(searchIcon(coloursFor(palette()).muted), QLineEdit::LeadingPosition);
    m_filter->installEventFilter(this);
    m_news->setObjectName(u"queueNews"_s);
    m_news->hide();
    m_hits->setObjectName(u"queueHits"_s);
    m_hits->hide();
    m_empty->setObjectName(u"queueEmpty"_s);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setMargin(24);
    m_empty->setFocusPolicy(Qt::NoFocus);
    m_pages->addWidget(m_view);
    m_pages->addWidget(m_empty);

    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_queues);
    auto *const lines = new QVBoxLayout;
    lines->setContentsMargins(8, 8, 8, 8);
    lines->setSpacing(6);
    lines->addWidget(m_filter);
    lines->addWidget(m_hits);
    lines->addWidget(m_news);
    layout->addLayout(lines);
    layout->addWidget(m_pages, 1);
    setFocusProxy(m_view);
    setMinimumWidth(leastCharacters * fontMetrics().averageCharWidth());
}

void QueuePanel::follow()
{
    connect(m_queues, &SavedQueues::queueChosen, this, &QueuePanel::applyFilter);
    connect(m_filter, &QLineEdit::textChanged, this, [this] { m_filterTimer.start(); });
    connect(&m_filterTimer, &QTimer::timeout, this, &QueuePanel::applyFilter);
    connect(&m_countTimer, &QTimer::timeout, this, &QueuePanel::readCounts);
    connect(m_news, &QPushButton::clicked, this, &QueuePanel::showNew);
    connect(m_view, &QueueView::noticeChosen, this, &QueuePanel::noticeChosen);
    connect(m_model, &QueueModel::newsChanged, this, &QueuePanel::showNews);
    connect(m_model, &QueueModel::failed, this, &QueuePanel::failed);
    connect(m_model, &QueueModel::loaded, this, &QueuePanel::showEmpty);
    connect(m_model, &QueueModel::loaded, this, &QueuePanel::showHits);
    connect(m_model, &QueueModel::rowsRemoved, this, &QueuePanel::showHits);
    connect(m_model, &QueueModel::rowsInserted, this, &QueuePanel::showHits);
    connect(m_model, &QueueModel::rowsRemoved, this, &QueuePanel::showEmpty);
    connect(m_model, &QueueModel::rowsInserted, this, &QueuePanel::showEmpty);

    connect(&m_review, &ReviewService::listingsChanged, this, [this](const std::vector<ListingId> &ids) {
        m_model->noteChanged(ids);
        m_countTimer.start();
    });
    connect(&m_review, &ReviewService::recorded, this, [this](const OutboxEntry &entry) {
        m_model->confirm(entry.decision.listingId);
        m_countTimer.start();
    });
    connect(&m_review, &ReviewService::settled, this, [this](const OutboxEntry &entry) {
        if (entry.state == OutboxState::Conflict || entry.state == OutboxState::Refused) {
            m_model->forget(entry.decision.listingId);
        }
        m_model->noteChanged({entry.decision.listingId});
        m_countTimer.start();
    });
    connect(&m_review, &ReviewService::withdrawn, this, [this] { m_countTimer.start(); });
    connect(&m_review, &ReviewService::claimChanged, this, [this](const ListingId &id) { m_model->noteChanged({id}); });
    connect(&m_review, &ReviewService::statusChanged, this, [this](const ReviewStatus &status) {
        if (const bool synced = status.sync.lastSync.has_value(); synced != m_synced) {
            m_synced = synced;
            showEmpty();
        }
        if (std::exchange(m_refused, status.refused) != status.refused) {
            m_model->refresh();
            m_countTimer.start();
        }
        if (status.sync.editor != m_me) { // Mine depends on it
            m_me = status.sync.editor;
            applyFilter();
            m_countTimer.start();
        }
    });
}

void QueuePanel::applyFilter()
{
    m_filterTimer.stop();
    m_model->setFilter({.queue = m_queues->current(), .text = fromText(m_filter->text().simplified()), .me = m_me});
}

void QueuePanel::readCounts()
{
    whenDone(m_review.counts(), this, [this](const Result<QueueCounts> &counts) {
        if (counts) {
            m_counts = *counts;
            m_queues->setCounts(*counts);
            showEmpty();
        } else {
            Q_EMIT failed(counts.error());
        }
    });
}

void QueuePanel::showQueue(SavedQueue queue)
{
    m_queues->setCurrent(queue);
    m_view->setFocus();
}

void QueuePanel::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void QueuePanel::clearFilter()
{
    if (!m_filter->text().isEmpty()) {
        m_filter->clear();
        applyFilter();
    }
}

void QueuePanel::showHits()
{
    const int hits = m_model->rowCount();
    m_hits->setText(tr("%n notice(s) with these words", nullptr, hits));
    m_hits->setVisible(hits > 0 && !m_model->filter().text.empty());
    if (std::exchange(m_found, false) && hits > 0) {
        m_view->setFocus();
    }
}

void QueuePanel::showNew()
{
    m_model->showNew();
    m_view->setFocus();
}

void QueuePanel::showNews(int arrived, int gone)
{
    QString text;
    if (arrived > 0) {
        text = tr("%n new", nullptr, arrived);
    }
    if (gone > 0) {
        const QString left = tr("%n gone", nullptr, gone);
        text = text.isEmpty() ? left : tr("%1, %2").arg(text, left);
    }
    m_news->setText(tr("%1: show ( . )").arg(text));
    m_news->setVisible(!text.isEmpty());
}

void QueuePanel::takeOut(const ListingId &id)
{
    if (m_model->filter().queue != SavedQueue::All) {
        m_model->takeOut(id);
    } else {
        m_view->next();
    }
}

void QueuePanel::putBack(const ListingId &id)
{
    m_model->putBack(id);
}

void QueuePanel::showEmpty()
{
    const bool empty = m_model->isLoaded() && m_model->rowCount() == 0;
    m_pages->setCurrentWidget(empty ? static_cast<QWidget *>(m_empty) : m_view);
    if (!empty) {
        return;
    }
    const QueueFilter &filter = m_model->filter();
    const auto total = m_counts.find(SavedQueue::All);
    if (!filter.text.empty()) {
        m_empty->setText(
            tr("No notice in “%1” has these words. Esc clears the filter.").arg(savedQueueName(filter.queue)));
    } else if ((total == m_counts.end() || total->second == 0) && !m_review.status().sync.lastSync) {
        m_empty->setText(m_review.status().sync.connection == Connection::NotSet
                             ? tr("No server yet. Set its address and your token in Settings (Ctrl+,).")
                             : tr("Nothing fetched yet. Notices appear here as they arrive."));
    } else if (filter.queue == SavedQueue::Open) {
        sayClear(QString());
        askNextDue();
    } else {
        m_empty->setText(tr("Nothing in “%1”.").arg(savedQueueName(filter.queue)));
    }
}

void QueuePanel::sayClear(const QString &nextDue)
{
    const auto waiting = m_counts.find(SavedQueue::Waiting);
    const int count = waiting == m_counts.end() ? 0 : int(waiting->second);
    QString text = tr("Queue clear.");
    if (count > 0) {
        text += u' ' + tr("%n waiting for posters", nullptr, count);
        text += nextDue.isEmpty() ? u"."_s : tr(", next due %1.").arg(nextDue);
    }
    m_empty->setText(text);
}

void QueuePanel::askNextDue()
{
    whenDone(m_review.order({.queue = SavedQueue::Waiting, .text = {}, .me = m_me}), this,
             [this](Result<QueueOrder> order) {
                 if (!order || order->keys.empty()) {
                     return;
                 }
                 order->keys.resize(std::min(order->keys.size(), dueLookedAt));
                 whenDone(m_review.rows(order->keys), this, [this](const Result<std::vector<QueueRow>> &rows) {
                     std::optional<Timestamp> next;
                     for (const QueueRow &row : rows.value_or(std::vector<QueueRow>())) {
                         if (row.answerDueAt && (!next || *row.answerDueAt < *next)) {
                             next = row.answerDueAt;
                         }
                     }
                     const bool stillClear = m_model->rowCount() == 0 && m_model->filter().queue == SavedQueue::Open;
                     if (next && stillClear && m_model->filter().text.empty()) {
                         sayClear(momentText(*next, m_review.clock().now()));
                     }
                 });
             });
}

bool QueuePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_filter || event->type() != QEvent::KeyPress) {
        return QWidget::eventFilter(watched, event);
    }
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Escape:
        clearFilter();
        m_view->setFocus();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Down:
        m_found = true; // without a hit the focus stays, for other words
        if (m_filterTimer.isActive()) {
            applyFilter();
        } else if (m_model->isLoaded()) {
            showHits();
        }
        return true;
    default:
        return false;
    }
}

} // namespace stagedoor
