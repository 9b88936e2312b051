# SPDX-License-Identifier: GPL-3.0-or-later
# The two helpers every folder uses, and the flags they carry.

add_library(stagedoor_build INTERFACE)
target_compile_features(stagedoor_build INTERFACE cxx_std_20)
target_compile_options(stagedoor_build INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor
    -Woverloaded-virtual -Wsuggest-override -Wcast-qual -Wformat=2
    $<$<CXX_COMPILER_ID:GNU>:-Wlogical-op -Wduplicated-cond>)
target_compile_definitions(stagedoor_build INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH QT_NO_KEYWORDS
    QT_STRICT_ITERATORS QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400)
set(STAGEDOOR_SANITIZE "" CACHE STRING "Sanitizers to build with, as for -fsanitize=")
if(STAGEDOOR_SANITIZE)
    target_compile_options(stagedoor_build INTERFACE -fsanitize=${STAGEDOOR_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
    target_link_options(stagedoor_build INTERFACE -fsanitize=${STAGEDOOR_SANITIZE})
endif()

# TEMPORARY while the tree is being laid out by several hands: what is not there yet is left out.
macro(stagedoor_present)
    foreach(part SOURCES)
        set(kept)
        foreach(source ${arg_${part}})
            if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${source} OR EXISTS ${source} OR source MATCHES "BINARY|build/")
                list(APPEND kept ${source})
            else()
                message(STATUS "not there yet: ${source}")
            endif()
        endforeach()
        set(arg_${part} ${kept})
    endforeach()
    foreach(part PUBLIC PRIVATE LIBRARIES)
        set(kept)
        foreach(item ${arg_${part}})
            if(NOT item MATCHES "^Stagedoor::|^stagedoor_" OR TARGET ${item})
                list(APPEND kept ${item})
            else()
                message(STATUS "not there yet: ${item}")
            endif()
        endforeach()
        set(arg_${part} ${kept})
    endforeach()
endmacro()

# stagedoor_library(NAME SOURCES … [PUBLIC targets…] [PRIVATE targets…] [INCLUDE dir])
# The static library stagedoor_NAME, alias Stagedoor::NAME. INCLUDE is the layer's root ("core" unless told),
# so that a header is named from there: "policy/matcher.h".
function(stagedoor_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "INCLUDE" "SOURCES;PUBLIC;PRIVATE")
    stagedoor_present()
    if(NOT arg_SOURCES)
        return()
    endif()
    if(NOT arg_INCLUDE)
        set(arg_INCLUDE core)
    endif()
    add_library(stagedoor_${name} STATIC ${arg_SOURCES})
    add_library(Stagedoor::${name} ALIAS stagedoor_${name})
    target_include_directories(stagedoor_${name} PUBLIC ${PROJECT_SOURCE_DIR}/${arg_INCLUDE})
    target_link_libraries(stagedoor_${name} PUBLIC ${arg_PUBLIC} PRIVATE stagedoor_build ${arg_PRIVATE})
endfunction()

# stagedoor_test(NAME [LABEL label] [LIBRARIES targets…] [SOURCES more…] [TIMEOUT s])
# The QtTest program tst_NAME from tst_NAME.cpp, run by ctest under the label (the folder's name).
function(stagedoor_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "LABEL;TIMEOUT" "SOURCES;LIBRARIES")
    stagedoor_present()
    if(NOT EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/tst_${name}.cpp)
        return()
    endif()
    if(NOT arg_LABEL)
        get_filename_component(arg_LABEL ${CMAKE_CURRENT_SOURCE_DIR} NAME)
    endif()
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 120)
    endif()
    add_executable(tst_${name} tst_${name}.cpp ${arg_SOURCES})
    target_link_libraries(tst_${name} PRIVATE stagedoor_build Qt6::Test ${arg_LIBRARIES})
    target_include_directories(tst_${name} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
    add_test(NAME ${name} COMMAND tst_${name})
    set_tests_properties(${name} PROPERTIES LABELS ${arg_LABEL} TIMEOUT ${arg_TIMEOUT}
        ENVIRONMENT "TZ=UTC;LC_ALL=C.UTF-8;QT_QPA_PLATFORM=offscreen")
endfunction()
