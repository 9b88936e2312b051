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
void findMissing(const Case &theCase, Findings &findings);      ///< vague.*
void findIdentity(const Case &theCase, Findings &findings);     ///< identity.*, good.footprint, good.student-verified
void findThirdParties(const Case &theCase, Findings &findings); ///< thirdparty.application by links
void findFormat(const Case &theCase, Findings &findings);       ///< noncasting.format
void findUnevaluated(const Case &theCase, Findings &findings);  ///< not-evaluated.*

} // namespace stagedoor
