// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace stagedoor {

/// Text as the rules see it, and where each of its bytes came from. Appended to field by field, so that one scan does
/// for a whole notice.
struct NormalText {
    std::string text;
    std::vector<std::uint32_t> from; ///< for each byte: where the character it came from begins, in its own field
    std::vector<std::uint32_t> to;   ///< and where that ends

    void push(std::string_view bytes, std::uint32_t begin, std::uint32_t end);
    void truncate(std::size_t size);
};

/// Makes the many spellings of a word one: NFKC and case folding, zero-width and bidi controls away, curly quotes and
/// dashes plain, HTML entities read, white space single, a line break inside a sentence a space, look-alike letters of
/// other scripts inside Latin words folded, letters spaced apart joined, digits and signs for letters in the words it
/// was given. Immutable; any number of threads at once.
class Normaliser
{
public:
    Normaliser() = default;
    /// @p disguised: lower-case words that are recognised with digits for letters ("f33", "p0rn").
    explicit Normaliser(const std::vector<std::string> &disguised);

    /// Appends @p utf8 to @p out. Spans map back to whole characters of @p utf8. At most 4 GB.
    void append(std::string_view utf8, NormalText &out) const;

private:
    void joinSpacedLetters(NormalText &out, std::size_t first) const;
    void undisguise(NormalText &out, std::size_t first) const;

    std::unordered_set<std::string> m_disguised;
};

} // namespace stagedoor
