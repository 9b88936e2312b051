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
    # GCC 12 takes what the sanitizers add to comparisons of optionals for uses of uninitialised memory.
    target_compile_options(stagedoor_build INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
endif()

# stagedoor_library(NAME SOURCES … [PUBLIC targets…] [PRIVATE targets…] [INCLUDE dir])
# The static library stagedoor_NAME, alias Stagedoor::NAME. INCLUDE is the layer's root ("core" unless told),
# so that a header is named from there: "policy/matcher.h".
function(stagedoor_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "INCLUDE" "SOURCES;PUBLIC;PRIVATE")
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
