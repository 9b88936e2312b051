// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clarify/letterview.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "review/lettertext.h"
#include "ui/clarify/letteredit.h"
#include "ui/text/displaytext.h"
#include "ui/theme/labels.h"

namespace stagedoor {

namespace {

using namespace Qt::StringLiterals;

} // namespace

LetterView::LetterView(QWidget *parent) : QWidget(parent), m_subject(new QLineEdit(this)), m_body(new LetterEdit(this))
{
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto *const row = new QHBoxLayout;
    QLabel *const label = plainLabel(tr("Subject"), this);
    label->setBuddy(m_subject);
    m_subject->setObjectName(u"letterSubject"_s);
    m_subject->setAccessibleName(tr("Subject of the letter"));
    m_subject->setMaxLength(300);
    m_body->setObjectName(u"letterBody"_s);
    m_body->setAccessibleName(tr("The letter as it will be sent"));
    row->addWidget(label);
    row->addWidget(m_subject, 1);
    layout->addLayout(row);
    layout->addWidget(m_body, 1);
    connect(m_subject, &QLineEdit::textChanged, this, &LetterView::changed);
    connect(m_body, &LetterEdit::textChanged, this, &LetterView::changed);
}

void LetterView::start(const Letter &letter)
{
    m_generatedSubject = letter.subject;
    m_generated = letter.body;
    m_subject->setText(toText(letter.subject));
    m_subject->setCursorPosition(0);
    m_body->setPlainText(toText(letter.body)); // also forgets what could be undone
}

void LetterView::rewrite(const Letter &letter)
{
    const std::string merged = withEdits(m_generated, body(), letter.body);
    if (subject() == m_generatedSubject) {
        m_subject->setText(toText(letter.subject));
        m_subject->setCursorPosition(0);
    }
    m_generatedSubject = letter.subject;
    m_generated = letter.body;
    setBody(merged);
}

void LetterView::restore(const std::string &generated, const std::string &subject, const std::string &body)
{
    m_generated = generated;
    m_subject->setText(toText(subject));
    setBody(body);
}

void LetterView::setBody(const std::string &body)
{
    m_body->replaceAll(toText(body));
}

std::string LetterView::subject() const
{
    return fromText(m_subject->text());
}

std::string LetterView::body() const
{
    return fromText(m_body->toPlainText());
}

bool LetterView::isChanged() const
{
    return body() != m_generated;
}

int LetterView::openPlaceholders() const
{
    return m_body->openPlaceholders() + int(m_subject->text().count(QChar(0x27E6)));
}

void LetterView::focusLetter()
{
    m_body->setFocus(Qt::OtherFocusReason);
    m_body->moveCursor(QTextCursor::Start);
    m_body->selectPlaceholder(true);
}

} // namespace stagedoor
