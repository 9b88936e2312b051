// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "policy/policypack.h"

namespace stagedoor {

/// A small policy pack whose texts are told apart at a glance: what letters and panels are tested with.
inline constexpr std::string_view letterPackToml = R"toml(
[pack]
name = "test"
version = "1"
as_of = 2026-11-01
[settings]
languages = ["en", "es"]
approved_sites = []
school_domains = ["edu"]
fee_categories = ["workshop", "competition", "event", "group-membership"]
standing_categories = ["group-membership"]
disguised = []
near_minimum = 0.1
longest_notice = 400000

[[clause]]
id = "pay.guaranteed"
leads_to = "approve"
title.en = "Guaranteed pay"
explanation.en = "A stated wage earns the Paid tag."
reason.en = "The pay is stated."
message.en = "An amount is stated."

[[clause]]
id = "pay.prospective"
leads_to = "clarify"
title.en = "Prospective pay"
title.es = "Pago condicionado"
explanation.en = "Pay that depends on something else is not guaranteed."
explanation.es = "Un pago que depende de otra cosa no está garantizado."
reason.en = "The pay depends on something that may not happen."
message.en = "The pay hangs on a condition."
[[clause.question]]
field = "compensation.details"
text.en = "Which part of the pay is owed whatever happens?"
text.es = "¿Qué parte del pago se debe pase lo que pase?"
[[clause.question]]
field = "compensation.details"
text.en = "You write “{quote}”: is {amount} paid on the day?"

[[clause]]
id = "fee.pay-to-play"
leads_to = "decline"
title.en = "Talent pays"
title.es = "El intérprete paga"
explanation.en = "Performers never pay to take part."
explanation.es = "Los intérpretes nunca pagan por participar."
reason.en = "Your notice asks for “{quote}”."
message.en = "A payment is asked for."
[[clause.question]]
field = "fees.details"
text.en = "Does a performer pay anything?"

[[clause]]
id = "fee.hidden"
leads_to = "suspend"
title.en = "Undisclosed fee"
explanation.en = "A fee must stand in the notice."
reason.en = "A fee is asked for that the notice does not state."
message.en = "A complaint tells of a fee."
[[clause.question]]
field = "fees.details"
text.en = "We were told of a payment: is {amount if known} asked for?"

[[clause]]
id = "vague.missing"
leads_to = "clarify"
title.en = "Missing detail"
explanation.en = "Place, time and roles must be stated."
reason.en = "Details are missing."
message.en = "A detail is missing."
[[clause.question]]
field = "locations"
text.en = "In which city is it?"
[[clause.question]]
field = "dates"
text.en = "On which dates?"
[[clause.question]]
field = "roles"
text.en = "Whom do you seek?"

[[clause]]
id = "discretion.mission"
leads_to = "decline"
editors_only = true
title.en = "Against the site's mission"
explanation.en = "The site may refuse what runs against its purpose."
reason.en = "It does not fit the site."
message.en = "An editor's judgement."
)toml";

[[nodiscard]] inline std::shared_ptr<const PolicyPack> letterPack()
{
    Result<std::shared_ptr<const PolicyPack>> pack = PolicyPack::fromToml(letterPackToml, "letterpack.toml");
    return pack ? *pack : nullptr;
}

} // namespace stagedoor
