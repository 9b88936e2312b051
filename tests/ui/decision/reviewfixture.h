// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "review/reviewservice.h"
#include "support/storefixture.h"

class QWidget;

namespace stagedoor {

/// The real review service on a store of its own and no server: what a panel talks to. The policy is letterpack.h's.
class ReviewFixture
{
public:
    ReviewFixture();
    ~ReviewFixture();

    [[nodiscard]] ReviewService &review() { return *m_review; }
    [[nodiscard]] StoreFixture &store() { return m_store; }
    /// Puts a notice into the cache, as if it had been pulled, and returns it as the cache has it.
    CachedNotice cached(const Listing &listing, const Assessment &assessment);
    /// The draft that is kept for a notice; empty: none.
    [[nodiscard]] std::string draftOf(const ListingId &id);

private:
    StoreFixture m_store;
    std::unique_ptr<SyncEngine> m_sync;
    std::unique_ptr<ReviewService> m_review;
};

/// A notice with a poster, two roles and a pay line.
[[nodiscard]] Listing filmNotice(const std::string &id = "L-1");
/// A finding whose words stand in @p listing's field.
[[nodiscard]] Finding findingIn(const Listing &listing, const std::string &clause, const std::string &field,
                                const std::string &quote, Severity severity);
/// The same about something absent.
[[nodiscard]] Finding missingIn(const std::string &clause, const std::string &field, Severity severity);
/// filmNotice() with a blocking fee, a check on its pay and a missing date.
[[nodiscard]] CachedNotice feeNotice();
/// filmNotice() with nothing against it and its pay guaranteed.
[[nodiscard]] CachedNotice cleanNotice(const std::string &id = "L-1");

/// Shows a window and waits until keys reach it.
[[nodiscard]] bool showActive(QWidget &window);

} // namespace stagedoor
