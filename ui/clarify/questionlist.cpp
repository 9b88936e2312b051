// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/clarify/questionlist.h"

#include <QSignalBlocker>
#include <QStyledItemDelegate>

#include "ui/decision/findingsmodel.h"
#include "ui/text/displaytext.h"
#include "ui/theme/colours.h"

namespace stagedoor {

namespace {

constexpr int questionRole = Qt::UserRole; ///< index into the questions; a heading has none
constexpr int gap = 4;                     // pixels between rows

/// The current row in the theme's quiet colour: the ticks are what matters.
class QuestionDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(0, gap);
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const Colours &colours = coloursFor(option->palette);
        option->palette.setColor(QPalette::Highlight, colours.selection);
        option->palette.setColor(QPalette::HighlightedText, colours.text);
    }
};

} // namespace

QuestionList::QuestionList(std::shared_ptr<const PolicyPack> pack, std::string screenLanguage, QWidget *parent)
    : QListWidget(parent)
    , m_pack(std::move(pack))
    , m_screenLanguage(std::move(screenLanguage))
{
    setItemDelegate(new QuestionDelegate(this));
    setWordWrap(true);
    setResizeMode(QListView::Adjust);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setTextElideMode(Qt::ElideNone);
    setTabKeyNavigation(false);
    setAccessibleName(tr("Questions"));
    connect(this, &QListWidget::itemChanged, this, &QuestionList::tickedChanged);
}

void QuestionList::offer(std::vector<OfferedQuestion> questions, const std::map<std::string, QString> &quotes)
{
    std::set<Key> ticked;
    for (const OfferedQuestion &question : questions) {
        if (question.proposed) {
            ticked.insert({question.clause, question.number});
        }
    }
    m_questions = std::move(questions);
    m_quotes = quotes;
    rebuild(ticked);
}

void QuestionList::setLanguage(const std::string &language)
{
    m_language = language;
    rebuild(ticks());
}

void QuestionList::tick(const std::set<Key> &keys)
{
    rebuild(keys);
}

void QuestionList::rebuild(const std::set<Key> &ticked)
{
    const QSignalBlocker quiet(this);
    const int row = currentRow();
    clear();
    std::string clause;
    for (std::size_t index = 0; index < m_questions.size(); ++index) {
        const OfferedQuestion &question = m_questions[index];
        if (question.clause != clause) {
            clause = question.clause;
            const auto quote = m_quotes.find(clause);
            const QString title = clauseTitle(*m_pack, clause, m_screenLanguage);
            auto *const heading =
                new QListWidgetItem(quote == m_quotes.end() ? title : tr("%1: %2").arg(title, quote->second), this);
            heading->setFlags(Qt::ItemIsEnabled);
            QFont font = heading->font();
            font.setWeight(QFont::DemiBold);
            heading->setFont(font);
        }
        auto *const item = new QListWidgetItem(toText(questionText(question, m_language)), this);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(ticked.contains({question.clause, question.number}) ? Qt::Checked : Qt::Unchecked);
        item->setData(questionRole, int(index));
    }
    setCurrentRow(row >= 0 ? row : 1);
}

std::vector<OfferedQuestion> QuestionList::ticked() const
{
    std::vector<OfferedQuestion> questions;
    for (int row = 0; row < count(); ++row) {
        const QVariant index = item(row)->data(questionRole);
        if (index.isValid() && item(row)->checkState() == Qt::Checked) {
            questions.push_back(m_questions[std::size_t(index.toInt())]);
        }
    }
    return questions;
}

std::set<QuestionList::Key> QuestionList::ticks() const
{
    std::set<Key> keys;
    for (const OfferedQuestion &question : ticked()) {
        keys.insert({question.clause, question.number});
    }
    return keys;
}

} // namespace stagedoor
