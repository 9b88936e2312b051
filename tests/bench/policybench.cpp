// SPDX-License-Identifier: GPL-3.0-or-later
#include "policybench.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <mutex>
#include <set>
#include <thread>
#include <unistd.h>

#include <simdjson.h>

#include "listing/json.h"
#include "peers.h"
#include "policy/matcher.h"
#include "policy/noticetext.h"
#include "policy/policyengine.h"
#include "stopwatch.h"

namespace stagedoor::bench {

namespace {

constexpr std::size_t noticeBytes = 2400; ///< of text
constexpr int rounds = 5;                 ///< odd, for a median

std::size_t textBytes(const Listing &listing)
{
    std::size_t bytes = 0;
    for (const TextField &field : textFields(listing)) {
        bytes += field.text->size();
    }
    return bytes;
}

std::vector<Listing> demoNotices()
{
    std::vector<Listing> notices;
    for (const char *name : {"/listings-a.jsonl", "/listings-b.jsonl"}) {
        std::ifstream file(std::string(DEMO_FOLDER) + name);
        for (std::string line; std::getline(file, line);) {
            if (Result<ImportLine> read = importLineFromJson(line)) {
                notices.push_back(std::move(read->listing));
            }
        }
    }
    if (notices.empty()) {
        std::cerr << DEMO_FOLDER << ": no demo notices\n";
        std::exit(1);
    }
    return notices;
}

/// Each demo notice with the descriptions of those behind it until it is long enough, then cut to length.
std::vector<Listing> benchNotices()
{
    const std::vector<Listing> demo = demoNotices();
    std::vector<Listing> notices = demo;
    for (std::size_t i = 0; i < notices.size(); ++i) {
        std::string &description = notices[i].description;
        std::size_t bytes = textBytes(notices[i]);
        for (std::size_t next = i + 1; bytes < noticeBytes; ++next) {
            const std::string more = "\n\n" + demo[next % demo.size()].description;
            description += more;
            bytes += more.size();
        }
        std::size_t end = description.size() - std::min(bytes - noticeBytes, description.size());
        while (end > 0 && end < description.size() && (static_cast<unsigned char>(description[end]) & 0xC0U) == 0x80U) {
            --end; // never inside a character
        }
        description.resize(end);
    }
    return notices;
}

/// The regular expressions of the built-in pack's rules, each once: those of a pattern with gaps ("A~40~B") singly.
std::vector<std::string> packPatterns()
{
    static const QRegularExpression gap(QStringLiteral("~\\d+~"));
    std::set<std::string> patterns;
    for (const Rule &rule : PolicyPack::builtIn()->rules()) {
        for (const std::string &pattern : rule.patterns) {
            for (const QString &part : QString::fromStdString(pattern).split(gap)) {
                patterns.insert(part.toStdString());
            }
        }
    }
    return {patterns.begin(), patterns.end()};
}

std::size_t residentKilobytes()
{
    std::ifstream file("/proc/self/statm");
    std::size_t all = 0;
    std::size_t resident = 0;
    file >> all >> resident;
    return resident * std::size_t(sysconf(_SC_PAGESIZE)) / 1024;
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

/// Something measured in rounds, in turn with others.
struct Rounds {
    std::vector<double> wall;
    std::vector<double> cpu;
    void add(const Rate &rate)
    {
        wall.push_back(rate.perSecond);
        cpu.push_back(rate.perCpuSecond);
    }
};

volatile std::size_t sink = 0; ///< so that no work is left out

Rate assessOnAllCores(double seconds, const PolicyEngine &engine, const std::vector<Listing> &notices)
{
    std::mutex guard;
    Rate all;
    {
        std::vector<std::jthread> threads;
        for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i) {
            threads.emplace_back([&] {
                std::size_t findings = 0;
                const Rate own = rateOf(seconds, notices.size(), [&](std::size_t at) {
                    findings += engine.assess(notices[at]).findings.size();
                });
                const std::scoped_lock lock(guard);
                sink = sink + findings;
                all.perSecond += own.perSecond;
                all.perCpuSecond += own.perCpuSecond;
            });
        }
    }
    return all;
}

void measureAssessment(double seconds, const std::vector<Listing> &notices, Figures &figures)
{
    const PolicyEngine engine = PolicyEngine::create(PolicyPack::builtIn()).value();
    const auto assess = [&](std::size_t at) { sink = sink + engine.assess(notices[at]).findings.size(); };
    rateOf(seconds / 4, notices.size(), assess);          // warm
    (void)assessOnAllCores(seconds / 4, engine, notices); // and the memory of each thread
    const std::size_t before = residentKilobytes();
    Rounds one;
    Rounds all;
    for (int round = 0; round < rounds; ++round) {
        one.add(rateOf(seconds / rounds, notices.size(), assess));
        all.add(assessOnAllCores(seconds / rounds, engine, notices));
    }
    const std::size_t after = residentKilobytes();
    figures.add("listings_per_s", median(one.wall));
    figures.add("listings_per_cpu_s", median(one.cpu));
    figures.add("cores", std::thread::hardware_concurrency());
    figures.add("listings_per_s_all_cores", median(all.wall));
    figures.add("scaling", median(all.wall) / median(one.wall));
    figures.add("scaling_by_cpu_time", median(all.cpu) / median(one.cpu));
    figures.add("rss_mb", double(after) / 1024);
    figures.add("rss_growth_kb", double(after) - double(before));
}

/// (notice, pattern) pairs that not all three tell the same of.
std::size_t disagreements(std::span<const std::string> texts, const Matcher &matcher, const Re2Set &re2,
                          const QRegularExpressionLoop &loop)
{
    std::size_t different = 0;
    Matcher::Scratch scratch(matcher);
    for (const std::string &text : texts) {
        std::set<std::size_t> own;
        for (const Span &span : matcher.find(text, scratch)) {
            own.insert(span.rule.value);
        }
        const std::vector<int> re2Found = re2.patternsIn(text);
        for (const std::set<std::size_t> &other :
             {std::set<std::size_t>(re2Found.begin(), re2Found.end()), loop.patternsIn(QString::fromStdString(text))}) {
            std::vector<std::size_t> only;
            std::ranges::set_symmetric_difference(own, other, std::back_inserter(only));
            different += only.size();
        }
    }
    return different;
}

void measureMatching(double seconds, const std::vector<Listing> &notices, Figures &figures)
{
    std::vector<std::string> patterns = packPatterns();
    const std::size_t all = patterns.size();
    std::erase_if(patterns, [](const std::string &pattern) {
        return !Re2Set::accepts(pattern) || !QRegularExpressionLoop::accepts(pattern);
    });
    std::vector<MatcherRule> rules;
    for (const std::string &pattern : patterns) {
        rules.push_back({pattern, {pattern}});
    }
    const Matcher matcher = Matcher::compile(rules).value();
    const Re2Set re2(patterns);
    const QRegularExpressionLoop loop(patterns);

    const Normaliser normaliser(PolicyPack::builtIn()->settings().disguised);
    std::vector<std::string> texts;
    std::vector<QString> wideTexts;
    double bytes = 0;
    for (const Listing &notice : notices) {
        texts.emplace_back(NoticeText(notice, normaliser, std::size_t{1} << 20).text());
        wideTexts.push_back(QString::fromStdString(texts.back()));
        bytes += double(texts.back().size());
    }

    Matcher::Scratch scratch(matcher);
    const auto ownFind = [&](std::size_t at) { sink = sink + matcher.find(texts[at], scratch).size(); };
    const auto re2Find = [&](std::size_t at) { sink = sink + re2.patternsIn(texts[at]).size(); };
    const auto loopFind = [&](std::size_t at) { sink = sink + loop.countMatches(wideTexts[at]); };
    for (std::size_t at = 0; at < texts.size(); ++at) { // RE2 builds its automaton as it goes: not in the figures
        ownFind(at);
        re2Find(at);
    }
    Rounds own;
    Rounds re2Rounds;
    Rounds loopRounds;
    std::vector<double> overLoop;
    std::vector<double> overRe2;
    for (int round = 0; round < rounds; ++round) {
        own.add(rateOf(seconds / rounds, texts.size(), ownFind));
        re2Rounds.add(rateOf(seconds / rounds, texts.size(), re2Find));
        loopRounds.add(rateOf(seconds / rounds, texts.size(), loopFind));
        overLoop.push_back(own.cpu.back() / loopRounds.cpu.back());
        overRe2.push_back(own.cpu.back() / re2Rounds.cpu.back());
    }
    figures.add("patterns", double(patterns.size()));
    figures.add("patterns_left_out", double(all - patterns.size())); // that a peer cannot read
    figures.add("matching_listings_per_s", median(own.cpu));
    figures.add("matching_mb_per_s", median(own.cpu) * bytes / double(texts.size()) / 1e6);
    figures.add("qregularexpression_listings_per_s", median(loopRounds.cpu));
    figures.add("re2_set_listings_per_s", median(re2Rounds.cpu));
    figures.add("ratio_qregularexpression", median(overLoop));
    figures.add("ratio_re2_set", median(overRe2));
    const std::span<const std::string> some(texts.data(), std::min<std::size_t>(texts.size(), 40));
    figures.add("disagreements", double(disagreements(some, matcher, re2, loop)));
}

void measureJson(double seconds, const std::vector<Listing> &notices, Figures &figures)
{
    std::vector<std::string> lines;
    std::vector<simdjson::padded_string> padded;
    double bytes = 0;
    for (const Listing &notice : notices) {
        lines.push_back(toJson(notice));
        padded.emplace_back(lines.back());
        bytes += double(lines.back().size());
    }
    simdjson::dom::parser parser;
    const Rate parsing = rateOf(seconds / 4, padded.size(), [&](std::size_t at) {
        simdjson::dom::element root;
        sink = sink + (parser.parse(padded[at]).get(root) == simdjson::SUCCESS ? 1 : 0);
    });
    const Rate reading = rateOf(seconds / 4, lines.size(),
                                [&](std::size_t at) { sink = sink + fromJson<Listing>(lines[at]).has_value(); });
    figures.add("json_bytes_per_listing", bytes / double(lines.size()));
    figures.add("simdjson_listings_per_s", parsing.perCpuSecond);
    figures.add("json_listings_per_s", reading.perCpuSecond);
}

} // namespace

Figures policyBench(double seconds)
{
    const std::vector<Listing> notices = benchNotices();
    std::size_t bytes = 0;
    for (const Listing &notice : notices) {
        bytes += textBytes(notice);
    }
    Figures figures("policy");
    measureAssessment(seconds, notices, figures);
    figures.add("text_bytes_per_listing", double(bytes) / double(notices.size()));
    measureMatching(seconds, notices, figures);
    measureJson(seconds, notices, figures);
    return figures;
}

} // namespace stagedoor::bench
