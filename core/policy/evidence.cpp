// SPDX-License-Identifier: GPL-3.0-or-later
#include "policy/evidence.h"

#include <algorithm>

#include "policy/guards.h"

namespace stagedoor {

CueTable::CueTable(const PolicyPack &pack)
{
    m_ofRule.reserve(pack.rules().size());
    for (const Rule &rule : pack.rules()) {
        m_ofRule.push_back(rule.cue.empty() ? -1
                                            : m_numbers.try_emplace(rule.cue, int(m_numbers.size())).first->second);
    }
}

int CueTable::number(std::string_view cue) const
{
    const auto found = m_numbers.find(cue);
    return found == m_numbers.end() ? -1 : found->second;
}

Evidence::Evidence(const NoticeText &notice, const PolicyPack &pack, const CueTable &cues, std::span<const Span> spans)
    : m_notice(notice)
    , m_cues(cues)
    , m_byCue(cues.size())
{
    // Cues first, those without conditions before those with: a rule may ask for any cue that asks for none itself.
    for (const int round : {0, 1, 2}) {
        for (const Span &span : spans) {
            const Rule &rule = pack.rules()[span.rule.value];
            const bool plain =
                rule.needs.empty() && rule.unless.empty() && rule.anywhere.empty() && rule.nowhere.empty();
            if ((rule.cue.empty() ? 2 : plain ? 0 : 1) != round) {
                continue;
            }
            const std::size_t field = notice.fieldIndexAt(span.begin);
            const Hit hit{&rule, span.begin, span.end(), notice.sentenceAt(span.begin), field};
            if (span.end() > notice.fields()[field].end || !applies(rule, notice.fields()[field])) {
                continue;
            }
            keep(hit, stoppedBy(hit));
        }
    }
    for (std::vector<Hit> &hits : m_byCue) {
        std::ranges::stable_sort(hits, {}, &Hit::begin);
    }
}

bool Evidence::applies(const Rule &rule, const NoticeField &field) const
{
    const std::string &category = m_notice.listing().category;
    if ((!rule.categories.empty() && std::ranges::find(rule.categories, category) == rule.categories.end()) ||
        std::ranges::find(rule.notCategories, category) != rule.notCategories.end()) {
        return false;
    }
    if (rule.fields.empty()) {
        using enum FieldKind;
        return field.kind != Complaint && field.kind != Message && field.kind != PosterName &&
               field.kind != PosterEmail && field.kind != PosterCompany && field.kind != Website &&
               field.kind != Link && field.kind != Location;
    }
    return std::ranges::any_of(rule.fields, [&field](std::string_view wanted) {
        return field.path == wanted ||
               (field.path.starts_with(wanted) && field.path.size() > wanted.size() &&
                field.path[wanted.size()] == '[') ||
               (wanted == "roles.pay" && field.kind == FieldKind::RolePay) ||
               (wanted == "roles.description" && field.kind == FieldKind::RoleDescription) ||
               (wanted == "roles.name" && field.kind == FieldKind::RoleName);
    });
}

std::string_view Evidence::stoppedBy(const Hit &hit) const
{
    const auto here = [this, &hit](const std::string &name) { return inSentence(name, hit.sentence); };
    const auto there = [this](const std::string &name) { return has(name); };
    for (const std::string &name : hit.rule->guards) {
        if (guardHolds(*guardFrom(name), m_notice, hit.begin, hit.end)) {
            return name;
        }
    }
    const auto stop = std::ranges::find_if(hit.rule->unless, here);
    if (stop != hit.rule->unless.end()) {
        return *stop;
    }
    const auto stopAnywhere = std::ranges::find_if(hit.rule->nowhere, there);
    if (stopAnywhere != hit.rule->nowhere.end()) {
        return *stopAnywhere;
    }
    const bool lacking = (!hit.rule->needs.empty() && std::ranges::none_of(hit.rule->needs, here)) ||
                         (!hit.rule->anywhere.empty() && std::ranges::none_of(hit.rule->anywhere, there));
    return lacking ? std::string_view("-") : std::string_view();
}

void Evidence::keep(const Hit &hit, std::string_view stop)
{
    if (!stop.empty()) {
        if (stop != "-" && !hit.rule->clause.empty()) {
            const Place place = m_notice.place(hit.begin, hit.end);
            m_nearMisses.push_back({hit.rule->clause, place.path, place.start, place.length, place.quote, hit.rule->id,
                                    std::string(stop)});
        }
        return;
    }
    if (hit.rule->cue.empty()) {
        m_clauseHits.push_back(hit);
    } else {
        m_byCue[std::size_t(m_cues.number(hit.rule->cue))].push_back(hit);
    }
}

const std::vector<Hit> &Evidence::cue(std::string_view cue) const
{
    static const std::vector<Hit> none;
    const int number = m_cues.number(cue);
    return number < 0 ? none : m_byCue[std::size_t(number)];
}

bool Evidence::inSentence(std::string_view name, std::size_t sentence) const
{
    return std::ranges::any_of(cue(name), [sentence](const Hit &hit) { return hit.sentence == sentence; });
}

const Hit *Evidence::within(std::string_view name, std::size_t begin, std::size_t end) const
{
    const std::vector<Hit> &hits = cue(name);
    const auto found =
        std::ranges::find_if(hits, [begin, end](const Hit &hit) { return hit.begin >= begin && hit.end <= end; });
    return found == hits.end() ? nullptr : &*found;
}

} // namespace stagedoor
