// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "policy/matcher.h"
#include "policy/noticetext.h"
#include "policy/policypack.h"

namespace stagedoor {

/// A rule's match that its fields, categories and guards let stand.
struct Hit {
    const Rule *rule = nullptr;
    std::size_t begin = 0; ///< in NoticeText::text()
    std::size_t end = 0;
    std::size_t sentence = 0;
    std::size_t field = 0; ///< index of NoticeText::fields()
};

/// The cues of a pack by number, so that looking one up costs no text comparison.
class CueTable
{
public:
    explicit CueTable(const PolicyPack &pack);
    /// -1: the pack has no such cue.
    [[nodiscard]] int number(std::string_view cue) const;
    [[nodiscard]] std::size_t size() const { return m_numbers.size(); }
    [[nodiscard]] int ofRule(std::size_t rule) const { return m_ofRule[rule]; } ///< -1: it finds a clause

private:
    std::map<std::string, int, std::less<>> m_numbers;
    std::vector<int> m_ofRule;
};

/// What the rules found in one notice: clause hits, cue hits by cue, and what the guards held back.
class Evidence
{
public:
    Evidence(const NoticeText &notice, const PolicyPack &pack, const CueTable &cues, std::span<const Span> spans);

    [[nodiscard]] const NoticeText &notice() const { return m_notice; }
    [[nodiscard]] const std::vector<Hit> &clauseHits() const { return m_clauseHits; }
    [[nodiscard]] const std::vector<NearMiss> &nearMisses() const { return m_nearMisses; }

    /// Every hit of @p cue in reading order; empty for one that the pack does not have.
    [[nodiscard]] const std::vector<Hit> &cue(std::string_view cue) const;
    [[nodiscard]] bool has(std::string_view name) const { return !cue(name).empty(); }
    [[nodiscard]] bool inSentence(std::string_view cue, std::size_t sentence) const;
    /// The first hit of @p cue inside [begin, end); nullptr: none.
    [[nodiscard]] const Hit *within(std::string_view cue, std::size_t begin, std::size_t end) const;

private:
    [[nodiscard]] bool applies(const Rule &rule, const NoticeField &field) const;
    [[nodiscard]] std::string_view stoppedBy(const Hit &hit) const;
    void keep(const Hit &hit, std::string_view stop);

    const NoticeText &m_notice;
    const CueTable &m_cues;
    std::vector<std::vector<Hit>> m_byCue;
    std::vector<Hit> m_clauseHits;
    std::vector<NearMiss> m_nearMisses;
};

} // namespace stagedoor
