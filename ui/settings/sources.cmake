# SPDX-License-Identifier: GPL-3.0-or-later
set(settings ${CMAKE_CURRENT_LIST_DIR})
target_sources(stagedoor_ui PRIVATE
    ${settings}/serveraddress.cpp ${settings}/serveraddress.h ${settings}/settingsdialog.cpp
    ${settings}/settingsdialog.h ${settings}/uisettings.cpp ${settings}/uisettings.h)
target_link_libraries(stagedoor_ui PUBLIC Stagedoor::tokenstore)
