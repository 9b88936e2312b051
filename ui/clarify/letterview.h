// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <QWidget>

#include "listing/decision.h"

class QLineEdit;

namespace stagedoor {

class LetterEdit;

/// A letter as it will be sent, subject and body, to be changed by hand. The program writes it again when its parts
/// change, and keeps what was changed by hand. Open placeholders (⟦amount⟧) are marked, and Tab goes from one to the
/// next.
class LetterView final : public QWidget
{
    Q_OBJECT
public:
    explicit LetterView(QWidget *parent);

    /// A new letter: whatever was there is gone.
    void start(const Letter &letter);
    /// The program writes the letter again: changes made by hand stay.
    void rewrite(const Letter &letter);
    /// A letter as somebody left it, written first as @p generated.
    void restore(const std::string &generated, const std::string &subject, const std::string &body);

    [[nodiscard]] std::string subject() const;
    [[nodiscard]] std::string body() const;
    [[nodiscard]] const std::string &generated() const { return m_generated; }
    [[nodiscard]] bool isChanged() const; ///< by hand
    [[nodiscard]] int openPlaceholders() const;
    /// Puts the cursor into the body, on the first open placeholder if there is one.
    void focusLetter();

Q_SIGNALS:
    void changed();

private:
    void setBody(const std::string &body);

    QLineEdit *m_subject;
    LetterEdit *m_body;
    std::string m_generatedSubject;
    std::string m_generated; ///< the body as the program last wrote it
};

} // namespace stagedoor
