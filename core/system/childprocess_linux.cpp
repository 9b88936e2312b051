// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/childprocess.h"

#include <csignal>

#include <sys/prctl.h>

#include <QProcess>

namespace stagedoor {

void endWithParent(QProcess &process)
{
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
}

} // namespace stagedoor
