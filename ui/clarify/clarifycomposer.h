// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "review/letters.h"
#include "review/reviewservice.h"

class QCheckBox;
class QComboBox;
class QDateEdit;
class QJsonObject;
class QLabel;
class QPushButton;

namespace stagedoor {

class DraftKeeper;
class LetterView;
class QuestionList;

/// The letter that asks a poster: ticked questions on the left, the letter exactly as it will be sent on the right, the
/// day an answer is due, Send (Ctrl+Enter). What is half written is kept as a draft. It records nothing: sent() carries
/// what the window hands to ReviewService::decide().
class ClarifyComposer final : public QWidget
{
    Q_OBJECT
public:
    ClarifyComposer(ReviewService &review, QWidget *parent);
    ~ClarifyComposer() override;

    /// Begins a letter about @p start's clauses, or takes up the one that was left unfinished.
    void compose(const CachedNotice &notice, const Decision &start);

Q_SIGNALS:
    void sent(const stagedoor::Decision &decision);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    struct Parts;
    void build();
    [[nodiscard]] QWidget *buildQuestions();
    [[nodiscard]] QWidget *buildOptions();
    void connectParts();
    void offer(const std::vector<std::string> &first);
    void addClause(const std::string &clause);
    void setDefaultDue();
    [[nodiscard]] Letter written() const;
    [[nodiscard]] bool hiddenUntilAnswered() const;
    void rewrite();
    void refresh();
    [[nodiscard]] QString missing() const;
    void keep();
    void restore(const QJsonObject &part);
    [[nodiscard]] QJsonObject toJson() const;
    void send();
    void leave();

    ReviewService &m_review;
    CachedNotice m_notice;
    Decision m_start;
    std::vector<std::string> m_clauses;      ///< offered
    std::map<ListingId, QJsonObject> m_sent; ///< as they were sent, should one be undone
    bool m_dueChosen = false;                ///< by the editor
    bool m_filling = false;                  ///< the program is filling the form: nothing is kept or rewritten
    std::unique_ptr<Parts> m_parts;          ///< never null; the widgets are children
};

} // namespace stagedoor
