// SPDX-License-Identifier: GPL-3.0-or-later
#include "policy/policypack.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "policy/embedded.h"
#include "policy/packreader.h"

namespace stagedoor {

namespace {

std::string filled(const std::string &text, const Finding &finding)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t open = text.find('{', at);
        const std::size_t close = open == std::string::npos ? open : text.find('}', open);
        if (close == std::string::npos) {
            return out + text.substr(at);
        }
        out += text.substr(at, open - at);
        const std::string name = text.substr(open + 1, close - open - 1);
        const auto value = finding.values.find(name);
        if (name == "quote") {
            out += finding.quote;
        } else if (value != finding.values.end()) {
            out += value->second;
        }
        at = close + 1;
    }
    return out;
}

} // namespace

const std::string &LocalText::in(std::string_view language) const
{
    static const std::string none;
    auto found = byLanguage.find(std::string(language.substr(0, language.find_first_of("_-"))));
    if (found == byLanguage.end() || found->second.empty()) {
        found = byLanguage.find("en");
    }
    return found == byLanguage.end() ? none : found->second;
}

Result<std::shared_ptr<const PolicyPack>> PolicyPack::fromToml(std::string_view toml, std::string_view file)
{
    return PackReader::read(toml, file);
}

Result<std::shared_ptr<const PolicyPack>> PolicyPack::fromFile(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    if (!file || file.bad()) {
        return fail(Error::Kind::NotFound, path + ": cannot be read");
    }
    return fromToml(text.str(), path);
}

std::shared_ptr<const PolicyPack> PolicyPack::builtIn()
{
    static const auto pack = fromToml(builtInToml(), "stagedoor.toml");
    return pack.value(); // a test reads it: a bad one does not leave the house
}

std::string_view PolicyPack::builtInToml()
{
    return embeddedFile("stagedoor.toml");
}

const Clause *PolicyPack::clause(std::string_view id) const
{
    const auto found = std::ranges::find(m_clauses, id, &Clause::id);
    return found == m_clauses.end() ? nullptr : &*found;
}

std::string PolicyPack::message(const Finding &finding, std::string_view language) const
{
    const auto own = m_messages.find(finding.rule);
    if (own != m_messages.end()) {
        return filled(own->second.in(language), finding);
    }
    const Clause *known = clause(finding.clause);
    return known == nullptr ? std::string() : filled(known->message.in(language), finding);
}

} // namespace stagedoor
