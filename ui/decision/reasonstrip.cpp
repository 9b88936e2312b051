// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/decision/reasonstrip.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "review/letters.h"
#include "ui/decision/bodylabel.h"
#include "ui/decision/findingsmodel.h"
#include "ui/text/displaytext.h"
#include "ui/text/words.h"
#include "ui/theme/glyphs.h"
#include "ui/theme/labels.h"

namespace stagedoor {

namespace {

using namespace Qt::StringLiterals;

constexpr int previewLines = 8;
constexpr int fewestPreviewLines = 3; // in a low window or with a large font
constexpr int mostListed = 5;         // findings named one by one

} // namespace

void fillLetterLanguages(QComboBox &list)
{
    for (const std::string &language : LetterTemplates::builtIn().languages()) {
        const QLocale locale(toText(language));
        QString name = locale.nativeLanguageName();
        name = name.isEmpty() ? toText(language) : name.left(1).toUpper() + name.mid(1);
        list.addItem(language == "en" ? QStringLiteral("English") : name, toText(language));
    }
}

void pickLetterLanguage(QComboBox &list, std::string_view language)
{
    list.setCurrentIndex(list.findData(toText(LetterTemplates::builtIn().languageFor(language))));
}

std::string pickedLetterLanguage(const QComboBox &list)
{
    return fromText(list.currentData().toString());
}

ReasonStrip::ReasonStrip(std::shared_ptr<const PolicyPack> pack, std::string language, QWidget *parent)
    : QFrame(parent)
    , m_pack(std::move(pack))
    , m_language(std::move(language))
    , m_heading(headingLabel({}, this))
    , m_text(plainLabel({}, this))
    , m_wordsLabel(plainLabel({}, this))
    , m_words(new QLineEdit(this))
    , m_languageLabel(plainLabel(tr("Letter in"), this))
    , m_letterLanguage(new QComboBox(this))
    , m_preview(new QPlainTextEdit(this))
    , m_missing(dimLabel({}, this))
    , m_confirm(new QPushButton(this))
    , m_cancel(new QPushButton(tr("Cancel (Esc)"), this))
{
    build();
    setVisible(false);
    connect(m_confirm, &QPushButton::clicked, this, &ReasonStrip::confirm);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        close();
        Q_EMIT cancelled();
    });
    connect(m_words, &QLineEdit::textChanged, this, [this](const QString &words) {
        if (m_kind) {
            Q_EMIT worded(*m_kind, fromText(words.trimmed()));
        }
    });
    connect(m_letterLanguage, &QComboBox::activated, this, [this] { write(); });
}

void ReasonStrip::build()
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setFocusPolicy(Qt::ClickFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setObjectName(u"reasonStrip"_s);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setSpacing(4);
    m_heading->setWordWrap(true);
    m_text->setWordWrap(true);
    m_text->setObjectName(u"reasonText"_s);
    m_wordsLabel->setBuddy(m_words);
    m_wordsLabel->setWordWrap(true);
    m_words->setObjectName(u"reasonWords"_s);
    m_words->setMaxLength(2000);
    m_languageLabel->setBuddy(m_letterLanguage);
    m_letterLanguage->setObjectName(u"letterLanguage"_s);
    m_letterLanguage->setAccessibleName(tr("Language of the letter"));
    fillLetterLanguages(*m_letterLanguage);
    m_preview->setReadOnly(true);
    m_preview->setTabChangesFocus(true);
    m_preview->setObjectName(u"letterPreview"_s);
    m_preview->setAccessibleName(tr("The letter as it will be sent"));
    m_preview->setMinimumHeight(fewestPreviewLines * fontMetrics().lineSpacing());
    m_preview->setMaximumHeight(previewLines * fontMetrics().lineSpacing());
    m_missing->setObjectName(u"reasonMissing"_s);
    m_confirm->setObjectName(u"reasonConfirm"_s);
    m_confirm->setAutoDefault(false);
    m_cancel->setAutoDefault(false);
    m_cancel->setObjectName(u"reasonCancel"_s);

    auto *const language = new QHBoxLayout;
    language->addWidget(m_languageLabel);
    language->addWidget(m_letterLanguage);
    language->addStretch(1);
    auto *const buttons = new QHBoxLayout;
    buttons->addWidget(m_confirm, 1);
    buttons->addWidget(m_cancel);
    for (QWidget *const part : {static_cast<QWidget *>(m_heading), static_cast<QWidget *>(m_text),
                                static_cast<QWidget *>(m_wordsLabel), static_cast<QWidget *>(m_words)}) {
        layout->addWidget(part);
    }
    layout->addLayout(language);
    layout->addWidget(m_preview);
    layout->addWidget(m_missing);
    layout->addLayout(buttons);
}

bool ReasonStrip::hasLetter() const
{
    return m_kind == DecisionKind::Decline || m_kind == DecisionKind::Hide;
}

void ReasonStrip::ask(DecisionKind kind, const Judgement &judgement)
{
    if (std::exchange(m_kind, kind) != kind) {
        m_words->setText(toText(judgement.words(kind)));
        pickLetterLanguage(*m_letterLanguage, judgement.notice().listing.language);
    }
    refresh(judgement);
    const bool letter = hasLetter();
    m_languageLabel->setVisible(letter);
    m_letterLanguage->setVisible(letter);
    m_preview->setVisible(letter);
    const bool words = letter || kind == DecisionKind::Escalate;
    m_wordsLabel->setVisible(words);
    m_words->setVisible(words);
    setVisible(true);
    if (kind == DecisionKind::Escalate) {
        m_words->setFocus(Qt::OtherFocusReason);
    } else if (m_confirm->isEnabled()) {
        m_confirm->setFocus(Qt::OtherFocusReason);
    } else {
        setFocus(Qt::OtherFocusReason); // until what is missing is there
    }
}

void ReasonStrip::close()
{
    m_kind.reset(); // first: clearing the line is not the editor's doing
    m_words->clear();
    setVisible(false);
}

void ReasonStrip::refresh(const Judgement &judgement)
{
    if (!m_kind) {
        return;
    }
    m_judgement = judgement;
    word(judgement);
    write();
    const QString what = missing(judgement);
    m_missing->setText(what);
    m_missing->setVisible(!what.isEmpty());
    if (m_confirm->hasFocus() && !what.isEmpty()) {
        setFocus(Qt::OtherFocusReason); // else disabling the button sends the focus anywhere
    }
    m_confirm->setEnabled(what.isEmpty());
    if (hasFocus() && what.isEmpty()) {
        m_confirm->setFocus(Qt::OtherFocusReason);
    }
    setAccessibleName(m_heading->text());
}

void ReasonStrip::word(const Judgement &judgement)
{
    QString text;
    switch (*m_kind) {
    case DecisionKind::Approve: {
        const std::vector<int> open = judgement.blockingLeft();
        m_heading->setText(open.empty() ? tr("Approve as Paid or Not Paid?")
                                        : tr("Approve with %n blocking finding(s)?", nullptr, int(open.size())));
        for (std::size_t index = 0; index < open.size() && index < mostListed; ++index) {
            const Finding &finding = judgement.assessment().findings[std::size_t(open[index])];
            text += tr("%1 %2: “%3”")
                        .arg(severityGlyph(finding.severity), clauseTitle(*m_pack, finding.clause, m_language),
                             toLine(finding.quote, 80)) +
                    u'\n';
        }
        m_confirm->setText(tr("Approve (Enter)"));
        break;
    }
    case DecisionKind::Decline:
        m_heading->setText(tr("Decline, and tell the poster why"));
        m_wordsLabel->setText(tr("Added to the letter"));
        m_confirm->setText(tr("Decline (Enter)"));
        break;
    case DecisionKind::Hide:
        m_heading->setText(tr("Hide at once, and tell the poster why"));
        text = tr("It leaves at once and has no undo time; Restore brings the notice back.");
        m_wordsLabel->setText(tr("Added to the letter"));
        m_confirm->setText(tr("Hide (Enter)"));
        break;
    default:
        m_heading->setText(tr("Escalate to a senior editor"));
        m_wordsLabel->setText(tr("Your question (colleagues only)"));
        m_confirm->setText(tr("Escalate (Enter)"));
        if (judgement.assessment().decision == Proposal::Escalate) {
            text = tr("Escalating hides nothing. H hides the notice first.");
        }
    }
    m_text->setText(breakable(text.trimmed()));
    m_text->setVisible(!m_text->text().isEmpty());
}

QString ReasonStrip::missing(const Judgement &judgement) const
{
    switch (*m_kind) {
    case DecisionKind::Approve:
        return judgement.needsTag() && !judgement.tag() ? tr("Choose Paid or Not Paid first: P.") : QString();
    case DecisionKind::Decline:
        return judgement.citedClauses().empty() ? tr("Pick at least one reason below.") : QString();
    case DecisionKind::Escalate:
        return m_words->text().trimmed().isEmpty() ? tr("Write what you want to know.") : QString();
    default:
        return {};
    }
}

void ReasonStrip::write()
{
    if (!hasLetter()) {
        return;
    }
    const Listing &listing = m_judgement.notice().listing;
    LetterRequest request;
    request.kind = m_kind == DecisionKind::Hide ? LetterKind::Hide : LetterKind::Decline;
    request.language = pickedLetterLanguage(*m_letterLanguage);
    request.points = pointsFor(m_judgement.citedClauses(), m_judgement.assessment().findings, listing);
    request.remark = fromText(m_words->text().trimmed());
    m_letter = writeLetter(LetterTemplates::builtIn(), *m_pack, listing, request);
    m_preview->setPlainText(toText(m_letter.subject) + u"\n\n"_s + toText(m_letter.body));
}

void ReasonStrip::complete(Decision &decision) const
{
    if (hasLetter()) {
        decision.letter = m_letter;
    }
}

void ReasonStrip::confirm()
{
    if (m_kind && m_confirm->isEnabled()) {
        Q_EMIT confirmed(*m_kind);
    }
}

void ReasonStrip::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape || (enter && m_cancel->hasFocus())) {
        m_cancel->click();
    } else if (enter) {
        confirm();
    } else {
        QFrame::keyPressEvent(event);
    }
}

} // namespace stagedoor
