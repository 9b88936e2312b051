// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <concepts>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "queue/database/connection.h"

namespace stagedoor::server {

/// The queue's database: one connection a thread, one writer at a time. Any thread.
class Database
{
public:
    /// Opens or makes the file and brings its schema up to date. Kind::Newer: a newer program's.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const std::string &file);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// Runs @p work in one transaction that sees one state. Its value counts only if nothing failed.
    template <std::invocable<Connection &> Work>
    [[nodiscard]] auto read(Work work) -> Result<std::invoke_result_t<Work, Connection &>>
    {
        return run("BEGIN", work);
    }

    /// Runs @p work in one write transaction: all of it is on the disk when this returns well, else nothing is.
    template <std::invocable<Connection &> Work>
    [[nodiscard]] auto write(Work work) -> Result<std::invoke_result_t<Work, Connection &>>
    {
        const std::scoped_lock lock(m_writing);
        auto result = run("BEGIN IMMEDIATE", work);
        if (result) {
            changed();
        }
        return result;
    }

    /// Whether SQLite finds the file whole.
    [[nodiscard]] Result<bool> isWhole();

    /// Grows with every write; @see onChange.
    [[nodiscard]] std::uint64_t generation() const { return m_generation; }
    /// Looks whether another process has written, and counts that as a write.
    void lookForForeignWrites();
    /// Called after each write, from the writing thread. Set it before there are others.
    void onChange(std::function<void(std::uint64_t)> function) { m_onChange = std::move(function); }

private:
    explicit Database(std::string file);
    [[nodiscard]] Connection *connection(Error &error); // this thread's
    [[nodiscard]] static Result<> begin(Connection &connection, const char *sql);
    [[nodiscard]] static Result<> end(Connection &connection);
    void changed();

    template <class Work>
    [[nodiscard]] auto run(const char *how, Work &work) -> Result<std::invoke_result_t<Work, Connection &>>
    {
        Error error;
        Connection *const own = connection(error);
        if (own == nullptr) {
            return tl::unexpected(error);
        }
        if (auto begun = begin(*own, how); !begun) {
            return tl::unexpected(begun.error());
        }
        auto value = work(*own);
        if (auto ended = end(*own); !ended) {
            return tl::unexpected(ended.error());
        }
        return value;
    }

    const std::string m_file;
    const std::uint64_t m_id; // of this object, among the threads' connections
    std::mutex m_writing;
    std::atomic<std::uint64_t> m_generation = 1;
    std::function<void(std::uint64_t)> m_onChange;
    std::int64_t m_dataVersion = 0; // what the last look found; one thread looks
};

} // namespace stagedoor::server
