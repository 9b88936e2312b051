// SPDX-License-Identifier: GPL-3.0-or-later
#include "listinglines.h"

#include <fstream>
#include <iostream>

namespace stagedoor {

namespace {

bool readAll(std::istream &in, const std::string &name, const std::function<void(ImportLine &)> &use)
{
    bool good = true;
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
        if (number == 1 && line.starts_with("\xEF\xBB\xBF")) {
            line.erase(0, 3);
        }
        if (line.find_first_not_of(" \t\r") == std::string::npos) {
            continue;
        }
        Result<ImportLine> read = importLineFromJson(line);
        if (!read) {
            std::cerr << name << ':' << number << ": " << read.error().detail << '\n';
            good = false;
            continue;
        }
        use(*read);
    }
    if (in.bad()) {
        std::cerr << name << ": cannot be read\n";
        good = false;
    }
    return good;
}

} // namespace

bool forEachListing(const std::vector<std::string> &files, const std::function<void(ImportLine &)> &use)
{
    bool good = true;
    for (const std::string &name : files) {
        if (name == "-") {
            good = readAll(std::cin, "-", use) && good;
            continue;
        }
        std::ifstream file(name, std::ios::binary);
        if (!file) {
            std::cerr << name << ": cannot be read\n";
            good = false;
            continue;
        }
        good = readAll(file, name, use) && good;
    }
    return good;
}

} // namespace stagedoor
