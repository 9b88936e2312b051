// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <QWidget>

#include "policy/policypack.h"
#include "ui/decision/judgement.h"

class QToolButton;

namespace stagedoor {

class ClausePicker;
class FlowLayout;

/// The reasons: a chip for each clause at hand, down when it is cited, and a list to add any other clause of the pack.
class ClauseChips final : public QWidget
{
    Q_OBJECT
public:
    ClauseChips(std::shared_ptr<const PolicyPack> pack, std::string language, QWidget *parent);

    void show(const Judgement &judgement);
    void clear();

Q_SIGNALS:
    void cited(const std::string &clause, bool on);

private:
    void rebuild(const std::vector<std::string> &clauses);
    void fillList();

    std::shared_ptr<const PolicyPack> m_pack;
    std::string m_language;
    FlowLayout *m_flow;
    ClausePicker *m_more;
    std::vector<std::string> m_clauses; ///< of the chips
    std::vector<QToolButton *> m_chips; ///< one a clause
};

} // namespace stagedoor
