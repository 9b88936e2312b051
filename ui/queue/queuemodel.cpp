// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queuemodel.h"

#include <algorithm>

#include "review/whendone.h"
#include "ui/queue/queuetexts.h"
#include "ui/text/displaytext.h"
#include "ui/text/words.h"

namespace stagedoor {

namespace {

constexpr int windowSize = 100;
constexpr int keptItems = 3000;
constexpr int windowsAtOnce = 3; // a dragged scroll bar passes thousands of rows: only the last ones matter
constexpr std::chrono::milliseconds refreshDelay{250};
constexpr std::chrono::milliseconds wantDelay{8};

void leaveOut(std::vector<std::int64_t> &keys, const std::set<std::int64_t> &out)
{
    if (!out.empty()) { // of a million keys usually none
        std::erase_if(keys, [&out](std::int64_t key) { return out.contains(key); });
    }
}

} // namespace

/// How a newer order differs from the one shown; worked out on the pool.
struct QueueModel::News {
    std::vector<std::int64_t> keys;
    int arrived = 0;
    std::unordered_set<std::int64_t> gone;

    static News between(const std::vector<std::int64_t> &shown, std::vector<std::int64_t> fresh)
    {
        News news;
        if (shown != fresh) {
            std::vector<std::int64_t> before = shown;
            std::vector<std::int64_t> after = fresh;
            std::ranges::sort(before);
            std::ranges::sort(after);
            std::vector<std::int64_t> both;
            std::ranges::set_intersection(before, after, std::back_inserter(both));
            news.arrived = int(after.size() - both.size());
            std::ranges::set_difference(before, both, std::inserter(news.gone, news.gone.end()));
        }
        news.keys = std::move(fresh);
        return news;
    }
};

QueueModel::QueueModel(QueueSource source, QObject *parent)
    : QAbstractListModel(parent)
    , m_source(std::move(source))
    , m_items(keptItems)
{
    m_wantTimer.setSingleShot(true);
    m_wantTimer.setInterval(wantDelay);
    connect(&m_wantTimer, &QTimer::timeout, this, &QueueModel::askWanted);
    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setInterval(refreshDelay);
    connect(&m_refreshTimer, &QTimer::timeout, this, &QueueModel::askOrder);
}

void QueueModel::setFilter(const QueueFilter &filter)
{
    m_filter = filter;
    ++m_generation;
    m_loaded = false;
    m_asking = false;
    m_refreshTimer.stop();
    askOrder();
}

void QueueModel::refresh()
{
    if (!m_refreshTimer.isActive()) {
        m_refreshTimer.start();
    }
}

void QueueModel::askOrder()
{
    if (m_asking) {
        m_askAgain = true;
        return;
    }
    m_asking = true;
    m_askAgain = false;
    // An order asked for now cannot know of decisions not yet confirmed: they are left out of its answer.
    const std::set<std::int64_t> unknown = m_takenKeys;
    whenDone(m_source.order(m_filter), this, [this, unknown, generation = m_generation](Result<QueueOrder> order) {
        if (generation != m_generation) {
            return;
        }
        m_asking = false;
        if (!order) {
            Q_EMIT failed(order.error());
        } else {
            std::set<std::int64_t> out = m_takenKeys;
            out.insert(unknown.begin(), unknown.end());
            takeOrder(std::move(order->keys), std::move(out));
        }
        if (m_askAgain) {
            refresh();
        }
    });
}

void QueueModel::takeOrder(std::vector<std::int64_t> keys, std::set<std::int64_t> out)
{
    if (!m_loaded || m_keys.empty()) {
        leaveOut(keys, out);
        show(std::move(keys));
        return;
    }
    // Going through a million keys takes a tenth of a second: not here. Shared, so that they are copied once.
    const auto shown = std::make_shared<const std::vector<std::int64_t>>(m_keys);
    const auto fresh = std::make_shared<std::vector<std::int64_t>>(std::move(keys));
    const auto compare = [shown, fresh, out] {
        leaveOut(*fresh, out);
        return std::make_shared<News>(News::between(*shown, std::move(*fresh)));
    };
    const QFuture<std::shared_ptr<News>> comparing = QtFuture::makeReadyFuture().then(QtFuture::Launch::Async, compare);
    whenDone(comparing, this, [this, out, generation = m_generation](const std::shared_ptr<News> &news) {
        if (generation == m_generation) {
            takeNews(std::move(*news), out);
        }
    });
}

void QueueModel::takeNews(News news, const std::set<std::int64_t> &leftOut)
{
    // Rows may have been taken out while the orders were compared.
    std::set<std::int64_t> since;
    std::ranges::set_difference(m_takenKeys, leftOut, std::inserter(since, since.end()));
    leaveOut(news.keys, since);
    if (m_keys.empty()) {
        show(std::move(news.keys));
        return;
    }
    std::erase_if(news.gone, [this](std::int64_t key) { return m_takenKeys.contains(key); });
    setNews(std::move(news.keys), news.arrived, std::move(news.gone));
    changeAll();
}

void QueueModel::setNews(std::vector<std::int64_t> pending, int arrived, std::unordered_set<std::int64_t> gone)
{
    const bool changed = arrived != m_newCount || gone.size() != m_gone.size();
    m_pending = std::move(pending);
    m_newCount = arrived;
    m_gone = std::move(gone);
    if (changed) {
        Q_EMIT newsChanged(m_newCount, goneCount());
    }
}

void QueueModel::show(std::vector<std::int64_t> keys)
{
    beginResetModel();
    m_keys = std::move(keys);
    m_wanted.clear();
    m_loaded = true;
    endResetModel();
    setNews({}, 0, {});
    Q_EMIT loaded();
}

void QueueModel::showNew()
{
    if (m_newCount > 0 || !m_gone.empty()) {
        std::vector<std::int64_t> keys = std::move(m_pending);
        leaveOut(keys, m_takenKeys);
        show(std::move(keys));
    }
}

void QueueModel::takeOut(const ListingId &id)
{
    const auto found = std::ranges::find_if(m_keys, [&](std::int64_t key) {
        const QueueItem *const item = m_items.object(key);
        return item != nullptr && item->row.id == id;
    });
    if (found == m_keys.end()) {
        return;
    }
    const int row = int(found - m_keys.begin());
    m_taken[id] = {*found, row, m_generation};
    m_takenKeys.insert(*found);
    beginRemoveRows({}, row, row);
    m_keys.erase(found);
    endRemoveRows();
    if (m_keys.empty()) {
        refresh();
    }
}

void QueueModel::putBack(const ListingId &id)
{
    const auto found = m_taken.find(id);
    if (found != m_taken.end()) {
        const Removed removed = found->second;
        m_taken.erase(found);
        m_takenKeys.erase(removed.key);
        if (removed.generation == m_generation && rowOf(removed.key) < 0) {
            const int row = std::min(removed.row, int(m_keys.size()));
            beginInsertRows({}, row, row);
            m_keys.insert(m_keys.begin() + row, removed.key);
            endInsertRows();
        }
    }
    refresh();
}

void QueueModel::forget(const ListingId &id)
{
    confirm(id);
    m_taken.erase(id);
}

void QueueModel::confirm(const ListingId &id)
{
    if (const auto found = m_taken.find(id); found != m_taken.end()) {
        m_takenKeys.erase(found->second.key);
    }
    refresh();
}

void QueueModel::noteChanged(const std::vector<ListingId> &ids)
{
    const std::unordered_set<ListingId> changed(ids.begin(), ids.end());
    for (const std::int64_t key : m_items.keys()) {
        if (changed.contains(m_items.object(key)->row.id)) {
            m_asked.erase(key);
            m_items.object(key)->row.key = 0; // stale: shown until the new values are here
        }
    }
    changeAll();
    refresh();
}

const QueueItem *QueueModel::itemAt(int row) const
{
    if (row < 0 || row >= int(m_keys.size())) {
        return nullptr;
    }
    const QueueItem *const item = m_items.object(keyAt(row));
    if (item == nullptr || item->row.key == 0) {
        want(row);
    }
    return item;
}

ListingId QueueModel::idAt(int row) const
{
    const QueueItem *const item = itemAt(row);
    return item != nullptr ? item->row.id : ListingId();
}

std::int64_t QueueModel::keyAt(int row) const
{
    return m_keys.at(std::size_t(row));
}

int QueueModel::rowOf(std::int64_t key) const
{
    const auto found = std::ranges::find(m_keys, key);
    return found == m_keys.end() ? -1 : int(found - m_keys.begin());
}

bool QueueModel::isGone(int row) const
{
    return m_gone.contains(keyAt(row));
}

bool QueueModel::isFree(int row) const
{
    const QueueItem *const item = m_items.object(keyAt(row));
    const bool claimed = item != nullptr && !item->row.holder.empty() && item->row.holder != m_filter.me;
    return !claimed && !isGone(row);
}

void QueueModel::want(int row) const
{
    m_wanted.push_back(row);
    if (!m_wantTimer.isActive()) {
        m_wantTimer.start();
    }
}

void QueueModel::askWanted()
{
    std::vector<int> windows;
    for (auto row = m_wanted.rbegin(); row != m_wanted.rend() && int(windows.size()) < windowsAtOnce; ++row) {
        const int first = *row / windowSize * windowSize;
        if (std::ranges::find(windows, first) == windows.end()) {
            windows.push_back(first);
        }
    }
    m_wanted.clear();
    std::ranges::for_each(windows, [this](int first) { askWindow(first); });
}

void QueueModel::askWindow(int first)
{
    std::vector<std::int64_t> keys;
    const int end = std::min(first + windowSize, int(m_keys.size()));
    for (int row = first; row < end; ++row) {
        const std::int64_t key = keyAt(row);
        const QueueItem *const item = m_items.object(key);
        if ((item == nullptr || item->row.key == 0) && m_asked.insert(key).second) {
            keys.push_back(key);
        }
    }
    if (!keys.empty()) {
        whenDone(m_source.rows(keys), this,
                 [this, keys](const Result<std::vector<QueueRow>> &rows) { takeRows(keys, rows); });
    }
}

void QueueModel::takeRows(const std::vector<std::int64_t> &keys, const Result<std::vector<QueueRow>> &rows)
{
    for (const std::int64_t key : keys) {
        m_asked.erase(key);
    }
    if (!rows) {
        Q_EMIT failed(rows.error());
        return;
    }
    for (std::size_t i = 0; i < std::min(keys.size(), rows->size()); ++i) {
        QueueRow row = rows->at(i);
        row.key = keys[i];
        if (row.id.empty()) { // left the cache meanwhile
            m_gone.insert(keys[i]);
        }
        auto *const item = new QueueItem{row, toLine(row.title), toLine(row.poster, 80), categoryName(row.category)};
        m_items.insert(keys[i], item);
    }
    changeAll();
    Q_EMIT rowsArrived();
}

void QueueModel::changeAll()
{
    if (!m_keys.empty()) { // one update of the viewport, whatever the range
        Q_EMIT dataChanged(index(0), index(int(m_keys.size()) - 1));
    }
}

int QueueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_keys.size());
}

QVariant QueueModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)) {
        return {};
    }
    const QueueItem *const item = itemAt(index.row());
    if (item == nullptr) {
        return role == Qt::DisplayRole ? QVariant(tr("Loading …")) : QVariant();
    }
    switch (role) {
    case Qt::DisplayRole:
        return item->title;
    case Qt::ToolTipRole:
        return toTip(placeText(*item, m_source.clock->now()));
    default:
        return spokenText(*item, isGone(index.row()), m_source.clock->now());
    }
}

} // namespace stagedoor
