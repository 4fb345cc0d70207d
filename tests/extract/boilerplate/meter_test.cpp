// SPDX-License-Identifier: GPL-2.0-or-later
#include "boilerplate/meter.hpp"

#include <rapidcheck.h>

#include <limits>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/texts.hpp"

namespace {

using nutgraf::half_words;
using nutgraf::Meter;

constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();

// What half_words() must return, a character at a time.
std::size_t by_steps(const std::string& text) {
    Meter meter;
    for (std::size_t at = 0; at < text.size();) at += meter.step(text, at);
    return meter.half_words();
}

rc::Gen<std::string> any_text() {
    const auto piece = rc::gen::element<std::string>(
        "word ", "a ", "b", " ", "\n", "\t", "\v", "\x08", "\x0e", "sixteen_letters_", "é", "“x”",
        "中文", "ไทย", "\xe0", "\xe3", "\xf0", "\xff", "\x80", std::string("\0", 1), "\U0001f600",
        std::string(33, 'x'), "A sentence of a few short words, as they come. ",
        std::string(31, 'y') + " ");
    return texts_of(piece);
}

}  // namespace

TEST_CASE("texts have the sizes they should", "[article]") {
    const std::vector<std::pair<std::string, std::size_t>> sizes = {
        {"", 0},
        {" \n", 0},
        {"a", 2},
        {"two words", 4},
        {std::string(32, 'x'), 2},
        {std::string(33, 'x'), 4},
        {"中文", 2},
        {"a中b", 5},
        {"naïve café", 4},
        {"The ferry left the quay at noon and the crew saw nothing.", 24},
        {"http://example.org/a/path/that/goes/on and then short words again", 14},
    };
    for (const auto& [text, size] : sizes) {
        CAPTURE(text);
        CHECK(half_words(text, 0, text.size(), kAll) == size);
        CHECK(by_steps(text) == size);
    }
}

TEST_CASE("any part of any text is measured as by steps", "[article]") {
    CHECK(rc::check("of pieces", [] {
        const std::string text = *any_text();
        const auto start = *rc::gen::inRange<std::size_t>(0, text.size() + 1);
        const auto end = *rc::gen::inRange<std::size_t>(start, text.size() + 1);
        const std::size_t expected = by_steps(text.substr(start, end - start));
        RC_ASSERT(half_words(text, start, end, kAll) == expected);
        const auto enough = *rc::gen::inRange<std::size_t>(0, 50);
        const std::size_t some = half_words(text, start, end, enough);
        RC_ASSERT((expected <= enough ? some == expected : some > enough));
    }));
    CHECK(rc::check("of bytes", [] {
        const auto text = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
        RC_ASSERT(half_words(text, 0, text.size(), kAll) == by_steps(text));
    }));
}
