// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "policy/policypack.h"
#include "policy/toml.h"

namespace stagedoor {

/// Reads a pack from TOML, all of it or none: the first thing wrong (a member nobody knows, a clause or cue that does
/// not exist, an id given twice, a text without English, a pattern Vectorscan refuses) ends it with file, line and
/// rule.
class PackReader
{
public:
    [[nodiscard]] static Result<std::shared_ptr<const PolicyPack>> read(std::string_view toml, std::string_view file);

private:
    PackReader(std::string_view file, PolicyPack &pack) : m_file(file), m_pack(pack) {}

    // Each answers false once something is wrong; m_error says what.
    bool document(const toml::table &root);
    bool header(const toml::table &table);
    bool settings(const toml::table &table);
    bool words(const toml::table &table);
    void namesAsWords(); ///< <known-names> and <casting-sites> of the tables beside the pack
    bool clause(const toml::table &table);
    bool question(const toml::table &table, Clause &clause);
    bool rule(const toml::table &table);
    bool message(const toml::table &table);
    bool references();
    bool compiles();

    bool keys(const toml::table &table, const std::string &what, std::initializer_list<std::string_view> known);
    bool text(const toml::table &table, std::string_view key, const std::string &what, std::string &out, bool required);
    bool local(const toml::table &table, std::string_view key, const std::string &what, LocalText &out, bool required);
    bool list(const toml::table &table, std::string_view key, const std::string &what, std::vector<std::string> &out);
    bool proposal(const toml::table &table, std::string_view key, const std::string &what,
                  std::optional<Proposal> &out);
    bool fillWords(std::string &pattern, int line, const std::string &what);
    template <class Read>
    bool tables(const toml::table &root, std::string_view key, Read read);
    bool wrong(int line, std::string what);

    std::string m_file;
    PolicyPack &m_pack;
    std::map<std::string, std::string, std::less<>> m_words;
    Error m_error;
};

} // namespace stagedoor
