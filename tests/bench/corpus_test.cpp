// SPDX-License-Identifier: GPL-2.0-or-later
//
// The texts that benchmarks work on: read as they should be, and still texts when repeated.
#include <algorithm>
#include <string>
#include <vector>

#include "bench_corpus.hpp"
#include "nutgraf/error.hpp"
#include "support/catch.hpp"
#include "support/temp_dir.hpp"
#include "text/encoding.hpp"

namespace {

using namespace nutgraf;
using namespace nutgraf::bench;

// A story among lines that are none, with letters of two and three bytes next to their ends.
constexpr const char* kPage =
    "Startseite | Über uns | Kontakt\n"
    "\n"
    "The ferry between Aldmouth and Port Senn resumed its crossings on Monday morning, after nine "
    "weeks in which its engines had been repaired by the yard – not cheaply.\n"
    "\n"
    "Subscribe to our newsletter\n"
    "Share this article\n"
    "\n"
    "Ängstliche Insulaner cheered from the quay when the first lorries, laden with flour and "
    "paper, rolled ashore; nobody there had believed the announcement any more…\n"
    "\n"
    "© 2024 Aldmouth Post. All rights reserved. Ärger? Пишите нам\n";

std::size_t lines_in(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

bool is_utf8(const std::string& text) { return repair_utf8(text) == text; }

void check_copy(const Article& copy, const Article& original) {
    CAPTURE(copy.id);
    CHECK(is_utf8(copy.text));
    REQUIRE(copy.debris.size() == original.debris.size());
    for (std::size_t i = 0; i < copy.debris.size(); ++i) {
        const Debris& here = copy.debris[i];
        const Debris& there = original.debris[i];
        CAPTURE(i);
        CHECK(here.kind == there.kind);
        REQUIRE(here.start <= here.end);
        REQUIRE(here.end <= copy.text.size());
        CHECK((here.start == 0 || copy.text[here.start - 1] == '\n'));
        CHECK(lines_in(copy.text.substr(0, here.start)) ==
              lines_in(original.text.substr(0, there.start)));
        CHECK(lines_in(copy.text.substr(0, here.end)) ==
              lines_in(original.text.substr(0, there.end)));
    }
    std::string space;
    for (const Passage& passage : split_article(copy)) {
        CHECK(is_utf8(std::string(text_of(copy, passage, space))));
    }
}

}  // namespace

TEST_CASE("what is marked in an article is marked in its copies") {
    const TempDir dir;
    dir.write("page.txt", kPage);
    Corpus corpus = read_corpus({dir / "page.txt", NUTGRAF_CORPUS_DIR}, ExtractOptions{});
    const std::vector<Article> originals = corpus.articles;
    REQUIRE(originals[0].debris.size() > 1);
    grow_corpus(corpus, 5 * corpus.text_bytes);
    REQUIRE(corpus.articles.size() >= 4 * originals.size());
    std::size_t changed = 0;
    for (std::size_t i = originals.size(); i < corpus.articles.size(); ++i) {
        const Article& original = originals[i % originals.size()];
        check_copy(corpus.articles[i], original);
        changed += corpus.articles[i].text.size() != original.text.size() ? 1 : 0;
    }
    CHECK(2 * changed > corpus.articles.size() - originals.size());
}

TEST_CASE("benchmarks take all text for the story and guess no language") {
    const Corpus corpus = make_corpus(1'000'000);
    CHECK(corpus.text_bytes >= 1'000'000);
    CHECK(corpus.skipped == 0);
    for (const Article& article : corpus.articles) {
        CAPTURE(article.id);
        CHECK(article.debris.empty());
        CHECK((!article.language || article.language.origin == Origin::kRecord));
    }
}

TEST_CASE("a corpus grows in the same way each time") {
    const Corpus one = make_corpus(500'000);
    const Corpus other = make_corpus(500'000);
    REQUIRE(one.articles.size() == other.articles.size());
    for (std::size_t i = 0; i < one.articles.size(); ++i) {
        CHECK(one.articles[i].text == other.articles[i].text);
    }
}

TEST_CASE("a corpus without articles says why") {
    const TempDir dir;
    dir.write("bad.jsonl", "nonsense\n");
    CHECK_THROWS_WITH(read_corpus({dir / "bad.jsonl"}), ContainsSubstring("bad.jsonl:1: "));
    CHECK_THROWS_WITH(read_corpus({dir / "none.jsonl"}), ContainsSubstring("none.jsonl: "));
}
