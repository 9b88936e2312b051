// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/gunzip.h"

#include <algorithm>
#include <limits>
#include <memory>

#include <zlib.h>

#include "sync/queueclient.h"

namespace stagedoor {

namespace {

constexpr int gzipOnly = 15 + 16; // windowBits: the largest window, a gzip header and nothing else
constexpr std::size_t step = std::size_t{256} * 1024;

struct InflateEnd {
    void operator()(z_stream *stream) const { inflateEnd(stream); }
};

// zlib's interface is not const, though it never writes here.
Bytef *input(std::string_view text)
{
    return reinterpret_cast<Bytef *>(const_cast<char *>(text.data()));
}

auto tooMuch(std::size_t maxBytes)
{
    return fail(Error::Kind::Network, "gzip: more than " + std::to_string(maxBytes) + " bytes", tooLargeCode);
}

} // namespace

Result<std::string> gunzip(std::string_view gzip, std::size_t maxBytes)
{
    if (gzip.size() > std::numeric_limits<uInt>::max()) {
        return fail(Error::Kind::Network, "gzip: too large");
    }
    z_stream stream{};
    if (inflateInit2(&stream, gzipOnly) != Z_OK) {
        return fail(Error::Kind::Network, "gzip: no memory");
    }
    const std::unique_ptr<z_stream, InflateEnd> owner(&stream);
    stream.next_in = input(gzip);
    stream.avail_in = static_cast<uInt>(gzip.size());

    std::string text;
    for (int state = Z_OK; state != Z_STREAM_END;) {
        const std::size_t have = text.size();
        if (have > maxBytes) {
            return tooMuch(maxBytes);
        }
        const std::size_t room = std::min(step, maxBytes + 1 - have); // one more shows that it is too much
        text.resize(have + room);
        stream.next_out = reinterpret_cast<Bytef *>(text.data() + have);
        stream.avail_out = static_cast<uInt>(room);
        state = inflate(&stream, Z_NO_FLUSH);
        text.resize(have + room - stream.avail_out);
        if (state != Z_OK && state != Z_STREAM_END) {
            return fail(Error::Kind::Network, state == Z_BUF_ERROR ? "gzip: cut off" : "gzip: damaged");
        }
    }
    if (text.size() > maxBytes) {
        return tooMuch(maxBytes);
    }
    if (stream.avail_in != 0) {
        return fail(Error::Kind::Network, "gzip: bytes after its end");
    }
    return text;
}

} // namespace stagedoor
