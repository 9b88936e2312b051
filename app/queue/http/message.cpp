// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/http/message.h"

#include "listing/json.h"

namespace stagedoor::server {

std::string_view reasonPhrase(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 202:
        return "Accepted";
    case 204:
        return "No Content";
    case 304:
        return "Not Modified";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 409:
        return "Conflict";
    case 410:
        return "Gone";
    case 412:
        return "Precondition Failed";
    case 413:
        return "Content Too Large";
    case 414:
        return "URI Too Long";
    case 415:
        return "Unsupported Media Type";
    case 422:
        return "Unprocessable Content";
    case 428:
        return "Precondition Required";
    case 429:
        return "Too Many Requests";
    case 503:
        return "Service Unavailable";
    default:
        return "Internal Server Error";
    }
}

Response problem(int status, std::string_view detail)
{
    Problem value;
    value.title = reasonPhrase(status);
    value.status = status;
    value.detail = detail;
    Response response{status, toJson(value), "application/problem+json", {}, {}};
    if (status == 401) {
        response.headers.emplace_back("WWW-Authenticate", "Bearer");
    } else if (status == 429 || status == 503) {
        response.headers.emplace_back("Retry-After", status == 429 ? "60" : "2");
    }
    return response;
}

} // namespace stagedoor::server
