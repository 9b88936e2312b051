# SPDX-License-Identifier: GPL-3.0-or-later
target_sources(stagedoor_ui PRIVATE ${CMAKE_CURRENT_LIST_DIR}/suspendpanel.cpp ${CMAKE_CURRENT_LIST_DIR}/suspendpanel.h)
