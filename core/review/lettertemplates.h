// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "listing/error.h"
#include "listing/timestamp.h"

namespace stagedoor {

/// The fixed texts of letters, one set a language, from TOML. Immutable once made; English always among them.
class LetterTemplates
{
public:
    /// Reads one file a language, all or none: a text that is missing or no string fails the call, its name in the
    /// detail.
    [[nodiscard]] static Result<LetterTemplates> fromToml(const std::vector<std::string_view> &files);
    /// Those the program was built with.
    [[nodiscard]] static const LetterTemplates &builtIn();

    [[nodiscard]] std::vector<std::string> languages() const; ///< "en", "es" …
    /// The language of ours that comes nearest to @p wanted ("es_MX", "es-419" → "es"), else "en".
    [[nodiscard]] std::string languageFor(std::string_view wanted) const;
    /// The text called @p key ("part.greeting"); empty for a name that none has. @p language as languageFor() gives it.
    [[nodiscard]] const std::string &text(std::string_view language, std::string_view key) const;
    /// The posting form's name of @p field ("roles[0].pay" → "Roles"); the field itself where it has none.
    [[nodiscard]] std::string fieldName(std::string_view language, std::string_view field) const;
    /// The UTC day of @p time in words.
    [[nodiscard]] std::string day(std::string_view language, Timestamp time) const;

private:
    struct Language {
        std::map<std::string, std::string, std::less<>> texts;
        std::array<std::string, 12> months;
    };
    [[nodiscard]] static Result<std::pair<std::string, Language>> readLanguage(std::string_view toml);
    [[nodiscard]] const Language &language(std::string_view name) const;

    std::map<std::string, Language, std::less<>> m_languages; // "en" is always there
};

/// The files the program was built with, as TOML.
[[nodiscard]] std::vector<std::string_view> builtInLetterToml();

} // namespace stagedoor
