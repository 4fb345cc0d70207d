// SPDX-License-Identifier: GPL-2.0-or-later
//
// A table's format changes its ways at certain sizes: a list goes on in a second chunk, an item no
// longer fits a block, a number takes another byte. The collections here step over these sizes one
// by one, with text that is made up.
#include "store/collections.hpp"

#include <algorithm>
#include <random>

#include "support/collection.hpp"
#include "support/repeated.hpp"
#include "support/texts.hpp"
#include "text/samples.hpp"

namespace nutgraf {
namespace {

constexpr PassageOptions kOnePassage = {500'000, 1'000'000};
constexpr PassageOptions kTinyPassages = {1, 4};

BuildOptions with(const PassageOptions& passages, const std::string& language = "english") {
    BuildOptions options;
    options.passages = passages;
    options.language = language;
    return options;
}

std::vector<Article> articles_of(const Rows& rows) {
    std::vector<Article> articles;
    for (const Row& row : rows) articles.push_back(to_article(row));
    return articles;
}

// Letters drawn from 64 without a space: text that neither compresses well nor makes words.
std::string noise(std::mt19937& random, std::size_t size) {
    constexpr char kLetters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_x";
    std::string text;
    while (text.size() < size) text += kLetters[random() % 64];
    return text;
}

std::string random_word(std::mt19937& random, unsigned vocabulary) {
    // Squared, so that some words are frequent and most are rare.
    const double share = static_cast<double>(random() % 65536) / 65536;
    return "w" + std::to_string(static_cast<unsigned>(share * share * vocabulary));
}

Collection without_words() {
    return {"nothing to index", articles_of({{"a", "", ""}, {"b", "", "..."}, {"c", "", " \n"}})};
}

Collection one_article() { return {"one article", articles_of({{"only", "Peace", "talks"}})}; }

Collection all_fields() {
    Collection all{
        "fields", articles_of({{"full", "Peace Talks", "The talks went on.", "2024-05-06", "EN",
                                "https://user@www.Example.org:80/p?q#f", "Jane Doe", "The Gazette"},
                               {"title only", "A headline", ""},
                               {"text only", "", "Nothing else is known."},
                               {"nothing", "", ""},
                               {"month", "", "x", "2024-05", "de", "http://M\u00dcNCHEN.example/"},
                               {"year", "", "x", "2024", "", "not a url", "", "U.N. News"},
                               {"oldest", "", "x", "0001-01-01"},
                               {"newest", "", "x", "9999-12-31"},
                               {"no date", "", "x", "2024-13"},
                               {"soon", "", "x", "soon", "zh-Hant", "http:///path", "_ 1st"},
                               {"zeros", "", "x", "", "", "http://a" + std::string(200, '\0')}})};
    all.articles[1].path = "latin\xe9/path.txt";
    all.articles[1].encoding = "windows-1252";
    all.articles[2].line = 12;
    all.articles[2].text_offset = 3;
    return all;
}

// Ids as long as a term may be, and longer; values longer than a chunk and a block.
Collection ids() {
    Rows rows = {{"z", "", "last first"},
                 {"a#1", "", "x"},
                 {"a", "", "y"},
                 {"", "", "no id"},
                 {"\xff\xfe", "", "y"},
                 {std::string("zero\0inside", 11), "", "x"},
                 {std::string(130, '\0'), "", "x"},
                 {std::string(2000, 'v'), "", "x"},
                 {std::string(9000, 'v'), "", "x"}};
    for (std::size_t size = 226; size < 252; ++size) {
        rows.push_back({std::string(size, 'i'), "", "x"});
        rows.push_back({repeated("\u00e9", size / 2) + repeated("e", size % 2), "", "x"});
    }
    for (const std::size_t size : {300U, 399U, 400U}) {
        rows.push_back({std::string(size, 'i') + "1", "", "x"});
        rows.push_back({std::string(size, 'i') + "2", "", "x"});
        rows.push_back({repeated("\u4e2d", size / 3), "", "x"});
    }
    std::ranges::shuffle(rows, std::mt19937(1));
    return {"ids", articles_of(rows), with(kTinyPassages)};
}

Collection tricky_words(const std::string& language) {
    Collection all{"tricky words, " + language, {}, with({}, language)};
    for (const std::string& text : samples::kTricky) {
        const std::string id = std::to_string(all.articles.size());
        all.articles.push_back(to_article({id, text, text + ' ' + text, "", text, "", text, text}));
    }
    all.articles.push_back(to_article({"words", "", joined(samples::kWords)}));
    for (const std::size_t size : {62U, 63U, 64U, 65U, 66U}) {
        const std::string two = std::string(size % 2, 'x') + repeated("\u00e9", size / 2);
        const std::string three = std::string(size % 3, 'x') + repeated("\u4e2d", size / 3);
        all.articles.push_back(to_article({"size " + std::to_string(size), two,
                                           "before " + std::string(size, 'X') + ' ' + two + "s " +
                                               three + " after " + std::string(size, '_')}));
    }
    return all;
}

// Each word as often as its number, words sharing prefixes of all lengths.
Collection frequencies() {
    Rows rows;
    for (const std::size_t first : {1U, 120U, 250U, 16'380U}) {
        std::string text;
        for (std::size_t count = first; count < first + (first < 1000 ? 14 : 6); ++count) {
            text += repeated(std::string(1 + count % 60, 'a') + ' ', count);
        }
        rows.push_back({std::to_string(first), "", text});
    }
    for (const std::size_t count : {126U, 127U, 128U, 129U, 300U, 5000U}) {
        rows.push_back({"peace " + std::to_string(count), "Peace", repeated("peace ", count)});
    }
    return {"frequencies", articles_of(rows), with(kOnePassage)};
}

// One passage of 600 KB: its data, its terms and the positions of its commonest word each fill
// several blocks.
Collection long_passage() {
    std::mt19937 random(2);
    std::string text;
    while (text.size() < 600'000) text += "the " + random_word(random, 30'000) + ' ';
    return {"a long passage",
            articles_of(
                {{"before", "", "the start"}, {"long", "Long", text}, {"after", "", "the end"}}),
            with(kOnePassage)};
}

// Data, term lists and position lists that grow by a few bytes from article to article, over the
// sizes at which an item is divided.
Collection growing() {
    std::mt19937 random(3);
    Rows rows;
    for (std::size_t size = 1600; size < 3000; size += size < 1900 || size > 2500 ? 5 : 50) {
        rows.push_back({"noise " + std::to_string(size), "", noise(random, size)});
    }
    for (std::size_t words = 10; words < 600; words += 12) {
        std::string text;
        for (std::size_t i = 0; i < words; ++i) {
            text += std::to_string(random()) + " peace" + repeated(" war", random() % 9) + ' ';
        }
        rows.push_back({"words " + std::to_string(words), "", text});
    }
    return {"growing", articles_of(rows), with(kOnePassage)};
}

Collection extras() {
    Collection all{"extra", {}, with(kTinyPassages)};
    for (const std::size_t size : {0U, 1U, 990U, 991U, 1000U, 5000U}) {
        Article article =
            to_article({std::to_string(size), "", "One two three. Four five six. Seven."});
        article.extra = R"({"k":")" + std::string(size, 'e') + "\"}";
        all.articles.push_back(article);
    }
    all.articles[0].extra = R"({"deep":{"a":[1,2.5,null,true,"\u00e9"]}})";
    return all;
}

Collection twins() {
    return {"ids that come again", articles_of({{"a", "", "first"},
                                                {"b", "", "same text"},
                                                {"a", "", "second"},
                                                {"c", "", "same text"},
                                                {"a", "Third", "third"},
                                                {"b", "", "same text"}})};
}

Collection passages() {
    std::mt19937 random(4);
    std::string text;
    for (int i = 0; i < 3000; ++i) {
        text += random_word(random, 2000) + (i % 70 == 69 ? ".\n\n" : i % 9 == 8 ? ". " : " ");
    }
    return {"passages", articles_of({{"one", "The title", text, "2024-01"},
                                     {"two", "", text},
                                     {"three", repeated("Headline ", 40), text}})};
}

}  // namespace

std::vector<Collection> edge_collections() {
    return {without_words(),
            one_article(),
            all_fields(),
            ids(),
            tricky_words("english"),
            tricky_words("none"),
            frequencies(),
            long_passage(),
            growing(),
            extras(),
            twins(),
            passages()};
}

Collection many_articles(std::size_t count, const std::string& common) {
    Rows rows;
    for (std::size_t i = 0; i < count; ++i) {
        std::string text = common;
        for (const std::size_t step : {2U, 3U, 7U, 200U}) {
            if (i % step == 0) text += " every" + std::to_string(step);
        }
        if (i / 50 % 5 == 0) text += repeated(" burst", 1 + i % 4);
        const std::string date = i % 3 == 0 ? "20" + std::to_string(10 + i % 80) : "";
        rows.push_back({common + std::to_string(i * 7919 % count), "", text, date});
    }
    return {std::to_string(count) + " articles", articles_of(rows)};
}

Collection collection_of(const std::string& directory) {
    Collection all{directory, {}};
    const auto source = open_sources({directory});
    ArticleReader reader(*source);
    while (const auto result = reader.next()) {
        if (const auto* article = std::get_if<Article>(&*result)) all.articles.push_back(*article);
    }
    return all;
}

}  // namespace nutgraf
