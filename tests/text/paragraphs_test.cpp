// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/paragraphs.hpp"

#include <rapidcheck.h>

#include <string>
#include <vector>

#include "support/catch.hpp"

namespace {

using nutgraf::paragraph_ends;

std::vector<std::string> paragraphs(const std::string& text) {
    std::vector<std::string> all;
    std::size_t start = 0;
    for (const std::size_t end : paragraph_ends(text)) {
        all.push_back(text.substr(start, end - start));
        start = end;
    }
    return all;
}

using Parts = std::vector<std::string>;

const std::string kLine = "A line of some seventy bytes, as editors have wrapped them since 1970\n";
const std::string kShort = "and its rest.\n";
const std::string kWide(120, 'w');

std::string with_crlf(const std::string& text) {
    std::string out;
    for (const char c : text) out += c == '\n' ? "\r\n" : std::string(1, c);
    return out;
}

const std::vector<Parts> kTexts = {
    {},
    {"one"},
    {"one\n"},
    {"one\n", "two"},
    {"one\n\n", "two\n"},
    {"\n\none\n \t\n\n", "two\n\n"},
    {"\n\n\n"},
    {" "},
    {kWide + "\n", kWide + "\n", kWide},
    // Wrapped: only a blank line ends a paragraph.
    {kLine + kLine + kLine + kShort + "\n", kLine + kLine + kShort},
    {kLine + kLine + kLine + kShort + " \t\n\n", kLine + kLine + kLine},
    // Long lines among them: not wrapped.
    {kLine, kLine, kLine, kWide + "\n", kLine},
    // Short lines, such as a table or a poem: not wrapped.
    {"one\n", "two\n", "three\n", "four\n", "five\n"},
    // Too little to tell.
    {kLine, kLine, kShort},
};

}  // namespace

TEST_CASE("paragraphs end at lines or at blank lines, as the text has it", "[article]") {
    for (const Parts& parts : kTexts) {
        std::string text;
        for (const std::string& part : parts) text += part;
        CAPTURE(text);
        CHECK(paragraphs(text) == parts);
        Parts crlf;
        for (const std::string& part : parts) crlf.push_back(with_crlf(part));
        CHECK(paragraphs(with_crlf(text)) == crlf);
    }
}

TEST_CASE("paragraphs tile any text, and each but a blank text's has something in it",
          "[article]") {
    CHECK(rc::check("of lines", [] {
        const auto pieces =
            *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
                "\n", "\n\n", "\r\n", " ", "word", kLine, kWide, "\t", "\xff", "中文", "\f", "\r"));
        std::string text;
        for (const std::string& piece : pieces) text += piece;
        std::size_t last = 0;
        const auto ends = paragraph_ends(text);
        for (const std::size_t end : ends) {
            RC_ASSERT(end > last);
            const std::string part = text.substr(last, end - last);
            RC_ASSERT(ends.size() == 1 || part.find_first_not_of(" \t\r\n\f\v") != part.npos);
            last = end;
        }
        RC_ASSERT(last == text.size());
    }));
}
