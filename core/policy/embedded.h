// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace stagedoor {

/// A file of resources/policy as it was built in, whole; it stays for the life of the program. Empty for a name that
/// was not. Any thread.
[[nodiscard]] std::string_view embeddedFile(std::string_view name);

} // namespace stagedoor
