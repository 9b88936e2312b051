// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

#include "review/reviewservice.h"

namespace stagedoor {

/// The decisions on the notice, newest first: the standing one at once, the others when the server is reached.
class HistoryTab final : public QPlainTextEdit
{
    Q_OBJECT
public:
    HistoryTab(ReviewService &review, QWidget *parent);

    void show(const Listing &listing);
    void clear();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void load();
    void write();

    ReviewService &m_review;
    Listing m_listing;
    std::optional<Result<DecisionsPage>> m_history; ///< the answer, when it is there
    std::optional<DecisionId> m_askedAt;            ///< the standing decision when it was asked for
};

} // namespace stagedoor
