// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

/// What every fuzz target defines: takes one input apart and aborts where a promise is broken. 0: the input was read;
/// -1: it is over the target's limit, and libFuzzer keeps it out of the corpus.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

/// Where a target has it: what is done once, before the first input and outside any input's time.
extern "C" __attribute__((weak)) int LLVMFuzzerInitialize(int *argc, char ***argv);

namespace stagedoor::fuzz {

inline std::string_view textOf(const std::uint8_t *data, std::size_t size)
{
    return {reinterpret_cast<const char *>(data), size};
}

/// Ends the process, as a sanitizer would, where @p good is false: libFuzzer keeps the input, the replay test fails.
inline void promise(bool good, const char *what)
{
    if (!good) {
        std::fprintf(stderr, "broken promise: %s\n", what);
        std::abort();
    }
}

} // namespace stagedoor::fuzz
