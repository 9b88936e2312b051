// SPDX-License-Identifier: GPL-3.0-or-later
// Planted offences: lint must find them. Not built.
#include <QSqlQuery>
void bad(QTextEdit &edit)
{
    edit.setHtml({});
}
