// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace stagedoor {

/// The list of a FindingsModel: two lines a row (glyph, clause, verdict; the words below).
class FindingsView final : public QListView
{
    Q_OBJECT
public:
    explicit FindingsView(QWidget *parent);

    [[nodiscard]] int currentFinding() const;         ///< -1: none
    [[nodiscard]] QList<int> currentFindings() const; ///< all that the row stands for
    void select(int finding);
    void step(int rows); ///< round
    void fit();          ///< no higher than its rows
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void selected(int finding);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] int heightFor(int rows) const;

    int m_chosen = -1; ///< of the row's findings
};

} // namespace stagedoor
