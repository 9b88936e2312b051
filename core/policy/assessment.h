// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "listing/listing.h"

namespace stagedoor {

/// How much a finding stops: Blocking where its clause leads to escalate, suspend or decline, Check where to clarify.
enum class Severity { Note, Check, Blocking };

/// What the program proposes; a person decides.
enum class Proposal { Approve, Clarify, Decline, Suspend, Escalate };

/// One clause of the policy that applies to a listing, and the words that show it.
struct Finding {
    std::string clause;     ///< "fee.pay-to-play"
    std::string field;      ///< as in textFields(): "description", "roles[0].pay"
    std::size_t start = 0;  ///< UTF-8 bytes into that field as the poster wrote it
    std::size_t length = 0; ///< 0 for something absent
    std::string quote;      ///< those bytes
    Severity severity = Severity::Note;
    std::string rule;                          ///< the rule or analyser that found it
    std::string message;                       ///< why, in a sentence or two, in English, arithmetic included
    std::map<std::string, std::string> values; ///< what fills the message's template, for other languages
    friend bool operator==(const Finding &, const Finding &) = default;
};

/// Words that a rule matched and a guard let pass: shown as "why not flagged".
struct NearMiss {
    std::string clause;
    std::string field;
    std::size_t start = 0;
    std::size_t length = 0;
    std::string quote;
    std::string rule;
    std::string guard; ///< "negated", "paid to talent", "quotation" …
    friend bool operator==(const NearMiss &, const NearMiss &) = default;
};

/// One number of the wage arithmetic and where it stands.
struct WageInput {
    std::string name;     ///< "pay", "hours a day", "days", "place"
    std::string value;    ///< "100 USD", "8"
    bool assumed = false; ///< not in the notice
    std::string field;    ///< where its words stand, if it is not assumed
    std::size_t start = 0;
    std::size_t length = 0;
    friend bool operator==(const WageInput &, const WageInput &) = default;
};

/// What the stated pay comes to by the hour, beside the minimum wage that applies.
struct WageReckoning {
    std::vector<WageInput> inputs;
    double hourly = 0;     ///< in currency
    double minimum = 0;    ///< in currency; 0 where no table row applies
    std::string currency;  ///< ISO 4217
    std::string place;     ///< the jurisdiction's name
    std::string validFrom; ///< of the table's row
    std::string source;    ///< of the table's row
    bool below = false;
    friend bool operator==(const WageReckoning &, const WageReckoning &) = default;
};

/// Everything the policy says of one listing.
struct Assessment {
    PayTag payTag = PayTag::Unclear;
    Proposal decision = Proposal::Approve;
    double risk =
        0; ///< orders the queue: 1 escalate, .9 suspend, .7 decline, .4 clarify, .1 else, + .02 a further finding
    std::vector<Finding> findings; ///< in reading order
    std::vector<NearMiss> nearMisses;
    std::vector<WageReckoning> wages; ///< the one that decides the tag first
    std::string policy;               ///< "pack@version"
    friend bool operator==(const Assessment &, const Assessment &) = default;
};

/// The words of the command line and the cache: "approve" …, "blocking" ….
[[nodiscard]] std::string_view wordFor(Proposal proposal);
[[nodiscard]] std::string_view wordFor(Severity severity);

/// The JSON of an assessment as `stagedoor-check --format json` prints it, on one line.
[[nodiscard]] std::string checkJson(const ListingId &id, const Assessment &assessment);

/// The whole assessment as JSON and back, for the cache.
[[nodiscard]] std::string assessmentToJson(const Assessment &assessment);
[[nodiscard]] std::optional<Assessment> assessmentFromJson(std::string_view json);

} // namespace stagedoor
