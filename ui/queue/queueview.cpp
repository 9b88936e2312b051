// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queueview.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

#include "ui/queue/queuedelegate.h"

namespace stagedoor {

using namespace Qt::StringLiterals;

QueueView::QueueView(QueueModel &model, const Clock &clock, QWidget *parent) : QTableView(parent), m_model(model)
{
    setObjectName(u"queueView"_s);
    setAccessibleName(tr("Queue"));
    setModel(&model);
    setItemDelegate(new QueueDelegate(model, clock, this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setShowGrid(false);
    setFrameShape(NoFrame);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    horizontalHeader()->hide();
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    horizontalHeader()->setMinimumSectionSize(1);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    fitRows();
    connect(&model, &QueueModel::modelAboutToBeReset, this, &QueueView::rememberPlace);
    connect(&model, &QueueModel::loaded, this, &QueueView::findPlace);
    connect(&model, &QueueModel::rowsArrived, this, &QueueView::choose);
    connect(&model, &QueueModel::rowsRemoved, this, &QueueView::skipUnfree);
    m_minute.setInterval(30'000);
    connect(&m_minute, &QTimer::timeout, this, [this] { viewport()->update(); });
    m_minute.start();
}

void QueueView::fitRows()
{
    const int height = QueueDelegate::rowHeight(font());
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
    verticalScrollBar()->setSingleStep(height);
}

void QueueView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        fitRows();
    }
}

void QueueView::next()
{
    step(1);
}

void QueueView::previous()
{
    step(-1);
}

void QueueView::step(int by)
{
    for (int row = currentIndex().row() + by; row >= 0 && row < m_model.rowCount(); row += by) {
        if (m_model.isFree(row)) {
            goTo(row);
            return;
        }
    }
}

void QueueView::selectFirst()
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.isFree(row)) {
            goTo(row);
            return;
        }
    }
}

void QueueView::select(const ListingId &id)
{
    // Only what is on the screen or near it is known by id.
    const int first = qMax(0, rowAt(0) - 200);
    for (int row = first; row < qMin(m_model.rowCount(), first + 600); ++row) {
        if (m_model.idAt(row) == id) {
            goTo(row);
            return;
        }
    }
}

void QueueView::goTo(int row)
{
    setCurrentIndex(m_model.index(row));
    scrollTo(currentIndex());
}

void QueueView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space) {
        Q_EMIT scrollWanted(event->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
    } else {
        QTableView::keyPressEvent(event);
    }
}

QModelIndex QueueView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    switch (action) {
    case MoveHome:
        return m_model.index(0);
    case MoveEnd:
        return m_model.index(m_model.rowCount() - 1);
    default:
        return QTableView::moveCursor(action, modifiers);
    }
}

void QueueView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    choose();
}

void QueueView::choose()
{
    const QModelIndex current = currentIndex();
    const ListingId id = current.isValid() ? m_model.idAt(current.row()) : ListingId();
    if (id == m_chosen || (id.empty() && current.isValid())) { // the same, or still on its way
        return;
    }
    m_chosen = id;
    Q_EMIT noticeChosen(id);
}

void QueueView::rememberPlace()
{
    const QModelIndex current = currentIndex();
    m_placeRow = current.isValid() ? current.row() : 0;
    m_placeKey = current.isValid() ? m_model.keyAt(current.row()) : 0;
}

void QueueView::findPlace()
{
    const int row = m_placeKey != 0 ? m_model.rowOf(m_placeKey) : -1;
    if (row >= 0) {
        goTo(row);
    } else if (m_model.rowCount() > 0) {
        selectFirst();
    } else {
        choose();
    }
    m_placeKey = 0;
}

void QueueView::skipUnfree()
{
    // Qt has moved the current row to the neighbour; somebody else may have that one.
    const QModelIndex current = currentIndex();
    if (!current.isValid()) {
        choose();
    } else if (!m_model.isFree(current.row())) {
        next();
    }
}

} // namespace stagedoor
