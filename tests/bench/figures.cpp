// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures.h"

#include <iomanip>
#include <sstream>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace stagedoor::bench {

std::string Figures::json() const
{
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
    writer.SetMaxDecimalPlaces(3);
    writer.StartObject();
    writer.Key("bench");
    writer.String(m_bench.c_str());
    for (const auto &[name, value] : m_values) {
        writer.Key(name.c_str());
        writer.Double(value);
    }
    writer.EndObject();
    return {buffer.GetString(), buffer.GetSize()};
}

std::string Figures::text() const
{
    std::ostringstream out;
    out << m_bench << '\n' << std::fixed << std::setprecision(2);
    for (const auto &[name, value] : m_values) {
        out << "  " << std::left << std::setw(32) << name << std::right << std::setw(16) << value << '\n';
    }
    return out.str();
}

} // namespace stagedoor::bench
