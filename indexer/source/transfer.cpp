// SPDX-License-Identifier: GPL-2.0-or-later
//
// The wrappings that mail and web servers put around text so that it survives transport.
#include "source/transfer.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <memory>

#include "text/ascii.hpp"

namespace nutgraf {
namespace {

// The value of a digit of base64, -1 if it is none.
int base64_value(char c) {
    if (ascii::is_upper(c)) return c - 'A';
    if (ascii::is_lower(c)) return c - 'a' + 26;
    if (ascii::is_digit(c)) return c - '0' + 52;
    if (c == '+' || c == '-') return 62;
    return c == '/' || c == '_' ? 63 : -1;
}

// Reads a whole number in hexadecimal off the text; nothing if it does not begin with one.
std::optional<std::size_t> take_hexadecimal(std::string_view& text) {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    if (error != std::errc()) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

// The bytes of a line's end that is none: "=", white space that was added on the way, and the end.
std::size_t soft_break(std::string_view text) {
    const std::size_t end = text.find_first_not_of(" \t", 1);
    if (end == text.npos) return text.size();
    const std::string_view rest = text.substr(end, 2);
    return rest.starts_with('\n') ? end + 1 : rest == "\r\n" ? end + 2 : 0;
}

struct FreeDecompressor {
    void operator()(libdeflate_decompressor* it) const noexcept {
        libdeflate_free_decompressor(it);
    }
};

using Decompress = libdeflate_result (*)(libdeflate_decompressor*, const void*, std::size_t, void*,
                                         std::size_t, std::size_t*);

// How large the whole will be, is not said, so room is doubled until it is enough.
std::optional<std::string> decompress(std::string_view bytes, Decompress how, std::size_t most) {
    const std::unique_ptr<libdeflate_decompressor, FreeDecompressor> engine(
        libdeflate_alloc_decompressor());
    if (!engine) throw std::bad_alloc();
    std::string out;
    for (std::size_t room = 8 * bytes.size() + 256;; room *= 2) {
        out.resize(std::min(room, most));
        std::size_t size = 0;
        const auto result =
            how(engine.get(), bytes.data(), bytes.size(), out.data(), out.size(), &size);
        out.resize(size);
        if (result == LIBDEFLATE_SUCCESS) return out;
        if (result != LIBDEFLATE_INSUFFICIENT_SPACE || room >= most) return std::nullopt;
    }
}

}  // namespace

std::string decode_base64(std::string_view text) {
    std::string out;
    out.reserve(text.size() / 4 * 3);
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        const int value = base64_value(c);
        if (c == '=') count = 0;  // the end; another text may be joined to it
        if (value < 0) continue;
        bits = bits << 6 | static_cast<std::uint32_t>(value);
        count += 6;
        if (count < 8) continue;
        count -= 8;
        out += static_cast<char>(bits >> count & 0xff);
    }
    return out;
}

std::string decode_quoted_printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const std::size_t plain = std::min(text.find('='), text.size());
        out += text.substr(0, plain);
        text.remove_prefix(plain);
        if (const std::size_t soft = soft_break(text); soft > 0) {
            text.remove_prefix(soft);
            continue;
        }
        std::string_view code = text.substr(std::min<std::size_t>(1, text.size()), 2);
        if (const auto byte = take_hexadecimal(code); byte && code.empty()) {
            out += static_cast<char>(*byte);
            text.remove_prefix(std::min<std::size_t>(3, text.size()));
        } else if (!text.empty()) {
            out += '=';
            text.remove_prefix(1);
        }
    }
    return out;
}

std::string join_chunks(std::string_view bytes) {
    std::string out;
    std::string_view rest = bytes;
    bool any = false;
    while (true) {
        const auto size = take_hexadecimal(rest);
        const auto line_end = rest.substr(0, 256).find('\n');
        const std::string_view extension = ascii::trim(rest.substr(0, line_end));
        const bool chunk_line =
            size && line_end != rest.npos && (extension.empty() || extension.starts_with(';'));
        if (!chunk_line) return any ? out : std::string(bytes);
        any = true;
        rest.remove_prefix(line_end + 1);
        const std::string_view chunk = rest.substr(0, *size);
        if (chunk.empty()) return out;
        out += chunk;
        rest.remove_prefix(chunk.size());
        rest.remove_prefix(std::min(rest.find_first_not_of("\r\n"), rest.size()));
    }
}

std::optional<std::string> decode_content(std::string bytes, std::string_view encoding,
                                          std::size_t most) {
    const std::string name = ascii::to_lower(ascii::trim(encoding));
    if (name.empty() || name == "identity") return bytes;
    if (name == "gzip" || name == "x-gzip") {
        if (!bytes.starts_with("\x1f\x8b")) return bytes;
        return decompress(bytes, libdeflate_gzip_decompress, most);
    }
    if (name == "deflate") {
        auto out = decompress(bytes, libdeflate_zlib_decompress, most);
        return out ? out : decompress(bytes, libdeflate_deflate_decompress, most);
    }
    return std::nullopt;
}

}  // namespace nutgraf
