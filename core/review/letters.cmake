# SPDX-License-Identifier: GPL-3.0-or-later
# The letters' part of stagedoor_review. Their texts are data (resources/letters), built into the library.
foreach(language en es)
    set(source ${PROJECT_SOURCE_DIR}/resources/letters/${language}.toml)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${source})
    file(READ ${source} letter_texts_${language})
endforeach()
configure_file(${CMAKE_CURRENT_LIST_DIR}/lettertexts.cpp.in ${CMAKE_CURRENT_BINARY_DIR}/lettertexts.cpp @ONLY)
set(letters citing.cpp citing.h
    letterpoints.cpp letterpoints.h letterquestions.cpp letterquestions.h letters.cpp letters.h lettertemplates.cpp
    lettertemplates.h lettertext.cpp lettertext.h workingdays.cpp workingdays.h
    ${CMAKE_CURRENT_BINARY_DIR}/lettertexts.cpp)
