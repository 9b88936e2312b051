// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QObject>
#include <QThreadPool>

#include "policy/policyengine.h"
#include "store/store.h"

namespace stagedoor {

/// Assesses again what the cache holds with the findings of another policy pack, as after an upgrade: a few notices at
/// a time, those under review first. Lives on the GUI thread, works on a thread of its own; ends at the first failure,
/// and the next start goes on.
class Reassessment final : public QObject
{
    Q_OBJECT
public:
    Reassessment(Store &store, PolicyEngine policy);
    void start();

Q_SIGNALS:
    void reassessed(const std::vector<stagedoor::ListingId> &ids);

private:
    void assess(const std::vector<Listing> &listings);
    void write(const std::vector<ReassessedListing> &listings);

    Store &m_store;
    const PolicyEngine m_policy;
    QThreadPool m_pool; // waits in its destructor
};

} // namespace stagedoor
