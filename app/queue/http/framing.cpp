// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/http/framing.h"

#include <algorithm>

#include "queue/http/message.h"

namespace stagedoor::server {

namespace {

constexpr std::size_t longestTarget = 2048;

bool same(std::string_view a, std::string_view b)
{
    return !CaseLess{}(a, b) && !CaseLess{}(b, a);
}

bool isTokenCharacter(char c)
{
    return c > ' ' && c < '\x7f' && std::string_view("\"(),/:;<=>?@[\\]{}").find(c) == std::string_view::npos;
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::optional<std::string> decoded(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        char c = text[at];
        if (c == '%') {
            const int high = text.size() - at > 2 ? hexDigit(text[at + 1]) : -1;
            const int low = text.size() - at > 2 ? hexDigit(text[at + 2]) : -1;
            if (high < 0 || low < 0) {
                return std::nullopt;
            }
            c = char(high * 16 + low);
            at += 2;
        }
        if (c <= ' ' || c >= '\x7f') {
            return std::nullopt; // no parameter holds anything but printable ASCII
        }
        out += c;
    }
    return out;
}

} // namespace

std::optional<std::string> badFraming(const HeaderLines &lines)
{
    int lengths = 0;
    int codings = 0;
    int hosts = 0;
    for (const auto &[name, value] : lines) {
        if (name.empty() || !std::ranges::all_of(name, isTokenCharacter)) {
            return "a header name holds a character that it may not";
        }
        if (same(name, "Content-Length")) {
            ++lengths;
            if (value.empty() || value.size() > 12 || value.find_first_not_of("0123456789") != std::string_view::npos) {
                return "Content-Length is not a number of 1 to 12 digits";
            }
        } else if (same(name, "Transfer-Encoding")) {
            ++codings;
            if (!same(value, "chunked")) {
                return "the only Transfer-Encoding taken is chunked";
            }
        } else if (same(name, "Host")) {
            ++hosts;
        }
    }
    if (lengths + codings > 1) {
        return "more than one of Content-Length and Transfer-Encoding";
    }
    if (hosts > 1) {
        return "more than one Host";
    }
    return std::nullopt;
}

std::optional<Target> splitTarget(std::string_view raw)
{
    const auto plain = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
               c == '/' || c == '.';
    };
    const std::size_t mark = raw.find('?');
    const std::string_view path = raw.substr(0, mark);
    if (raw.size() > longestTarget || !path.starts_with('/') || !std::ranges::all_of(path, plain)) {
        return std::nullopt;
    }
    Target target{std::string(path), {}};
    std::string_view rest = mark == std::string_view::npos ? std::string_view() : raw.substr(mark + 1);
    while (!rest.empty()) {
        const std::string_view pair = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
        if (pair.empty()) {
            continue;
        }
        const std::size_t equals = pair.find('=');
        auto name = decoded(pair.substr(0, equals));
        auto value = decoded(equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1));
        if (!name || !value || !target.query.emplace(std::move(*name), std::move(*value)).second) {
            return std::nullopt;
        }
    }
    return target;
}

} // namespace stagedoor::server
