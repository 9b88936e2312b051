// SPDX-License-Identifier: GPL-3.0-or-later
#include "workstation/colleague.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUuid>

#include "listing/json.h"
#include "workstation/demoserver.h"

namespace stagedoor {

using namespace Qt::StringLiterals;

namespace {

QNetworkRequest requestTo(const DemoServer &server, const QString &path)
{
    QNetworkRequest request(QUrl(server.url() + path));
    request.setRawHeader("Authorization", "Bearer " + server.colleagueToken().toUtf8());
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    return request;
}

} // namespace

void declineAsColleague(const DemoServer &server, const ListingId &id, QObject *parent)
{
    auto *const network = new QNetworkAccessManager(parent);
    QNetworkReply *const reading =
        network->get(requestTo(server, u"/v1/listings/"_s + QString::fromStdString(id.value)));
    QObject::connect(reading, &QNetworkReply::finished, parent, [&server, network, reading] {
        reading->deleteLater();
        const auto listing = fromJson<Listing>(reading->readAll().toStdString());
        if (!listing) {
            return;
        }
        Decision decision;
        decision.id.value = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
        decision.listingId = listing->id;
        decision.revision = listing->revision;
        decision.kind = DecisionKind::Decline;
        decision.clauses = {"vague.project"};
        decision.reason = "The notice does not say what is being made.";
        if (listing->standing) {
            decision.supersedes = listing->standing->id;
        }
        const QString path = u"/v1/decisions/"_s + QString::fromStdString(decision.id.value);
        network->put(requestTo(server, path), QByteArray::fromStdString(decisionBodyToJson(decision)));
    });
}

} // namespace stagedoor
