// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "listing/error.h"

namespace stagedoor {

/// What went wrong and what to do, in a sentence or two for the editor. The detail (English, for the log) is added only
/// where it names what to mend.
[[nodiscard]] QString errorText(const Error &error);

} // namespace stagedoor
