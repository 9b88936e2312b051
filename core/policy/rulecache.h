// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <string>

#include <hs.h>

namespace stagedoor {

struct FreeDatabase {
    void operator()(hs_database_t *database) const { hs_free_database(database); }
};
using Database = std::unique_ptr<hs_database_t, FreeDatabase>;

/// What names one compiled rule set: its expressions, the library's version and the machine's instruction set.
[[nodiscard]] std::string ruleCacheKey(std::span<const std::string> patterns, std::span<const unsigned> ids,
                                       unsigned flags);

/// Compiling a pack takes seconds, so what an earlier run compiled is kept under the user's cache folder
/// ("stagedoor/rules", 0700, the newest eight). Null: it is not there, or it is damaged or of another library. Any
/// thread.
[[nodiscard]] Database cachedRules(const std::string &key);

/// Keeps @p database for later runs. Where that fails (no home, full disk), the next run compiles again.
void cacheRules(const std::string &key, const hs_database_t &database);

} // namespace stagedoor
