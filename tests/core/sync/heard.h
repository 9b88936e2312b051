// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

#include "twosides.h"

/// What the tests of the engine share.
namespace stagedoor {

[[nodiscard]] inline Fault fault(Fault::Kind kind, const std::string &path, int times = 1)
{
    Fault made;
    made.kind = kind;
    made.path = path;
    made.times = times;
    return made;
}

[[nodiscard]] inline Fault answering(const std::string &path, const QByteArray &bytes, int times = 1)
{
    Fault made = fault(Fault::Kind::Answer, path, times);
    made.bytes = bytes;
    return made;
}

/// What the engine says, gathered on the test's thread.
class Heard final : public QObject
{
public:
    explicit Heard(SyncEngine &engine)
    {
        connect(&engine, &SyncEngine::statusChanged, this, [this](const SyncStatus &now) {
            status = now;
            seen.push_back(now.connection);
        });
        connect(&engine, &SyncEngine::settled, this, [this](const OutboxEntry &entry) { settled.push_back(entry); });
        connect(&engine, &SyncEngine::listingsChanged, this,
                [this](const std::vector<ListingId> &ids) { changed.insert(changed.end(), ids.begin(), ids.end()); });
    }
    [[nodiscard]] bool isOnline() const { return status.connection == Connection::Online; }
    [[nodiscard]] bool isCaughtUp() const { return isOnline() && status.lastSync && !status.pulling; }

    SyncStatus status;
    std::vector<Connection> seen;
    std::vector<OutboxEntry> settled;
    std::vector<ListingId> changed;
};

} // namespace stagedoor

#define SAME_ON_BOTH_SIDES(sides)                                                                                      \
    QTRY_COMPARE_WITH_TIMEOUT(QByteArray::fromStdString((sides).difference()), QByteArray(), 10'000)

#define SAME_LISTINGS(sides) QTRY_VERIFY_WITH_TIMEOUT((sides).inCache() == (sides).onServer(), 10'000)
