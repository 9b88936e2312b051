// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <simdjson.h>

#include "listing/error.h"
#include "listing/jsonfields.h"
#include "listing/jsonwords.h"

namespace stagedoor {

/// A JSON value kept as text, its inside not looked at, and where it stood.
struct RawJson {
    std::string text;
    std::size_t offset = 0; ///< bytes from the start of the document
};

/// Reads one value from JSON text by the tables of jsonfields.h. The first thing that is wrong ends it: every read()
/// answers false then, and error() says what and where.
class JsonReader
{
public:
    enum class Unknown {
        Keep,   ///< where the type has a place for them; elsewhere passed over
        Refuse, ///< an error
        Skip,   ///< passed over unread, even if they are broken
    };
    using Value = simdjson::ondemand::value;

    /// @p base is added to the positions in error messages, for a text cut out of a longer one.
    JsonReader(std::string_view json, Unknown unknown, std::size_t base = 0);

    /// The whole document as one T, each member read by describe().
    template <class T>
    [[nodiscard]] Result<T> document()
    {
        T result{};
        const bool good = start() && object(m_root, result) && finish();
        return good ? Result<T>(std::move(result)) : Result<T>(tl::unexpect, m_error);
    }

    /// The whole document as one object: @p describeMembers(visitor, result) names its members.
    template <class T, class Describe>
    [[nodiscard]] Result<T> document(Describe describeMembers)
    {
        T result{};
        const bool good = start() && members(m_root, result, describeMembers) && finish();
        return good ? Result<T>(std::move(result)) : Result<T>(tl::unexpect, m_error);
    }

    /// A required member that is missing, null or an empty text is an error from now on, as it is where unknown ones
    /// are refused; else it has its empty value.
    void demandRequired() { m_demanding = true; }

    [[nodiscard]] bool read(Value value, std::string &out);
    [[nodiscard]] bool read(Value value, bool &out);
    [[nodiscard]] bool read(Value value, std::int64_t &out);
    [[nodiscard]] bool read(Value value, std::optional<int> &out);
    [[nodiscard]] bool read(Value value, int &out);
    [[nodiscard]] bool read(Value value, std::optional<Timestamp> &out);
    [[nodiscard]] bool read(Value value, RawJson &out);
    [[nodiscard]] bool read(Value value, std::map<std::string, std::int64_t> &out);
    template <class Tag>
    [[nodiscard]] bool read(Value value, Id<Tag> &out)
    {
        return read(value, out.value);
    }
    template <class E>
        requires std::is_enum_v<E>
    [[nodiscard]] bool read(Value value, E &out)
    {
        const Place place = here(value);
        std::string word;
        if (!read(value, word)) {
            return false;
        }
        if (word.empty()) {
            return true; // missing, by another spelling
        }
        const auto known = fromWord<E>(word);
        return known ? (out = *known, true) : wrong(place, "unknown word \"" + shortened(word) + '"');
    }
    template <class T>
    [[nodiscard]] bool read(Value value, std::vector<T> &out)
    {
        return elements(value, [this, &out](Value item) {
            T element{};
            const bool good = read(item, element);
            out.push_back(std::move(element));
            return good;
        });
    }
    template <class T>
    [[nodiscard]] bool read(Value value, std::optional<T> &out)
    {
        bool isNull = false;
        if (!nullOr(value, isNull) || isNull) {
            return isNull;
        }
        if constexpr (std::is_enum_v<T>) {
            if (value.raw_json_token().starts_with(R"("")")) { // no word: missing, by another spelling
                return read(value, m_scratch);
            }
        }
        return read(value, out.emplace());
    }
    template <class T>
        requires requires(JsonReader &r, T &v) { describe(r, v); }
    [[nodiscard]] bool read(Value value, T &out)
    {
        return object(value, out);
    }

    // describe() is only ever called with a Member; these make the concept above hold.
    template <class T>
    void operator()(std::string_view, T &)
    {
    }
    template <class T>
    void nullable(std::string_view, T &)
    {
    }
    template <class T>
    void required(std::string_view, T &)
    {
    }

private:
    struct Place {
        const char *at = nullptr;
    };

    /// One level of nesting, as long as it lives. The API's bodies have seven.
    class Level
    {
    public:
        explicit Level(JsonReader &reader) : m_depth(reader.m_depth) { ++m_depth; }
        ~Level() { --m_depth; }
        Level(const Level &) = delete;
        Level &operator=(const Level &) = delete;
        [[nodiscard]] bool tooDeep() const { return m_depth > 64; }

    private:
        int &m_depth;
    };

    /// Reads the member it is called with, if it is the one that stands in the text.
    struct Member {
        JsonReader &reader;
        std::string_view key;
        Value value;
        std::uint64_t &seen;
        unsigned index = 0;
        bool found = false;
        bool good = true;

        template <class M>
        void operator()(std::string_view name, M &member)
        {
            const std::uint64_t bit = std::uint64_t{1} << index++;
            if (found || name != key) {
                return;
            }
            found = true;
            if ((seen & bit) != 0) {
                good = reader.wrong(reader.here(value), "given twice");
                return;
            }
            seen |= bit;
            bool isNull = false;
            if (!reader.nullOr(value, isNull)) {
                good = false;
            } else if (!isNull) {
                good = reader.read(value, member);
            }
        }
        template <class M>
        void nullable(std::string_view name, M &member)
        {
            (*this)(name, member);
        }
        template <class M>
        void required(std::string_view name, M &member)
        {
            const std::string_view token = !found && name == key ? value.raw_json_token() : std::string_view();
            if (reader.m_demanding && (token.starts_with(R"("")") || token.starts_with("null"))) {
                found = true;
                good = reader.wrong(reader.here(value), "missing");
                return;
            }
            (*this)(name, member);
        }
    };

    /// Looks whether every required member stood in the text; counts the members as Member does.
    struct Missing {
        std::uint64_t seen;
        unsigned index = 0;
        std::string_view first{};

        template <class M>
        void operator()(std::string_view, M &)
        {
            ++index;
        }
        template <class M>
        void nullable(std::string_view, M &)
        {
            ++index;
        }
        template <class M>
        void required(std::string_view name, M &)
        {
            if ((seen & std::uint64_t{1} << index++) == 0 && first.empty()) {
                first = name;
            }
        }
    };

    template <class T>
    [[nodiscard]] bool object(Value value, T &out)
    {
        return members(value, out, [](auto &visit, T &target) { describe(visit, target); });
    }

    template <class T, class Describe>
    [[nodiscard]] bool members(Value value, T &out, const Describe &describeMembers)
    {
        const Place place = here(value);
        const Level level(*this);
        if (level.tooDeep()) {
            return wrong(place, "nested too deeply");
        }
        simdjson::ondemand::object object;
        if (value.get_object().get(object) != simdjson::SUCCESS) {
            return wrong(place, "expected an object");
        }
        std::uint64_t seen = 0;
        for (auto item : object) {
            simdjson::ondemand::field field;
            std::string_view key;
            if (std::move(item).get(field) != simdjson::SUCCESS ||
                field.unescaped_key().get(key) != simdjson::SUCCESS) {
                return broken(place);
            }
            const std::size_t parent = enter(key);
            Member member{*this, key, field.value(), seen};
            describeMembers(member, out);
            if (!member.found) {
                member.good = unknownMember(key, field.value(), out);
            }
            if (!member.good) {
                return false;
            }
            m_path.resize(parent);
        }
        Missing missing{seen};
        if (m_demanding) {
            describeMembers(missing, out);
        }
        if (!missing.first.empty()) {
            std::ignore = enter(missing.first);
            return wrong(place, "missing");
        }
        return true;
    }

    template <class T>
    [[nodiscard]] bool unknownMember(std::string_view key, Value value, T &out)
    {
        if constexpr (requires { out.unknown; }) {
            if (std::ranges::any_of(out.unknown, [key](const auto &each) { return each.first == key; })) {
                return wrong(here(value), "given twice");
            }
            std::string name(key);
            RawJson raw;
            if (!read(value, raw) || !wellFormed(raw)) {
                return false;
            }
            out.unknown.emplace_back(std::move(name), std::move(raw.text));
            return true;
        } else {
            if (m_unknown == Unknown::Skip) {
                RawJson ignored;
                return read(value, ignored);
            }
            return m_unknown == Unknown::Refuse ? wrong(here(value), "unknown member") : checked(value);
        }
    }

    template <class Each>
    [[nodiscard]] bool elements(Value value, const Each &each)
    {
        const Place place = here(value);
        const Level level(*this);
        if (level.tooDeep()) {
            return wrong(place, "nested too deeply");
        }
        simdjson::ondemand::array array;
        if (value.get_array().get(array) != simdjson::SUCCESS) {
            return wrong(place, "expected an array");
        }
        std::size_t index = 0;
        for (auto item : array) {
            Value element;
            // NOLINTNEXTLINE(performance-move-const-arg): get() is for rvalues only
            if (std::move(item).get(element) != simdjson::SUCCESS) {
                return broken(place);
            }
            const std::size_t parent = m_path.size();
            m_path += '[' + std::to_string(index++) + ']';
            if (!each(element)) {
                return false;
            }
            m_path.resize(parent);
        }
        return true;
    }

    [[nodiscard]] bool start();
    [[nodiscard]] bool finish();
    [[nodiscard]] bool nullOr(Value &value, bool &isNull);
    [[nodiscard]] bool wellFormed(const RawJson &raw);
    [[nodiscard]] bool checked(Value value); // a value of no known shape, to its last scalar
    [[nodiscard]] std::size_t enter(std::string_view key);
    [[nodiscard]] Place here(Value &value) const;
    bool wrong(Place place, std::string what);
    bool broken(Place place);
    [[nodiscard]] static std::string shortened(std::string_view text);

    simdjson::padded_string m_text;
    simdjson::ondemand::parser m_parser;
    simdjson::ondemand::document m_document;
    Value m_root;
    Unknown m_unknown;
    bool m_demanding = m_unknown == Unknown::Refuse;
    std::size_t m_base;
    std::string m_path;
    std::string m_scratch;
    int m_depth = 0;
    Error m_error;
};

} // namespace stagedoor
