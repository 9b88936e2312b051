// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/servercalls.h"

#include "listing/json.h"
#include "sync/answererror.h"

namespace stagedoor {

HttpRequest claimRequest(const std::vector<ListingId> &ids, std::chrono::seconds time)
{
    std::string list;
    for (const ListingId &id : ids) {
        list += (list.empty() ? "" : ",") + jsonQuoted(id.value);
    }
    return {"POST",
            "/v1/leases",
            R"({"listing_ids":[)" + list + R"(],"seconds":)" + std::to_string(time.count()) + '}',
            {}};
}

HttpRequest renewRequest(const LeaseId &id, std::chrono::seconds time)
{
    return {
        "PATCH", "/v1/leases/" + percentEncoded(id.value), R"({"seconds":)" + std::to_string(time.count()) + '}', {}};
}

HttpRequest releaseRequest(const LeaseId &id)
{
    return {"DELETE", "/v1/leases/" + percentEncoded(id.value), {}, {}};
}

HttpRequest accountRequest(const AccountId &id)
{
    return {"GET", "/v1/accounts/" + percentEncoded(id.value), {}, {}};
}

HttpRequest listingRequest(const ListingId &id)
{
    return {"GET", "/v1/listings/" + percentEncoded(id.value), {}, {}};
}

HttpRequest decisionsRequest(const ListingId &id, const std::string &after)
{
    std::string target = "/v1/decisions?listing=" + percentEncoded(id.value) + "&limit=500";
    if (!after.empty()) {
        target += "&after=" + percentEncoded(after);
    }
    return {"GET", std::move(target), {}, {}};
}

template <class T>
Result<T> readAnswer(const Result<HttpAnswer> &answer)
{
    if (!answer) {
        return tl::unexpected(answer.error());
    }
    if (answer->status < 200 || answer->status > 299) {
        return tl::unexpected(errorFrom(*answer));
    }
    if constexpr (std::is_void_v<T>) {
        return {};
    } else {
        Result<T> value = fromJson<T>(answer->body);
        return value ? std::move(value)
                     : fail(Error::Kind::Network, "the answer cannot be read: " + value.error().detail);
    }
}

template Result<void> readAnswer(const Result<HttpAnswer> &);
template Result<LeaseGrant> readAnswer(const Result<HttpAnswer> &);
template Result<Lease> readAnswer(const Result<HttpAnswer> &);
template Result<Account> readAnswer(const Result<HttpAnswer> &);
template Result<Listing> readAnswer(const Result<HttpAnswer> &);
template Result<DecisionsPage> readAnswer(const Result<HttpAnswer> &);

} // namespace stagedoor
