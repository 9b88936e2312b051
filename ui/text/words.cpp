// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/words.h"

#include <algorithm>
#include <array>
#include <utility>

#include <QCoreApplication>

#include "ui/text/displaytext.h"

namespace stagedoor {

namespace {

/// Translations of this file stand in the context "Words".
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

constexpr std::array<std::pair<std::string_view, const char *>, 23> categories{{
    {"film", QT_TRANSLATE_NOOP("Words", "Film")},
    {"student-film", QT_TRANSLATE_NOOP("Words", "Student film")},
    {"short-film", QT_TRANSLATE_NOOP("Words", "Short film")},
    {"tv", QT_TRANSLATE_NOOP("Words", "TV")},
    {"reality-tv", QT_TRANSLATE_NOOP("Words", "Reality TV")},
    {"commercial", QT_TRANSLATE_NOOP("Words", "Commercial")},
    {"theater", QT_TRANSLATE_NOOP("Words", "Theater")},
    {"musical", QT_TRANSLATE_NOOP("Words", "Musical")},
    {"voiceover", QT_TRANSLATE_NOOP("Words", "Voiceover")},
    {"web-series", QT_TRANSLATE_NOOP("Words", "Web series")},
    {"music-video", QT_TRANSLATE_NOOP("Words", "Music video")},
    {"modeling", QT_TRANSLATE_NOOP("Words", "Modeling")},
    {"event-work", QT_TRANSLATE_NOOP("Words", "Event work")},
    {"background", QT_TRANSLATE_NOOP("Words", "Background")},
    {"dance", QT_TRANSLATE_NOOP("Words", "Dance")},
    {"cruise-themepark", QT_TRANSLATE_NOOP("Words", "Cruise or theme park")},
    {"podcast", QT_TRANSLATE_NOOP("Words", "Podcast")},
    {"workshop", QT_TRANSLATE_NOOP("Words", "Workshop")},
    {"competition", QT_TRANSLATE_NOOP("Words", "Competition")},
    {"event", QT_TRANSLATE_NOOP("Words", "Event")},
    {"group-membership", QT_TRANSLATE_NOOP("Words", "Group membership")},
    {"crew", QT_TRANSLATE_NOOP("Words", "Crew")},
    {"other", QT_TRANSLATE_NOOP("Words", "Other")},
}};

} // namespace

QString severityName(Severity severity)
{
    switch (severity) {
    case Severity::Blocking:
        return Words::tr("Blocking");
    case Severity::Check:
        return Words::tr("Check");
    case Severity::Note:
        return Words::tr("Note");
    }
    return {};
}

QString decisionVerb(DecisionKind kind)
{
    switch (kind) {
    case DecisionKind::Approve:
        return Words::tr("Approve");
    case DecisionKind::Clarify:
        return Words::tr("Clarify");
    case DecisionKind::Decline:
        return Words::tr("Decline");
    case DecisionKind::Hide:
        return Words::tr("Hide now");
    case DecisionKind::Restore:
        return Words::tr("Restore");
    case DecisionKind::Suspend:
        return Words::tr("Suspend account");
    case DecisionKind::Reinstate:
        return Words::tr("Reinstate account");
    case DecisionKind::Deactivate:
        return Words::tr("Deactivate account");
    case DecisionKind::Reactivate:
        return Words::tr("Reactivate account");
    case DecisionKind::Escalate:
        return Words::tr("Escalate");
    case DecisionKind::Edit:
        return Words::tr("Edit");
    case DecisionKind::Undo:
        return Words::tr("Reverse");
    }
    return {};
}

QString decisionDone(DecisionKind kind)
{
    switch (kind) {
    case DecisionKind::Approve:
        return Words::tr("Approved");
    case DecisionKind::Clarify:
        return Words::tr("Clarification asked for");
    case DecisionKind::Decline:
        return Words::tr("Declined");
    case DecisionKind::Hide:
        return Words::tr("Hidden");
    case DecisionKind::Restore:
        return Words::tr("Restored");
    case DecisionKind::Suspend:
        return Words::tr("Account suspended");
    case DecisionKind::Reinstate:
        return Words::tr("Account reinstated");
    case DecisionKind::Deactivate:
        return Words::tr("Account deactivated");
    case DecisionKind::Reactivate:
        return Words::tr("Account reactivated");
    case DecisionKind::Escalate:
        return Words::tr("Escalated");
    case DecisionKind::Edit:
        return Words::tr("Edited");
    case DecisionKind::Undo:
        return Words::tr("Reversed");
    }
    return {};
}

QString proposalName(Proposal proposal)
{
    switch (proposal) {
    case Proposal::Approve:
        return Words::tr("Approve");
    case Proposal::Clarify:
        return Words::tr("Ask for clarification");
    case Proposal::Decline:
        return Words::tr("Decline");
    case Proposal::Suspend:
        return Words::tr("Suspend the account");
    case Proposal::Escalate:
        return Words::tr("Escalate");
    }
    return {};
}

QString categoryName(std::string_view id)
{
    const auto found = std::ranges::find(categories, id, &std::pair<std::string_view, const char *>::first);
    return found == categories.end() ? toLine(id, 40) : Words::tr(found->second);
}

QString stateName(ListingState state)
{
    switch (state) {
    case ListingState::Pending:
        return Words::tr("Pending");
    case ListingState::Waiting:
        return Words::tr("Waiting for the poster");
    case ListingState::Approved:
        return Words::tr("Approved");
    case ListingState::Declined:
        return Words::tr("Declined");
    case ListingState::Hidden:
        return Words::tr("Hidden");
    }
    return {};
}

QString declaredPayName(DeclaredPay pay)
{
    switch (pay) {
    case DeclaredPay::Paid:
        return Words::tr("Paid");
    case DeclaredPay::NotPaid:
        return Words::tr("Not paid");
    case DeclaredPay::Unspecified:
        return Words::tr("Not declared");
    }
    return {};
}

QString payTagName(PayTag tag)
{
    switch (tag) {
    case PayTag::Paid:
        return Words::tr("Paid");
    case PayTag::NotPaid:
        return Words::tr("Not paid");
    case PayTag::Unclear:
        return Words::tr("Unclear");
    }
    return {};
}

QString unionName(UnionStatus status)
{
    switch (status) {
    case UnionStatus::Union:
        return Words::tr("Union");
    case UnionStatus::Nonunion:
        return Words::tr("Nonunion");
    case UnionStatus::Both:
        return Words::tr("Union and nonunion");
    case UnionStatus::Unspecified:
        return {};
    }
    return {};
}

QString nudityName(Nudity nudity)
{
    switch (nudity) {
    case Nudity::None:
        return Words::tr("No nudity");
    case Nudity::Implied:
        return Words::tr("Implied nudity");
    case Nudity::Partial:
        return Words::tr("Partial nudity");
    case Nudity::Full:
        return Words::tr("Full nudity");
    case Nudity::Unspecified:
        return {};
    }
    return {};
}

QString complaintName(ComplaintKind kind)
{
    switch (kind) {
    case ComplaintKind::Conditions:
        return Words::tr("Conditions");
    case ComplaintKind::Audition:
        return Words::tr("Audition");
    case ComplaintKind::Spam:
        return Words::tr("Spam");
    case ComplaintKind::Fee:
        return Words::tr("Fee");
    case ComplaintKind::Nudity:
        return Words::tr("Nudity");
    case ComplaintKind::Other:
        return Words::tr("Other");
    }
    return {};
}

QString complaintStateName(ComplaintState state)
{
    switch (state) {
    case ComplaintState::Open:
        return Words::tr("open");
    case ComplaintState::Upheld:
        return Words::tr("upheld");
    case ComplaintState::NotUpheld:
        return Words::tr("not upheld");
    }
    return {};
}

QString whyName(ReviewWhy why)
{
    switch (why) {
    case ReviewWhy::New:
        return Words::tr("New");
    case ReviewWhy::Edited:
        return Words::tr("Edited by the poster");
    case ReviewWhy::Answered:
        return Words::tr("Answered");
    case ReviewWhy::Complaint:
        return Words::tr("Complaint");
    case ReviewWhy::Appeal:
        return Words::tr("Appeal");
    case ReviewWhy::Overdue:
        return Words::tr("Answer overdue");
    case ReviewWhy::Escalated:
        return Words::tr("Escalated");
    }
    return {};
}

QString savedQueueName(SavedQueue queue)
{
    switch (queue) {
    case SavedQueue::Open:
        return Words::tr("To review");
    case SavedQueue::Urgent:
        return Words::tr("Blocking findings");
    case SavedQueue::Complaints:
        return Words::tr("Complaints");
    case SavedQueue::Answered:
        return Words::tr("Answered or edited");
    case SavedQueue::Waiting:
        return Words::tr("Waiting for posters");
    case SavedQueue::Mine:
        return Words::tr("Mine");
    case SavedQueue::Refused:
        return Words::tr("Refused");
    case SavedQueue::All:
        return Words::tr("All notices");
    }
    return {};
}

QString connectionName(Connection connection)
{
    switch (connection) {
    case Connection::NotSet:
        return Words::tr("No server set");
    case Connection::Connecting:
        return Words::tr("Connecting");
    case Connection::Online:
        return Words::tr("Online");
    case Connection::Offline:
        return Words::tr("Offline");
    case Connection::Unauthorised:
        return Words::tr("Token refused");
    }
    return {};
}

QString mediaKindName(MediaKind kind)
{
    switch (kind) {
    case MediaKind::Image:
        return Words::tr("Image");
    case MediaKind::Video:
        return Words::tr("Video");
    case MediaKind::Document:
        return Words::tr("Document");
    }
    return {};
}

} // namespace stagedoor
