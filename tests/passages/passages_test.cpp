// SPDX-License-Identifier: GPL-2.0-or-later
//
// Passages are checked by what they must be, not by where they are cut: they tile the text, are cut
// at good places, and are of a good size whenever the text allows it.
#include <rapidcheck.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "nutgraf/extract.hpp"
#include "nutgraf/passage.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"
#include "support/texts.hpp"

namespace {

using nutgraf::Article;
using nutgraf::Passage;
using nutgraf::PassageOptions;
using nutgraf::split_passages;

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::size_t count_words(std::string_view text) {
    std::size_t words = 0;
    bool inside = false;
    for (const char c : text) {
        words += !is_space(c) && !inside ? 1 : 0;
        inside = !is_space(c);
    }
    return words;
}

std::string_view slice(std::string_view text, const Passage& passage) {
    return text.substr(passage.start, passage.end - passage.start);
}

// The first thing wrong with a division, or nothing.
std::string fault(std::string_view text, const std::vector<Passage>& passages) {
    if (passages.empty()) return "no passage";
    std::size_t at = 0;
    for (std::size_t i = 0; i < passages.size(); ++i) {
        if (passages[i].ordinal != i) return "ordinals do not count";
        if (passages[i].start != at) return "a gap or an overlap";
        if (passages[i].end <= at && !text.empty()) return "an empty passage";
        at = passages[i].end;
        if (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80)
            return "a cut inside a character";
        if (i > 0 && is_space(text[passages[i].start])) return "white space begins a passage";
    }
    return at == text.size() ? "" : "the end is missing";
}

// Whether a cut falls between two bytes that are no white space.
bool cuts_a_word(std::string_view text, const std::vector<Passage>& passages) {
    return std::ranges::any_of(passages, [text](const Passage& passage) {
        return passage.start > 0 && !is_space(text[passage.start - 1]);
    });
}

std::string repeated(const std::string& piece, std::size_t bytes) {
    std::string text;
    text.reserve(bytes + piece.size());
    while (text.size() < bytes) text += piece;
    return text;
}

// A paragraph of sentences of twelve words.
std::string prose(std::size_t sentences) {
    return repeated("The ferry left the quay at noon and the crew saw nothing. ", sentences * 58) +
           "\n";
}

std::vector<Article> corpus() {
    std::vector<Article> articles;
    const auto source = nutgraf::open_sources({NUTGRAF_CORPUS});
    nutgraf::ArticleReader reader(*source);
    while (auto result = reader.next()) articles.push_back(std::get<Article>(std::move(*result)));
    return articles;
}

rc::Gen<std::string> any_text() {
    const auto piece = rc::gen::element<std::string>(
        "word ", "Sentence. ", "Heading\n", "\n", "\n\n", prose(1), prose(3), prose(9), prose(30),
        "中文字", "。", std::string(400, 'x'), repeated("no end of it ", 4000), "é", "\U0001f600 ",
        "- item\n", "ไทย", " ", "\r\n", "“Yes.”", repeated("汉", 1500));
    return texts_of(piece);
}

}  // namespace

TEST_CASE("small texts are one passage", "[article]") {
    CHECK(split_passages("") == std::vector<Passage>{{0, 0, 0}});
    for (const std::string text : {" ", "\n\n\n", "word", "A headline\n\nA sentence.\n", "\xff"}) {
        CAPTURE(text);
        CHECK(split_passages(text) == std::vector<Passage>{{0, 0, text.size()}});
    }
    const std::string many = prose(14);
    CHECK(split_passages(many) == std::vector<Passage>{{0, 0, many.size()}});
}

TEST_CASE("passages tile any text and are never too long", "[article]") {
    const PassageOptions defaults;
    CHECK(rc::check("of paragraphs, lines and runs", [&] {
        const std::string text = *any_text();
        const auto passages = split_passages(text);
        const std::string found = fault(text, passages);
        if (!found.empty()) RC_FAIL(found);
        for (const Passage& passage : passages)
            RC_ASSERT(count_words(slice(text, passage)) <= 2 * defaults.most);
    }));
    CHECK(rc::check("of any bytes", [] {
        const auto text = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
        const auto passages = split_passages(text, {2, 4});
        RC_ASSERT(passages.front().start == 0U);
        RC_ASSERT(passages.back().end == text.size());
        for (std::size_t i = 1; i < passages.size(); ++i)
            RC_ASSERT(passages[i].start == passages[i - 1].end);
    }));
}

TEST_CASE("no passage begins inside a word", "[article]") {
    CHECK(rc::check("of text with blanks", [] {
        const auto words = *rc::gen::container<std::vector<std::string>>(
            rc::gen::element<std::string>("word ", "naïve ", "a ", "end. ", "Next ", "line\n",
                                          "\n\n", std::string(40, 'x') + " ", "слово ", "“yes” "));
        std::string text;
        for (const std::string& word : words) text += word;
        text = repeated(text + "x ", 20'000);
        RC_ASSERT(!cuts_a_word(text, split_passages(text)));
    }));
    for (const Article& article : corpus()) {
        if (article.text.find("。") != std::string::npos) continue;  // Chinese
        CAPTURE(article.id);
        CHECK_FALSE(cuts_a_word(article.text, split_passages(article.text)));
    }
}

TEST_CASE("other sizes are kept as well", "[article]") {
    const std::string text = prose(30) + "\n" + prose(7) + prose(8) + "Heading\n" + prose(50);
    for (const auto& [least, most] : std::vector<std::pair<std::size_t, std::size_t>>{
             {1, 1}, {1, 2}, {10, 20}, {40, 60}, {200, 300}, {5000, 6000}}) {
        CAPTURE(least, most);
        const auto passages = split_passages(text, {least, most});
        CHECK(fault(text, passages).empty());
        for (const Passage& passage : passages)
            CHECK(count_words(slice(text, passage)) <= 2 * std::max<std::size_t>(most, 1));
    }
}

TEST_CASE("passages of the sample corpus are of a good size", "[article]") {
    std::size_t all = 0;
    std::size_t good = 0;
    for (const Article& article : corpus()) {
        const auto passages = split_passages(article.text);
        CAPTURE(article.id);
        CHECK(fault(article.text, passages).empty());
        if (count_words(article.text) < 300) continue;
        for (const Passage& passage : passages) {
            const std::size_t words = count_words(slice(article.text, passage));
            ++all;
            good += words >= 100 && words <= 200 ? 1 : 0;
            CHECK(words >= 40);
            CHECK(words <= 240);
        }
    }
    REQUIRE(all > 100);
    CAPTURE(good, all);
    CHECK(good * 100 >= all * 90);
}

TEST_CASE("no short rest is left over", "[article]") {
    // Six paragraphs of 60 words fill three passages of 120; filling them one after another up to
    // 180 words would do as well, but of seven it would leave one of 60.
    for (const std::size_t count : {4U, 5U, 6U, 7U, 8U, 9U, 10U, 11U, 13U}) {
        CAPTURE(count);
        std::string text;
        for (std::size_t i = 0; i < count; ++i) text += prose(5) + "\n";
        for (const Passage& passage : split_passages(text)) {
            const std::size_t words = count_words(slice(text, passage));
            CHECK(words >= 120);
            CHECK(words <= 180);
        }
    }
}

TEST_CASE("cuts fall between paragraphs where they can", "[article]") {
    const std::string text = prose(12) + prose(12) + prose(13) + prose(11);
    const auto passages = split_passages(text);
    REQUIRE(passages.size() == 4);
    for (const Passage& passage : passages) CHECK(text[passage.end - 1] == '\n');

    // A paragraph that is too long is cut between sentences.
    const std::string longer = prose(60);
    for (const Passage& passage : split_passages(longer))
        CHECK(slice(longer, passage).starts_with("The ferry"));
}

TEST_CASE("a heading stays with its paragraph", "[article]") {
    CHECK(rc::check("whatever the sizes", [] {
        const auto sizes =
            *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(1, 40));
        const auto gap = *rc::gen::element<std::string>("\n", "\n\n", "\r\n");
        std::string text;
        for (const std::size_t size : sizes) text += "What the tests say" + gap + prose(size) + gap;
        for (const Passage& passage : split_passages(text)) {
            std::string_view last = slice(text, passage);
            last = last.substr(0, last.find_last_not_of(" \r\n") + 1);
            RC_ASSERT(!last.ends_with("What the tests say"));
        }
    }));
}

TEST_CASE("a text gathered part by part has good passages too", "[article]") {
    std::string lines;
    while (lines.size() < 5'000'000) lines += lines.size() % 7 == 0 ? "Two words\n" : "One. Two.\n";
    const std::string one_line = repeated("What is this? ", 5'000'000);
    for (const std::string& text : {lines, one_line}) {
        const auto passages = split_passages(text);
        CHECK(fault(text, passages).empty());
        for (const Passage& passage : passages) {
            const std::size_t words = count_words(slice(text, passage));
            if (words < 110 || words > 190) FAIL("a passage of " << words << " words");
        }
    }
}

TEST_CASE("long texts of one kind only", "[article]") {
    for (const std::string piece :
         {"x",    " ",  "\n",        ".",     ". ",   "a\n",   "a ",   "a. ",
          "A. ",  "。", "。\n",      "中",    "\xff", "\xf0",  "- \n", "word word. Word\n",
          "\r\n", "\"", "Heading\n", "x\n\n", "ไ",    "a.\" ", "\t"}) {
        CAPTURE(piece);
        const std::string text = repeated(piece, 100'000);
        const auto passages = split_passages(text);
        CHECK(passages.front().start == 0);
        CHECK(passages.back().end == text.size());
        for (std::size_t i = 1; i < passages.size(); ++i) {
            if (passages[i].start != passages[i - 1].end) FAIL("a gap or an overlap");
        }
    }
    // A single word of a megabyte is still cut: no passage is boundless.
    for (const Passage& passage : split_passages(std::string(1'000'000, 'x')))
        CHECK(passage.end - passage.start <= 2 * 180 * 32);
}

TEST_CASE("sizes that make no sense are refused", "[passages]") {
    constexpr std::size_t kHuge = SIZE_MAX;
    constexpr std::size_t kLargest = nutgraf::kLargestPassage;
    const std::vector<std::pair<nutgraf::PassageOptions, bool>> cases = {
        {{1, 1}, true},
        {{1, kLargest}, true},
        {{kLargest, kLargest}, true},
        {{0, 10}, false},
        {{0, 0}, false},
        {{11, 10}, false},
        {{1, kLargest + 1}, false},
        {{1, kHuge}, false},
        {{kHuge, kHuge}, false},
        {{kHuge / 2 + 1, kHuge / 2 + 1}, false},
    };
    nutgraf::Article article;
    article.text = "One two three.\n\nFour five.\n";
    article.debris = {{0, 4, nutgraf::DebrisKind::kOther}};
    for (const auto& [options, good] : cases) {
        CAPTURE(options.least, options.most);
        const auto refused = [&](const auto& work) {
            const std::string error = error_of(work);
            CHECK(error.empty() == good);
            if (!good)
                CHECK(error.starts_with("usage: passages must have from 1 to 1000000 words"));
        };
        refused([&, &one = options] { nutgraf::split_passages("", one); });
        refused([&, &one = options] { nutgraf::split_passages(article.text, one); });
        refused([&, &one = options] { nutgraf::split_article(article, one); });
    }
}

TEST_CASE("a text of very many short lines is divided in parts", "[article]") {
    constexpr std::size_t kLines = 55'000;
    std::string text;
    for (std::size_t i = 0; i < kLines; ++i) text += "a.\n";
    for (const PassageOptions& options :
         {PassageOptions{}, PassageOptions{1, nutgraf::kLargestPassage}}) {
        const auto passages = split_passages(text, options);
        CHECK(fault(text, passages).empty());
        CHECK(passages.size() >= 2);
    }
}
