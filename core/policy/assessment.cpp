// SPDX-License-Identifier: GPL-3.0-or-later
#include "policy/assessment.h"

#include <array>
#include <concepts>
#include <utility>

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "listing/jsonwords.h"

namespace stagedoor {

namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

constexpr auto proposals = std::to_array<std::pair<Proposal, std::string_view>>({{Proposal::Approve, "approve"},
                                                                                 {Proposal::Clarify, "clarify"},
                                                                                 {Proposal::Decline, "decline"},
                                                                                 {Proposal::Suspend, "suspend"},
                                                                                 {Proposal::Escalate, "escalate"}});
constexpr auto severities = std::to_array<std::pair<Severity, std::string_view>>(
    {{Severity::Note, "note"}, {Severity::Check, "check"}, {Severity::Blocking, "blocking"}});

template <class Table, class E>
bool wordOf(const Table &table, std::string_view word, E &out)
{
    for (const auto &[value, known] : table) {
        if (known == word) {
            out = value;
            return true;
        }
    }
    return false;
}

// clang-format off
template <class T, class Wanted>
concept Is = std::same_as<std::remove_const_t<T>, Wanted>;
void describe(auto &visit, Is<Finding> auto &v)
{
    visit("clause", v.clause); visit("field", v.field); visit("start", v.start); visit("length", v.length);
    visit("quote", v.quote); visit("severity", v.severity); visit("rule", v.rule); visit("message", v.message);
    visit("values", v.values);
}
void describe(auto &visit, Is<NearMiss> auto &v)
{
    visit("clause", v.clause); visit("field", v.field); visit("start", v.start); visit("length", v.length);
    visit("quote", v.quote); visit("rule", v.rule); visit("guard", v.guard);
}
void describe(auto &visit, Is<WageInput> auto &v)
{
    visit("name", v.name); visit("value", v.value); visit("assumed", v.assumed); visit("field", v.field);
    visit("start", v.start); visit("length", v.length);
}
void describe(auto &visit, Is<WageReckoning> auto &v)
{
    visit("inputs", v.inputs); visit("hourly", v.hourly); visit("minimum", v.minimum); visit("currency", v.currency);
    visit("place", v.place); visit("valid_from", v.validFrom); visit("source", v.source); visit("below", v.below);
}
void describe(auto &visit, Is<Assessment> auto &v)
{
    visit("pay_tag", v.payTag); visit("decision", v.decision); visit("risk", v.risk); visit("findings", v.findings);
    visit("near_misses", v.nearMisses); visit("wages", v.wages); visit("policy", v.policy);
}
// clang-format on

/// Writes the members that describe() names.
class Out
{
public:
    explicit Out(Writer &writer) : m_writer(writer) {}
    template <class T>
    void operator()(std::string_view name, const T &value)
    {
        m_writer.Key(name.data(), rapidjson::SizeType(name.size()));
        write(value);
    }
    void write(const std::string &value) { write(std::string_view(value)); }
    void write(std::string_view value) { m_writer.String(value.data(), rapidjson::SizeType(value.size())); }
    void write(std::size_t value) { m_writer.Uint64(value); }
    void write(bool value) { m_writer.Bool(value); }
    void write(double value) { m_writer.Double(value); }
    template <class E>
        requires std::is_enum_v<E>
    void write(E value)
    {
        write(wordFor(value));
    }
    void write(const std::map<std::string, std::string> &values)
    {
        m_writer.StartObject();
        for (const auto &[name, value] : values) {
            (*this)(name, value);
        }
        m_writer.EndObject();
    }
    template <class T>
    void write(const std::vector<T> &items)
    {
        m_writer.StartArray();
        for (const T &item : items) {
            m_writer.StartObject();
            describe(*this, item);
            m_writer.EndObject();
        }
        m_writer.EndArray();
    }

private:
    Writer &m_writer;
};

/// Reads the members that describe() names; a missing one keeps its empty value, a wrong one fails the whole.
class In
{
public:
    explicit In(const rapidjson::Value &object) : m_object(object), m_good(object.IsObject()) {}
    [[nodiscard]] bool good() const { return m_good; }

    template <class T>
    void operator()(const char *name, T &value)
    {
        if (!m_good) {
            return;
        }
        const auto found = m_object.FindMember(name);
        m_good = found == m_object.MemberEnd() || read(found->value, value);
    }

private:
    static bool read(const rapidjson::Value &json, std::string &out)
    {
        return json.IsString() && (out.assign(json.GetString(), json.GetStringLength()), true);
    }
    static bool read(const rapidjson::Value &json, std::size_t &out)
    {
        return json.IsUint64() && (out = json.GetUint64(), true);
    }
    static bool read(const rapidjson::Value &json, bool &out) { return json.IsBool() && (out = json.GetBool(), true); }
    static bool read(const rapidjson::Value &json, double &out)
    {
        return json.IsNumber() && (out = json.GetDouble(), true);
    }
    static bool read(const rapidjson::Value &json, Severity &out)
    {
        return json.IsString() && wordOf(severities, json.GetString(), out);
    }
    static bool read(const rapidjson::Value &json, Proposal &out)
    {
        return json.IsString() && wordOf(proposals, json.GetString(), out);
    }
    static bool read(const rapidjson::Value &json, PayTag &out)
    {
        const auto known = json.IsString() ? fromWord<PayTag>(json.GetString()) : std::nullopt;
        return known && (out = *known, true);
    }
    static bool read(const rapidjson::Value &json, std::map<std::string, std::string> &out)
    {
        if (!json.IsObject()) {
            return false;
        }
        for (const auto &member : json.GetObject()) {
            if (!read(member.value, out[std::string(member.name.GetString(), member.name.GetStringLength())])) {
                return false;
            }
        }
        return true;
    }
    template <class T>
    static bool read(const rapidjson::Value &json, std::vector<T> &out)
    {
        if (!json.IsArray()) {
            return false;
        }
        for (const rapidjson::Value &item : json.GetArray()) {
            In in(item);
            describe(in, out.emplace_back());
            if (!in.good()) {
                return false;
            }
        }
        return true;
    }

    const rapidjson::Value &m_object;
    bool m_good;
};

void writeChecked(Writer &writer, const Finding &finding)
{
    Out out(writer);
    writer.StartObject();
    out("clause", finding.clause);
    out("field", finding.field);
    out("start", finding.start);
    out("length", finding.length);
    out("quote", finding.quote);
    out("severity", finding.severity);
    out("message", finding.message);
    writer.EndObject();
}

} // namespace

std::string_view wordFor(Proposal proposal)
{
    return proposals.at(std::size_t(proposal)).second;
}

std::string_view wordFor(Severity severity)
{
    return severities.at(std::size_t(severity)).second;
}

std::string checkJson(const ListingId &id, const Assessment &assessment)
{
    rapidjson::StringBuffer buffer;
    Writer writer(buffer);
    writer.SetMaxDecimalPlaces(4);
    Out out(writer);
    writer.StartObject();
    out("id", id.value);
    out("pay_tag", assessment.payTag);
    out("decision", assessment.decision);
    out("risk", assessment.risk);
    writer.Key("findings");
    writer.StartArray();
    for (const Finding &finding : assessment.findings) {
        writeChecked(writer, finding);
    }
    writer.EndArray();
    writer.EndObject();
    return {buffer.GetString(), buffer.GetSize()};
}

std::string assessmentToJson(const Assessment &assessment)
{
    rapidjson::StringBuffer buffer;
    Writer writer(buffer);
    Out out(writer);
    writer.StartObject();
    describe(out, assessment);
    writer.EndObject();
    return {buffer.GetString(), buffer.GetSize()};
}

std::optional<Assessment> assessmentFromJson(std::string_view json)
{
    rapidjson::Document document;
    document.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseFullPrecisionFlag>(json.data(), json.size());
    if (document.HasParseError()) {
        return std::nullopt;
    }
    Assessment assessment;
    In in(document);
    describe(in, assessment);
    return in.good() ? std::optional(std::move(assessment)) : std::nullopt;
}

} // namespace stagedoor
