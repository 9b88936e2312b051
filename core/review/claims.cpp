// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/claims.h"

#include <utility>
#include <vector>

#include "review/whendone.h"

namespace stagedoor {

Claims::Claims(SyncEngine &sync, const Clock &clock, std::chrono::seconds time)
    : m_sync(sync)
    , m_clock(clock)
    , m_time(time)
{
    connect(&m_renewal, &QTimer::timeout, this, [this] { renew(); });
}

void Claims::want(ListingId id)
{
    if (id.empty() || lease(id) || !m_asked.insert(id).second) {
        return;
    }
    whenDone(m_sync.claim({id}, m_time), this, [this, id](const Result<LeaseGrant> &grant) {
        m_asked.erase(id);
        if (!grant) {
            return; // offline: the server judges the decision by its revision when it arrives
        }
        for (const Lease &each : grant->leases) {
            m_leases.insert_or_assign(each.listingId, each);
            Q_EMIT changed(each.listingId, {});
            releaseIfLeft(each.listingId); // the answer came late
        }
        for (const LeaseRefusal &each : grant->refused) {
            Q_EMIT changed(each.listingId, each.holder);
        }
        m_renewal.start(m_time / 2);
    });
}

void Claims::onScreen(const ListingId &id)
{
    const ListingId left = std::exchange(m_onScreen, id);
    releaseIfLeft(left);
}

void Claims::decided(const ListingId &id)
{
    m_decided.insert(id);
}

void Claims::undecided(const ListingId &id)
{
    m_decided.erase(id);
    releaseIfLeft(id);
}

void Claims::ended(const ListingId &id)
{
    m_decided.erase(id);
    if (m_leases.erase(id) > 0) {
        Q_EMIT changed(id, {});
    }
}

void Claims::releaseAll()
{
    while (!m_leases.empty()) {
        release(m_leases.begin()->first);
    }
}

std::optional<Lease> Claims::lease(const ListingId &id) const
{
    const auto found = m_leases.find(id);
    if (found == m_leases.end() || !found->second.expiresAt || *found->second.expiresAt <= m_clock.now() + m_skew) {
        return std::nullopt;
    }
    return found->second;
}

void Claims::renew()
{
    std::erase_if(m_leases, [this](const auto &each) { return !lease(each.first); });
    renew(m_onScreen);
    for (const ListingId &id : m_decided) {
        renew(id);
    }
    if (m_leases.empty()) {
        m_renewal.stop();
    }
}

void Claims::renew(const ListingId &id)
{
    const auto current = lease(id);
    if (!current) {
        return;
    }
    whenDone(m_sync.renew(current->id, m_time), this, [this, id](const Result<Lease> &renewed) {
        if (renewed && m_leases.contains(id)) {
            m_leases.insert_or_assign(id, *renewed);
        }
    });
}

void Claims::releaseIfLeft(const ListingId &id)
{
    if (id != m_onScreen && m_leases.contains(id) && !m_decided.contains(id)) {
        release(id);
    }
}

void Claims::release(const ListingId &id)
{
    const auto found = m_leases.find(id);
    const ListingId key = found->first;
    const LeaseId leaseId = found->second.id;
    m_leases.erase(found);
    whenDone(m_sync.release(leaseId), &m_sync, [](const Result<> &) {}); // not reached: it runs out by itself
    Q_EMIT changed(key, {});
}

} // namespace stagedoor
