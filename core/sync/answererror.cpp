// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/answererror.h"

#include <QNetworkReply>

#include "listing/json.h"

namespace stagedoor {

namespace {

Error::Kind kindOf(int status)
{
    using enum Error::Kind;
    switch (status) {
    case 400:
    case 422:
        return Invalid;
    case 401:
    case 403:
        return Forbidden;
    case 404:
    case 410:
        return NotFound;
    case 409:
    case 412:
        return Conflict;
    default:
        return Http;
    }
}

} // namespace

Error errorFrom(const HttpAnswer &answer)
{
    std::string detail = "HTTP " + std::to_string(answer.status);
    const Result<Problem> problem = fromJson<Problem>(answer.body);
    if (problem && !problem->title.empty()) {
        detail += ": " + problem->title.substr(0, 200);
    }
    return {kindOf(answer.status), std::move(detail), answer.status};
}

bool isUnauthorised(const Error &error)
{
    return error.kind == Error::Kind::Forbidden && error.code == 401;
}

bool isUnreachable(const Error &error)
{
    using enum QNetworkReply::NetworkError;
    switch (error.kind == Error::Kind::Network ? error.code : int(NoError)) {
    case ConnectionRefusedError:
    case HostNotFoundError:
    case SslHandshakeFailedError:
    case TemporaryNetworkFailureError:
    case NetworkSessionFailedError:
    case UnknownNetworkError:
    case ProxyConnectionRefusedError:
    case ProxyNotFoundError:
    case ProxyTimeoutError:
        return true;
    default:
        return false;
    }
}

bool isLater(int status)
{
    return status == 408 || status == 425 || status == 429;
}

} // namespace stagedoor
