// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal.h"

#include <fstream>

#include "store/digest.h"

namespace stagedoor {

namespace {

constexpr std::string_view opening = R"({"hash":")";
constexpr std::size_t hashLength = 64;
constexpr std::size_t restAt = opening.size() + hashLength; // `","action":…`
constexpr std::string_view closing = R"(",)";

/// A line cut into its hash and what the hash is over.
struct CutLine {
    std::string_view hash;
    std::string_view rest;
};

CutLine cut(std::string_view line)
{
    if (line.size() <= restAt + closing.size() || !line.starts_with(opening) || line.substr(restAt, 2) != closing) {
        return {};
    }
    return {line.substr(opening.size(), hashLength), line.substr(restAt)};
}

/// Follows the chain line by line. A line whose hash was damaged is known to be good when the next one stands on the
/// hash that it should have.
class ChainReader
{
public:
    explicit ChainReader(JournalContent &content) : m_content(content) {}

    void take(std::string_view line, std::int64_t endsAt)
    {
        const CutLine parts = cut(line);
        const std::string stored(parts.hash);
        const std::string computed = sha256Hex({m_previous, parts.rest});
        const bool behindRepaired = !m_expected.empty() && stored == sha256Hex({m_expected, parts.rest});
        if (behindRepaired && accept(m_doubtful, m_doubtfulEnd)) {
            --m_content.lostLines;
        }
        m_expected.clear();
        m_previous = stored;
        const bool good = !parts.rest.empty() && (stored == computed || behindRepaired) &&
                          accept(std::string(parts.rest), {endsAt, stored});
        if (!good) {
            ++m_content.damagedLines;
            ++m_content.lostLines;
            m_expected = computed;
            m_doubtful = std::string(parts.rest);
            m_doubtfulEnd = {endsAt, stored};
        }
        m_content.end = {endsAt, stored};
    }

private:
    bool accept(const std::string &rest, const JournalPosition &end)
    {
        auto event =
            rest.empty() ? fail(Error::Kind::Invalid, "") : journalEventFromJson('{' + rest.substr(closing.size()));
        if (event) {
            m_content.lines.push_back({std::move(*event), end});
        }
        return event.has_value();
    }

    JournalContent &m_content;
    std::string m_previous;
    std::string m_expected; // the hash that the last line, which is damaged, should have
    std::string m_doubtful;
    JournalPosition m_doubtfulEnd;
};

} // namespace

Result<JournalContent> Journal::read(const std::filesystem::path &file)
{
    JournalContent content;
    std::error_code code;
    if (!std::filesystem::exists(file, code) && !code) {
        return content;
    }
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        return fail(Error::Kind::Storage, "cannot read " + file.filename().string());
    }
    ChainReader chain(content);
    std::string line;
    std::int64_t at = 0;
    while (std::getline(stream, line)) {
        if (stream.eof()) {
            content.tornTail = true;
            break;
        }
        at += std::int64_t(line.size()) + 1;
        chain.take(line, at);
    }
    if (stream.bad()) {
        return fail(Error::Kind::Storage, "cannot read " + file.filename().string());
    }
    return content;
}

Journal::Journal(AppendFile file, JournalPosition end) : m_file(std::move(file)), m_end(std::move(end)), m_before(m_end)
{
}

Result<Journal> Journal::open(const std::filesystem::path &file, const JournalPosition &end)
{
    auto opened = AppendFile::open(file);
    if (!opened) {
        return tl::unexpected(opened.error());
    }
    if (opened->size() > end.size) {
        if (const auto shortened = opened->cutTo(end.size); !shortened) {
            return tl::unexpected(shortened.error());
        }
    }
    return Journal(std::move(*opened), end);
}

Result<> Journal::append(const std::vector<JournalEvent> &events)
{
    std::string lines;
    std::string hash = m_end.hash;
    for (const JournalEvent &event : events) {
        auto json = journalJson(event);
        if (!json) {
            return tl::unexpected(json.error());
        }
        const std::string rest = std::string(closing) + json->substr(1);
        hash = sha256Hex({hash, rest});
        lines.append(opening).append(hash).append(rest) += '\n';
    }
    if (auto written = m_file.append(lines); !written) {
        return written;
    }
    m_before = std::exchange(m_end, JournalPosition{m_file.size(), hash});
    return {};
}

Result<> Journal::takeBack()
{
    if (auto shortened = m_file.cutTo(m_before.size); !shortened) {
        return shortened;
    }
    m_end = m_before;
    return {};
}

} // namespace stagedoor
