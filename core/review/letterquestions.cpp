// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/letterquestions.h"

#include <algorithm>
#include <cstdio>

#include "review/letterpoints.h"

namespace stagedoor {

namespace {

constexpr int mostProposed = 5;

std::string amount(double value, std::string_view currency)
{
    char digits[40];
    const int length = std::snprintf(digits, sizeof digits, "%.2f ", value);
    return std::string(digits, std::size_t(length)).append(currency);
}

/// What the findings of @p clause and the wage arithmetic fill in.
FillValues valuesOf(std::string_view clause, const Assessment &assessment)
{
    FillValues values;
    for (const Finding &finding : assessment.findings) {
        if (finding.clause != clause || isComplaintField(finding.field)) {
            continue;
        }
        if (!finding.quote.empty()) {
            values.emplace("quote", quotable(finding.quote));
        }
        for (const auto &[name, value] : finding.values) {
            values.emplace(name, quotable(value));
        }
    }
    if (!assessment.wages.empty()) {
        const WageReckoning &wage = assessment.wages.front();
        values.emplace("rate", amount(wage.hourly, wage.currency));
        if (wage.minimum > 0) {
            values.emplace("minimum", amount(wage.minimum, wage.currency));
            values.emplace("place", wage.place);
        }
    }
    return values;
}

bool isAbout(const OfferedQuestion &question, const Assessment &assessment)
{
    return std::ranges::any_of(assessment.findings, [&question](const Finding &finding) {
        return finding.clause == question.clause && !question.field.empty() && finding.field == question.field;
    });
}

bool isReady(const OfferedQuestion &question)
{
    return nextPlaceholder(questionText(question, "en")).begin == std::string_view::npos;
}

/// The questions of one clause in the order a short letter would take them: about the finding's field first, those with
/// an open placeholder last.
std::vector<OfferedQuestion *> byFit(std::vector<OfferedQuestion> &questions, std::string_view clause,
                                     const Assessment &assessment)
{
    std::vector<OfferedQuestion *> ranked;
    for (OfferedQuestion &question : questions) {
        if (question.clause == clause) {
            ranked.push_back(&question);
        }
    }
    std::ranges::stable_sort(ranked, std::greater(), [&assessment](const OfferedQuestion *question) {
        return (isReady(*question) ? 2 : 0) + (isAbout(*question, assessment) ? 1 : 0);
    });
    return ranked;
}

} // namespace

std::vector<OfferedQuestion> offeredQuestions(const std::vector<std::string> &clauses, const Assessment &assessment,
                                              const PolicyPack &pack)
{
    std::vector<OfferedQuestion> questions;
    for (const std::string &id : clauses) {
        const Clause *const clause = pack.clause(id);
        if (clause == nullptr) {
            continue;
        }
        const FillValues values = valuesOf(id, assessment);
        for (std::size_t number = 0; number < clause->questions.size(); ++number) {
            const Question &question = clause->questions[number];
            questions.push_back({id, number, question.text, question.field, false, values});
        }
    }
    int proposed = 0;
    for (std::size_t round = 0; round < 3; ++round) {
        for (const std::string &id : clauses) {
            const std::vector<OfferedQuestion *> ranked = byFit(questions, id, assessment);
            // After its first, a clause only asks about another field that a finding of its own names.
            if (round < ranked.size() && proposed < mostProposed &&
                (round == 0 || isAbout(*ranked[round], assessment))) {
                ranked[round]->proposed = true;
                ++proposed;
            }
        }
    }
    return questions;
}

std::string questionText(const OfferedQuestion &question, std::string_view language)
{
    return filled(question.text.in(language), question.values);
}

} // namespace stagedoor
