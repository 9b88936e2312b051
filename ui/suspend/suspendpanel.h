// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QWidget>

#include "review/reviewservice.h"
#include "ui/decision/judgement.h"

class QComboBox;
class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace stagedoor {

class ClauseChips;

/// Asks before an account is suspended, in place and not in a box: what it takes down, under which clause, why (typed),
/// and the letter. It records nothing: confirmed() carries what the window hands to ReviewService::decide().
class SuspendPanel final : public QWidget
{
    Q_OBJECT
public:
    SuspendPanel(ReviewService &review, QWidget *parent);
    ~SuspendPanel() override;

    void ask(const CachedNotice &notice, const Decision &start);

Q_SIGNALS:
    void reasonChanged(const std::string &reason); ///< as it is typed
    void confirmed(const stagedoor::Decision &decision);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    struct Parts;
    void build();
    [[nodiscard]] QWidget *buildReasons();
    [[nodiscard]] QWidget *buildLetter();
    void connectParts();
    void loadAccount();
    void showTakenDown();
    void refresh();
    [[nodiscard]] std::string reason() const;
    [[nodiscard]] Letter written() const;
    [[nodiscard]] QString missing() const;
    void confirm();

    ReviewService &m_review;
    Judgement m_judgement;
    Decision m_start;
    std::optional<Result<Account>> m_account; ///< the answer, when it is there
    std::unique_ptr<Parts> m_parts;           ///< never null; the widgets are children
};

} // namespace stagedoor
