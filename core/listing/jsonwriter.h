// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "listing/jsonfields.h"
#include "listing/jsonwords.h"

namespace stagedoor {

/// Writes values as JSON, by the tables of jsonfields.h.
class JsonWriter
{
public:
    [[nodiscard]] std::string text() const { return {m_buffer.GetString(), m_buffer.GetSize()}; }

    void write(std::string_view value) { m_writer.String(value.data(), rapidjson::SizeType(value.size())); }
    void write(const std::string &value) { write(std::string_view(value)); }
    void write(bool value) { m_writer.Bool(value); }
    void write(std::int64_t value) { m_writer.Int64(value); }
    void write(int value) { m_writer.Int(value); }
    void write(Timestamp value) { write(toRfc3339(value)); }
    void writeRaw(std::string_view json) { m_writer.RawValue(json.data(), json.size(), rapidjson::kObjectType); }
    void null() { m_writer.Null(); }
    void key(std::string_view name) { m_writer.Key(name.data(), rapidjson::SizeType(name.size())); }
    void startObject() { m_writer.StartObject(); }
    void endObject() { m_writer.EndObject(); }
    void startArray() { m_writer.StartArray(); }
    void endArray() { m_writer.EndArray(); }

    template <class Tag>
    void write(const Id<Tag> &id)
    {
        write(id.value);
    }
    template <class E>
        requires std::is_enum_v<E>
    void write(E value)
    {
        write(wordFor(value));
    }
    template <class T>
    void write(const std::vector<T> &items)
    {
        startArray();
        for (const T &item : items) {
            write(item);
        }
        endArray();
    }
    void write(const std::map<std::string, std::int64_t> &counts)
    {
        startObject();
        for (const auto &[name, count] : counts) {
            key(name);
            write(count);
        }
        endObject();
    }
    void write(const std::optional<Timestamp> &time) { write(time ? toRfc3339(*time) : std::string{}); }
    template <class T>
    void write(const std::optional<T> &value)
    {
        if (value) {
            write(*value);
        } else {
            null();
        }
    }
    template <class T>
        requires requires(JsonWriter &w, const T &v) { describe(w, v); }
    void write(const T &value)
    {
        startObject();
        describe(*this, value);
        if constexpr (requires { value.unknown; }) {
            for (const auto &[name, json] : value.unknown) {
                key(name);
                writeRaw(json);
            }
        }
        endObject();
    }

    /// A member of the object being written: what the tables call.
    template <class T>
    void operator()(std::string_view name, const T &value)
    {
        if constexpr (std::same_as<T, std::optional<int>>) { // the only members that are left out
            if (!value) {
                return;
            }
        }
        key(name);
        write(value);
    }
    template <class T>
    void required(std::string_view name, const T &value)
    {
        (*this)(name, value);
    }
    template <class Tag>
    void nullable(std::string_view name, const Id<Tag> &id)
    {
        key(name);
        if (id.empty()) {
            null();
        } else {
            write(id);
        }
    }

private:
    rapidjson::StringBuffer m_buffer;
    rapidjson::Writer<rapidjson::StringBuffer> m_writer{m_buffer};
};

} // namespace stagedoor
