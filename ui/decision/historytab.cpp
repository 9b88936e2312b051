// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/decision/historytab.h"

#include <ranges>

#include "review/whendone.h"
#include "ui/text/displaytext.h"
#include "ui/text/errortext.h"
#include "ui/text/relativetime.h"
#include "ui/text/words.h"

namespace stagedoor {

namespace {

using namespace Qt::StringLiterals;

QString joined(const std::vector<std::string> &clauses)
{
    QStringList names;
    for (const std::string &clause : clauses) {
        names << toLine(clause, 64);
    }
    return names.join(u", "_s);
}

QString headOf(DecisionKind kind, const std::string &by, std::optional<Timestamp> at, std::int64_t revision,
               Timestamp now)
{
    const QString head = HistoryTab::tr("%1 by %2, %3")
                             .arg(decisionDone(kind), by.empty() ? HistoryTab::tr("somebody") : toLine(by, 60),
                                  at ? agoText(*at, now) : HistoryTab::tr("no date"));
    return revision > 0 ? HistoryTab::tr("%1, revision %2").arg(head, QString::number(revision)) : head;
}

QString wordsOf(const Decision &decision, Timestamp now)
{
    QStringList lines{headOf(decision.kind, decision.by, decision.at, decision.revision, now)};
    if (decision.payTag) {
        lines << u"  "_s + payTagName(*decision.payTag);
    }
    if (!decision.clauses.empty()) {
        lines << u"  "_s + joined(decision.clauses);
    }
    for (const std::string *const text : {&decision.reason, &decision.note, &decision.publicNote}) {
        if (!text->empty()) {
            lines << u"  "_s + toLine(*text, 600);
        }
    }
    if (decision.letter) {
        lines << u"  "_s + HistoryTab::tr("Letter: %1").arg(toLine(decision.letter->subject, 200));
    }
    return lines.join(u'\n');
}

} // namespace

HistoryTab::HistoryTab(ReviewService &review, QWidget *parent) : QPlainTextEdit(parent), m_review(review)
{
    setReadOnly(true);
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("History"));
}

void HistoryTab::show(const Listing &listing)
{
    if (listing.id != m_listing.id) {
        m_history.reset();
        m_askedAt.reset();
    }
    m_listing = listing;
    write();
    if (isVisible()) {
        load();
    }
}

void HistoryTab::clear()
{
    show({});
}

void HistoryTab::showEvent(QShowEvent *event)
{
    QPlainTextEdit::showEvent(event);
    load();
}

void HistoryTab::load()
{
    const DecisionId standing = m_listing.standing ? m_listing.standing->id : DecisionId();
    const bool failed = m_history && !*m_history;
    if (m_listing.id.empty() || (m_askedAt == standing && !failed)) {
        return;
    }
    m_askedAt = standing;
    whenDone(m_review.history(m_listing.id), this, [this, id = m_listing.id](const Result<DecisionsPage> &history) {
        if (m_listing.id == id) {
            m_history = history;
            write();
        }
    });
}

void HistoryTab::write()
{
    const Timestamp now = m_review.clock().now();
    QStringList parts;
    if (m_history && *m_history) {
        for (const Decision &decision : std::views::reverse((*m_history)->decisions)) {
            parts << wordsOf(decision, now);
        }
        if (parts.isEmpty()) {
            parts << tr("Nothing was decided on this notice yet.");
        }
        if ((*m_history)->more) {
            parts.prepend(tr("There are more decisions than are shown here."));
        }
    } else if (!m_listing.id.empty()) {
        if (const std::optional<Standing> &standing = m_listing.standing) {
            parts << headOf(standing->kind, standing->by, standing->at, standing->revision, now) + u'\n' + u"  "_s +
                         joined(standing->clauses);
        }
        parts << (m_history ? tr("The rest is not known offline. %1").arg(errorText(m_history->error()))
                            : tr("Asking the server…"));
    }
    setPlainText(parts.join(u"\n\n"_s));
}

} // namespace stagedoor
