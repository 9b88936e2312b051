// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "listing/error.h"

namespace stagedoor {

/// The token in @p name ("-": the first line of standard input). Kind::Invalid: it cannot be read, is empty, or others
/// than its owner may read it.
[[nodiscard]] Result<QString> readTokenFile(const QString &name);

} // namespace stagedoor
