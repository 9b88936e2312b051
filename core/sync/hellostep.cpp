// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hellostep.h"

#include <QCoro/QCoroFuture>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "sync/answererror.h"

using namespace Qt::StringLiterals;

namespace stagedoor {

namespace {

Result<Hello> helloFrom(const HttpAnswer &answer)
{
    if (answer.status == 404) {
        return Hello{{}, {}, {}, answer.date}; // a server need not have it: the first pull shows what it is
    }
    if (answer.status != 200) {
        return tl::unexpected(errorFrom(answer));
    }
    const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(answer.body)).object();
    const QString api = object["api"_L1].toString();
    if (api.isEmpty()) {
        return fail(Error::Kind::Network, "what answers there is not a queue server");
    }
    if (api != "1"_L1 && !api.startsWith("1."_L1)) {
        return fail(Error::Kind::Newer,
                    "the server speaks version " + api.left(20).toStdString() + " of the queue API");
    }
    Hello hello;
    hello.editor = object["editor"_L1].toString().toStdString();
    hello.role = object["role"_L1].toString().toStdString();
    hello.date = answer.date;
    const QJsonArray capabilities = object["capabilities"_L1].toArray();
    for (const auto &each : capabilities) {
        hello.capabilities.push_back(each.toString().toStdString());
    }
    return hello;
}

HelloOutcome failed(const Error &error)
{
    return {tl::unexpected(error), std::nullopt};
}

HttpRequest helloRequest()
{
    return {"GET", "/v1", {}, {}};
}

HelloOutcome outcomeOf(const Result<HttpAnswer> &answer)
{
    if (!answer) {
        return failed(answer.error());
    }
    return {helloFrom(*answer), answer->retryAfter};
}

} // namespace

QCoro::Task<HelloOutcome> greet(SharedSession session)
{
    auto asking = session->client->send(helloRequest());
    const auto answer = co_await asking;
    HelloOutcome outcome = outcomeOf(answer);
    if (outcome.hello) {
        auto changing = session->store.useServer(session->server);
        const auto changed = co_await changing;
        if (!changed) {
            outcome.hello = tl::unexpected(changed.error());
        }
    }
    co_return outcome;
}

} // namespace stagedoor
