// SPDX-License-Identifier: GPL-3.0-or-later
#include "listing/jsonreader.h"

namespace stagedoor {

using namespace simdjson;

namespace {

bool digits(std::string_view text, std::size_t &at)
{
    const std::size_t from = at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
        ++at;
    }
    return at > from;
}

/// RFC 8259, section 6. Kept numbers pass through as text, so their size does not matter.
bool isNumber(std::string_view text)
{
    std::size_t at = text.starts_with('-') ? 1 : 0;
    const std::size_t first = at;
    if (!digits(text, at) || (text[first] == '0' && at - first > 1)) {
        return false;
    }
    if (at < text.size() && text[at] == '.' && !digits(text, ++at)) {
        return false;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        at += at < text.size() && (text[at] == '+' || text[at] == '-') ? 1U : 0U;
        if (!digits(text, at)) {
            return false;
        }
    }
    return at == text.size();
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t end = text.find_last_not_of(" \t\r\n");
    return text.substr(0, end == std::string_view::npos ? 0 : end + 1);
}

} // namespace

JsonReader::JsonReader(std::string_view json, Unknown unknown, std::size_t base)
    : m_text(json)
    , m_unknown(unknown)
    , m_base(base)
{
}

bool JsonReader::start()
{
    error_code problem = m_parser.allocate(std::max<std::size_t>(m_text.size(), 64));
    if (problem == SUCCESS) {
        problem = m_parser.iterate(m_text).get(m_document);
    }
    if (problem == SUCCESS) {
        problem = m_document.get_value().get(m_root);
    }
    if (problem != SUCCESS) {
        m_error = {Error::Kind::Invalid,
                   std::string("not JSON: ") + error_message(problem) + ", at byte " + std::to_string(m_base)};
    }
    return problem == SUCCESS;
}

bool JsonReader::finish()
{
    const char *behind = nullptr;
    return m_document.current_location().get(behind) == OUT_OF_BOUNDS || wrong({behind}, "more text behind the value");
}

JsonReader::Place JsonReader::here(Value &value) const
{
    return {value.raw_json_token().data()};
}

std::size_t JsonReader::enter(std::string_view key)
{
    const std::size_t parent = m_path.size();
    m_path += parent == 0 ? "" : ".";
    m_path += shortened(key);
    return parent;
}

std::string JsonReader::shortened(std::string_view text)
{
    return text.size() <= 64 ? std::string(text) : std::string(text.substr(0, 60)) + "...";
}

bool JsonReader::wrong(Place place, std::string what)
{
    if (m_error.detail.empty()) {
        const std::ptrdiff_t at = place.at == nullptr ? 0
                                                      : std::clamp<std::ptrdiff_t>(place.at - m_text.data(), 0,
                                                                                   std::ptrdiff_t(m_text.size()));
        m_error = {Error::Kind::Invalid, (m_path.empty() ? std::string() : m_path + ": ") + std::move(what) +
                                             ", at byte " + std::to_string(m_base + std::size_t(at))};
    }
    return false;
}

bool JsonReader::broken(Place place)
{
    const char *at = nullptr;
    if (m_document.current_location().get(at) == SUCCESS) {
        place.at = at;
    }
    return wrong(place, "not JSON from here");
}

bool JsonReader::nullOr(Value &value, bool &isNull)
{
    ondemand::json_type type{};
    if (value.type().get(type) != SUCCESS) {
        return broken(here(value));
    }
    isNull = type == ondemand::json_type::null;
    return !isNull || trimmed(value.raw_json_token()) == "null" || broken(here(value));
}

bool JsonReader::read(Value value, std::string &out)
{
    const Place place = here(value);
    ondemand::json_type type{};
    if (value.type().get(type) != SUCCESS || type != ondemand::json_type::string) {
        return wrong(place, "expected text");
    }
    std::string_view text;
    if (value.get_string().get(text) != SUCCESS) {
        return wrong(place, "text with a broken escape or half of a surrogate pair");
    }
    out.clear();
    for (std::size_t nul = text.find('\0'); nul != std::string_view::npos; nul = text.find('\0')) {
        out += text.substr(0, nul);
        out += "\xEF\xBF\xBD"; // U+FFFD: what stands behind a NUL would be invisible to SQLite's functions
        text.remove_prefix(nul + 1);
    }
    out += text;
    return true;
}

bool JsonReader::read(Value value, bool &out)
{
    const Place place = here(value);
    return value.get_bool().get(out) == SUCCESS || wrong(place, "expected true or false");
}

bool JsonReader::read(Value value, std::int64_t &out)
{
    const Place place = here(value);
    return value.get_int64().get(out) == SUCCESS || wrong(place, "expected a whole number");
}

bool JsonReader::read(Value value, int &out)
{
    const Place place = here(value);
    std::int64_t wide = 0;
    if (!read(value, wide)) {
        return false;
    }
    if (wide < std::numeric_limits<int>::min() || wide > std::numeric_limits<int>::max()) {
        return wrong(place, "number out of range");
    }
    out = int(wide);
    return true;
}

bool JsonReader::read(Value value, std::optional<int> &out)
{
    return read(value, out.emplace());
}

bool JsonReader::read(Value value, std::optional<Timestamp> &out)
{
    const Place place = here(value);
    if (!read(value, m_scratch)) {
        return false;
    }
    out = fromRfc3339(m_scratch);
    return out || m_scratch.empty() || wrong(place, "expected a time as 2026-11-20T14:02:11Z");
}

bool JsonReader::read(Value value, std::map<std::string, std::int64_t> &out)
{
    const Place place = here(value);
    ondemand::object object;
    if (value.get_object().get(object) != SUCCESS) {
        return wrong(place, "expected an object");
    }
    for (auto item : object) {
        ondemand::field field;
        std::string_view key;
        if (std::move(item).get(field) != SUCCESS || field.unescaped_key().get(key) != SUCCESS) {
            return broken(place);
        }
        const std::size_t parent = enter(key);
        if (!read(field.value(), out[std::string(key)])) {
            return false;
        }
        m_path.resize(parent);
    }
    return true;
}

bool JsonReader::read(Value value, RawJson &out)
{
    const Place place = here(value);
    out.offset = m_base + std::size_t(place.at - m_text.data());
    ondemand::json_type type{};
    if (value.type().get(type) != SUCCESS) {
        return broken(place);
    }
    std::string_view text = trimmed(value.raw_json_token());
    if (type == ondemand::json_type::object) {
        ondemand::object object;
        if (value.get_object().get(object) != SUCCESS || object.raw_json().get(text) != SUCCESS) {
            return broken(place);
        }
    } else if (type == ondemand::json_type::array) {
        ondemand::array array;
        if (value.get_array().get(array) != SUCCESS || array.raw_json().get(text) != SUCCESS) {
            return broken(place);
        }
    }
    out.text = trimmed(text);
    return true;
}

bool JsonReader::wellFormed(const RawJson &raw)
{
    // On-demand skips what nobody asks for: what is passed on is read to its last scalar, by a parser of its own.
    JsonReader inner(std::string(R"({"":)") + raw.text + '}', m_unknown, raw.offset - 4);
    inner.m_path = m_path;
    const bool good = inner.start() && inner.checked(inner.m_root) && inner.finish();
    if (!good) {
        m_error = inner.m_error;
    }
    return good;
}

bool JsonReader::checked(Value value)
{
    const Place place = here(value);
    const Level level(*this);
    if (level.tooDeep()) {
        return wrong(place, "nested too deeply");
    }
    ondemand::json_type type{};
    if (value.type().get(type) != SUCCESS) {
        return broken(place);
    }
    switch (type) {
    case ondemand::json_type::array:
        return elements(value, [this](Value item) { return checked(item); });
    case ondemand::json_type::object: {
        ondemand::object object;
        if (value.get_object().get(object) != SUCCESS) {
            return broken(place);
        }
        for (auto item : object) {
            ondemand::field field;
            std::string_view key;
            if (std::move(item).get(field) != SUCCESS || field.unescaped_key().get(key) != SUCCESS) {
                return broken(place);
            }
            if (!checked(field.value())) {
                return false;
            }
        }
        return true;
    }
    case ondemand::json_type::string:
        return read(value, m_scratch);
    case ondemand::json_type::number: {
        const bool good = isNumber(trimmed(value.raw_json_token()));
        double ignored = 0; // moves the reader on; a number too large for it is still a number
        const error_code problem = value.get_double().get(ignored);
        return (good && (problem == SUCCESS || problem == NUMBER_ERROR)) || wrong(place, "not a number");
    }
    case ondemand::json_type::boolean: {
        bool ignored = false;
        return read(value, ignored);
    }
    case ondemand::json_type::null:
        return trimmed(value.raw_json_token()) == "null" || broken(place);
    }
    return broken(place);
}

} // namespace stagedoor
