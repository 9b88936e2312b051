// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cstdio>

#include "policy/analysers.h"
#include "policy/money.h"
#include "policy/wage.h"

namespace stagedoor {

namespace {

/// Below this, in any currency of the wage table, one sum for a whole run is a stipend: some sixty hours at a minimum
/// wage.
constexpr double smallForARun = 1000;

/// A sum that is pay for the performer, where it stands and what it comes to.
struct Pay {
    Amount amount;
    std::size_t begin = 0; ///< in the notice's normalised text
    std::size_t end = 0;
    FieldKind field = FieldKind::Pay;
    bool stipend = false;
    bool open = false; ///< "up to", "from … negotiable": no figure that is owed
    bool lead = true;  ///< of the notice as a whole, or of a principal role
    std::optional<WageReckoning> wage;
    [[nodiscard]] bool below() const { return wage && wage->below; }
};

std::string money(double value)
{
    std::array<char, 40> text{};
    const int length = std::snprintf(text.data(), text.size(), "%.2f", value);
    return {text.data(), std::size_t(std::max(length, 0))};
}

bool isMinorRole(std::string_view text)
{
    constexpr auto words = std::to_array<std::string_view>({"extra", "background", "volunteer", "apprentice", "chorus",
                                                            "ensemble", "understudy", "featured", "day player",
                                                            "stand-in", "supporting", "non-speaking", "crew"});
    return std::ranges::any_of(words,
                               [text](std::string_view word) { return text.find(word) != std::string_view::npos; }) &&
           text.find("lead") == std::string_view::npos;
}

/// Reads all that a notice says of pay and judges it.
class PayReader
{
public:
    PayReader(const Case &theCase, Findings &findings)
        : m_case(theCase)
        , m_findings(findings)
        , m_time(workTimeIn(theCase.notice))
    {
    }

    PayJudgement judge()
    {
        collect();
        report();
        PayJudgement judgement{tag(), {}};
        unstated(judgement.tag);
        judgement.tag = mismatch(judgement.tag);
        for (const Pay &pay : m_pays) {
            if (pay.wage) {
                judgement.wages.push_back(*pay.wage);
            }
        }
        std::ranges::stable_sort(judgement.wages, {}, [](const WageReckoning &wage) { return !wage.below; });
        return judgement;
    }

private:
    [[nodiscard]] bool cueHere(std::string_view cue, std::size_t sentence) const
    {
        return m_case.evidence.inSentence(cue, sentence);
    }

    [[nodiscard]] const Hit *firstHit(std::string_view cue) const
    {
        const std::vector<Hit> &hits = m_case.evidence.cue(cue);
        return hits.empty() ? nullptr : &hits.front();
    }

    static bool isPayField(FieldKind kind) { return kind == FieldKind::Pay || kind == FieldKind::RolePay; }

    void collect()
    {
        constexpr std::size_t most = 200; // sums: a notice with more is no notice, and is told as not evaluated
        for (const NoticeField &field : m_case.notice.fields()) {
            using enum FieldKind;
            const bool text = field.kind == Title || field.kind == Description || field.kind == RoleDescription ||
                              field.kind == Apply || field.kind == Dates;
            if (!isPayField(field.kind) && !text) {
                continue;
            }
            std::vector<Amount> amounts = amountsIn(m_case.notice.textOf(field), isPayField(field.kind));
            inheritUnits(amounts);
            for (const Amount &amount : amounts) {
                if (++m_sums > most) {
                    m_findings.addField("not-evaluated.budget", field.path, "", "too-many-sums");
                    return;
                }
                consider(field, amount);
            }
        }
    }

    /// "$15.50 an hour, $16.75 on stilts": a sum without a unit, close to the one before it, is for the same.
    static void inheritUnits(std::vector<Amount> &amounts)
    {
        for (std::size_t i = 1; i < amounts.size(); ++i) {
            const Amount &before = amounts[i - 1];
            Amount &amount = amounts[i];
            const bool near = amount.low < 3 * before.low && before.low < 3 * amount.low;
            if (amount.unit == PayUnit::None && before.unit == PayUnit::Hour && near) {
                amount.unit = PayUnit::Hour;
            }
        }
    }

    void consider(const NoticeField &field, const Amount &amount)
    {
        Pay pay{amount, 0, 0, field.kind, false, false, true, {}};
        pay.begin = field.begin + pay.amount.begin;
        pay.end = field.begin + pay.amount.end;
        const std::size_t sentence = m_case.notice.sentenceAt(pay.begin);
        const bool fee = std::ranges::any_of(m_case.evidence.cue("fee"), [&](const Hit &hit) {
            return hit.begin < pay.end + 30 && pay.begin < hit.end + 30 && hit.sentence == sentence;
        });
        const bool unit = pay.amount.unit != PayUnit::None && pay.amount.unit != PayUnit::Flat;
        const bool title = field.kind == FieldKind::Title && !m_case.evidence.has("title-other");
        const bool said = title || cueHere("pay-said", sentence) || (unit && field.kind != FieldKind::Apply);
        const bool near = std::ranges::any_of(m_case.evidence.cue("sum-other"), [&](const Hit &hit) {
            return hit.begin < pay.end + 16 && pay.begin < hit.end + 16;
        });
        // Where fees may be charged a sum is a price, unless its sentence says that the performer gets it.
        const bool price =
            m_case.feeCategory() && !cueHere("to-talent", sentence) && !cueHere("pay-rate-word", sentence);
        const bool other = near || price || (!isPayField(field.kind) && cueHere("fee-other", sentence));
        if (fee || pay.amount.low <= 0 || other || (!isPayField(field.kind) && !said)) {
            return;
        }
        if (cueHere("pay-prospective", sentence)) {
            const std::vector<Hit> &hits = m_case.evidence.cue("pay-prospective");
            const bool own = std::ranges::any_of(hits, [&](const Hit &hit) {
                return hit.sentence == sentence && hit.begin < pay.end + 45 && pay.begin < hit.end + 24;
            });
            if (own && !unit) {
                return; // a prize, a share, a payment that may not come
            }
        }
        if (cueHere("pay-deferred", sentence)) {
            return;
        }
        const bool recurring = unit && pay.amount.unit != PayUnit::Piece;
        pay.stipend = cueHere("pay-stipend", sentence) && !recurring;
        const std::string_view behind = m_case.notice.text().substr(pay.end, 25);
        pay.open = (pay.amount.upTo && !pay.amount.isRange()) || behind.find("negotiable") < 14 ||
                   (pay.amount.from && behind.find("doe") < 14);
        if (field.kind == FieldKind::RolePay) {
            const Role &role = m_case.listing().roles[field.index];
            std::string words = role.name + ' ' + role.description;
            std::ranges::transform(words, words.begin(),
                                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
            pay.lead = !isMinorRole(words);
        }
        const bool large = pay.amount.unit == PayUnit::Flat || pay.amount.unit == PayUnit::None;
        if (large && m_case.evidence.inSentence("whole-run", sentence) && pay.amount.low < smallForARun) {
            pay.stipend = true; // weeks of rehearsals and shows for one small sum
        }
        const bool same = std::ranges::any_of(
            m_pays, [&](const Pay &each) { return each.stipend && each.amount.low == pay.amount.low; });
        pay.stipend = pay.stipend ||
                      (same && pay.amount.unit == PayUnit::Event); // "$100 stipend", then the form's "$100 per gig"
        if (!pay.stipend && !pay.open && (!large || !m_case.feeCategory())) {
            pay.wage = reckonWage(m_case, m_time, pay.amount, pay.begin);
        }
        const bool perPiece = behind.starts_with(" per ") || behind.starts_with("/") || behind.starts_with(" a ");
        if (large && perPiece) {
            pay.wage.reset(); // by the letter, the mile, the word: no time to reckon with
        } else if (large && pay.below() && !pay.amount.hours && !pay.amount.days && !m_time.hours && !m_time.days) {
            pay.stipend = true; // a small sum for the whole
            pay.wage.reset();
        }
        m_pays.push_back(std::move(pay));
    }

    void report()
    {
        const auto isRate = [this](const Pay &pay) { // the form's "$25", and "$25/hr" in the title
            return std::ranges::any_of(m_pays, [&pay](const Pay &each) {
                return &each != &pay && !each.stipend && each.amount.low == pay.amount.low &&
                       (each.amount.unit == PayUnit::Hour || each.amount.unit == PayUnit::Day);
            });
        };
        for (const Pay &pay : m_pays) {
            if (pay.stipend && isRate(pay)) {
                continue;
            }
            if (pay.stipend) {
                m_findings.add("pay.stipend", pay.begin, pay.end, "pay-stipend");
            } else if (pay.below()) {
                m_findings.add("pay.below-minimum", pay.begin, pay.end, "wage-below", wageValues(*pay.wage));
            } else if (!pay.open) {
                m_findings.add("pay.guaranteed", pay.begin, pay.end, "pay-amount");
            }
        }
        addCue("union-contract", "pay.guaranteed", "union-contract");
        addCue("pay-deferred", "pay.deferred", "pay-deferred");
        for (const Hit &hit : m_case.evidence.cue("pay-prospective")) {
            const bool tips = m_case.notice.text().substr(hit.begin, hit.end - hit.begin).ends_with("tips");
            if (!tips || m_pays.empty()) { // tips on top of a rate take nothing from it
                m_findings.add("pay.prospective", hit.begin, hit.end, "pay-prospective");
            }
        }
        for (const Hit &hit : m_case.evidence.cue("pay-stipend")) {
            const bool counted = std::ranges::any_of(
                m_pays, [&](const Pay &pay) { return m_case.notice.fieldIndexAt(pay.begin) == hit.field; });
            if (!counted && !paidByTheRate()) {
                m_findings.add("pay.stipend", hit.begin, hit.end, "pay-stipend");
            }
        }
        addCue("pay-none", "pay.none", "pay-none");
        inKind();
    }

    void addCue(std::string_view cue, std::string_view clause, std::string_view rule)
    {
        for (const Hit &hit : m_case.evidence.cue(cue)) {
            m_findings.add(clause, hit.begin, hit.end, rule);
        }
    }

    void inKind()
    {
        for (const Hit &hit : m_case.evidence.cue("in-kind-goods")) {
            m_findings.add("pay.in-kind", hit.begin, hit.end, "in-kind-goods");
        }
        if (!guaranteed() && !m_case.evidence.has("pay-promise")) {
            for (const Hit &hit : m_case.evidence.cue("in-kind-expense")) {
                m_findings.add("pay.in-kind", hit.begin, hit.end, "in-kind-expense");
            }
        }
    }

    static Findings::Values wageValues(const WageReckoning &wage)
    {
        Findings::Values values{{"hourly", money(wage.hourly)},
                                {"minimum", money(wage.minimum)},
                                {"currency", wage.currency},
                                {"place", wage.place},
                                {"valid_from", wage.validFrom}};
        std::string how;
        for (const WageInput &input : wage.inputs) {
            how += (how.empty() ? "" : ", ") + input.name + ' ' + input.value + (input.assumed ? " (assumed)" : "");
        }
        values["how"] = std::move(how);
        return values;
    }

    /// A weekly, daily or per-show sum stands somewhere: a "stipend" spoken of elsewhere is that rate.
    [[nodiscard]] bool paidByTheRate() const
    {
        return std::ranges::any_of(m_pays, [](const Pay &pay) {
            using enum PayUnit;
            const PayUnit unit = pay.amount.unit;
            return !pay.stipend && !pay.open && !pay.below() &&
                   (unit == Hour || unit == Day || unit == Week || unit == Month || unit == Show || unit == Session);
        });
    }

    /// Whether the principal roles have guaranteed pay that is not below the minimum.
    [[nodiscard]] bool guaranteed() const
    {
        const bool union_ = m_case.evidence.has("union-contract");
        bool good = union_;
        bool bad = false;
        for (const Pay &pay : m_pays) {
            good = good || (!pay.stipend && !pay.open && !pay.below() && (pay.lead || onlyMinor()));
            bad = bad || (pay.below() && pay.lead && pay.field != FieldKind::Title);
        }
        return good && (!bad || firstIsGood());
    }

    /// Pay is promised, and not in the breath that says what it depends on.
    [[nodiscard]] bool isPromised() const
    {
        return std::ranges::any_of(m_case.evidence.cue("pay-promise"),
                                   [this](const Hit &hit) { return !cueHere("pay-prospective", hit.sentence); });
    }

    [[nodiscard]] bool onlyMinor() const
    {
        return std::ranges::none_of(m_pays, [](const Pay &pay) { return pay.lead; });
    }

    [[nodiscard]] bool firstIsGood() const
    {
        const auto first =
            std::ranges::find_if(m_pays, [](const Pay &pay) { return pay.lead && !pay.stipend && !pay.open; });
        return first != m_pays.end() && !first->below();
    }

    [[nodiscard]] PayTag tag() const
    {
        const auto has = [this](std::string_view clause) { return m_findings.has(clause); };
        if (guaranteed()) {
            return PayTag::Paid;
        }
        if (has("pay.below-minimum") || has("pay.stipend") || has("pay.none") || has("pay.deferred")) {
            return PayTag::NotPaid;
        }
        if (m_case.listing().compensation.declared == DeclaredPay::NotPaid) {
            return PayTag::NotPaid;
        }
        if (isPromised() || std::ranges::any_of(m_pays, &Pay::open)) {
            return PayTag::Unclear;
        }
        return has("pay.prospective") || has("pay.in-kind") ? PayTag::NotPaid : PayTag::Unclear;
    }

    void unstated(PayTag tag)
    {
        if (tag == PayTag::Paid) {
            return;
        }
        const bool settled = m_findings.has("pay.below-minimum") || m_findings.has("pay.stipend") ||
                             m_findings.has("pay.none") || m_findings.has("pay.deferred");
        const DeclaredPay declared = m_case.listing().compensation.declared;
        for (const Pay &pay : m_pays) {
            if (pay.open) {
                m_findings.add("pay.unstated", pay.begin, pay.end, "pay-open");
            }
        }
        if (!settled) {
            for (const Hit &hit : m_case.evidence.cue("pay-promise")) {
                if (!cueHere("pay-prospective", hit.sentence)) {
                    m_findings.add("pay.unstated", hit.begin, hit.end, "pay-promise");
                }
            }
            if (!m_findings.has("pay.prospective") && !m_findings.has("pay.in-kind")) {
                addCue("pay-promise-word", "pay.unstated",
                       "pay-promise"); // "compensation" alone, with nothing behind it
            }
        }
        if (m_findings.has("pay.unstated") || settled) {
            return;
        }
        if (declared == DeclaredPay::NotPaid) {
            if (!m_findings.has("pay.in-kind") && !m_findings.has("pay.prospective")) {
                m_findings.addField("pay.none", "compensation.declared", "not_paid", "declared-unpaid");
            }
            return;
        }
        const bool said = m_findings.has("pay.prospective") || m_findings.has("pay.in-kind");
        if ((declared == DeclaredPay::Paid && !said) || (!said && !m_case.feeCategory())) {
            m_findings.addField("pay.unstated", "compensation.details", "",
                                declared == DeclaredPay::Paid ? "pay-declared-only" : "pay-silent");
        }
    }

    PayTag mismatch(PayTag tag)
    {
        const DeclaredPay declared = m_case.listing().compensation.declared;
        const bool against = (declared == DeclaredPay::Paid && tag == PayTag::NotPaid) ||
                             (declared == DeclaredPay::NotPaid && tag == PayTag::Paid);
        if (!against) {
            return tag;
        }
        for (const std::string_view clause :
             {std::string_view("pay.below-minimum"), std::string_view("pay.none"), std::string_view("pay.deferred"),
              std::string_view("pay.stipend"), std::string_view("pay.prospective"), std::string_view("pay.in-kind"),
              std::string_view("pay.guaranteed")}) {
            for (const Findings::Found &found : m_findings.all()) {
                if (found.finding.clause == clause && (clause == "pay.guaranteed") == (tag == PayTag::Paid)) {
                    const Finding evidence = found.finding;
                    m_findings.addPlace("pay.tag-mismatch", evidence, "tag-mismatch",
                                        {{"declared", declared == DeclaredPay::Paid ? "Paid" : "Not Paid"}});
                    return tag;
                }
            }
        }
        return tag;
    }

    const Case &m_case;
    Findings &m_findings;
    WorkTime m_time;
    std::vector<Pay> m_pays;
    std::size_t m_sums = 0;
};

} // namespace

PayJudgement judgePay(const Case &theCase, Findings &findings)
{
    return PayReader(theCase, findings).judge();
}

} // namespace stagedoor
