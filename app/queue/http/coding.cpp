// SPDX-License-Identifier: GPL-3.0-or-later
#include "queue/http/coding.h"

#include <array>

#include <QCryptographicHash>
#include <zlib.h>

namespace stagedoor::server {

namespace {

constexpr int gzipWindow = 15 + 16; // zlib's: 32 KB window, gzip wrapper

QByteArray sha256(std::string_view bytes)
{
    return QCryptographicHash::hash(QByteArrayView(bytes.data(), qsizetype(bytes.size())), QCryptographicHash::Sha256);
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) {
        return {};
    }
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

/// Cuts the first comma-separated item off @p list.
std::string_view nextItem(std::string_view &list)
{
    const std::size_t comma = list.find(',');
    const std::string_view item = trimmed(list.substr(0, comma));
    list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
    return item;
}

Bytef *input(std::string_view bytes)
{
    return const_cast<Bytef *>(reinterpret_cast<const Bytef *>(bytes.data())); // NOLINT: zlib reads only
}

} // namespace

std::string sha256Hex(std::string_view bytes)
{
    return sha256(bytes).toHex().toStdString();
}

std::string contentDigest(std::string_view bytes)
{
    return "sha-256=:" + sha256(bytes).toBase64().toStdString() + ':';
}

bool digestMatches(std::string_view header, std::string_view bytes)
{
    while (!header.empty()) {
        const std::string_view item = nextItem(header);
        if (item.starts_with("sha-256=")) {
            return item == contentDigest(bytes);
        }
    }
    return true;
}

bool acceptsGzip(std::string_view header)
{
    while (!header.empty()) {
        const std::string_view item = nextItem(header);
        const std::size_t semicolon = item.find(';');
        const std::string_view coding = trimmed(item.substr(0, semicolon));
        if (coding != "gzip" && coding != "*") {
            continue;
        }
        const std::string_view weight =
            semicolon == std::string_view::npos ? std::string_view() : trimmed(item.substr(semicolon + 1));
        return !weight.starts_with("q=0") || weight.find_first_of("123456789") != std::string_view::npos;
    }
    return false;
}

std::string gzip(std::string_view bytes)
{
    z_stream stream{};
    std::string out;
    if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        return out;
    }
    out.resize(deflateBound(&stream, uLong(bytes.size())));
    stream.next_in = input(bytes);
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    const int end = deflate(&stream, Z_FINISH);
    out.resize(end == Z_STREAM_END ? stream.total_out : 0);
    deflateEnd(&stream);
    return out;
}

std::optional<std::string> gunzip(std::string_view bytes, std::size_t cap)
{
    z_stream stream{};
    if (inflateInit2(&stream, gzipWindow) != Z_OK) {
        return std::nullopt;
    }
    stream.next_in = input(bytes);
    stream.avail_in = uInt(bytes.size());
    std::string out;
    std::array<char, 65536> chunk;
    int state = Z_OK;
    while (state == Z_OK && out.size() <= cap) {
        stream.next_out = reinterpret_cast<Bytef *>(chunk.data());
        stream.avail_out = uInt(chunk.size());
        state = inflate(&stream, Z_NO_FLUSH);
        out.append(chunk.data(), chunk.size() - stream.avail_out);
    }
    const bool whole = state == Z_STREAM_END && stream.avail_in == 0 && out.size() <= cap;
    inflateEnd(&stream);
    return whole ? std::optional(std::move(out)) : std::nullopt;
}

} // namespace stagedoor::server
