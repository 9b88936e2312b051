// SPDX-License-Identifier: GPL-3.0-or-later
#include <QUtf8StringView>

#include "fuzztarget.h"
#include "policy/normaliser.h"

using namespace stagedoor;
using fuzz::promise;

namespace {

// Nothing in the normaliser looks further than a word or a run of marks, so longer inputs reach no other code; they
// only make each run slower. 1 MB and its time are tst_engine's.
constexpr std::size_t longestInput = 4096;

bool isUtf8(std::string_view text)
{
    return QUtf8StringView(text.data(), qsizetype(text.size())).isValidUtf8();
}

bool beginsCharacter(std::string_view text, std::size_t at)
{
    return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size > longestInput) {
        return -1;
    }
    static const Normaliser normaliser({"fee", "fees", "porn", "nude", "deposit", "cash", "xxx", "small"});
    const std::string_view input = fuzz::textOf(data, size);
    const bool valid = isUtf8(input);
    NormalText out;
    normaliser.append(input, out);
    const NormalText alone = out;
    promise(out.text.size() == out.from.size() && out.text.size() == out.to.size(), "each byte has its place");
    promise(isUtf8(out.text), "normalised text is UTF-8");
    for (std::size_t i = 0; i < out.text.size(); ++i) {
        promise(out.from[i] <= out.to[i] && out.to[i] <= size, "a place lies in the input");
        promise(!valid || (beginsCharacter(input, out.from[i]) && beginsCharacter(input, out.to[i])),
                "a place is of whole characters");
    }

    // Behind another field the same text comes out the same, and the field before it stays.
    NormalText behind;
    normaliser.append("a b c: $", behind);
    behind.push("\n", 0, 0);
    const std::string before = behind.text;
    normaliser.append(input, behind);
    promise(behind.text == before + alone.text, "a field is normalised on its own");
    return 0;
}
