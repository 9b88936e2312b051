// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/decision/obstacles.h"

#include <QCoreApplication>

#include "ui/text/displaytext.h"
#include "ui/text/words.h"

namespace stagedoor {

namespace {

/// Translations of this file stand in the context "Obstacles".
struct Obstacles {
    Q_DECLARE_TR_FUNCTIONS(Obstacles)
};

QString pendingObstacle(DecisionKind kind, const OutboxEntry &pending)
{
    const QString done = decisionDone(pending.decision.kind);
    switch (pending.state) {
    case OutboxState::Waiting:
        return alwaysLands(kind) ? QString()
                                 : Obstacles::tr("Your decision waits to be sent (%1). Z takes it back.").arg(done);
    case OutboxState::Ready:
    case OutboxState::Unknown:
    case OutboxState::Parked:
        return alwaysLands(kind) ? QString()
                                 : Obstacles::tr("Your decision is on its way to the server (%1).").arg(done);
    case OutboxState::Conflict:
    case OutboxState::Refused:
        return alwaysLands(kind) ? QString()
                                 : Obstacles::tr("Your last decision was refused: read again or drop it first.");
    case OutboxState::Sent:
    case OutboxState::Held:
    case OutboxState::Withdrawn:
        break;
    }
    return {};
}

QString stateObstacle(DecisionKind kind, const Listing &listing)
{
    if (kind == DecisionKind::Suspend || kind == DecisionKind::Reinstate) {
        if (listing.poster.accountId.empty()) {
            return Obstacles::tr("This notice names no account.");
        }
        if (kind == DecisionKind::Suspend && listing.poster.suspended) {
            return Obstacles::tr("The account is suspended already.");
        }
    }
    if (kind == DecisionKind::Hide && listing.state == ListingState::Hidden) {
        return Obstacles::tr("The notice is hidden already.");
    }
    if ((kind == DecisionKind::Approve || kind == DecisionKind::Restore) && listing.poster.suspended) {
        return Obstacles::tr("The account is suspended: its notices stay hidden until it is reinstated.");
    }
    return {};
}

} // namespace

QString obstacle(DecisionKind kind, const CachedNotice &notice, const std::string &me, Timestamp now)
{
    if (notice.listing.id.empty()) {
        return Obstacles::tr("No notice is open.");
    }
    if (notice.pending) {
        if (const QString why = pendingObstacle(kind, *notice.pending); !why.isEmpty()) {
            return why;
        }
    }
    if (const QString why = stateObstacle(kind, notice.listing); !why.isEmpty()) {
        return why;
    }
    const std::optional<Claim> &claim = notice.listing.claim;
    const bool claimed =
        claim && !claim->holder.empty() && claim->holder != me && (!claim->expiresAt || *claim->expiresAt > now);
    if (claimed && !me.empty() && !alwaysLands(kind)) {
        return Obstacles::tr("%1 works on this notice. Hide and Suspend land all the same.")
            .arg(toLine(claim->holder, 40));
    }
    return {};
}

} // namespace stagedoor
