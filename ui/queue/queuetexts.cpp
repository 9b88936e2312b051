// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queuetexts.h"

#include <QCoreApplication>

#include "ui/text/displaytext.h"
#include "ui/text/relativetime.h"
#include "ui/text/words.h"

namespace stagedoor {

using namespace Qt::StringLiterals;

namespace {

/// Translations of this file stand in the context "Queue".
struct Queue {
    Q_DECLARE_TR_FUNCTIONS(Queue)
};

Timestamp sinceOf(const QueueRow &row)
{
    return row.place.dueAt - row.place.target;
}

void addCredit(QStringList &lines, const QString &what, std::chrono::minutes credit)
{
    if (credit.count() > 0) {
        lines << Queue::tr("%1: %2 earlier").arg(what, spanText(credit));
    }
}

} // namespace

QString placeText(const QueueItem &item, Timestamp now)
{
    const QueueRow &row = item.row;
    const QueuePlace &place = row.place;
    QStringList lines{item.title};
    if (!item.poster.isEmpty()) {
        lines << item.poster;
    }
    lines << Queue::tr("%1 old, target %2: %3")
                 .arg(spanText(now - sinceOf(row)), spanText(place.target),
                      now > place.dueAt ? Queue::tr("%1 over").arg(spanText(now - place.dueAt))
                                        : Queue::tr("%1 left").arg(spanText(place.dueAt - now)));
    addCredit(lines, Queue::tr("Findings"), place.severityCredit);
    addCredit(lines, Queue::tr("Complaints"), place.complaintCredit);
    addCredit(lines, Queue::tr("New account"), place.newAccountCredit);
    lines << Queue::tr("Proposed: %1").arg(proposalName(row.proposal));
    if (!row.holder.empty()) {
        lines << Queue::tr("Claimed by %1").arg(toLine(row.holder, 40));
    } else if (!row.assignedTo.empty()) {
        lines << Queue::tr("Assigned to %1").arg(toLine(row.assignedTo, 40));
    }
    return lines.join(u'\n');
}

QString spokenText(const QueueItem &item, bool gone, Timestamp now)
{
    const QueueRow &row = item.row;
    QStringList parts{item.title};
    if (row.blocking > 0) {
        parts << Queue::tr("%n blocking finding(s)", nullptr, row.blocking);
    }
    if (row.check > 0) {
        parts << Queue::tr("%n finding(s) to check", nullptr, row.check);
    }
    if (row.note > 0) {
        parts << Queue::tr("%n note(s)", nullptr, row.note);
    }
    parts << item.poster << detailText(item) << ageText(row, now);
    if (!row.holder.empty()) {
        parts << Queue::tr("claimed by %1").arg(toLine(row.holder, 40));
    }
    if (gone) {
        parts << Queue::tr("no longer in this queue");
    }
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

QString detailText(const QueueItem &item)
{
    const QueueRow &row = item.row;
    QString text = item.category;
    if (row.why && *row.why != ReviewWhy::New) {
        text += u" · "_s + whyName(*row.why);
    } else if (!row.why && row.state != ListingState::Pending) {
        text += u" · "_s + stateName(row.state);
    }
    return text;
}

QString ageText(const QueueRow &row, Timestamp now)
{
    if (row.answerDueAt && !row.why) {
        return *row.answerDueAt < now ? Queue::tr("answer overdue")
                                      : Queue::tr("due %1").arg(momentText(*row.answerDueAt, now));
    }
    if (!row.why && row.state != ListingState::Pending) { // decided: no target runs
        return spanText(now - sinceOf(row));
    }
    return targetText(sinceOf(row), row.place.dueAt, now);
}

bool isOverdue(const QueueRow &row, Timestamp now)
{
    if (row.answerDueAt && !row.why) {
        return *row.answerDueAt < now;
    }
    return (row.why || row.state == ListingState::Pending) && now >= row.place.dueAt + std::chrono::minutes(1);
}

} // namespace stagedoor
