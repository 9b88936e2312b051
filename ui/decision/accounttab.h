// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include "review/reviewservice.h"

class QVBoxLayout;

namespace stagedoor {

/// Who posted the notice: what came with it at once, and what the server knows of the account when it is reached.
class AccountTab final : public QScrollArea
{
    Q_OBJECT
public:
    AccountTab(ReviewService &review, QWidget *parent);

    void show(const Listing &listing);
    void clear();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void load(); ///< asks the server once the tab is looked at
    void rebuild();
    void addPoster(QVBoxLayout &layout, const Poster &poster);
    void addAccount(QVBoxLayout &layout, const Account &account);

    ReviewService &m_review;
    Listing m_listing;
    std::optional<Result<Account>> m_account; ///< the answer, when it is there
    AccountId m_asked;
};

/// Whether an e-mail address is a school's, by the endings of schools' domains ("edu", "ac.uk").
[[nodiscard]] bool isSchoolAddress(std::string_view email, const std::vector<std::string> &schoolDomains);

} // namespace stagedoor
