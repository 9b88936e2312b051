// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <set>

#include <QJsonObject>
#include <QObject>
#include <QString>
#include <QTimer>

#include "review/reviewservice.h"

namespace stagedoor {

/// Keeps one part ("panel", "letter") of the draft decision of the notice on the screen, so that a crash loses nothing.
/// Writes a moment after the last change, and at once when the notice is left; the other parts stay as they are. Once a
/// decision on the notice is recorded, and not before, its draft is dropped.
class DraftKeeper final : public QObject
{
    Q_OBJECT
public:
    DraftKeeper(ReviewService &review, QString part, QObject *parent);
    ~DraftKeeper() override;

    /// The part as it was kept, empty where there is none; @p then is called later, and not at all once another notice
    /// was read or the keeper is gone.
    void read(const ListingId &id, std::function<void(const QJsonObject &part, std::int64_t revision)> then);
    void keep(const ListingId &id, std::int64_t revision, const QJsonObject &part); ///< an empty part is taken out
    void flush();

private:
    void forget(const ListingId &id); ///< what was not written yet of it is not written

    ReviewService &m_review;
    QString m_part;
    QTimer m_timer;
    ListingId m_reading;
    ListingId m_id; ///< of what waits to be written; empty: nothing
    std::int64_t m_revision = 0;
    QJsonObject m_value;
    ListingId m_lastId; ///< of what was written last: it may still be under way when it is read again
    QJsonObject m_lastValue;
    std::int64_t m_lastRevision = 0;
    std::shared_ptr<std::multiset<ListingId>> m_underWay; ///< what is being written; never null
};

} // namespace stagedoor
