// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/decision/draftkeeper.h"

#include <QJsonDocument>

#include "review/whendone.h"

namespace stagedoor {

namespace {

constexpr std::chrono::milliseconds pause{400}; // of typing, before a draft is written

QJsonObject objectOf(const Result<std::optional<Draft>> &draft)
{
    return draft && *draft ? QJsonDocument::fromJson(QByteArray::fromStdString((*draft)->json)).object()
                           : QJsonObject();
}

} // namespace

DraftKeeper::DraftKeeper(ReviewService &review, QString part, QObject *parent)
    : QObject(parent)
    , m_review(review)
    , m_part(std::move(part))
    , m_underWay(std::make_shared<std::multiset<ListingId>>())
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(pause);
    connect(&m_timer, &QTimer::timeout, this, &DraftKeeper::flush);
    connect(&review, &ReviewService::recorded, this, [this](const OutboxEntry &entry) {
        if (const ListingId &id = entry.decision.listingId; !id.empty()) {
            forget(id);
            m_review.saveDraft({id, entry.decision.revision, {}, m_review.clock().now()});
        }
    });
}

DraftKeeper::~DraftKeeper()
{
    flush();
}

void DraftKeeper::read(const ListingId &id, std::function<void(const QJsonObject &, std::int64_t)> then)
{
    flush();
    m_reading = id;
    whenDone(m_review.draft(id), this, [this, id, then = std::move(then)](const Result<std::optional<Draft>> &draft) {
        if (m_reading != id) {
            return;
        }
        if (m_lastId == id) {
            then(m_lastValue, m_lastRevision);
        } else {
            then(objectOf(draft)[m_part].toObject(), draft && *draft ? (*draft)->revision : 0);
        }
    });
}

void DraftKeeper::keep(const ListingId &id, std::int64_t revision, const QJsonObject &part)
{
    if (m_id != id) {
        flush();
    }
    m_id = id;
    m_revision = revision;
    m_value = part;
    m_timer.start();
}

void DraftKeeper::flush()
{
    m_timer.stop();
    if (m_id.empty()) {
        return;
    }
    m_lastId = m_id;
    m_lastValue = m_value;
    m_lastRevision = m_revision;
    // The other part is read first and written back. The review service outlives every widget, so it is the context.
    ReviewService *const review = &m_review;
    m_underWay->insert(m_id);
    whenDone(review->draft(m_id), review,
             [review, id = std::exchange(m_id, {}), revision = m_revision, part = m_part, value = m_value,
              underWay = m_underWay](const Result<std::optional<Draft>> &draft) {
                 const auto found = underWay->find(id);
                 if (found == underWay->end()) {
                     return; // the decision was recorded meanwhile
                 }
                 underWay->erase(found);
                 QJsonObject whole = objectOf(draft);
                 if (value.isEmpty()) {
                     whole.remove(part);
                 } else {
                     whole.insert(part, value);
                 }
                 const std::string json = whole.isEmpty()
                                              ? std::string()
                                              : QJsonDocument(whole).toJson(QJsonDocument::Compact).toStdString();
                 review->saveDraft({id, revision, json, review->clock().now()});
             });
}

void DraftKeeper::forget(const ListingId &id)
{
    if (m_id == id) {
        m_timer.stop();
        m_id = {};
    }
    if (m_lastId == id) {
        m_lastId = {};
    }
    m_underWay->erase(id);
}

} // namespace stagedoor
