// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

#include "listing/timestamp.h"

/// Values as SQLite holds them: times are milliseconds, truths 0 and 1, digests blobs.
namespace stagedoor {

/// Bytes that are no text.
struct Blob {
    std::string bytes;
    friend bool operator==(const Blob &, const Blob &) = default;
};

[[nodiscard]] inline std::int64_t toMs(Timestamp time)
{
    return time.time_since_epoch().count();
}

[[nodiscard]] inline Timestamp fromMs(std::int64_t ms)
{
    return Timestamp(std::chrono::milliseconds(ms));
}

inline void bindValue(SQLite::Statement &query, int index, std::integral auto value)
{
    query.bind(index, std::int64_t{value});
}
inline void bindValue(SQLite::Statement &query, int index, double value)
{
    query.bind(index, value);
}
inline void bindValue(SQLite::Statement &query, int index, const std::string &value)
{
    query.bind(index, value);
}
inline void bindValue(SQLite::Statement &query, int index, std::string_view value)
{
    query.bind(index, std::string(value));
}
inline void bindValue(SQLite::Statement &query, int index, Timestamp value)
{
    query.bind(index, toMs(value));
}
inline void bindValue(SQLite::Statement &query, int index, const Blob &value)
{
    query.bind(index, value.bytes.data(), int(value.bytes.size()));
}
template <class T>
void bindValue(SQLite::Statement &query, int index, const std::optional<T> &value)
{
    if (value) {
        bindValue(query, index, *value);
    } else {
        query.bind(index);
    }
}

/// Binds @p values to ?1, ?2 … of @p query, which is reset first.
template <class... Values>
void bindAll(SQLite::Statement &query, const Values &...values)
{
    query.reset();
    int index = 0;
    (bindValue(query, ++index, values), ...);
}

/// Runs a statement that returns no rows.
template <class... Values>
int run(SQLite::Statement &query, const Values &...values)
{
    bindAll(query, values...);
    const int changed = query.exec();
    query.reset();
    return changed;
}

[[nodiscard]] inline std::string textAt(const SQLite::Statement &query, int column)
{
    return query.getColumn(column).getString();
}
[[nodiscard]] inline std::int64_t numberAt(const SQLite::Statement &query, int column)
{
    return query.getColumn(column).getInt64();
}
[[nodiscard]] inline int countAt(const SQLite::Statement &query, int column)
{
    constexpr std::int64_t most = std::numeric_limits<int>::max();
    return int(std::min(numberAt(query, column), most));
}
[[nodiscard]] inline Timestamp timeAt(const SQLite::Statement &query, int column)
{
    return fromMs(numberAt(query, column));
}
[[nodiscard]] inline Blob blobAt(const SQLite::Statement &query, int column)
{
    return {query.getColumn(column).getString()};
}
[[nodiscard]] inline std::optional<Timestamp> optionalTimeAt(const SQLite::Statement &query, int column)
{
    return query.isColumnNull(column) ? std::nullopt : std::optional(timeAt(query, column));
}

} // namespace stagedoor
