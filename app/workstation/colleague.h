// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listing/ids.h"

class QObject;

namespace stagedoor {

class DemoServer;

/// Declines a notice as the demo's second editor, over the same API: how the demo shows a conflict. @p parent owns what
/// the request needs.
void declineAsColleague(const DemoServer &server, const ListingId &id, QObject *parent);

} // namespace stagedoor
