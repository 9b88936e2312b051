// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/reassessment.h"

#include <utility>

#include "review/whendone.h"
#include "sync/onpool.h"

namespace stagedoor {

namespace {

constexpr int atATime = 200; // notices

struct AssessAll {
    PolicyEngine policy;
    std::vector<Listing> listings;

    std::vector<ReassessedListing> operator()() const
    {
        std::vector<ReassessedListing> assessed;
        assessed.reserve(listings.size());
        for (const Listing &listing : listings) {
            assessed.push_back({listing.id, listing.revision, policy.assess(listing)});
        }
        return assessed;
    }
};

} // namespace

Reassessment::Reassessment(Store &store, PolicyEngine policy) : m_store(store), m_policy(std::move(policy))
{
    m_pool.setMaxThreadCount(1);
}

void Reassessment::start()
{
    whenDone(m_store.notAssessedBy(m_policy.pack().reference(), atATime), this,
             [this](const Result<std::vector<Listing>> &listings) {
                 if (listings && !listings->empty()) {
                     assess(*listings);
                 }
             });
}

void Reassessment::assess(const std::vector<Listing> &listings)
{
    whenDone(onPool(m_pool, AssessAll{m_policy, listings}), this,
             [this](const std::vector<ReassessedListing> &assessed) { write(assessed); });
}

void Reassessment::write(const std::vector<ReassessedListing> &listings)
{
    whenDone(m_store.reassess(listings), this, [this](const Result<std::vector<ListingId>> &changed) {
        if (changed && !changed->empty()) { // none: the same would come again
            Q_EMIT reassessed(*changed);
            start();
        }
    });
}

} // namespace stagedoor
