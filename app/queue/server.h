// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "listing/timestamp.h"
#include "queue/database/database.h"
#include "queue/decide/decider.h"
#include "queue/http/httpserver.h"

namespace stagedoor::server {

struct ServerOptions {
    HttpOptions http;
    std::string database; ///< a file
    std::string policy;   ///< TOML of a pack to put in force; empty: leave what is
    DecisionSettings decisions;
    bool plainHttp = false; ///< allow it where others than this machine can listen
};

/// The queue server: the database, the routes, HTTP. One a database file.
class QueueServer
{
public:
    /// Answers from here on. Fails on plain HTTP that leaves the machine, a damaged or foreign file, one that another
    /// server has open (Kind::Conflict), a bad pack, or an address that cannot be listened on. @p clock outlives it.
    [[nodiscard]] static Result<std::unique_ptr<QueueServer>> start(const ServerOptions &options, const Clock &clock);
    ~QueueServer();
    QueueServer(const QueueServer &) = delete;
    QueueServer &operator=(const QueueServer &) = delete;

    [[nodiscard]] std::string url() const;
    [[nodiscard]] Database &database();

private:
    struct Impl;
    explicit QueueServer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl; // never null
};

} // namespace stagedoor::server
