// SPDX-License-Identifier: GPL-3.0-or-later
#include "policy/csv.h"

#include <utility>

namespace stagedoor {

std::vector<std::vector<std::string>> csvRows(std::string_view text)
{
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> row;
    std::string field;
    bool quoted = false;
    const auto endRow = [&] {
        row.push_back(std::exchange(field, {}));
        if (row.size() > 1 || !row.front().empty()) {
            rows.push_back(std::move(row));
        }
        row.clear();
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (quoted && c == '"' && at + 1 < text.size() && text[at + 1] == '"') {
            field += '"';
            ++at;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (quoted || (c != ',' && c != '\n' && c != '\r')) {
            field += c;
        } else if (c == ',') {
            row.push_back(std::exchange(field, {}));
        } else if (c == '\n') {
            endRow();
        }
    }
    endRow();
    return rows;
}

} // namespace stagedoor
