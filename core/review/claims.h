// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>

#include <QObject>
#include <QTimer>

#include "sync/syncengine.h"

namespace stagedoor {

/// The leases this editor holds: taken when a notice is worked on, renewed while it is on the screen or my decision on
/// it waits to be sent, given back when it is left undecided. Lives on the GUI thread. Offline nothing is claimed and
/// nobody is stopped from working.
class Claims final : public QObject
{
    Q_OBJECT
public:
    Claims(SyncEngine &sync, const Clock &clock, std::chrono::seconds time);

    void want(ListingId id);             ///< claims it, if that was not done yet
    void onScreen(const ListingId &id);  ///< what is not on the screen is released, unless it was worked on
    void decided(const ListingId &id);   ///< a decision waits: held until ended() or undecided()
    void undecided(const ListingId &id); ///< the decision was taken back
    void ended(const ListingId &id);     ///< the server has the decision and ended the lease
    void releaseAll();
    void setTime(std::chrono::seconds time) { m_time = time; }
    void setSkew(std::chrono::seconds skew) { m_skew = skew; } ///< server time - ours: leases end by the server's
    [[nodiscard]] std::optional<Lease> lease(const ListingId &id) const; ///< one that still runs
    [[nodiscard]] int held() const { return int(m_leases.size()); }

Q_SIGNALS:
    /// A claim was had (@p holder empty) or refused, another having it.
    void changed(const stagedoor::ListingId &id, const std::string &holder);

private:
    void renew();
    void renew(const ListingId &id);
    void releaseIfLeft(const ListingId &id); ///< neither on the screen nor decided
    void release(const ListingId &id);

    SyncEngine &m_sync;
    const Clock &m_clock;
    std::chrono::seconds m_time;
    std::chrono::seconds m_skew{0};
    std::map<ListingId, Lease> m_leases;
    std::set<ListingId> m_asked;   ///< under way
    std::set<ListingId> m_decided; ///< with a decision that waits
    ListingId m_onScreen;
    QTimer m_renewal;
};

} // namespace stagedoor
