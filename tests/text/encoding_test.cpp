// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/encoding.hpp"

#include <rapidcheck.h>

#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"
#include "support/texts.hpp"

namespace {

using nutgraf::decode_text;
using nutgraf::repair_utf8;
using nutgraf::utf8_sequence_length;

bool is_valid_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = utf8_sequence_length(text, at);
        if (length == 0) return false;
        at += length;
    }
    return true;
}

// Bytes of a text with zeros, which a literal cannot hold.
template <std::size_t N>
std::string bytes(const char (&literal)[N]) {
    return std::string(literal, N - 1);
}

// ASCII in 16-bit units.
std::string wide(const std::string& ascii, bool big_endian) {
    std::string out;
    for (const char c : ascii) {
        if (big_endian) out += '\0';
        out += c;
        if (!big_endian) out += '\0';
    }
    return out;
}

struct Case {
    std::string bytes;
    std::string text;
    std::string encoding;
    std::size_t offset = 0;
};

const std::vector<Case> kCases = {
    {"", "", "utf-8"},
    {"plain\r\ntext\t\f\x1b[0m", "plain\r\ntext\t\f\x1b[0m", "utf-8"},
    {"caf\u00e9 \u4e2d \U0001f600", "caf\u00e9 \u4e2d \U0001f600", "utf-8"},
    {"\xef\xbb\xbf"
     "caf\u00e9",
     "caf\u00e9", "utf-8", 3},
    {"\xef\xbb\xbf", "", "utf-8", 3},
    {"\xef\xbb", "\u00ef\u00bb", "windows-1252"},
    // UTF-16 with its mark.
    {bytes("\xff\xfe"
           "h\0i\0"),
     "hi", "utf-16le"},
    {bytes("\xfe\xff"
           "\0h\0i"),
     "hi", "utf-16be"},
    {bytes("\xff\xfe"), "", "utf-16le"},
    {bytes("\xff\xfe\x3d\xd8\x00\xde"), "\U0001f600", "utf-16le"},
    {bytes("\xfe\xff\xd8\x3d\xde\x00"), "\U0001f600", "utf-16be"},
    {bytes("\xff\xfe\x2d\x4e\x87\x65"), "\u4e2d\u6587", "utf-16le"},
    // Lone surrogates: high before a letter, low first, high at the end; the odd byte.
    {bytes("\xff\xfe\x3d\xd8"
           "a\0"),
     "\ufffd"
     "a",
     "utf-16le"},
    {bytes("\xff\xfe\x00\xde"
           "a\0"),
     "\ufffd"
     "a",
     "utf-16le"},
    {bytes("\xff\xfe"
           "a\0\x3d\xd8"),
     "a\ufffd", "utf-16le"},
    {bytes("\xff\xfe\x3d\xd8\x3d\xd8\x00\xde"), "\ufffd\U0001f600", "utf-16le"},
    {bytes("\xff\xfe"
           "a\0b"),
     "a\ufffd", "utf-16le"},
    {bytes("\xff\xfe\x3d\xd8\x00"), "\ufffd\ufffd", "utf-16le"},
    // UTF-16 without it.
    {wide("Some Latin text", false), "Some Latin text", "utf-16le"},
    {wide("Some Latin text", true), "Some Latin text", "utf-16be"},
    // One byte a character.
    {"caf\xe9 au lait", "caf\u00e9 au lait", "windows-1252"},
    {"\x93quoted\x94 \x96 it\x92s \x80 5", "\u201cquoted\u201d \u2013 it\u2019s \u20ac 5",
     "windows-1252"},
    {"\x81\x8d\x8f\x90\x9d", "\u0081\u008d\u008f\u0090\u009d", "windows-1252"},
    {"\xa0\xff", "\u00a0\u00ff", "windows-1252"},
    // Glued together from both.
    {"caf\u00e9 caf\xe9", "caf\u00e9 caf\u00e9", "mixed"},
    {"\xef\xbb\xbf"
     "caf\u00e9 it\x92s",
     "caf\u00e9 it\u2019s", "mixed"},
    // Not well-formed: overlong, surrogate, beyond the last character, cut short.
    {"\xc0\xaf", "\u00c0\u00af", "windows-1252"},
    {"\xed\xa0\x80", "\u00ed\u00a0\u20ac", "windows-1252"},
    {"\xf4\x90\x80\x80", "\u00f4\u0090\u20ac\u20ac", "windows-1252"},
    {"\xe2\x82", "\u00e2\u201a", "windows-1252"},
};

const std::vector<std::string> kBinary = {
    bytes("\x7f"
          "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0"),
    bytes("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0"),
    bytes("PK\x03\x04\x14\0\0\0\x08\0"),
    bytes("\x1f\x8b\x08\0\0\0\0\0\0\x03"),
    bytes("\xff\xfe\0\0h\0\0\0i\0\0\0"),  // UTF-32
    std::string(1000, '\0'),
    bytes("text\0text"),
    "\x01\x02\x03\x04",
    bytes("\0"),
};

rc::Gen<std::string> any_bytes() {
    const auto piece = rc::gen::oneOf(
        rc::gen::container<std::string>(rc::gen::arbitrary<char>()),
        rc::gen::element<std::string>("plain ", "\u00e9", "\u4e2d", "\U0001f600", "\xef\xbb\xbf",
                                      "\xff\xfe", "\xfe\xff", "\x92", "\xc3", std::string("a\0", 2),
                                      std::string("\0a", 2), "\xed\xa0\x80", "\xd8", "\xdc"));
    return texts_of(piece);
}

}  // namespace

TEST_CASE("encodings are recognised and decoded", "[source]") {
    for (const auto& [raw, text, encoding, offset] : kCases) {
        CAPTURE(raw);
        const auto decoded = decode_text(raw);
        REQUIRE(decoded);
        CHECK(decoded->text == text);
        CHECK(decoded->encoding == encoding);
        CHECK(decoded->text_offset == offset);
    }
}

TEST_CASE("binary files are no texts", "[source]") {
    for (const std::string& raw : kBinary) {
        CAPTURE(raw);
        CHECK_FALSE(decode_text(raw));
    }
}

TEST_CASE("decoded text is valid UTF-8, and of UTF-8 the very bytes", "[source]") {
    CHECK(rc::check("for any bytes", [] {
        const std::string raw = *any_bytes();
        const auto decoded = decode_text(raw);
        if (!decoded) return;
        RC_ASSERT(is_valid_utf8(decoded->text));
        if (decoded->encoding == "utf-8")
            RC_ASSERT(raw.substr(decoded->text_offset) == decoded->text);
        if (decoded->encoding != "utf-8") RC_ASSERT(decoded->text_offset == 0U);
        const auto again = decode_text("text so that no mark counts: " + decoded->text);
        if (again) RC_ASSERT(again->encoding == "utf-8");
    }));
}

TEST_CASE("repairing is the identity on valid UTF-8, and gives nothing else", "[source]") {
    CHECK(rc::check("for any bytes", [] {
        const std::string raw = *any_bytes();
        const std::string repaired = repair_utf8(raw);
        RC_ASSERT(is_valid_utf8(repaired));
        RC_ASSERT(repair_utf8(repaired) == repaired);
        if (is_valid_utf8(raw)) RC_ASSERT(repaired == raw);
    }));
}

TEST_CASE("a sequence is well-formed exactly if it encodes a character", "[source]") {
    // All characters, by an encoder of its own.
    for (unsigned code = 0; code < 0x110000; ++code) {
        std::string text;
        const auto tail = [&](unsigned shift) {
            return static_cast<char>(0x80 | (code >> shift & 63));
        };
        if (code < 0x80)
            text = {static_cast<char>(code)};
        else if (code < 0x800)
            text = {static_cast<char>(0xc0 | code >> 6), tail(0)};
        else if (code < 0x10000)
            text = {static_cast<char>(0xe0 | code >> 12), tail(6), tail(0)};
        else
            text = {static_cast<char>(0xf0 | code >> 18), tail(12), tail(6), tail(0)};
        const bool surrogate = code >= 0xd800 && code < 0xe000;
        const std::size_t expected = surrogate ? 0 : text.size();
        if (utf8_sequence_length(text, 0) == expected) continue;
        CAPTURE(code);
        CHECK(utf8_sequence_length(text, 0) == expected);
    }
    for (const std::string bad :
         {"\x80", "\xbf", "\xc0\x80", "\xc1\xbf", "\xe0\x9f\xbf", "\xf0\x8f\xbf\xbf",
          "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff", "\xc3", "\xe2\x82", "\xf0\x9f\x98",
          "\xc3"
          "a",
          "\xe2\x82"
          "a"}) {
        CAPTURE(bad);
        CHECK(utf8_sequence_length(bad, 0) == 0);
    }
}

TEST_CASE("a capital with accent before a typographic mark stays two characters", "[source]") {
    // In Windows-1252 the two bytes look like one character of UTF-8.
    const auto decoded = nutgraf::decode_text(
        "LA CIT\xc9\x92s \x84"
        "CAF\xc9\x93, caf\xe9 \xe0 \xe9t\xe9");
    REQUIRE(decoded.has_value());
    CHECK(decoded->text == "LA CITÉ’s „CAFÉ“, café à été");
    CHECK(decoded->encoding == "windows-1252");
}
