# SPDX-License-Identifier: GPL-3.0-or-later
set(clarify ${CMAKE_CURRENT_LIST_DIR})
target_sources(stagedoor_ui PRIVATE
    ${clarify}/clarifycomposer.cpp ${clarify}/clarifycomposer.h ${clarify}/letteredit.cpp ${clarify}/letteredit.h
    ${clarify}/letterview.cpp ${clarify}/letterview.h
    ${clarify}/questionlist.cpp ${clarify}/questionlist.h)
