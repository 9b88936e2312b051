// SPDX-License-Identifier: GPL-3.0-or-later
#include "policy/money.h"

#include <algorithm>
#include <array>
#include <utility>

namespace stagedoor {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isWordy(char c)
{
    return (c >= 'a' && c <= 'z') || isDigit(c);
}

struct Word {
    std::string_view text;
    std::string_view meaning;
};

constexpr auto prefixes = std::to_array<Word>(
    {{"us$", "USD"},  {"au$", "AUD"}, {"a$", "AUD"},  {"ca$", "CAD"}, {"c$", "CAD"},  {"nz$", "NZD"},
     {"cad$", "CAD"}, {"$", "USD"},   {"£", "GBP"},   {"€", "EUR"},   {"₦", "NGN"},   {"₹", "INR"},
     {"¥", "JPY"},    {"usd", "USD"}, {"gbp", "GBP"}, {"eur", "EUR"}, {"cad", "CAD"}, {"aud", "AUD"},
     {"inr", "INR"},  {"ngn", "NGN"}, {"rs.", "INR"}, {"rs", "INR"}});
constexpr auto suffixes = std::to_array<Word>(
    {{"us dollars", "USD"}, {"dollars", "USD"}, {"dollar", "USD"}, {"usd", "USD"},   {"us$", "USD"},  {"bucks", "USD"},
     {"pounds", "GBP"},     {"gbp", "GBP"},     {"quid", "GBP"},   {"euros", "EUR"}, {"euro", "EUR"}, {"eur", "EUR"},
     {"€", "EUR"},          {"£", "GBP"},       {"cad", "CAD"},    {"aud", "AUD"},   {"nzd", "NZD"},  {"inr", "INR"},
     {"rupees", "INR"},     {"ngn", "NGN"},     {"naira", "NGN"}});

struct UnitWord {
    std::string_view text;
    PayUnit unit;
};
// Longest first where one begins with another.
constexpr auto unitWords = std::to_array<UnitWord>({{"finished hour", PayUnit::FinishedHour},
                                                    {"half day", PayUnit::HalfDay},
                                                    {"half-day", PayUnit::HalfDay},
                                                    {"hours", PayUnit::Hour},
                                                    {"hourly", PayUnit::Hour},
                                                    {"hour", PayUnit::Hour},
                                                    {"hrs", PayUnit::Hour},
                                                    {"hr", PayUnit::Hour},
                                                    {"days", PayUnit::Day},
                                                    {"daily", PayUnit::Day},
                                                    {"day", PayUnit::Day},
                                                    {"weeks", PayUnit::Week},
                                                    {"weekly", PayUnit::Week},
                                                    {"week", PayUnit::Week},
                                                    {"wk", PayUnit::Week},
                                                    {"months", PayUnit::Month},
                                                    {"monthly", PayUnit::Month},
                                                    {"month", PayUnit::Month},
                                                    {"year", PayUnit::Month},
                                                    {"performances", PayUnit::Show},
                                                    {"performance", PayUnit::Show},
                                                    {"perf", PayUnit::Show},
                                                    {"shows", PayUnit::Show},
                                                    {"show", PayUnit::Show},
                                                    {"concert", PayUnit::Show},
                                                    {"gig", PayUnit::Event},
                                                    {"event", PayUnit::Event},
                                                    {"shift", PayUnit::Event},
                                                    {"night", PayUnit::Event},
                                                    {"evening", PayUnit::Event},
                                                    {"appearance", PayUnit::Event},
                                                    {"session", PayUnit::Session},
                                                    {"episode", PayUnit::Piece},
                                                    {"song", PayUnit::Piece},
                                                    {"video", PayUnit::Piece},
                                                    {"word", PayUnit::Piece},
                                                    {"project", PayUnit::Flat},
                                                    {"role", PayUnit::Flat},
                                                    {"rehearsal", PayUnit::Event},
                                                    {"production", PayUnit::Flat},
                                                    {"film", PayUnit::Flat},
                                                    {"run", PayUnit::Flat},
                                                    {"shoot day", PayUnit::Day},
                                                    {"shoot", PayUnit::Flat},
                                                    {"pfh", PayUnit::FinishedHour},
                                                    {"class", PayUnit::Session},
                                                    {"scene", PayUnit::Piece},
                                                    {"look", PayUnit::Piece},
                                                    {"post", PayUnit::Piece}});

/// Reads money forward from a place in the text.
class Reader
{
public:
    Reader(std::string_view text, bool bare) : m_text(text), m_bare(bare) {}

    std::optional<Amount> at(std::size_t begin)
    {
        Amount amount;
        amount.begin = begin;
        m_at = begin;
        amount.currency = prefix();
        const bool named = !amount.currency.empty();
        if (!number(amount.low)) {
            return std::nullopt;
        }
        amount.high = amount.low;
        std::string_view behind = suffix();
        range(amount, behind);
        if (amount.currency.empty()) {
            amount.currency = behind;
        }
        amount.end = m_at;
        unit(amount);
        const bool known = named || !behind.empty() || (m_bare && isRate(amount));
        if (!known) {
            return std::nullopt;
        }
        before(amount);
        return amount;
    }

private:
    [[nodiscard]] std::string_view rest() const { return m_text.substr(std::min(m_at, m_text.size())); }
    void skipSpace()
    {
        while (m_at < m_text.size() && m_text[m_at] == ' ') {
            ++m_at;
        }
    }

    std::string_view prefix()
    {
        for (const Word &word : prefixes) {
            if (rest().starts_with(word.text)) {
                const std::size_t kept = m_at;
                m_at += word.text.size();
                skipSpace();
                if (m_at < m_text.size() && isDigit(m_text[m_at])) {
                    return word.meaning;
                }
                m_at = kept;
            }
        }
        return {};
    }

    /// 1,500.00 and 1.500,00 and 1 500? no: a space ends a number. A single group of three behind the mark is
    /// thousands.
    bool number(double &value)
    {
        std::size_t end = m_at;
        while (end < m_text.size() && (isDigit(m_text[end]) || ((m_text[end] == ',' || m_text[end] == '.') &&
                                                                end + 1 < m_text.size() && isDigit(m_text[end + 1])))) {
            ++end;
        }
        if (end == m_at || end - m_at > 15) {
            return false;
        }
        const std::string_view digits = m_text.substr(m_at, end - m_at);
        const std::size_t mark = digits.find_last_of(".,");
        const std::size_t behind = mark == std::string_view::npos ? 0 : digits.size() - mark - 1;
        const bool decimals = mark != std::string_view::npos && behind != 3;
        double whole = 0;
        double scale = 1;
        for (std::size_t i = 0; i < digits.size(); ++i) {
            if (isDigit(digits[i])) {
                whole = whole * 10 + (digits[i] - '0');
                scale *= decimals && i > mark ? 10 : 1;
            }
        }
        value = whole / scale;
        m_at = end;
        if (m_at < m_text.size() && m_text[m_at] == 'k' && (m_at + 1 == m_text.size() || !isWordy(m_text[m_at + 1]))) {
            value *= 1000;
            ++m_at;
        }
        return true;
    }

    std::string_view suffix()
    {
        const std::size_t kept = m_at;
        skipSpace();
        for (const Word &word : suffixes) {
            const std::size_t end = m_at + word.text.size();
            if (rest().starts_with(word.text) && (end >= m_text.size() || !isWordy(m_text[end]))) {
                m_at = end;
                return word.meaning;
            }
        }
        m_at = kept;
        return {};
    }

    void range(Amount &amount, std::string_view &behind)
    {
        const std::size_t kept = m_at;
        skipSpace();
        const bool dash = rest().starts_with("-");
        const bool to = rest().starts_with("to ");
        m_at += dash ? 1 : to ? 3 : 0;
        skipSpace();
        double high = 0;
        const std::string_view second = (dash || to) ? prefix() : std::string_view();
        if (!(dash || to) || !number(high)) {
            m_at = kept;
            return;
        }
        const std::string_view tail = suffix();
        if (high < amount.low && m_text[m_at - 1] == 'k') {
            amount.low *= 1000; // "$3-5k"
        }
        const std::size_t scaled = m_at;
        if (high >= amount.low && (!amount.currency.empty() || !second.empty() || !tail.empty() || m_bare)) {
            amount.high = high;
            behind = behind.empty() ? tail : behind;
            amount.currency = amount.currency.empty() ? second : amount.currency;
            m_at = scaled;
        } else {
            m_at = kept;
        }
    }

    static bool isRate(const Amount &amount)
    {
        return amount.unit != PayUnit::None && amount.low >= 5 && amount.low < 100000 && amount.end > amount.begin;
    }

    /// What stands behind the sum: "/hr", "per 10 hour day", "a show", "flat", "for 3 days", "/12".
    void unit(Amount &amount)
    {
        std::size_t at = m_at;
        const auto skip = [this, &at](std::initializer_list<std::string_view> words) {
            for (bool again = true; again;) {
                again = false;
                for (const std::string_view word : words) {
                    if (m_text.substr(std::min(at, m_text.size())).starts_with(word)) {
                        at += word.size();
                        again = true;
                    }
                }
            }
        };
        skip({" ", "+", "usd", "cash", "flat rate", "flat", "guaranteed", "plus", "gross", "approx.", "(", "each",
              "minimum", "total", "base", "pre-tax"});
        const std::string_view tail = m_text.substr(std::min(at, m_text.size()));
        const bool flat = m_text.substr(m_at, at - m_at).find("flat") != std::string_view::npos;
        const bool slash = tail.starts_with("/");
        const bool per = tail.starts_with("per ") || tail.starts_with("a ") || tail.starts_with("an ") ||
                         tail.starts_with("every ") || tail.starts_with("each ") || tail.starts_with("p/");
        const bool forSome = tail.starts_with("for ") || tail.starts_with("over ");
        if (slash || per || forSome) {
            at += slash ? 1 : tail.find_first_of(" /") + 1;
            counted(amount, at, forSome || flat);
            using enum PayUnit;
            const bool occasion = amount.unit == Show || amount.unit == Event || amount.unit == Session;
            if (occasion && (forSome || flat)) {
                amount.unit = Flat; // "for rehearsals and performances", "for the run": all of them
            }
        } else {
            named(amount, at, false);
        }
        if (amount.unit == PayUnit::None && flat) {
            amount.unit = PayUnit::Flat;
        }
    }

    /// Behind "per", "/", "a" or "for": "10 hrs", "12", "hour", "half day", "10 hour day", "2 day shoot".
    void counted(Amount &amount, std::size_t at, bool whole)
    {
        constexpr auto passed = std::to_array<std::string_view>(
            {"the ",     "a ",         "all ",    "an ",       "up to ",   "about ", "approximately ", "around ",
             "roughly ", "full ",      "shoot ",  "shooting ", "filming ", "work ",  "working ",       "performance ",
             "show ",    "recording ", "studio ", "of ",       "max ",     " "});
        for (bool again = true; again;) {
            again = false;
            for (const std::string_view word : passed) {
                const bool kept = (word == "performance " || word == "show " || word == "shoot ") &&
                                  !m_text.substr(std::min(at + word.size(), m_text.size())).starts_with("day");
                if (!kept && m_text.substr(std::min(at, m_text.size())).starts_with(word)) {
                    at += word.size();
                    again = true;
                }
            }
        }
        m_at = at;
        double count = 0;
        const bool known = at < m_text.size() && isDigit(m_text[at]) && number(count);
        if (known && m_at < m_text.size() && m_text[m_at] == '-' && m_at + 1 < m_text.size() &&
            isDigit(m_text[m_at + 1])) {
            ++m_at; // "6-9 hours": the longer
            (void)number(count);
        }
        const std::size_t behindCount = m_at;
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '-')) {
            ++m_at;
        }
        if (!known) {
            named(amount, m_at, true);
            return;
        }
        if (!measured(amount, count, whole) && count >= 4 && count <= 16) { // "100/12"
            amount.unit = PayUnit::Day;
            amount.hours = count;
            amount.end = behindCount;
        }
    }

    /// "<count> hours", "<count> hour day", "<count> days".
    bool measured(Amount &amount, double count, bool whole)
    {
        for (const UnitWord &word : unitWords) {
            const std::size_t end = m_at + word.text.size();
            if (!rest().starts_with(word.text) || (end < m_text.size() && isWordy(m_text[end]))) {
                continue;
            }
            amount.end = end;
            if (word.unit == PayUnit::Hour && count <= 24) {
                amount.unit = whole && count < 4 ? PayUnit::Flat : PayUnit::Day;
                amount.hours = count;
            } else if (word.unit == PayUnit::Day) {
                amount.unit = PayUnit::Flat;
                amount.days = count;
            } else {
                amount.unit = PayUnit::Flat;
            }
            return true;
        }
        return false;
    }

    /// A unit's name at @p at; behind "per" up to two words may stand before it ("per filming day").
    void named(Amount &amount, std::size_t at, bool strict)
    {
        for (int words = 0; words < (strict ? 3 : 1); ++words) {
            for (const UnitWord &word : unitWords) {
                const std::size_t end = at + word.text.size();
                const bool whole = m_text.substr(std::min(at, m_text.size())).starts_with(word.text) &&
                                   (end >= m_text.size() || !isWordy(m_text[end]));
                const bool adverb = word.text.ends_with("ly") || word.text == "pfh";
                if (whole && (strict || adverb ||
                              ((word.unit == PayUnit::Day || word.unit == PayUnit::HalfDay) &&
                               m_text.substr(end).starts_with(" rate")))) {
                    amount.unit = word.unit;
                    amount.end = end;
                    return;
                }
            }
            constexpr std::size_t longestWord =
                24; // bytes; a longer one is no unit, and hostile text has no end to look for
            const std::size_t space = m_text.substr(std::min(at, m_text.size()), longestWord).find_first_of(" ,.\n");
            at = space == std::string_view::npos ? space : at + space;
            if (at == std::string_view::npos || m_text[at] != ' ') {
                return;
            }
            ++at;
            if (at < m_text.size() && (m_text[at] == '(' || isDigit(m_text[at]))) {
                return; // "per fixture (4 hours)": how long it is, not what the sum is for
            }
        }
    }

    /// What stands before the sum: "day rate", "hourly", "up to", "from".
    void before(Amount &amount)
    {
        const std::size_t from = amount.begin > 50 ? amount.begin - 50 : 0;
        std::string_view head = m_text.substr(from, amount.begin - from);
        const std::size_t stop = head.find_last_of("\n;,.");
        head = stop == std::string_view::npos ? head : head.substr(stop + 1);
        const auto says = [head](std::string_view word) { return head.find(word) != std::string_view::npos; };
        amount.upTo = says("up to ") || says("as much as ") || says("maximum ");
        amount.from = head.ends_with("from ") || head.ends_with("starting at ") || head.ends_with("starts at ") ||
                      head.ends_with("start at ");
        if (amount.unit != PayUnit::None) {
            return;
        }
        constexpr auto heads = std::to_array<UnitWord>({{"half day", PayUnit::HalfDay},
                                                        {"half-day", PayUnit::HalfDay},
                                                        {"hourly", PayUnit::Hour},
                                                        {"per hour", PayUnit::Hour},
                                                        {"day rate", PayUnit::Day},
                                                        {"daily", PayUnit::Day},
                                                        {"per day", PayUnit::Day},
                                                        {"weekly", PayUnit::Week},
                                                        {"per week", PayUnit::Week},
                                                        {"monthly", PayUnit::Month},
                                                        {"per show", PayUnit::Show},
                                                        {"per performance", PayUnit::Show},
                                                        {"session", PayUnit::Session},
                                                        {"flat", PayUnit::Flat}});
        for (const UnitWord &word : heads) {
            if (says(word.text)) {
                amount.unit = word.unit;
                return;
            }
        }
    }

    std::string_view m_text;
    bool m_bare;
    std::size_t m_at = 0;
};

} // namespace

std::vector<Amount> amountsIn(std::string_view text, bool bare)
{
    std::vector<Amount> amounts;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        const bool wordStart = at == 0 || !isWordy(text[at - 1]);
        const bool sign = c == '$' || static_cast<unsigned char>(c) >= 0xC2;
        const bool starts =
            sign || (wordStart && (isDigit(c) || std::string_view("uacnegir").find(c) != std::string_view::npos));
        if (starts) {
            if (const std::optional<Amount> amount = Reader(text, bare).at(at)) {
                at = std::max(amount->end, at + 1);
                amounts.push_back(*amount);
                continue;
            }
            while (isDigit(c) && at + 1 < text.size() &&
                   (isDigit(text[at + 1]) || text[at + 1] == ',' || text[at + 1] == '.')) {
                ++at; // not inside the number again
            }
        }
        ++at;
    }
    return amounts;
}

std::string_view unitName(PayUnit unit)
{
    constexpr auto names = std::to_array<std::string_view>(
        {"", "hour", "half day", "day", "week", "month", "show", "event", "session", "finished hour", "piece", "flat"});
    return names.at(std::size_t(unit));
}

} // namespace stagedoor
