// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "listing/decision.h"
#include "policy/policypack.h"
#include "review/letterpoints.h"
#include "review/lettertemplates.h"

namespace stagedoor {

enum class LetterKind { Clarify, Decline, Hide, Suspend };

/// A question as it is asked.
struct AskedQuestion {
    std::string clause;
    std::string text;
    std::string field; ///< of the form; empty: none in particular
    friend bool operator==(const AskedQuestion &, const AskedQuestion &) = default;
};

/// What a letter is made of.
struct LetterRequest {
    LetterKind kind = LetterKind::Clarify;
    std::string language = "en"; ///< as LetterTemplates::languageFor() gives it
    std::vector<CitedPoint> points;
    std::vector<AskedQuestion> questions; ///< of a clarification; the other letters ask nothing
    std::string remark;                   ///< the editor's own words to the poster
    std::vector<std::string> clear;       ///< of a clarification: clearAspects()
    bool hidden = false;                  ///< until answered, or already
    bool deactivated = false;             ///< until answered
    std::optional<Timestamp> dueAt;       ///< of a clarification
};

/// The letter in full: what raised each point, quoted; the rule in a sentence; then what kind asks for: a clarification
/// its questions, what is not in doubt and what happens next; a decline, hide or suspension who found it and how to
/// appeal. A pure function of its arguments.
[[nodiscard]] Letter writeLetter(const LetterTemplates &templates, const PolicyPack &pack, const Listing &listing,
                                 const LetterRequest &request);

} // namespace stagedoor
