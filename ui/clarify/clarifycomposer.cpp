// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clarify/clarifycomposer.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

#include "review/citing.h"
#include "review/lettertext.h"
#include "review/workingdays.h"
#include "ui/clarify/letterview.h"
#include "ui/clarify/questionlist.h"
#include "ui/decision/clausepicker.h"
#include "ui/decision/draftkeeper.h"
#include "ui/decision/flowlayout.h"
#include "ui/decision/reasonstrip.h"
#include "ui/text/displaytext.h"
#include "ui/theme/labels.h"

namespace stagedoor {

namespace {

using namespace Qt::StringLiterals;

constexpr int daysWhenLive = 2; // working days for an answer: policy/questions.md, "Shape of a letter", 8
constexpr int daysWhenHidden = 5;
constexpr int optionGap = 10;  // pixels between options
constexpr int letterLines = 9; // of text are seen at least, with the questions beside them

/// The clauses of the findings a letter could ask about, those of @p first before.
std::vector<std::string> clausesToOffer(const std::vector<std::string> &first, const Assessment &assessment)
{
    std::vector<std::string> clauses = first;
    for (const Finding &finding : assessment.findings) {
        const bool known = std::ranges::find(clauses, finding.clause) != clauses.end();
        if (!known && !isEvidence(finding.clause)) {
            clauses.push_back(finding.clause);
        }
    }
    return clauses;
}

/// The words of the notice that stand for a clause in the list.
std::map<std::string, QString> quotesOf(const Assessment &assessment)
{
    std::map<std::string, QString> quotes;
    for (const Finding &finding : assessment.findings) {
        if (!finding.quote.empty() && !isComplaintField(finding.field)) {
            quotes.emplace(finding.clause, ClarifyComposer::tr("“%1”").arg(toLine(finding.quote, 80)));
        }
    }
    return quotes;
}

} // namespace

struct ClarifyComposer::Parts {
    QScrollArea *scroll;
    QLabel *heading;
    QuestionList *questions;
    ClausePicker *more;
    LetterView *letter;
    QComboBox *language;
    QDateEdit *due;
    QCheckBox *hide;
    QCheckBox *deactivate;
    QLabel *missing;
    QPushButton *send;
    QPushButton *cancel;
    DraftKeeper *drafts;
};

ClarifyComposer::ClarifyComposer(ReviewService &review, QWidget *parent)
    : QWidget(parent)
    , m_review(review)
    , m_parts(new Parts{new QScrollArea(this), headingLabel({}, this),
                        new QuestionList(review.pack(), fromText(QLocale().name()), this),
                        new ClausePicker(tr("Ask about another clause"), this), new LetterView(this),
                        new QComboBox(this), new QDateEdit(this),
                        new QCheckBox(tr("Hide the notice until answered"), this),
                        new QCheckBox(tr("Deactivate the account until answered"), this), plainLabel({}, this),
                        new QPushButton(tr("Send (Ctrl+Enter)"), this), new QPushButton(tr("Cancel (Esc)"), this),
                        new DraftKeeper(review, u"letter"_s, this)})
{
    build();
    connectParts();
}

ClarifyComposer::~ClarifyComposer() = default;

QWidget *ClarifyComposer::buildQuestions()
{
    auto *const column = new QWidget(this);
    auto *const layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_parts->questions->setObjectName(u"questions"_s);
    m_parts->more->setObjectName(u"askMore"_s);
    const std::string language = fromText(QLocale().name());
    for (const Clause &clause : m_review.pack()->clauses()) {
        if (!clause.questions.empty() && !isEvidence(clause.id)) {
            m_parts->more->add(clause, language);
        }
    }
    layout->addWidget(m_parts->questions, 1);
    layout->addWidget(m_parts->more);
    return column;
}

QWidget *ClarifyComposer::buildOptions()
{
    auto *const row = new QWidget(this);
    auto *const layout = new FlowLayout(optionGap); // in two lines where the font is large
    row->setLayout(layout);
    layout->setContentsMargins(0, 0, 0, 0);
    const auto labelled = [&](const QString &text, QWidget *field) {
        auto *const pair = new QWidget(row);
        auto *const side = new QHBoxLayout(pair);
        side->setContentsMargins(0, 0, 0, 0);
        QLabel *const label = plainLabel(text, pair);
        label->setBuddy(field);
        side->addWidget(label);
        side->addWidget(field);
        layout->addWidget(pair);
    };
    m_parts->due->setObjectName(u"due"_s);
    m_parts->due->setAccessibleName(tr("Answer due by"));
    m_parts->due->setCalendarPopup(true);
    m_parts->language->setObjectName(u"composerLanguage"_s);
    m_parts->language->setAccessibleName(tr("Language of the letter"));
    fillLetterLanguages(*m_parts->language);
    labelled(tr("Letter in"), m_parts->language);
    labelled(tr("Answer due by"), m_parts->due);
    return row;
}

void ClarifyComposer::build()
{
    setAccessibleName(tr("Ask the poster"));
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setSpacing(6);
    auto *const page = new QWidget;
    auto *const content = new QVBoxLayout(page);
    content->setContentsMargins(0, 0, 0, 0);
    content->setSpacing(6);
    m_parts->heading->setWordWrap(true);
    content->addWidget(m_parts->heading);
    content->addWidget(buildOptions());
    auto *const columns = new QSplitter(Qt::Horizontal, this);
    columns->addWidget(buildQuestions());
    columns->addWidget(m_parts->letter);
    columns->setStretchFactor(0, 2);
    columns->setStretchFactor(1, 3);
    columns->setChildrenCollapsible(false);
    columns->setHandleWidth(9);
    columns->setMinimumHeight(letterLines * fontMetrics().lineSpacing());
    content->addWidget(columns, 1);

    auto *const bottom = new QHBoxLayout;
    auto *const ticks = new FlowLayout(optionGap);
    m_parts->hide->setObjectName(u"hideUntilAnswered"_s);
    m_parts->deactivate->setObjectName(u"deactivateUntilAnswered"_s);
    ticks->addWidget(m_parts->hide);
    ticks->addWidget(m_parts->deactivate);
    content->addLayout(ticks);
    m_parts->scroll->setWidget(page); // it scrolls when the window is low or the font large
    m_parts->scroll->setWidgetResizable(true);
    m_parts->scroll->setFrameShape(QFrame::NoFrame);
    m_parts->scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_parts->scroll->setFocusPolicy(Qt::NoFocus);
    layout->addWidget(m_parts->scroll, 1);
    m_parts->missing->setObjectName(u"composerMissing"_s);
    m_parts->missing->setWordWrap(true);
    m_parts->missing->setAlignment(Qt::AlignVCenter | Qt::AlignTrailing);
    m_parts->send->setObjectName(u"send"_s);
    m_parts->cancel->setObjectName(u"cancelLetter"_s);
    bottom->addWidget(m_parts->missing, 1);
    bottom->addWidget(m_parts->send);
    bottom->addWidget(m_parts->cancel);
    layout->addLayout(bottom);

    QWidget *const order[] = {m_parts->questions, m_parts->more,       m_parts->letter, m_parts->language, m_parts->due,
                              m_parts->hide,      m_parts->deactivate, m_parts->send,   m_parts->cancel};
    for (std::size_t index = 1; index < std::size(order); ++index) {
        setTabOrder(order[index - 1], order[index]);
    }
}

void ClarifyComposer::connectParts()
{
    connect(m_parts->questions, &QuestionList::tickedChanged, this, &ClarifyComposer::rewrite);
    connect(m_parts->more, &ClausePicker::picked, this, &ClarifyComposer::addClause);
    connect(m_parts->language, &QComboBox::currentIndexChanged, this, [this] {
        m_parts->questions->setLanguage(pickedLetterLanguage(*m_parts->language));
        rewrite();
    });
    connect(m_parts->due, &QDateEdit::dateChanged, this, [this] {
        m_dueChosen = m_dueChosen || !m_filling;
        rewrite();
    });
    connect(m_parts->hide, &QCheckBox::toggled, this, [this] {
        setDefaultDue();
        rewrite();
    });
    connect(m_parts->deactivate, &QCheckBox::toggled, this, &ClarifyComposer::rewrite);
    connect(m_parts->letter, &LetterView::changed, this, [this] {
        if (!m_filling) {
            keep();
            refresh();
        }
    });
    connect(&m_review, &ReviewService::settled, this,
            [this](const OutboxEntry &entry) { m_sent.erase(entry.decision.listingId); });
    connect(m_parts->send, &QPushButton::clicked, this, &ClarifyComposer::send);
    connect(m_parts->cancel, &QPushButton::clicked, this, &ClarifyComposer::leave);
}

void ClarifyComposer::compose(const CachedNotice &notice, const Decision &start)
{
    m_filling = true;
    m_notice = notice;
    m_start = start;
    m_dueChosen = false;
    const Listing &listing = notice.listing;
    m_parts->heading->setText(tr("Ask about “%1”").arg(toLine(insideQuotes(listing.title), 60)));
    pickLetterLanguage(*m_parts->language, start.letter ? start.letter->language : listing.language);
    const auto has = [&start](Also also) { return std::ranges::find(start.also, also) != start.also.end(); };
    m_parts->hide->setChecked(has(Also::Hide));
    m_parts->hide->setVisible(listing.state != ListingState::Hidden);
    m_parts->deactivate->setChecked(has(Also::Deactivate));
    m_parts->deactivate->setVisible(!listing.poster.accountId.empty());
    m_parts->due->setMinimumDate(
        QDateTime::fromMSecsSinceEpoch(m_review.clock().now().time_since_epoch().count(), Qt::UTC).date());
    setDefaultDue();
    m_parts->questions->setLanguage(pickedLetterLanguage(*m_parts->language));
    offer(start.clauses);
    m_parts->letter->start(written());
    if (const auto sent = m_sent.extract(listing.id); sent && start.letter) {
        restore(sent.mapped());
    } else if (start.letter) {
        m_parts->letter->restore(m_parts->letter->generated(), start.letter->subject, start.letter->body);
    }
    m_filling = false;
    refresh();
    m_parts->letter->focusLetter();
    m_parts->drafts->read(listing.id, [this](const QJsonObject &part, std::int64_t) { restore(part); });
}

void ClarifyComposer::offer(const std::vector<std::string> &first)
{
    m_clauses = clausesToOffer(first, m_notice.assessment);
    const PolicyPack &pack = *m_review.pack();
    std::vector<OfferedQuestion> questions = offeredQuestions(first, m_notice.assessment, pack);
    const std::vector<std::string> others(m_clauses.begin() + std::ptrdiff_t(first.size()), m_clauses.end());
    for (OfferedQuestion &question : offeredQuestions(others, m_notice.assessment, pack)) {
        question.proposed = false;
        questions.push_back(std::move(question));
    }
    m_parts->questions->offer(std::move(questions), quotesOf(m_notice.assessment));
}

void ClarifyComposer::addClause(const std::string &clause)
{
    std::set<QuestionList::Key> ticks = m_parts->questions->ticks();
    std::vector<std::string> first = m_start.clauses;
    if (std::ranges::find(m_clauses, clause) == m_clauses.end()) {
        first.push_back(clause);
        m_start.clauses.push_back(clause);
    }
    offer(first);
    ticks.insert({clause, 0});
    m_parts->questions->tick(ticks);
    rewrite();
    if (m_parts->letter->openPlaceholders() > 0) {
        m_parts->letter->focusLetter();
    }
}

bool ClarifyComposer::hiddenUntilAnswered() const
{
    return m_parts->hide->isChecked() || m_notice.listing.state == ListingState::Hidden;
}

void ClarifyComposer::setDefaultDue()
{
    if (m_dueChosen) {
        return;
    }
    const Timestamp due =
        endOfWorkingDay(m_review.clock().now(), hiddenUntilAnswered() ? daysWhenHidden : daysWhenLive);
    const bool filling = std::exchange(m_filling, true);
    m_parts->due->setDate(QDateTime::fromMSecsSinceEpoch(due.time_since_epoch().count(), Qt::UTC).date());
    m_filling = filling;
}

Letter ClarifyComposer::written() const
{
    const std::vector<OfferedQuestion> ticked = m_parts->questions->ticked();
    LetterRequest request;
    request.kind = LetterKind::Clarify;
    request.language = pickedLetterLanguage(*m_parts->language);
    std::vector<std::string> clauses;
    for (const OfferedQuestion &question : ticked) {
        if (std::ranges::find(clauses, question.clause) == clauses.end()) {
            clauses.push_back(question.clause);
        }
        request.questions.push_back({question.clause, questionText(question, request.language), question.field});
    }
    request.points = pointsFor(clauses, m_notice.assessment.findings, m_notice.listing);
    request.clear = clearAspects(m_notice.listing, m_notice.assessment.findings);
    request.hidden = hiddenUntilAnswered();
    request.deactivated = m_parts->deactivate->isChecked();
    request.dueAt = endOfWorkingDay(
        Timestamp(std::chrono::milliseconds(QDateTime(m_parts->due->date(), QTime(0, 0), Qt::UTC).toMSecsSinceEpoch())),
        0);
    return writeLetter(LetterTemplates::builtIn(), *m_review.pack(), m_notice.listing, request);
}

void ClarifyComposer::rewrite()
{
    if (!m_filling && !m_notice.listing.id.empty()) {
        m_parts->letter->rewrite(written());
        keep();
        refresh();
    }
}

QString ClarifyComposer::missing() const
{
    if (const int open = m_parts->letter->openPlaceholders(); open > 0) {
        return tr("%n place(s) to fill in: Tab goes to the next.", nullptr, open);
    }
    if (m_parts->questions->ticks().empty() && !m_parts->letter->isChanged()) {
        return tr("Tick a question, or write one.");
    }
    if (QString::fromStdString(m_parts->letter->body()).trimmed().isEmpty()) {
        return tr("The letter is empty.");
    }
    return {};
}

void ClarifyComposer::refresh()
{
    const QString what = missing();
    m_parts->missing->setText(what);
    m_parts->send->setEnabled(what.isEmpty());
    m_parts->send->setToolTip(toTip(what));
}

QJsonObject ClarifyComposer::toJson() const
{
    QJsonArray ticks;
    for (const auto &[clause, number] : m_parts->questions->ticks()) {
        ticks.append(QJsonArray{toText(clause), int(number)});
    }
    QJsonArray clauses;
    std::ranges::for_each(m_start.clauses, [&clauses](const std::string &clause) { clauses.append(toText(clause)); });
    QJsonObject json{{u"ticks"_s, ticks},
                     {u"clauses"_s, clauses},
                     {u"subject"_s, toText(m_parts->letter->subject())},
                     {u"body"_s, toText(m_parts->letter->body())},
                     {u"generated"_s, toText(m_parts->letter->generated())},
                     {u"language"_s, m_parts->language->currentData().toString()},
                     {u"hide"_s, m_parts->hide->isChecked()},
                     {u"deactivate"_s, m_parts->deactivate->isChecked()}};
    if (m_dueChosen) {
        json.insert(u"due"_s, m_parts->due->date().toString(Qt::ISODate));
    }
    return json;
}

void ClarifyComposer::keep()
{
    m_parts->drafts->keep(m_notice.listing.id, m_notice.listing.revision, toJson());
}

void ClarifyComposer::restore(const QJsonObject &part)
{
    if (part.isEmpty() || m_parts->letter->isChanged()) {
        return;
    }
    m_filling = true;
    const int language = m_parts->language->findData(part[u"language"_s].toString());
    m_parts->language->setCurrentIndex(std::max(0, language));
    m_parts->questions->setLanguage(pickedLetterLanguage(*m_parts->language));
    m_parts->hide->setChecked(part[u"hide"_s].toBool());
    m_parts->deactivate->setChecked(part[u"deactivate"_s].toBool());
    setDefaultDue();
    if (const QDate due = QDate::fromString(part[u"due"_s].toString(), Qt::ISODate); due.isValid()) {
        m_dueChosen = true;
        m_parts->due->setDate(due);
    }
    for (const QJsonValue clause : part[u"clauses"_s].toArray()) {
        const std::string id = fromText(clause.toString());
        if (std::ranges::find(m_start.clauses, id) == m_start.clauses.end()) {
            m_start.clauses.push_back(id);
        }
    }
    offer(m_start.clauses);
    std::set<QuestionList::Key> ticks;
    for (const QJsonValue tick : part[u"ticks"_s].toArray()) {
        ticks.insert({fromText(tick.toArray().at(0).toString()), std::size_t(tick.toArray().at(1).toInt())});
    }
    m_parts->questions->tick(ticks);
    m_parts->letter->restore(fromText(part[u"generated"_s].toString()), fromText(part[u"subject"_s].toString()),
                             fromText(part[u"body"_s].toString()));
    m_parts->letter->rewrite(written()); // the notice may have changed since
    m_filling = false;
    refresh();
    m_parts->letter->focusLetter();
}

void ClarifyComposer::send()
{
    if (!m_parts->send->isEnabled()) {
        return;
    }
    Decision decision = m_start;
    decision.kind = DecisionKind::Clarify;
    decision.payTag.reset();
    decision.also.clear();
    if (m_parts->hide->isChecked()) {
        decision.also.push_back(Also::Hide);
    }
    if (m_parts->deactivate->isChecked()) {
        decision.also.push_back(Also::Deactivate);
    }
    if (const std::vector<OfferedQuestion> ticked = m_parts->questions->ticked(); !ticked.empty()) {
        decision.clauses.clear();
        for (const OfferedQuestion &question : ticked) {
            if (std::ranges::find(decision.clauses, question.clause) == decision.clauses.end()) {
                decision.clauses.push_back(question.clause);
            }
        }
    }
    Letter letter = written();
    letter.subject = m_parts->letter->subject();
    letter.body = m_parts->letter->body();
    decision.letter = std::move(letter);
    confirmCited(decision, m_notice.assessment.findings);
    m_sent.insert_or_assign(m_notice.listing.id, toJson());
    m_notice = {};
    Q_EMIT sent(decision);
}

void ClarifyComposer::leave()
{
    m_parts->drafts->flush();
    Q_EMIT cancelled();
}

void ClarifyComposer::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_parts->letter->focusLetter(); // compose() may have come before
    const auto reveal = [this] { m_parts->scroll->ensureWidgetVisible(m_parts->letter); };
    QMetaObject::invokeMethod(this, reveal, Qt::QueuedConnection); // once everything has its place
}

bool ClarifyComposer::focusNextPrevChild(bool next)
{
    // As missing() says: from the questions Tab goes to what is still to be filled in, not to the subject.
    const bool asking = m_parts->questions->hasFocus() || m_parts->more->hasFocus();
    if (next && asking && m_parts->letter->openPlaceholders() > 0) {
        m_parts->letter->focusLetter();
        return true;
    }
    return QWidget::focusNextPrevChild(next);
}

void ClarifyComposer::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier)) {
        send();
    } else if (event->key() == Qt::Key_Escape) {
        leave();
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace stagedoor
