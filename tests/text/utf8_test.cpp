// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/utf8.hpp"

#include <string>
#include <utility>
#include <vector>

#include "support/catch.hpp"

TEST_CASE("what a terminal would obey or hide is replaced", "[utf8]") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"plain, größe, 中文, 👍🏽", "plain, größe, 中文, 👍🏽"},
        {"a\x1b[31mb\n\t\x7f", "a\uFFFD[31mb\uFFFD\uFFFD\uFFFD"},
        {"\u0085\u009b", "\uFFFD\uFFFD"},
        {"\xff\xc3", "\uFFFD\uFFFD"},
        {"txt.\u202eexe.\u202c", "txt.\uFFFDexe.\uFFFD"},
        {"\u200b\u00ad\ufeff\u2028\u2029", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"},
        {"\U000e0041\ufff9\u180e", "\uFFFD\uFFFD\uFFFD"},
        {"👨\u200d👩 می\u200cخواهم", "👨\u200d👩 می\u200cخواهم"},
        {"\u0600\u06dd\u070f", "\u0600\u06dd\u070f"},
    };
    for (const auto& [text, shown] : cases) {
        CAPTURE(text);
        CHECK(nutgraf::printable(text) == shown);
    }
}

TEST_CASE("each character that turns the direction of text is invisible", "[utf8]") {
    for (const auto& [first, last] : std::vector<std::pair<char32_t, char32_t>>{
             {0x202a, 0x202e}, {0x2066, 0x206f}, {0x200e, 0x200f}, {0x061c, 0x061c}}) {
        for (char32_t character = first; character <= last; ++character) {
            CAPTURE(static_cast<unsigned>(character));
            CHECK(nutgraf::is_invisible(character));
        }
    }
    for (const char32_t character : {U'a', U'é', U'א', U'ع', U'中', U'\u0301', U'\ufe0f'}) {
        CHECK_FALSE(nutgraf::is_invisible(character));
    }
}
