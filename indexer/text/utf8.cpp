// SPDX-License-Identifier: GPL-2.0-or-later
//
// Bytes from files, arguments and databases are read strictly here. The tokenizer does not use
// this: it reads broken bytes as Xapian does.
#include "text/utf8.hpp"

#include <utf8proc.h>

namespace nutgraf {
namespace {

bool is_continuation(std::string_view text, std::size_t at) {
    return at < text.size() && is_utf8_tail(text[at]);
}

}  // namespace

std::size_t utf8_sequence_length(std::string_view text, std::size_t at) noexcept {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) return 1;
    if (lead < 0xc2 || lead > 0xf4 || !is_continuation(text, at + 1)) return 0;
    if (lead < 0xe0) return 2;
    // The second byte excludes overlong forms, surrogates and what lies beyond U+10FFFF.
    const auto second = static_cast<unsigned char>(text[at + 1]);
    if (lead == 0xe0 && second < 0xa0) return 0;
    if (lead == 0xed && second > 0x9f) return 0;
    if (lead == 0xf0 && second < 0x90) return 0;
    if (lead == 0xf4 && second > 0x8f) return 0;
    if (!is_continuation(text, at + 2)) return 0;
    if (lead < 0xf0) return 3;
    return is_continuation(text, at + 3) ? 4 : 0;
}

CodePoint decode_utf8(std::string_view text, std::size_t at) noexcept {
    const std::size_t length = utf8_sequence_length(text, at);
    const auto lead = static_cast<unsigned char>(text[at]);
    if (length == 0) return {0xfffd, 1};
    if (length == 1) return {lead, 1};
    char32_t value = lead & (0x7fU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        value = value << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3fU);
    }
    return {value, length};
}

void append_utf8(std::string& out, char32_t code) {
    const auto put = [&out](char32_t bits) { out.push_back(static_cast<char>(bits)); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xc0 | code >> 6);
        put(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
        put(0xe0 | code >> 12);
        put(0x80 | (code >> 6 & 0x3f));
        put(0x80 | (code & 0x3f));
    } else {
        put(0xf0 | code >> 18);
        put(0x80 | (code >> 12 & 0x3f));
        put(0x80 | (code >> 6 & 0x3f));
        put(0x80 | (code & 0x3f));
    }
}

bool is_control(char32_t character) noexcept {
    return character < 0x20 || (character >= 0x7f && character < 0xa0);
}

bool is_invisible(char32_t character) noexcept {
    constexpr char32_t kFirst = 0xad;
    constexpr char32_t kNonJoiner = 0x200c;
    constexpr char32_t kJoiner = 0x200d;
    if (character < kFirst || character == kNonJoiner || character == kJoiner) return false;
    const auto* property = ::utf8proc_get_property(static_cast<utf8proc_int32_t>(character));
    switch (property->category) {
        case UTF8PROC_CATEGORY_ZL:
        case UTF8PROC_CATEGORY_ZP: return true;
        case UTF8PROC_CATEGORY_CF: return property->boundclass != UTF8PROC_BOUNDCLASS_PREPEND;
        default: return false;
    }
}

std::string printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_utf8(text, at);
        const bool hidden =
            point.value == 0xfffd || is_control(point.value) || is_invisible(point.value);
        out += hidden ? kReplacement : text.substr(at, point.bytes);
        at += point.bytes;
    }
    return out;
}

}  // namespace nutgraf
