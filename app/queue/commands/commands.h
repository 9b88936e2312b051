// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

/// The command lines of stagedoor-queue. Each takes the arguments behind its name and returns the exit code: 0 done,
/// 1 something failed, 2 wrong usage.
namespace stagedoor::server {

int serve(const QStringList &arguments);
int importFiles(const QStringList &arguments);
int token(const QStringList &arguments);
int log(const QStringList &arguments);
int generate(const QStringList &arguments);

} // namespace stagedoor::server
