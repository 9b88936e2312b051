// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>

#include <QFrame>

#include "policy/policypack.h"
#include "ui/decision/judgement.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace stagedoor {

/// What a decision still needs, asked in place: an approval with blocking findings or no tag whether it is meant, a
/// decline and a hide their reasons with the letter as it will be sent, an escalation its question. Enter goes on,
/// Escape goes back. Hidden until asked.
class ReasonStrip final : public QFrame
{
    Q_OBJECT
public:
    ReasonStrip(std::shared_ptr<const PolicyPack> pack, std::string language, QWidget *parent);

    void ask(DecisionKind kind, const Judgement &judgement);
    void refresh(const Judgement &judgement); ///< the reasons or the tag changed
    void close();
    [[nodiscard]] std::optional<DecisionKind> asking() const { return m_kind; }
    /// Goes on as Enter does, if nothing is missing.
    void confirm();
    /// Puts the letter into @p decision.
    void complete(Decision &decision) const;

Q_SIGNALS:
    void worded(stagedoor::DecisionKind kind, const std::string &words); ///< by the editor, typing
    void confirmed(stagedoor::DecisionKind kind);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void word(const Judgement &judgement);
    void write();
    [[nodiscard]] QString missing(const Judgement &judgement) const;
    [[nodiscard]] bool hasLetter() const;

    std::shared_ptr<const PolicyPack> m_pack;
    std::string m_language; ///< of the screen
    std::optional<DecisionKind> m_kind;
    Judgement m_judgement;
    Letter m_letter;
    QLabel *m_heading;
    QLabel *m_text;
    QLabel *m_wordsLabel;
    QLineEdit *m_words;
    QLabel *m_languageLabel;
    QComboBox *m_letterLanguage;
    QPlainTextEdit *m_preview;
    QLabel *m_missing;
    QPushButton *m_confirm;
    QPushButton *m_cancel;
};

/// Fills @p list with the letters' languages, their own names shown, and picks the one for a notice in @p language.
void fillLetterLanguages(QComboBox &list);
void pickLetterLanguage(QComboBox &list, std::string_view language);
[[nodiscard]] std::string pickedLetterLanguage(const QComboBox &list);

} // namespace stagedoor
