// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>
#include <QTimer>

#include "ui/queue/queuemodel.h"

namespace stagedoor {

/// The rows of a queue. One is current: noticeChosen() tells whenever that is another notice. A table, not a list: a
/// million rows cost it 15 ms.
class QueueView final : public QTableView
{
    Q_OBJECT
public:
    /// @p model and @p clock outlive this.
    QueueView(QueueModel &model, const Clock &clock, QWidget *parent = nullptr);

    [[nodiscard]] const ListingId &currentId() const { return m_chosen; }
    void next(); ///< skips what others have claimed and what is gone
    void previous();
    void selectFirst();
    void select(const ListingId &id); ///< if it is among the rows that are here

Q_SIGNALS:
    void noticeChosen(const stagedoor::ListingId &id);
    void scrollWanted(int pages); ///< Space: of the notice that is shown; negative: back ///< empty: none

protected:
    void keyPressEvent(QKeyEvent *event) override;
    /// Home and End go to the first and last row: there is one column.
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void changeEvent(QEvent *event) override;

private:
    void rememberPlace();
    void findPlace();
    void skipUnfree();
    void choose();
    void step(int by);
    void goTo(int row);
    void fitRows();

    QueueModel &m_model;
    ListingId m_chosen;
    std::int64_t m_placeKey = 0; ///< of the current row, while the model resets
    int m_placeRow = 0;
    QTimer m_minute; ///< ages are painted anew
};

} // namespace stagedoor
