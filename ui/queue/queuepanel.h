// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QWidget>

#include "review/reviewservice.h"
#include "ui/queue/queueview.h"
#include "ui/queue/savedqueues.h"

namespace stagedoor {

/// The left column: saved queues, the filter line, what is new, the rows, and what to say when there are none.
class QueuePanel final : public QWidget
{
    Q_OBJECT
public:
    /// @p review outlives this.
    explicit QueuePanel(ReviewService &review, QWidget *parent = nullptr);

    [[nodiscard]] QueueView &view() { return *m_view; }
    [[nodiscard]] QueueModel &model() { return *m_model; }
    void showQueue(SavedQueue queue);
    void focusFilter();
    void clearFilter();
    void showNew();
    /// A decision was made here: the notice leaves the queue at once, if this is a queue that it leaves.
    void takeOut(const ListingId &id);
    /// It was undone, or could not be saved: it is back where it was. The current row stays.
    void putBack(const ListingId &id);

Q_SIGNALS:
    void noticeChosen(const stagedoor::ListingId &id);
    void failed(const stagedoor::Error &error);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void follow();
    void applyFilter();
    void readCounts();
    void showNews(int arrived, int gone);
    void showHits();
    void showEmpty();
    void sayClear(const QString &waiting);
    void askNextDue();

    ReviewService &m_review;
    QueueModel *m_model;
    QueueView *m_view;
    SavedQueues *m_queues;
    QLineEdit *m_filter;
    QLabel *m_hits;
    QPushButton *m_news;
    QStackedWidget *m_pages;
    QLabel *m_empty;
    QTimer m_filterTimer;
    QTimer m_countTimer;
    QueueCounts m_counts;
    std::string m_me;
    int m_refused = 0;     ///< decisions of mine
    bool m_found = false;  ///< Enter in the filter: to the rows, when there are some
    bool m_synced = false; ///< once: then an empty queue is a clear one
};

} // namespace stagedoor
