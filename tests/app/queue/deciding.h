// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <QByteArray>

#include "listing/json.h"
#include "support/serverclient.h"
#include "support/serverfixture.h"

/// What the tests of decisions share: short notices, short decisions, an editor who decides over HTTP.
namespace stagedoor::test {

/// A notice of an account, as a line of an import file.
inline std::string line(const std::string &id, const std::string &account = "A-1", const std::string &more = {})
{
    return R"({"id":")" + id + R"(","title":"Title of )" + id +
           R"(","category":"film","description":"A film.",)"
           R"("compensation":{"declared":"paid","details":"$100 per day"},"locations":["Austin, TX"],"dates":"May",)"
           R"("submitted_at":"2026-11-20T10:00:00Z","poster":{"account_id":")" +
           account + R"(","name":"Pat"})" + more + "}\n";
}

inline Decision on(const std::string &listing, std::int64_t revision, DecisionKind kind)
{
    Decision decision;
    decision.listingId.value = listing;
    decision.revision = revision;
    decision.kind = kind;
    return decision;
}

inline Decision approval(const std::string &listing, std::int64_t revision = 1)
{
    Decision decision = on(listing, revision, DecisionKind::Approve);
    decision.payTag = PayTag::Paid;
    return decision;
}

inline Decision refusal(const std::string &listing, std::int64_t revision = 1)
{
    Decision decision = on(listing, revision, DecisionKind::Decline);
    decision.clauses = {"fee.pay-to-play"};
    return decision;
}

inline Decision question(const std::string &listing, std::int64_t revision = 1, std::vector<Also> also = {})
{
    Decision decision = on(listing, revision, DecisionKind::Clarify);
    decision.letter = Letter{"A question", "How much is it?", "en", SystemClock().now() + std::chrono::hours(48)};
    decision.also = std::move(also);
    return decision;
}

inline Decision suspension(const std::string &listing, const std::string &account = "A-1")
{
    Decision decision = on(listing, 1, DecisionKind::Suspend);
    decision.accountId.value = account;
    decision.clauses = {"safety.payment-scam"};
    decision.reason = "Cheques.";
    return decision;
}

inline Decision onAccount(const std::string &account, DecisionKind kind)
{
    Decision decision;
    decision.accountId.value = account;
    decision.kind = kind;
    return decision;
}

inline Decision undoOf(const DecisionId &id, const std::string &listing, std::int64_t revision = 1)
{
    Decision decision = on(listing, revision, DecisionKind::Undo);
    decision.undoes = id;
    return decision;
}

/// Somebody with a token who decides.
class Editor
{
public:
    Editor(ServerFixture &server, const std::string &name, server::Role role = server::Role::Editor)
        : client(server.port(), server.token(name, role))
        , m_name(name)
    {
    }

    struct Decided {
        int status = 0;
        DecisionId id;
        DecisionAnswer answer;
        std::string body;
    };

    /// Puts it under an id of its own: "ana-1", "ana-2" and so on.
    Decided decide(Decision decision)
    {
        Decided decided;
        decided.id.value = m_name + '-' + std::to_string(++m_count);
        decision.id = decided.id;
        const WireAnswer answer = client.put("/v1/decisions/" + decided.id.value, decisionBodyToJson(decision));
        decided.status = answer.status;
        decided.body = answer.body;
        if (auto parsed = fromJson<DecisionAnswer>(answer.body)) {
            decided.answer = std::move(*parsed);
        }
        return decided;
    }

    ServerClient client;

private:
    std::string m_name;
    int m_count = 0;
};

} // namespace stagedoor::test
