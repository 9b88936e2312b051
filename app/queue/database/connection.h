// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include <QSqlDatabase>

#include "listing/error.h"

class QSqlError;

namespace stagedoor::server {

/// A thread's connection to the database file. Belongs to that thread.
class Connection
{
public:
    /// Opens @p file and sets every pragma, reading each back: one that did not take is an error. Kind::Invalid: the
    /// file is another program's.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const std::string &file);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    [[nodiscard]] QSqlDatabase handle() const;

    /// The first failure since clearFailure(): what was read or written before it does not count, and nothing runs
    /// after it.
    [[nodiscard]] const Error *failure() const { return m_failed ? &m_failure : nullptr; }
    void clearFailure() { m_failed = false; }
    void noteFailure(const QSqlError &error);
    /// A row does not hold what this program wrote: a failure of Kind::Invalid, which trying again does not mend.
    void noteDamage(const std::string &what);

    /// Runs a statement that has no values. False: it failed, see failure().
    bool execute(const char *sql);

private:
    explicit Connection(std::string name) : m_name(std::move(name)) {}
    [[nodiscard]] Result<> configure();

    std::string m_name; // of the QSqlDatabase
    bool m_failed = false;
    Error m_failure;
};

} // namespace stagedoor::server
