// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QProcess;

namespace stagedoor {

/// Asks the system to end @p process when this one ends, however that happens (also kill -9). Call before start().
void endWithParent(QProcess &process);

} // namespace stagedoor
