// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "queue/decide/case.h"

namespace stagedoor::server {

/// What a decision leads to. It is known to apply.
class Effects
{
public:
    Effects(Connection &connection, Case &thisCase) : m_connection(connection), m_case(thisCase) {}

    /// Changes notices and account, keeps what was before, and fills in decision.taken_down.
    void apply();
    /// The account as it was before; set where it changed.
    [[nodiscard]] const std::optional<std::string> &accountBefore() const { return m_accountBefore; }
    /// What each notice was before: to be written once the decision is there.
    [[nodiscard]] const std::vector<std::pair<ListingId, std::string>> &before() const { return m_before; }

private:
    void endHeld();
    void takeBack(const DecisionRecord &target);
    void putBackNotices(const DecisionRecord &target);
    void showAgain();
    void dropEndedSuspensions(ListingRecord &record);
    void onNotice();
    void suspend();
    void reinstate();
    void setAccount(AccountState state);
    void undo();
    void undoOn(ListingRecord &record, const Decision &undone, const std::string &snapshot);
    void restoreHidden(ListingRecord &record);
    void judgeAndEdit(ListingRecord &record);
    void remember(const ListingRecord &record);
    void rememberUnlessConfirming(const ListingRecord &record);
    void stand(ListingRecord &record);
    void store(ListingRecord &record);
    [[nodiscard]] std::vector<ListingRecord> notices();

    Connection &m_connection;
    Case &m_case;
    std::optional<std::string> m_accountBefore;
    std::vector<std::pair<ListingId, std::string>> m_before;
};

} // namespace stagedoor::server
