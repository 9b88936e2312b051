// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "listing/listing.h"
#include "policy/normaliser.h"

namespace stagedoor {

/// What a field is for, so that analysers need not read its path.
enum class FieldKind {
    Title,
    Company,
    Pay,
    Fees,
    Description,
    RoleName,
    RoleDescription,
    RolePay,
    Location,
    Dates,
    Apply,
    PosterName,
    PosterEmail,
    PosterCompany,
    Website,
    Link,
    Caption,
    Complaint,
    Message
};

/// One text of the notice inside NoticeText::text().
struct NoticeField {
    std::string path; ///< as in textFields()
    FieldKind kind = FieldKind::Description;
    std::uint32_t index = 0; ///< of the role, link, complaint …
    const std::string *original = nullptr;
    std::size_t begin = 0; ///< in the normalised text
    std::size_t end = 0;
};

/// A stretch of the poster's own bytes.
struct Place {
    std::string path;
    std::size_t start = 0;
    std::size_t length = 0;
    std::string quote;
};

/// All of a notice's texts normalised, one behind the other, with their sentences. Points into the listing.
class NoticeText
{
public:
    NoticeText(const Listing &listing, const Normaliser &normaliser, std::size_t longest);

    [[nodiscard]] const Listing &listing() const { return *m_listing; }
    [[nodiscard]] std::string_view text() const { return m_normal.text; }
    [[nodiscard]] const std::vector<NoticeField> &fields() const { return m_fields; }
    [[nodiscard]] const NoticeField &fieldAt(std::size_t at) const { return m_fields[fieldIndexAt(at)]; }
    [[nodiscard]] std::size_t fieldIndexAt(std::size_t at) const;
    [[nodiscard]] std::string_view textOf(const NoticeField &field) const
    {
        return text().substr(field.begin, field.end - field.begin);
    }
    [[nodiscard]] bool cutShort() const { return m_cutShort; } ///< longer than allowed: the rest is not here

    /// The sentence that holds @p at: sentences are numbered through the notice and never cross a field.
    [[nodiscard]] std::size_t sentenceAt(std::size_t at) const;
    [[nodiscard]] std::size_t sentenceBegin(std::size_t sentence) const { return m_sentences[sentence]; }
    [[nodiscard]] std::size_t sentenceEnd(std::size_t sentence) const;
    [[nodiscard]] std::size_t sentences() const { return m_sentences.size(); }
    [[nodiscard]] std::string_view sentence(std::size_t number) const;

    /// Where [begin, end) of the normalised text stands in the poster's own bytes, white space trimmed.
    [[nodiscard]] Place place(std::size_t begin, std::size_t end) const;

private:
    void addSentences(const NoticeField &field);

    const Listing *m_listing;
    NormalText m_normal;
    std::vector<NoticeField> m_fields;
    std::vector<std::size_t> m_sentences; ///< where each begins
    bool m_cutShort = false;
};

} // namespace stagedoor
