// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "listing/error.h"
#include "policy/assessment.h"

namespace stagedoor {

class PatternSet;

/// A text in several languages, English always among them.
struct LocalText {
    std::map<std::string, std::string> byLanguage; ///< "en", "es" …
    /// The text in @p language ("es", "es_MX"), else in English.
    [[nodiscard]] const std::string &in(std::string_view language) const;
    friend bool operator==(const LocalText &, const LocalText &) = default;
};

/// One question of a letter, and the form field its answer belongs in.
struct Question {
    LocalText text; ///< may hold {quote}
    std::string field;
    friend bool operator==(const Question &, const Question &) = default;
};

/// One clause of the posting policy.
struct Clause {
    std::string id;
    LocalText title;       ///< a few words
    LocalText explanation; ///< the policy in a sentence, in our words
    LocalText reason;      ///< what a decline or suspension tells the poster; may hold {quote}
    LocalText message;     ///< why here; may hold {quote} and the finding's values
    std::vector<Question> questions;
    Severity severity = Severity::Note; ///< follows from leadsTo
    Proposal leadsTo = Proposal::Approve;
    std::optional<Proposal> leadsToUnpaid; ///< where the notice is not paid, if that differs
    bool editorsOnly = false;              ///< never found by the program
    friend bool operator==(const Clause &, const Clause &) = default;
};

/// Where a rule looks, what it matches and what stops it. A rule finds a clause, or is a cue: words that the analysers
/// and other rules ask for by the cue's name.
struct Rule {
    std::string id;
    std::string clause;                ///< empty for a cue
    std::string cue;                   ///< several rules may feed one cue
    std::vector<std::string> patterns; ///< of the engine's regular expressions, on normalised text, words filled in
    std::vector<std::string> fields;   ///< empty: every field the poster wrote; "roles" stands for all of roles[n].…
    std::vector<std::string> categories; ///< empty: every category
    std::vector<std::string> notCategories;
    std::vector<std::string> guards;   ///< names of guards: "negated", "warning" … (guards.h)
    std::vector<std::string> needs;    ///< cues of which one stands in the same sentence
    std::vector<std::string> unless;   ///< cues that stop it, in the same sentence
    std::vector<std::string> anywhere; ///< cues of which one stands anywhere in the notice
    std::vector<std::string> nowhere;  ///< cues that stop it, anywhere in the notice
    std::optional<Proposal> leadsTo;   ///< where it differs from the clause's
    LocalText message;                 ///< where it differs from the clause's
    int line = 0;                      ///< in the pack's file
    friend bool operator==(const Rule &, const Rule &) = default;
};

/// What the analysers are told by the pack.
struct PackSettings {
    std::chrono::year_month_day asOf{};          ///< the day wages are read for where a notice has none
    std::vector<std::string> languages;          ///< those the rules are written for
    std::vector<std::string> approvedSites;      ///< domains where performers may be sent to
    std::vector<std::string> schoolDomains;      ///< endings of schools' domains: "edu", "ac.uk"
    std::vector<std::string> feeCategories;      ///< where a fee may be charged
    std::vector<std::string> standingCategories; ///< whose calls need no date
    std::vector<std::string> disguised;          ///< words also known with digits for letters
    double nearMinimum = 1.0;      ///< a shortfall of up to this share passes where hours or days are assumed
    std::size_t longestNotice = 0; ///< bytes; beyond it the rest is not evaluated
    friend bool operator==(const PackSettings &, const PackSettings &) = default;
};

/// A policy pack: clauses, rules and the settings of the analysers, from TOML. Immutable once made.
class PolicyPack
{
public:
    /// Reads a pack, all of it or none: an error names @p file, the line and the rule.
    [[nodiscard]] static Result<std::shared_ptr<const PolicyPack>> fromToml(std::string_view toml,
                                                                            std::string_view file);
    [[nodiscard]] static Result<std::shared_ptr<const PolicyPack>> fromFile(const std::string &path);
    /// The pack the program was built with.
    [[nodiscard]] static std::shared_ptr<const PolicyPack> builtIn();
    [[nodiscard]] static std::string_view builtInToml();

    [[nodiscard]] const std::string &name() const { return m_name; }
    [[nodiscard]] const std::string &version() const { return m_version; }
    [[nodiscard]] std::string reference() const { return m_name + '@' + m_version; } ///< "pack@version"
    [[nodiscard]] const std::vector<Clause> &clauses() const { return m_clauses; }   ///< in the pack's order
    [[nodiscard]] const std::vector<Rule> &rules() const { return m_rules; }
    [[nodiscard]] const Clause *clause(std::string_view id) const; ///< nullptr: none of that name
    [[nodiscard]] const PackSettings &settings() const { return m_settings; }
    [[nodiscard]] const PatternSet &patterns() const { return *m_patterns; } ///< of rules(), in their order
    /// The finding's message in @p language, its values filled in: the rule's or analyser's, else the clause's.
    [[nodiscard]] std::string message(const Finding &finding, std::string_view language) const;

private:
    friend class PackReader;
    PolicyPack() = default;
    std::string m_name;
    std::string m_version;
    std::vector<Clause> m_clauses;
    std::vector<Rule> m_rules;
    std::map<std::string, LocalText, std::less<>> m_messages; ///< by the finding's rule
    PackSettings m_settings;
    std::shared_ptr<const PatternSet> m_patterns; ///< of m_rules, in their order; never null once read
};

} // namespace stagedoor
