// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <QSqlQuery>

#include "listing/ids.h"
#include "listing/timestamp.h"

namespace stagedoor::server {

class Connection;

/// One SQL statement with its values. A failure is kept by the connection, which then runs no other statement and
/// refuses to commit: nothing here needs to be checked, and after a failure there are no rows. Ends with its scope;
/// short scopes keep the WAL short.
class Statement
{
public:
    Statement(Connection &connection, const char *sql);

    Statement &bind(std::string_view text);
    Statement &bind(const char *text) { return bind(std::string_view(text)); }
    Statement &bind(const std::string &text) { return bind(std::string_view(text)); }
    Statement &bind(std::int64_t number);
    Statement &bind(int number) { return bind(std::int64_t(number)); }
    Statement &bind(bool value) { return bind(std::int64_t(value)); }
    Statement &bind(std::optional<Timestamp> time); ///< milliseconds, or NULL
    Statement &bindBytes(std::string_view bytes);
    Statement &bindNull();
    template <class Tag>
    Statement &bind(const Id<Tag> &id) ///< NULL where there is none
    {
        return id.empty() ? bindNull() : bind(id.value);
    }

    /// Runs it the first time it is called; true while there is a row.
    bool step();
    /// Runs it for its effect; how many rows it touched.
    int run();

    [[nodiscard]] std::string text(int column) const; ///< empty for NULL
    [[nodiscard]] std::string bytes(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::optional<Timestamp> time(int column) const;

private:
    bool execute();

    Connection &m_connection;
    QSqlQuery m_query;
    bool m_good = false;
    bool m_ran = false;
};

} // namespace stagedoor::server
