// SPDX-License-Identifier: GPL-2.0-or-later
#include "duplicates/word_lists.hpp"

#include <cstdint>
#include <random>
#include <vector>

#include "support/catch.hpp"

namespace {

using nutgraf::ArticleNumber;
using nutgraf::WordLists;

using Words = std::vector<std::uint32_t>;

std::vector<Words> random_articles(unsigned seed, std::size_t count) {
    std::mt19937 random(seed);
    std::vector<Words> articles(count);
    for (Words& words : articles) {
        words.resize(1 + random() % 300);
        for (std::uint32_t& word : words) word = static_cast<std::uint32_t>(random());
    }
    return articles;
}

}  // namespace

TEST_CASE("lists give back the words of every article", "[words]") {
    const std::vector<Words> articles = random_articles(4711, 300);
    WordLists lists(std::size_t{64} << 20);
    Words words;
    for (ArticleNumber article = 0; article < articles.size(); ++article) {
        lists.add(articles[article]);
        REQUIRE(lists.size(article) == articles[article].size());
        lists.get(article / 2, words);
        REQUIRE(words == articles[article / 2]);
    }
}

TEST_CASE("lists go by part of the articles when memory is short", "[words]") {
    constexpr std::size_t kLittle = std::size_t{128} << 10;
    const std::vector<Words> articles = random_articles(4712, 1000);
    WordLists lists(kLittle);
    for (const Words& words : articles) {
        lists.add(words);
        REQUIRE(lists.memory() <= kLittle);
    }
    std::size_t known = 0;
    Words words;
    for (ArticleNumber article = 0; article < articles.size(); ++article) {
        lists.get(article, words);
        REQUIRE((words.empty() || words == articles[article]));
        known += words.empty() ? 0 : 1;
    }
    CHECK(known > 100);
    CHECK(known < articles.size() / 2);
}

TEST_CASE("an article larger than all memory is forgotten at once", "[words]") {
    WordLists lists(1000);
    for (int i = 0; i < 3; ++i) lists.add(Words(1000, 7));
    lists.add(Words(10, 7));
    CHECK(lists.memory() <= 1000);
    CHECK(lists.size(2) == 0);
}
