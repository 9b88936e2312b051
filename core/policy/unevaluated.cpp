// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdio> // CLD2 names FILE without it

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include "policy/analysers.h"

namespace stagedoor {

namespace {

constexpr std::size_t sampleBytes = 512;

/// The first bytes of the notice's text for the language detector, cut at a character; the normalised text, because it
/// is valid UTF-8 whatever the poster sent.
std::string sampleOf(const Case &theCase)
{
    std::string sample;
    for (const NoticeField &field : theCase.notice.fields()) {
        using enum FieldKind;
        if (field.kind == Description || field.kind == Title || field.kind == Apply || field.kind == RoleDescription) {
            sample += theCase.notice.textOf(field).substr(0, sampleBytes - std::min(sampleBytes, sample.size()));
            sample += '\n';
        }
        if (sample.size() >= sampleBytes) {
            break;
        }
    }
    std::size_t end = std::min(sample.size(), sampleBytes);
    while (end > 0 && end < sample.size() && (static_cast<unsigned char>(sample[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    // A field's own cut may have split a character too.
    sample.resize(end);
    while (!sample.empty() && static_cast<unsigned char>(sample.back()) >= 0x80) {
        sample.pop_back();
    }
    return sample;
}

} // namespace

void findUnevaluated(const Case &theCase, Findings &findings)
{
    if (theCase.notice.cutShort()) {
        findings.addField("not-evaluated.budget", "description", "", "too-long");
    }
    const std::string sample = sampleOf(theCase);
    constexpr std::size_t shortest = 80; // bytes; below it the detector guesses
    if (sample.size() < shortest) {
        return;
    }
    bool reliable = false;
    const CLD2::Language language = CLD2::DetectLanguage(sample.data(), int(sample.size()), true, &reliable);
    const std::string code = CLD2::LanguageCode(language);
    const std::vector<std::string> &known = theCase.pack.settings().languages;
    if (reliable && code != "un" && std::ranges::find(known, code) == known.end()) {
        findings.addField("not-evaluated.language", "description", "", "language",
                          {{"language", CLD2::LanguageName(language)}});
    }
}

} // namespace stagedoor
