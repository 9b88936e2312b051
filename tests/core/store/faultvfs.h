// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace stagedoor {

/// Stands between SQLite and the disk, as the default VFS of this process, and lets chosen operations fail.
class FaultVfs
{
public:
    enum class Operation { Write, Sync, Read };

    /// Registers it; for the whole process and for good.
    static void install();
    /// From now on the @p nth operation of @p kind fails, and all after it as well if @p lasting; 0: none.
    static void failAt(Operation kind, int nth, bool lasting);
    /// How many operations of that kind were begun since failAt().
    static int seen();
    static bool hasFailed();
};

} // namespace stagedoor
