// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace stagedoor {

/// Puts the translations of @p language ("es"; empty: the desktop's) and its formats of dates and numbers into force.
/// Call once, before the first window.
void useLanguage(const QString &language);

} // namespace stagedoor
