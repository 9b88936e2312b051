// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "policy/assessment.h"
#include "policy/policypack.h"
#include "review/lettertext.h"

namespace stagedoor {

/// A question that a clarification may ask.
struct OfferedQuestion {
    std::string clause;
    std::size_t number = 0; ///< of the clause's questions in the pack
    LocalText text;         ///< may hold placeholders
    std::string field;      ///< the form's field where the answer belongs
    bool proposed = false;  ///< ticked to begin with
    FillValues values;      ///< what the notice fills in
    friend bool operator==(const OfferedQuestion &, const OfferedQuestion &) = default;
};

/// All questions of @p clauses in the pack's order of each. Proposed are those a short letter would ask: of a clause
/// the questions about the field its finding stands in, else its first, and no more than five in all (one of each
/// clause before a second of any). The words of a complaint fill nothing.
[[nodiscard]] std::vector<OfferedQuestion> offeredQuestions(const std::vector<std::string> &clauses,
                                                            const Assessment &assessment, const PolicyPack &pack);

/// The question as it stands in the letter; what nothing fills is an open placeholder.
[[nodiscard]] std::string questionText(const OfferedQuestion &question, std::string_view language);

} // namespace stagedoor
