// SPDX-License-Identifier: GPL-3.0-or-later
#include "policy/evaluation.h"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include <rapidjson/document.h>
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include "listing/jsonwords.h"

namespace stagedoor {

namespace {

constexpr auto critical =
    std::to_array<std::string_view>({"fee.pay-to-play", "fee.hidden", "adult.pornographic", "adult.minor",
                                     "safety.payment-scam", "safety.personal-data", "thirdparty.application"});
constexpr auto harmless = std::to_array<std::string_view>(
    {"pay.guaranteed", "pay.prospective", "pay.deferred", "pay.stipend", "pay.in-kind", "pay.none", "pay.below-minimum",
     "pay.tag-mismatch", "fee.disclosed", "adult.disclosed", "identity.school-email"});
constexpr std::size_t commonFrom = 5; ///< labelled listings that make a clause count for the macro average

struct Label {
    std::string clause;
    std::string field;
    std::string quote;
};

/// What counts as one fact: the clause, and for a missing detail also which one.
std::string keyOf(std::string_view clause, std::string_view field)
{
    return clause == "vague.missing" ? "vague.missing:" + std::string(field.substr(0, field.find('[')))
                                     : std::string(clause);
}

bool isOneOf(std::string_view word, std::span<const std::string_view> words)
{
    return std::ranges::find(words, word) != words.end();
}

std::string textMember(const rapidjson::Value &object, const char *name)
{
    const auto found = object.IsObject() ? object.FindMember(name) : rapidjson::Value::ConstMemberIterator();
    return object.IsObject() && found != object.MemberEnd() && found->value.IsString()
               ? std::string(found->value.GetString(), found->value.GetStringLength())
               : std::string();
}

/// The text at "roles[0].description" of a listing's JSON; empty for a path that names none.
std::string textAtPath(const rapidjson::Value &listing, std::string_view path)
{
    const rapidjson::Value *value = &listing;
    while (!path.empty()) {
        const std::size_t end = std::min(path.find_first_of(".[]"), path.size());
        const std::string part(path.substr(0, end));
        path.remove_prefix(std::min(end + 1, path.size()));
        if (part.empty()) {
            continue;
        }
        if (value->IsArray()) {
            const bool number = part.size() < 6 && part.find_first_not_of("0123456789") == std::string::npos;
            const auto index = number ? rapidjson::SizeType(std::stoul(part)) : value->Size();
            if (index >= value->Size()) {
                return {};
            }
            value = &(*value)[index];
        } else if (value->IsObject() && value->HasMember(part.c_str())) {
            value = &(*value)[part.c_str()];
        } else {
            return {};
        }
    }
    return value->IsString() ? std::string(value->GetString(), value->GetStringLength()) : std::string();
}

bool pointsAt(const Finding &finding, std::size_t begin, std::size_t end)
{
    const std::size_t foundEnd = finding.start + finding.length;
    const std::size_t from = std::max(finding.start, begin);
    const std::size_t to = std::min(foundEnd, end);
    return to > from && (to - from) * 2 >= std::min(finding.length, end - begin) &&
           finding.length <= 3 * (end - begin) + 40;
}

bool isPointedAt(const Assessment &assessment, const Label &label, std::string_view text)
{
    for (std::size_t at = text.find(label.quote); at != std::string_view::npos; at = text.find(label.quote, at + 1)) {
        const bool hit = std::ranges::any_of(assessment.findings, [&](const Finding &finding) {
            return finding.clause == label.clause && finding.field == label.field &&
                   pointsAt(finding, at, at + label.quote.size());
        });
        if (hit) {
            return true;
        }
    }
    return false;
}

/// As Python's f"{value:.2f}" and so on.
std::string fixed(double value, int digits)
{
    std::array<char, 40> text{};
    const int length = std::snprintf(text.data(), text.size(), "%.*f", digits, value);
    return {text.data(), std::size_t(std::max(length, 0))};
}

std::string fixed2(double value)
{
    return fixed(value, 2);
}

std::string fixed3(double value)
{
    return fixed(value, 3);
}

double ratio(std::size_t part, std::size_t whole)
{
    return double(part) / double(std::max<std::size_t>(1, whole));
}

} // namespace

double Tally::precision() const
{
    return hits + alarms == 0 ? 1.0 : double(hits) / double(hits + alarms);
}

double Tally::recall() const
{
    return hits + misses == 0 ? 1.0 : double(hits) / double(hits + misses);
}

double Tally::f1() const
{
    const double p = precision();
    const double r = recall();
    return p + r == 0 ? 0.0 : 2 * p * r / (p + r);
}

Result<> Evaluation::add(std::string_view labelledLine, const Assessment &assessment)
{
    rapidjson::Document document;
    document.Parse(labelledLine.data(), labelledLine.size());
    if (document.HasParseError() || !document.IsObject() || !document.HasMember("labels") ||
        !document["labels"].IsObject() || !document.HasMember("listing")) {
        return fail(Error::Kind::Invalid, "not a labelled listing: an object with id, listing and labels");
    }
    const rapidjson::Value &labels = document["labels"];
    if (!labels.HasMember("findings") || !labels["findings"].IsArray()) {
        return fail(Error::Kind::Invalid, "labels.findings: expected an array");
    }
    std::vector<Label> wanted;
    std::set<std::string> want;
    for (const rapidjson::Value &each : labels["findings"].GetArray()) {
        wanted.push_back({textMember(each, "clause"), textMember(each, "field"), textMember(each, "quote")});
        want.insert(keyOf(wanted.back().clause, wanted.back().field));
    }
    std::set<std::string> have;
    for (const Finding &finding : assessment.findings) {
        have.insert(keyOf(finding.clause, finding.field));
    }
    const std::string decision = textMember(labels, "decision");
    const bool clean = decision == "approve";
    ++m_listings;
    m_tagsRight += wordFor(assessment.payTag) == textMember(labels, "pay_tag") ? 1U : 0U;
    m_decisionsRight += wordFor(assessment.decision) == decision ? 1U : 0U;
    for (const std::string &key : want) {
        ++(have.contains(key) ? m_byClause[key].hits : m_byClause[key].misses);
    }
    for (const std::string &key : have) {
        if (!want.contains(key)) {
            ++m_byClause[key].alarms;
            m_alarms +=
                clean && !isOneOf(key.substr(0, key.find(':')), harmless) && !key.starts_with("good.") ? 1U : 0U;
        }
    }
    for (const Label &label : wanted) {
        if (!label.quote.empty() && have.contains(label.clause)) {
            ++m_spans;
            m_spansHit += isPointedAt(assessment, label, textAtPath(document["listing"], label.field)) ? 1U : 0U;
        }
    }
    if (clean) {
        ++m_clean;
        m_punished += assessment.decision == Proposal::Decline || assessment.decision == Proposal::Suspend ? 1 : 0;
    } else if (decision != "clarify") {
        ++m_bad;
        m_letThrough += assessment.decision == Proposal::Approve ? 1 : 0;
    }
    return {};
}

Tally Evaluation::total(bool criticalOnly) const
{
    Tally sum;
    for (const auto &[key, tally] : m_byClause) {
        if (!criticalOnly || isOneOf(key, critical)) {
            sum.hits += tally.hits;
            sum.alarms += tally.alarms;
            sum.misses += tally.misses;
        }
    }
    return sum;
}

double Evaluation::macroF1() const
{
    double sum = 0;
    std::size_t common = 0;
    for (const auto &[key, tally] : m_byClause) {
        if (tally.labelled() >= commonFrom) {
            sum += tally.f1();
            ++common;
        }
    }
    return sum / double(std::max<std::size_t>(1, common));
}

std::string Evaluation::table() const
{
    std::string out;
    for (const auto &[key, tally] : m_byClause) {
        std::string name = key;
        name.resize(std::max<std::size_t>(36, name.size()), ' ');
        out += name + " P " + fixed2(tally.precision()) + "  R " + fixed2(tally.recall()) + "  F1 " +
               fixed2(tally.f1()) + "  n " + std::to_string(tally.labelled()) + '\n';
    }
    return out;
}

std::string Evaluation::summary() const
{
    const Tally grave = total(true);
    return std::to_string(m_listings) + " listings: pay tag " + fixed3(ratio(m_tagsRight, m_listings)) + ", decision " +
           fixed3(ratio(m_decisionsRight, m_listings)) + ", clauses F1 " + fixed3(total(false).f1()) + " (macro " +
           fixed3(macroF1()) + "), critical recall " + fixed3(grave.recall()) + " precision " +
           fixed3(grave.precision()) + ", spans " + fixed3(ratio(m_spansHit, m_spans)) +
           ", false alarms a clean listing " + fixed2(ratio(m_alarms, m_clean)) + ", let through " +
           std::to_string(m_letThrough) + " of " + std::to_string(m_bad) + ", punished " + std::to_string(m_punished) +
           " of " + std::to_string(m_clean);
}

std::string Evaluation::json() const
{
    rapidjson::StringBuffer buffer;
    rapidjson::PrettyWriter<rapidjson::StringBuffer> out(buffer);
    out.SetIndent(' ', 1);
    const auto number = [&out](const char *name, double value) {
        out.Key(name);
        out.Double(value);
    };
    const auto count = [&out](const char *name, std::size_t value) {
        out.Key(name);
        out.Uint64(value);
    };
    const auto tally = [&](const char *name, const Tally &value, std::optional<double> macro) {
        out.Key(name);
        out.StartObject();
        number("precision", value.precision());
        number("recall", value.recall());
        number("f1", value.f1());
        count("labelled", value.labelled());
        if (macro) {
            number("macro_f1", *macro);
        }
        out.EndObject();
    };
    out.StartObject();
    count("listings", m_listings);
    number("pay_tag", ratio(m_tagsRight, m_listings));
    number("decision", ratio(m_decisionsRight, m_listings));
    tally("clauses", total(false), macroF1());
    tally("critical", total(true), {});
    number("spans", ratio(m_spansHit, m_spans));
    number("false_alarms_per_clean_listing", ratio(m_alarms, m_clean));
    count("clean_listings", m_clean);
    count("let_through", m_letThrough);
    count("bad_listings", m_bad);
    count("punished", m_punished);
    out.Key("by_clause");
    out.StartObject();
    for (const auto &[key, value] : m_byClause) {
        tally(key.c_str(), value, {});
    }
    out.EndObject();
    out.EndObject();
    return {buffer.GetString(), buffer.GetSize()};
}

} // namespace stagedoor
