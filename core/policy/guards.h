// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "policy/noticetext.h"

namespace stagedoor {

/// What may stop a rule although its words stand there.
enum class Guard {
    Negated,       ///< "negated": the sentence denies it, before or behind: "no fee", "is not required"
    Question,      ///< "question": it is asked, not said
    Quotation,     ///< "quotation": inside quotation marks, or a line of a script
    Warning,       ///< "warning": the sentence warns against those who do it
    Uncapitalised, ///< "uncapitalised": the poster wrote it without a capital: no name
    Hypothetical,  ///< "hypothetical": it is only imagined: "if we ever asked"
    Narrative,     ///< "narrative": the story of a character, told in the third person
};

[[nodiscard]] std::optional<Guard> guardFrom(std::string_view name);

/// Whether @p guard holds back a match at [begin, end) of the notice's normalised text. Looks at its sentence only, and
/// within it at the scope of the negation, not at fixed phrases. Any thread.
[[nodiscard]] bool guardHolds(Guard guard, const NoticeText &notice, std::size_t begin, std::size_t end);

/// The negation alone, in a sentence that is given.
[[nodiscard]] bool isNegated(std::string_view sentence, std::size_t begin, std::size_t end);

} // namespace stagedoor
