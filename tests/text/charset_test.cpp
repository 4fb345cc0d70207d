// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/charset.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "text/charset_labels.hpp"

namespace {

using nutgraf::decode_charset;

TEST_CASE("all labels of the Encoding Standard are known", "[charset]") {
    CHECK(nutgraf::kCharsetLabels.size() == 222);
    CHECK(std::ranges::is_sorted(nutgraf::kCharsetLabels, {}, &nutgraf::CharsetLabel::label));
    for (const nutgraf::CharsetLabel& one : nutgraf::kCharsetLabels) {
        CAPTURE(one.label);
        const bool wide = one.name.starts_with("UTF-16");
        const std::string units =
            one.name == "UTF-16LE" ? std::string("a\0b\0", 4) : std::string("\0a\0b", 4);
        CHECK(decode_charset(wide ? units : "ab", one.label) == "ab");
    }
}

TEST_CASE("a charset has many names", "[charset]") {
    struct Case {
        std::string label;
        std::string bytes;
        std::string text;
    };
    const std::vector<Case> cases = {
        {"Windows-1251", "\xcc\xee\xf0\xe5", "Море"},
        {" cp1251 ", "\xcc\xee\xf0\xe5", "Море"},
        {"koi", "\xed\xcf\xd2\xc5", "Море"},
        {"cskoi8r", "\xed\xcf\xd2\xc5", "Море"},
        {"csisolatincyrillic", "\xbc\xde\xe0\xd5", "Море"},
        {"latin2",
         "\xb3\xf3"
         "d\xbc",
         "łódź"},
        {"l9", "\xa4", "€"},
        {"ms_kanji", "\x8a\x43", "海"},
        {"x-euc-jp", "\xb3\xa4", "海"},
        {"gb_2312-80", "\xba\xa3", "海"},
        {"x-x-big5", "\xae\xfc", "海"},
        {"korean", "\xb9\xd9\xb4\xd9", "바다"},
        {"x-mac-ukrainian", "\x8c\xee\xf0\xe5", "Море"},
        {"visual", "\xe9\xed", "ים"},
        {"ansi_x3.4-1968", "caf\xe9", "café"},
        {"unicode-1-1-utf-8", "café", "café"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.label);
        CHECK(decode_charset(one.bytes, one.label) == one.text);
    }
    CHECK_FALSE(decode_charset("a", "no-such-charset"));
    CHECK_FALSE(decode_charset("a", "utf-8//ignore"));
}

}  // namespace
