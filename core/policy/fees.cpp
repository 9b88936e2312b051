// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "policy/analysers.h"
#include "policy/money.h"

namespace stagedoor {

namespace {

bool amountIn(std::string_view text)
{
    return std::ranges::any_of(amountsIn(text, false), [](const Amount &amount) { return amount.low > 0; });
}

/// Whether a price stands in the hit's sentence or the one behind it, or, for the fee field, anywhere in the field.
bool isPriced(const Case &theCase, const Hit &hit)
{
    const NoticeText &notice = theCase.notice;
    const NoticeField &field = notice.fields()[hit.field];
    if (field.kind == FieldKind::Fees) {
        return amountIn(notice.textOf(field));
    }
    const bool next = hit.sentence + 1 < notice.sentences() && notice.sentenceBegin(hit.sentence + 1) < field.end;
    return amountIn(notice.sentence(hit.sentence)) || (next && amountIn(notice.sentence(hit.sentence + 1)));
}

} // namespace

void findFees(const Case &theCase, Findings &findings)
{
    const bool allowed = theCase.feeCategory();
    bool charged = false;
    bool pricedElsewhere = false;
    const auto judge = [&](const Hit &hit, bool certain) {
        const bool priced = isPriced(theCase, hit);
        pricedElsewhere = pricedElsewhere || priced;
        if (allowed && priced) {
            findings.add("fee.disclosed", hit.begin, hit.end, "fee-disclosed");
        } else if (allowed) {
            findings.add("fee.unclear", hit.begin, hit.end, "fee-unpriced");
        } else if (certain) {
            findings.add("fee.pay-to-play", hit.begin, hit.end, "fee");
            charged = true;
        }
        if (!allowed && !priced) {
            findings.add("fee.unclear", hit.begin, hit.end, "fee-unpriced");
        }
    };
    for (const Hit &hit : theCase.evidence.cue("fee")) {
        judge(hit, true);
    }
    const bool feeFieldRead = std::ranges::any_of(theCase.evidence.cue("fee"), [&](const Hit &hit) {
        return theCase.notice.fields()[hit.field].kind == FieldKind::Fees;
    });
    for (const NoticeField &field : theCase.notice.fields()) {
        if (field.kind == FieldKind::Fees && !feeFieldRead) {
            for (const Amount &amount : amountsIn(theCase.notice.textOf(field), false)) {
                const Hit hit{nullptr, field.begin + amount.begin, field.begin + amount.end,
                              theCase.notice.sentenceAt(field.begin + amount.begin),
                              theCase.notice.fieldIndexAt(field.begin)};
                if (amount.low > 0 && !theCase.evidence.inSentence("fee-waived", hit.sentence) &&
                    !theCase.evidence.inSentence("to-talent", hit.sentence)) {
                    judge(hit, true);
                }
            }
        }
    }
    for (const Hit &hit : theCase.evidence.cue("fee-hint")) {
        if (!findings.has("fee.disclosed") && !findings.has("fee.pay-to-play")) {
            judge(hit, false);
        }
    }
    if (theCase.listing().fees.declared && theCase.listing().fees.details.empty() && !findings.has("fee.disclosed") &&
        !findings.has("fee.pay-to-play")) {
        findings.addField("fee.unclear", "fees.details", "", "fee-declared-only");
    }
    const bool fieldPriced = std::ranges::any_of(theCase.notice.fields(), [&](const NoticeField &field) {
        return field.kind == FieldKind::Fees && amountIn(theCase.notice.textOf(field));
    });
    if (fieldPriced || pricedElsewhere) {
        findings.remove("fee.unclear"); // one price answers for the other mentions of it
    }
    for (const Hit &hit : theCase.evidence.cue("fee-denied")) {
        if (charged) {
            findings.add("fee.hidden", hit.begin, hit.end, "fee-contradicted");
            return;
        }
    }
}

} // namespace stagedoor
