// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/errortext.h"

#include <QCoreApplication>

#include "ui/text/displaytext.h"

namespace stagedoor {

namespace {

/// Translations of this file stand in the context "Errors".
struct Errors {
    Q_DECLARE_TR_FUNCTIONS(Errors)
};

/// What a decision lacks, by the member that core/listing/decisionrules names.
QString incompleteText(std::string_view detail)
{
    const std::string_view member = detail.substr(0, detail.find(':'));
    if (member == "pay_tag") {
        return Errors::tr("Not decided: choose Paid or Not Paid.");
    }
    if (member == "clauses") {
        return Errors::tr("Not decided: pick at least one reason.");
    }
    if (member == "letter.body") {
        return Errors::tr("Not decided: the letter has no words.");
    }
    if (member == "reason") {
        return Errors::tr("Not decided: write the reason.");
    }
    if (member == "note") {
        return Errors::tr("Not decided: write what you want to know.");
    }
    if (member == "complaints") {
        return Errors::tr("Not decided: a complaint is neither upheld nor not upheld.");
    }
    return Errors::tr("This is not complete: %1").arg(toLine(detail));
}

QString httpText(const Error &error)
{
    switch (error.code) {
    case 401:
        return Errors::tr("The server refused the token. Enter a valid one in Settings; your decisions are kept.");
    case 429:
        return Errors::tr("The server asks for a pause. It is tried again by itself.");
    default:
        return error.code >= 500
                   ? Errors::tr("The server has a fault (%1). It is tried again by itself.").arg(error.code)
                   : Errors::tr("The server refused this (%1): %2").arg(error.code).arg(toLine(error.detail));
    }
}

} // namespace

QString errorText(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Invalid:
        return incompleteText(error.detail);
    case Error::Kind::NotFound:
        return Errors::tr("This notice is no longer in the cache.");
    case Error::Kind::Conflict:
        return Errors::tr("The notice changed or somebody decided it meanwhile. Look at it again.");
    case Error::Kind::Forbidden:
        return Errors::tr("Your role does not allow this.");
    case Error::Kind::Network:
        return Errors::tr("The server cannot be reached. Work goes on; it is sent when the connection is back.");
    case Error::Kind::Http:
        return httpText(error);
    case Error::Kind::Storage:
        return Errors::tr("The disk or the database failed (%1). Nothing was saved: check the free space.")
            .arg(error.code);
    case Error::Kind::Newer:
        return Errors::tr("This profile was written by a newer version of the program.");
    case Error::Kind::Cancelled:
        return Errors::tr("Stopped.");
    }
    return {};
}

} // namespace stagedoor
