// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "listing/decision.h"
#include "queue/database/connection.h"
#include "queue/records/tokenrecords.h"

namespace stagedoor::server {

/// An HTTP status and the JSON body that goes with it.
struct Answer {
    int status = 200;
    std::string body;
};

/// What the server was set up to ask of its editors.
struct DecisionSettings {
    bool secondPerson = false; ///< an editor's decision on an account waits for a senior
};

/// Takes a decision, or says why not: the section "When a decision applies" of the architecture. Runs inside a write
/// transaction; an answer of 400 and above has changed nothing.
class Decider
{
public:
    Decider(Connection &connection, const DecisionSettings &settings, Identity who, Timestamp now);

    /// The body of PUT /v1/decisions/{id} as its exact bytes. 201 taken, 202 taken and held, 200 or 202 the same bytes
    /// again, 400 not a decision, 403 not for this role, 404 of something unknown, 409 does not apply, 422 other bytes.
    [[nodiscard]] Answer decide(const DecisionId &id, std::string_view bytes);

    /// A decision made elsewhere and long ago, with its `by` and its time: it applies without being asked whether it
    /// may.
    void replay(Decision decision);

private:
    [[nodiscard]] Answer take(Decision decision, const std::string &hash);
    [[nodiscard]] bool isHeld(const Decision &decision) const;

    Connection &m_connection;
    const DecisionSettings &m_settings;
    const Identity m_who;
    const Timestamp m_now;
};

} // namespace stagedoor::server
