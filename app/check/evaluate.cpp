// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate.h"

#include <fstream>
#include <iostream>

#include "listing/json.h"
#include "policy/evaluation.h"

namespace stagedoor {

int evaluate(const PolicyEngine &engine, const std::string &file, bool json,
             std::optional<std::chrono::year_month_day> day)
{
    std::ifstream opened(file, std::ios::binary);
    std::istream &in = file == "-" ? std::cin : opened;
    if (file != "-" && !opened) {
        std::cerr << file << ": cannot be read\n";
        return 1;
    }
    Evaluation evaluation;
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
        if (line.find_first_not_of(" \t\r") == std::string::npos) {
            continue;
        }
        const Result<ImportLine> read = importLineFromJson(line);
        const Result<> counted =
            read ? evaluation.add(line, engine.assess(read->listing, day)) : tl::unexpected<Error>(read.error());
        if (!counted) { // figures over a part of the file would mislead
            std::cerr << file << ':' << number << ": " << counted.error().detail << '\n';
            return 1;
        }
    }
    if (json) {
        std::cout << evaluation.json() << '\n';
    } else {
        std::cout << evaluation.table() << evaluation.summary() << '\n';
    }
    return std::cout.flush() ? 0 : 1;
}

} // namespace stagedoor
