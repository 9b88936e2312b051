// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include <QListWidget>

#include "policy/policypack.h"
#include "review/letterquestions.h"

namespace stagedoor {

/// The questions to choose from, under their clauses, each with a tick. Space ticks.
class QuestionList final : public QListWidget
{
    Q_OBJECT
public:
    /// A question by its clause and its number there.
    using Key = std::pair<std::string, std::size_t>;

    QuestionList(std::shared_ptr<const PolicyPack> pack, std::string screenLanguage, QWidget *parent);

    /// @p quotes: what stands under a clause's title.
    void offer(std::vector<OfferedQuestion> questions, const std::map<std::string, QString> &quotes);
    void setLanguage(const std::string &language); ///< of the letter: the questions are shown as they will be asked
    void tick(const std::set<Key> &keys);
    [[nodiscard]] std::set<Key> ticks() const;
    [[nodiscard]] std::vector<OfferedQuestion> ticked() const;

Q_SIGNALS:
    void tickedChanged();

private:
    void rebuild(const std::set<Key> &ticked);

    std::shared_ptr<const PolicyPack> m_pack;
    std::string m_screenLanguage;
    std::string m_language = "en";
    std::vector<OfferedQuestion> m_questions;
    std::map<std::string, QString> m_quotes;
};

} // namespace stagedoor
