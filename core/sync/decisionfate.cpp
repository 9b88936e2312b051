// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/decisionfate.h"

#include "listing/json.h"
#include "sync/answererror.h"

namespace stagedoor {

namespace {

// Either the answer names our decision, or its bytes are known to be the server's own and only this program cannot read
// them (a listing with a broken text, say): the status counts then.
bool isConvincing(const OutboxEntry &entry, const HttpAnswer &answer, const Result<DecisionAnswer> &read)
{
    return read ? read->decision && read->decision->id == entry.decision.id : answer.digestChecked;
}

Fate fateOfRefusal(const HttpAnswer &answer, bool readable)
{
    if (answer.status == 401 || isLater(answer.status)) {
        return Fate::NotNow;
    }
    if (!readable && !answer.digestChecked) {
        return Fate::Trouble;
    }
    return answer.status == 409 ? Fate::Conflict : Fate::Refused;
}

} // namespace

Judged judge(const OutboxEntry &entry, const HttpAnswer &answer)
{
    Result<DecisionAnswer> read = fromJson<DecisionAnswer>(answer.body);
    Judged judged{Fate::Trouble, answer.status, std::nullopt};
    if (answer.status == 200 || answer.status == 201 || answer.status == 202) {
        if (isConvincing(entry, answer, read)) {
            judged.fate = answer.status == 202 ? Fate::Held : Fate::Taken;
        }
    } else if (answer.status >= 400 && answer.status < 500) {
        const bool isJson = answer.mediaType == "application/json" || answer.mediaType == "application/problem+json";
        judged.fate = fateOfRefusal(answer, isJson && read);
    }
    if (read && settledState(judged.fate)) {
        judged.answer = std::move(*read);
    }
    return judged;
}

std::optional<OutboxState> settledState(Fate fate)
{
    switch (fate) {
    case Fate::Taken:
        return OutboxState::Sent;
    case Fate::Held:
        return OutboxState::Held;
    case Fate::Conflict:
        return OutboxState::Conflict;
    case Fate::Refused:
        return OutboxState::Refused;
    case Fate::Trouble:
    case Fate::NotNow:
        break;
    }
    return std::nullopt;
}

} // namespace stagedoor
