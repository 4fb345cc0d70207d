// SPDX-License-Identifier: GPL-2.0-or-later
//
// Files do not say how they are encoded, and a page glued together from several is encoded in
// several ways. Counting what is well-formed UTF-8 and what is not tells the cases apart.
#include "text/encoding.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace nutgraf {
namespace {

constexpr std::string_view kUtf8Mark = "\xef\xbb\xbf";
constexpr char32_t kMarkCode = 0xfeff;
constexpr char32_t kReplacementCode = 0xfffd;

// Windows-1252 from 0x80 to 0x9f; the five unassigned bytes stay C1 controls, as WHATWG has it.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008d, 0x017d, 0x008f, 0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178,
};

// The 16-bit unit that begins at the place.
char32_t unit_at(std::string_view bytes, std::size_t at, Utf16 order) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(order == Utf16::kBig ? first << 8 | second : second << 8 | first);
}

bool is_high_surrogate(char32_t unit) { return unit >= 0xd800 && unit < 0xdc00; }
bool is_low_surrogate(char32_t unit) { return unit >= 0xdc00 && unit < 0xe000; }

// Text holds no zero bytes and next to no control characters besides white space and escapes.
bool looks_binary(std::string_view text) {
    if (text.substr(0, 1 << 16).find('\0') != std::string_view::npos) return true;
    const std::string_view head = text.substr(0, 1 << 12);
    const auto controls = std::ranges::count_if(head, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 && !(byte >= '\t' && byte <= '\r') && byte != 0x1b;
    });
    return static_cast<std::size_t>(controls) * 50 > head.size();
}

// The code point of a byte from 0x80 on.
char32_t windows_1252(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0xa0 ? kWindows1252[byte - 0x80] : byte;
}

std::string decode_windows_1252(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes) {
        if (static_cast<unsigned char>(c) < 0x80) {
            out.push_back(c);
        } else {
            append_utf8(out, windows_1252(c));
        }
    }
    return out;
}

struct Census {
    std::size_t pairs = 0;   // well-formed sequences of two bytes
    std::size_t longer = 0;  // ... of three or four
    std::size_t strays = 0;  // bytes that are no part of one
};

Census take_census(std::string_view text) {
    Census census;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = utf8_sequence_length(text, at);
        if (length == 0) ++census.strays;
        if (length == 2) ++census.pairs;
        if (length > 2) ++census.longer;
        at += std::max<std::size_t>(length, 1);
    }
    return census;
}

}  // namespace

Utf16 guess_utf16(std::string_view bytes) {
    if (bytes.starts_with("\xff\xfe")) return Utf16::kLittle;
    if (bytes.starts_with("\xfe\xff")) return Utf16::kBig;
    bytes = bytes.substr(0, 1 << 12);
    if (bytes.find('\0') == bytes.npos) return Utf16::kNone;
    const std::size_t pairs = bytes.size() / 2;
    std::size_t zero_first = 0;
    std::size_t zero_second = 0;
    for (std::size_t i = 0; i < pairs; ++i) {
        zero_first += bytes[2 * i] == '\0' ? 1 : 0;
        zero_second += bytes[2 * i + 1] == '\0' ? 1 : 0;
    }
    if (pairs < 4) return Utf16::kNone;
    if (zero_second * 10 > pairs * 7 && zero_first * 20 < pairs) return Utf16::kLittle;
    if (zero_first * 10 > pairs * 7 && zero_second * 20 < pairs) return Utf16::kBig;
    return Utf16::kNone;
}

std::string name_of(Utf16 order) { return order == Utf16::kBig ? "utf-16be" : "utf-16le"; }

std::string decode_utf16(std::string_view bytes, Utf16 order) {
    std::string out;
    out.reserve(bytes.size());
    std::size_t at = 0;
    if (bytes.size() > 1 && unit_at(bytes, 0, order) == kMarkCode) at = 2;
    while (at + 1 < bytes.size()) {
        char32_t code = unit_at(bytes, at, order);
        at += 2;
        if (is_high_surrogate(code) && at + 1 < bytes.size()) {
            const char32_t low = unit_at(bytes, at, order);
            if (is_low_surrogate(low)) {
                code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
                at += 2;
            }
        }
        const bool lone = is_high_surrogate(code) || is_low_surrogate(code);
        append_utf8(out, lone ? kReplacementCode : code);
    }
    if (at < bytes.size()) append_utf8(out, kReplacementCode);
    return out;
}

std::size_t whole_utf16(std::string_view bytes, Utf16 order) {
    const std::size_t size = bytes.size() - bytes.size() % 2;
    const bool torn = size > 0 && is_high_surrogate(unit_at(bytes, size - 2, order));
    return torn ? size - 2 : size;
}

std::string repair_utf8(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = utf8_sequence_length(text, at);
        if (length > 0) {
            out.append(text.substr(at, length));
            at += length;
        } else {
            append_utf8(out, windows_1252(text[at++]));
        }
    }
    return out;
}

std::optional<DecodedText> decode_text(std::string bytes) {
    if (const Utf16 order = guess_utf16(bytes); order != Utf16::kNone) {
        std::string text = decode_utf16(bytes, order);
        if (looks_binary(text)) return std::nullopt;
        return DecodedText{std::move(text), name_of(order), 0};
    }
    if (looks_binary(bytes)) return std::nullopt;
    const std::size_t mark = bytes.starts_with(kUtf8Mark) ? kUtf8Mark.size() : 0;
    bytes.erase(0, mark);
    if (simdjson::validate_utf8(bytes)) return DecodedText{std::move(bytes), "utf-8", mark};
    const Census census = take_census(bytes);
    if (census.longer == 0 && census.pairs < census.strays) {
        return DecodedText{decode_windows_1252(bytes), "windows-1252", 0};
    }
    return DecodedText{repair_utf8(bytes), "mixed", 0};
}

}  // namespace nutgraf
