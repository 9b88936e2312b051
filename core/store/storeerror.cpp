// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storeerror.h"

#include <sqlite3.h>

namespace stagedoor {

bool isDamage(const std::exception &failure)
{
    if (dynamic_cast<const DamagedFile *>(&failure) != nullptr) {
        return true;
    }
    const auto *sqlite = dynamic_cast<const SQLite::Exception *>(&failure);
    const int code = sqlite == nullptr ? SQLITE_OK : sqlite->getErrorCode() & 0xff;
    return code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
}

Error errorFrom(const std::exception &failure)
{
    if (const auto *step = dynamic_cast<const FailedStep *>(&failure)) {
        return step->error();
    }
    if (dynamic_cast<const NewerFile *>(&failure) != nullptr) {
        return {Error::Kind::Newer, failure.what(), 0};
    }
    const auto *sqlite = dynamic_cast<const SQLite::Exception *>(&failure);
    const int code = sqlite != nullptr ? sqlite->getExtendedErrorCode() : isDamage(failure) ? SQLITE_CORRUPT : 0;
    return {Error::Kind::Storage, failure.what(), code};
}

} // namespace stagedoor
