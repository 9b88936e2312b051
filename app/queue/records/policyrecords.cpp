// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/records/policyrecords.h"

#include "policy/policyengine.h"
#include "policy/toml.h"
#include "queue/records/noterecords.h"

namespace stagedoor::server {

std::string policyToml(Connection &connection)
{
    return findDocument(connection, "policy").value_or(std::string(PolicyPack::builtInToml()));
}

std::string policyReference(const std::string &toml)
{
    // Not by PolicyPack: reading a whole pack checks each of its rules, for seconds.
    const toml::parse_result parsed = toml::parse(toml);
    if (!parsed) {
        return {};
    }
    const std::string name = parsed["pack"]["name"].value_or(std::string());
    return name.empty() ? std::string() : name + '@' + parsed["pack"]["version"].value_or(std::string());
}

void storePolicy(Connection &connection, const std::string &toml)
{
    storeDocument(connection, "policy", toml);
}

Result<> checkPolicy(const std::string &toml)
{
    const auto pack = PolicyPack::fromToml(toml, "policy");
    if (!pack) {
        return tl::unexpected(pack.error());
    }
    const auto engine = PolicyEngine::create(*pack);
    return engine ? Result<>() : tl::unexpected(engine.error());
}

} // namespace stagedoor::server
