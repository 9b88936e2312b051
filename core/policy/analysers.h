// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "policy/assessment.h"
#include "policy/findings.h"

/// The parts of the policy that take more than a pattern. Each reads the case and adds what it finds; none looks at
/// another's findings but where its parameters say so. All are pure functions of their arguments.
namespace stagedoor {

/// What the notice says of pay, all together.
struct PayJudgement {
    PayTag tag = PayTag::Unclear;
    std::vector<WageReckoning> wages; ///< the one that decides the tag first
};

[[nodiscard]] PayJudgement judgePay(const Case &theCase, Findings &findings);
void findFees(const Case &theCase, Findings &findings);
void findMinors(const Case &theCase, Findings &findings); ///< adult.minor; behind the rules of adult.*
void findComplaints(const Case &theCase, Findings &findings);
void findMissing(const Case &theCase, Findings &findings); ///< vague.*
/// Whether running text gives the work, its artist or its client a name: "the webseries Life After Death", "featuring
/// Jacquees": a word behind which a name stands, and then a word written with a capital. Headings write every word so.
[[nodiscard]] bool namesItsWork(const Case &theCase);
void findIdentity(const Case &theCase, Findings &findings);     ///< identity.*, good.footprint, good.student-verified
void findThirdParties(const Case &theCase, Findings &findings); ///< thirdparty.application by links
/// safety.payment-scam where pay is far above scale for no skill and another warning sign stands; behind the others.
void findOutOfScale(const Case &theCase, const std::vector<WageReckoning> &wages, Findings &findings);
void findFormat(const Case &theCase, Findings &findings);      ///< noncasting.format
void findUnevaluated(const Case &theCase, Findings &findings); ///< not-evaluated.*

} // namespace stagedoor
