// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include <QAbstractListModel>
#include <QCache>
#include <QFuture>
#include <QTimer>

#include "listing/error.h"
#include "store/storetypes.h"

namespace stagedoor {

/// Where the model's values come from: ReviewService's order() and rows(). Both answer through the event loop.
struct QueueSource {
    std::function<QFuture<Result<QueueOrder>>(QueueFilter)> order;
    std::function<QFuture<Result<std::vector<QueueRow>>>(std::vector<std::int64_t>)> rows;
    const Clock *clock = nullptr; ///< never null
};

/// A row as the view paints it: the values, and their texts made safe to show, once.
struct QueueItem {
    QueueRow row;
    QString title;
    QString poster;
    QString category;
};

/// A queue in its order, of any length: rowCount() is the real count, rows come from the store in windows when a view
/// asks, and are placeholders until then. What arrives or goes elsewhere never moves a row under the cursor: it is
/// counted (newCount) and shown by showNew(). Only the editor's own decisions take rows out at once.
class QueueModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit QueueModel(QueueSource source, QObject *parent = nullptr);

    void setFilter(const QueueFilter &filter); ///< shows the other queue when it is there: loaded()
    [[nodiscard]] const QueueFilter &filter() const { return m_filter; }
    void refresh(); ///< asks for the order again, soon; several calls make one

    /// The row, or nullptr while it is not here; then it has been asked for. Valid until the next event.
    [[nodiscard]] const QueueItem *itemAt(int row) const;
    [[nodiscard]] ListingId idAt(int row) const; ///< empty: not here yet
    [[nodiscard]] std::int64_t keyAt(int row) const;
    [[nodiscard]] int rowOf(std::int64_t key) const; ///< -1: not in this queue
    [[nodiscard]] bool isGone(int row) const;        ///< left the queue meanwhile: greyed, skipped
    [[nodiscard]] bool isFree(int row) const;        ///< neither gone nor claimed by somebody else, as far as is known
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] int newCount() const { return m_newCount; }
    [[nodiscard]] int goneCount() const { return int(m_gone.size()); }

    void showNew();                    ///< takes over what arrived and what is gone; may move rows
    void takeOut(const ListingId &id); ///< decided here: the row goes at once
    void putBack(const ListingId &id); ///< undone or not saved: the row comes back where it was
    void forget(const ListingId &id);  ///< the server did not take it: what is there again counts as new
    void confirm(const ListingId &id); ///< the store has the decision: from here on its order tells
    void noteChanged(const std::vector<ListingId> &ids);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    void loaded(); ///< another order is shown as a whole
    void rowsArrived();
    void newsChanged(int arrived, int gone);
    void failed(const stagedoor::Error &error);

private:
    struct News;
    struct Removed {
        std::int64_t key = 0;
        int row = 0;
        int generation = 0; ///< of the filter it was shown by
    };
    void askOrder();
    void takeOrder(std::vector<std::int64_t> keys, std::set<std::int64_t> out);
    void takeNews(News news, const std::set<std::int64_t> &leftOut);
    void show(std::vector<std::int64_t> keys);
    void setNews(std::vector<std::int64_t> pending, int arrived, std::unordered_set<std::int64_t> gone);
    void want(int row) const;
    void askWanted();
    void askWindow(int first);
    void takeRows(const std::vector<std::int64_t> &keys, const Result<std::vector<QueueRow>> &rows);
    void changeAll();

    QueueSource m_source;
    QueueFilter m_filter;
    std::vector<std::int64_t> m_keys;
    std::vector<std::int64_t> m_pending; ///< the newer order, while there are news
    int m_newCount = 0;
    std::unordered_set<std::int64_t> m_gone;
    std::unordered_map<ListingId, Removed> m_taken;
    std::set<std::int64_t> m_takenKeys; ///< of decisions that an order asked for earlier cannot know
    mutable QCache<std::int64_t, QueueItem> m_items;
    std::unordered_set<std::int64_t> m_asked;
    mutable std::vector<int> m_wanted;
    mutable QTimer m_wantTimer;
    QTimer m_refreshTimer;
    bool m_loaded = false;
    bool m_asking = false;
    bool m_askAgain = false;
    int m_generation = 0; ///< of the filter: answers for an earlier one are dropped
};

} // namespace stagedoor
