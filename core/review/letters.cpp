// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/letters.h"

#include <algorithm>

#include "review/lettertext.h"

namespace stagedoor {

namespace {

/// Writes one letter: the texts in its language, and the body as it grows by paragraphs.
class LetterWriter
{
public:
    LetterWriter(const LetterTemplates &templates, const PolicyPack &pack, const Listing &listing,
                 const LetterRequest &request)
        : m_templates(templates)
        , m_pack(pack)
        , m_listing(listing)
        , m_request(request)
        , m_title(insideQuotes(quotable(listing.title, 160)))
    {
    }

    [[nodiscard]] Letter clarification();
    [[nodiscard]] Letter verdict(const std::string &section);

private:
    [[nodiscard]] std::string text(const std::string &key, FillValues values = {}) const
    {
        values.emplace("title", m_title);
        return filled(m_templates.text(m_request.language, key), values);
    }
    [[nodiscard]] Letter letter(const std::string &section) const
    {
        return {text(section + ".subject"), m_body, m_request.language, m_request.dueAt};
    }
    void paragraph(const std::string &words);
    void line(const std::string &words) { m_body.append(words).append("\n"); }
    void greet();
    void facts(const CitedPoint &point);
    void clausePoints(const std::string &clause, bool withReason);
    void askedOf(const std::string &clause);
    void choice();
    void clear();
    [[nodiscard]] std::vector<std::string> clausesInOrder() const;
    [[nodiscard]] std::string reasonOf(const Clause &clause) const;
    [[nodiscard]] std::string foundBy(const std::string &clause) const;

    const LetterTemplates &m_templates;
    const PolicyPack &m_pack;
    const Listing &m_listing;
    const LetterRequest &m_request;
    std::string m_title;
    std::string m_body;
};

void LetterWriter::paragraph(const std::string &words)
{
    if (!words.empty()) {
        m_body.append(words).append("\n\n");
    }
}

void LetterWriter::greet()
{
    const std::string &known = m_listing.poster.name.empty() ? m_listing.poster.company : m_listing.poster.name;
    const std::string name = quotable(known, 80);
    paragraph(name.empty() ? text("part.greeting_nameless") : text("part.greeting", {{"poster", name}}));
}

void LetterWriter::facts(const CitedPoint &point)
{
    if (point.by == FoundBy::Complaint) {
        line(point.complaintAt
                 ? text("part.complaint", {{"date", m_templates.day(m_request.language, *point.complaintAt)}})
                 : text("part.complaint_undated"));
    } else if (!point.quote.empty()) {
        line(text("part.quoted", {{"quote", quotable(point.quote)},
                                  {"field", m_templates.fieldName(m_request.language, point.field)}}));
    } else if (!point.field.empty()) {
        line(text("part.absent", {{"field", m_templates.fieldName(m_request.language, point.field)}}));
    } else if (point.by == FoundBy::Program) {
        line(text("part.absent_plain"));
    }
}

std::string LetterWriter::reasonOf(const Clause &clause) const
{
    const std::string &reason = clause.reason.in(m_request.language);
    if (!asksFor(reason, "quote")) {
        return filled(reason, {});
    }
    const auto quoted = std::ranges::find_if(m_request.points, [&clause](const CitedPoint &point) {
        return point.clause == clause.id && !point.quote.empty();
    });
    return quoted == m_request.points.end() ? std::string() : filled(reason, {{"quote", quotable(quoted->quote)}});
}

std::string LetterWriter::foundBy(const std::string &clause) const
{
    for (const CitedPoint &point : m_request.points) {
        if (point.clause == clause) {
            switch (point.by) {
            case FoundBy::Program:
                return text("part.automatic");
            case FoundBy::Editor:
                return text("part.by_editor");
            case FoundBy::Complaint:
                return text("part.by_complaint");
            }
        }
    }
    return {};
}

void LetterWriter::clausePoints(const std::string &id, bool withReason)
{
    const Clause *const clause = m_pack.clause(id);
    line(clause == nullptr ? id : clause->title.in(m_request.language));
    for (const CitedPoint &point : m_request.points) {
        if (point.clause == id) {
            facts(point);
        }
    }
    if (clause != nullptr && !clause->explanation.in(m_request.language).empty()) {
        line(text("part.rule", {{"rule", filled(clause->explanation.in(m_request.language), {})}}));
    }
    if (withReason) {
        if (const std::string reason = clause == nullptr ? std::string() : reasonOf(*clause); !reason.empty()) {
            line(reason);
        }
        line(foundBy(id));
    } else {
        askedOf(id);
    }
    m_body += '\n';
}

void LetterWriter::askedOf(const std::string &clause)
{
    for (const AskedQuestion &question : m_request.questions) {
        if (question.clause != clause) {
            continue;
        }
        std::string asked = text("part.question", {{"question", question.text}});
        if (!question.field.empty()) {
            asked += text("part.answer_in", {{"field", m_templates.fieldName(m_request.language, question.field)}});
        }
        line(asked);
    }
}

void LetterWriter::choice()
{
    constexpr std::array unpaidKinds{"pay.prospective", "pay.deferred",      "pay.stipend",
                                     "pay.in-kind",     "pay.below-minimum", "pay.unstated"};
    const bool offered = std::ranges::any_of(m_request.points, [&unpaidKinds](const CitedPoint &point) {
        return std::ranges::find(unpaidKinds, point.clause) != unpaidKinds.end();
    });
    if (offered) {
        paragraph(text("clarify.choice"));
    }
}

void LetterWriter::clear()
{
    std::string things;
    for (std::size_t index = 0; index < m_request.clear.size(); ++index) {
        if (index > 0) {
            things += text(index + 1 == m_request.clear.size() ? "list.last" : "list.comma");
        }
        things += text("clear." + m_request.clear[index]);
    }
    if (!things.empty()) {
        paragraph(text("clarify.clear", {{"things", things}}));
    }
}

std::vector<std::string> LetterWriter::clausesInOrder() const
{
    std::vector<std::string> clauses;
    const auto add = [&clauses](const std::string &clause) {
        if (std::ranges::find(clauses, clause) == clauses.end()) {
            clauses.push_back(clause);
        }
    };
    std::ranges::for_each(m_request.points, add, &CitedPoint::clause);
    std::ranges::for_each(m_request.questions, add, &AskedQuestion::clause);
    return clauses;
}

Letter LetterWriter::clarification()
{
    greet();
    paragraph(text(m_request.hidden ? "clarify.hidden" : "clarify.live") +
              (m_request.deactivated ? ' ' + text("clarify.deactivated") : std::string()));
    for (const std::string &clause : clausesInOrder()) {
        clausePoints(clause, false);
    }
    choice();
    paragraph(m_request.remark);
    clear();
    if (m_request.dueAt) {
        paragraph(text(m_request.hidden ? "clarify.next_hidden" : "clarify.next_live",
                       {{"due", m_templates.day(m_request.language, *m_request.dueAt)}}));
    }
    m_body += text("part.signature");
    return letter("clarify");
}

Letter LetterWriter::verdict(const std::string &section)
{
    greet();
    const bool plain = m_request.kind == LetterKind::Hide && m_request.points.empty();
    paragraph(text(section + (plain ? ".opening_plain" : ".opening")));
    for (const std::string &clause : clausesInOrder()) {
        clausePoints(clause, true);
    }
    paragraph(m_request.remark);
    paragraph(text(section + ".closing"));
    paragraph(text(section + ".appeal"));
    m_body += text("part.signature");
    return letter(section);
}

} // namespace

Letter writeLetter(const LetterTemplates &templates, const PolicyPack &pack, const Listing &listing,
                   const LetterRequest &request)
{
    LetterWriter writer(templates, pack, listing, request);
    switch (request.kind) {
    case LetterKind::Clarify:
        return writer.clarification();
    case LetterKind::Decline:
        return writer.verdict("decline");
    case LetterKind::Hide:
        return writer.verdict("hide");
    case LetterKind::Suspend:
        return writer.verdict("suspend");
    }
    return {};
}

} // namespace stagedoor
