// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <QTemporaryDir>

#include "store/store.h"
#include "support/manualclock.h"

namespace stagedoor {

/// Waits for a future of the store and takes its value.
template <class T>
Result<T> wait(QFuture<Result<T>> future)
{
    future.waitForFinished();
    return future.takeResult();
}

/// The value of a future that must end well; prints the error and ends the program otherwise.
template <class T>
T valueFrom(QFuture<Result<T>> future)
{
    Result<T> result = wait(std::move(future));
    if (!result) {
        qFatal("the store failed: %s (%d)", result.error().detail.c_str(), result.error().code);
    }
    if constexpr (!std::is_void_v<T>) {
        return std::move(*result);
    }
}

/// The real store on a profile in a temporary folder, with a clock that tests set.
class StoreFixture
{
public:
    StoreFixture(); ///< opens the store; a profile that cannot be opened ends the program

    [[nodiscard]] Store &store() { return *m_store; }
    [[nodiscard]] ManualClock &clock() { return m_clock; }
    [[nodiscard]] std::filesystem::path profile() const;
    [[nodiscard]] StoreOptions &options() { return m_options; } ///< for the next reopen()
    void close() { m_store.reset(); }
    void reopen();                      ///< closes and opens again
    [[nodiscard]] Result<> tryToOpen(); ///< opens what was closed

    /// Puts listings into the cache with the assessments, or with empty ones; the ids that changed.
    std::vector<ListingId> apply(std::vector<Listing> listings, std::vector<Assessment> assessments = {},
                                 std::string cursor = "c");
    [[nodiscard]] std::vector<std::string> idsOf(QueueFilter filter); ///< in the queue's order

private:
    QTemporaryDir m_folder;
    ManualClock m_clock;
    StoreOptions m_options;
    std::unique_ptr<Store> m_store;
};

/// A new notice at revision 1 in the queue, submitted @p age before the fixture's noon, of an account of some standing.
[[nodiscard]] Listing makeListing(const std::string &id, const std::string &title = "A title",
                                  std::chrono::minutes age = std::chrono::minutes(60));

/// So many findings of each severity.
[[nodiscard]] Assessment makeAssessment(int blocking = 0, int check = 0, int note = 0);

/// An approval of @p listing, at its revision, with an id of its own.
[[nodiscard]] Decision makeDecision(const ListingId &listing, DecisionKind kind = DecisionKind::Approve,
                                    std::int64_t revision = 1);

} // namespace stagedoor
