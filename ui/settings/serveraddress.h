// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace stagedoor {

/// An address as an editor typed it, as an origin, or why it cannot be used.
struct ServerAddress {
    QString origin;  ///< "https://queue.example.org:8443"; empty where it cannot be used
    QString problem; ///< for the editor; empty where it can
};

/// HTTPS anywhere, plain HTTP on this machine only; no user, path, query or fragment. Without a scheme: https.
/// An empty address is none, and no problem.
[[nodiscard]] ServerAddress serverAddress(const QString &typed);

} // namespace stagedoor
