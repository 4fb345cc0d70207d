// SPDX-License-Identifier: GPL-2.0-or-later
//
// Stories are made of sentences drawn at random, and then edited as papers do with copy from a
// wire: cut, led anew, words changed. What is copied must be found, what is told anew must not.
#include "duplicates/copies.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <random>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "analysis/shingles.hpp"
#include "duplicates/report_forms.hpp"
#include "support/catch.hpp"

namespace {

using nutgraf::Article;
using nutgraf::CopyFinder;
using nutgraf::Passage;
using nutgraf::Shingles;
using nutgraf::ShingleStore;

constexpr std::size_t kPlenty = std::size_t{64} << 20;

using Words = std::vector<std::string>;

std::string word(std::mt19937& random) {
    static const std::array<std::string, 12> kParts = {"ka",  "lo",  "mer", "tin", "gas", "fol",
                                                       "ber", "und", "sil", "ro",  "pen", "dar"};
    std::string made;
    for (int i = 0; i < 3; ++i) made += kParts[random() % kParts.size()];
    return made;
}

Words words(unsigned seed, std::size_t count) {
    std::mt19937 random(seed);
    Words made;
    for (std::size_t i = 0; i < count; ++i) made.push_back(i % 4 == 3 ? "the" : word(random));
    return made;
}

Words operator+(Words a, const Words& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

Words part(const Words& all, std::size_t from, std::size_t to) {
    return {all.begin() + static_cast<long>(from), all.begin() + static_cast<long>(to)};
}

// Every n-th word is another.
Words edited(Words all, std::size_t n) {
    std::mt19937 random(99);
    for (std::size_t i = n / 2; i < all.size(); i += n) all[i] = word(random);
    return all;
}

// Fifty sentences of a dozen words make a story of several passages.
std::string text_of(const Words& all) {
    std::string text;
    for (std::size_t i = 0; i < all.size(); ++i) text += all[i] + (i % 12 == 11 ? ".\n" : " ");
    return text;
}

// The originals of an article's passages, "" for none.
std::vector<std::string> originals_of(CopyFinder& finder, const std::string& id,
                                      const std::string& text) {
    Article article;
    article.id = id;
    article.text = text;
    std::vector<Passage> passages = split_article(article);
    ShingleStore store;
    store.add(article, passages);
    finder.add(id, store[0], passages);
    std::vector<std::string> originals;
    for (const Passage& one : passages) originals.push_back(one.original);
    return originals;
}

// The same in a row, "-" for none.
std::string originals(CopyFinder& finder, const std::string& id, const Words& all) {
    std::string result;
    for (const std::string& one : originals_of(finder, id, text_of(all)))
        result += one.empty() ? "-" : one;
    return result;
}

// Parts of a few stories in a row, more or less edited.
Words mixture(std::mt19937& random) {
    const auto below = [&random](unsigned limit) {
        return static_cast<unsigned>(random()) % limit;
    };
    Words made;
    for (int parts = 0; parts < 3; ++parts) {
        const Words story = words(below(10), 400);
        const std::size_t from = below(200);
        made = made + edited(part(story, from, from + 60 + below(140)), 5 + below(40));
    }
    return made;
}

// The shingles of all of an article, or of a passage.
std::vector<std::uint32_t> shingles_of(std::span<const std::uint32_t> words) {
    std::vector<std::uint32_t> shingles;
    for (std::size_t i = 2; i < words.size(); ++i)
        shingles.push_back(nutgraf::shingle_of({words[i - 2], words[i - 1], words[i]}));
    return shingles;
}

std::span<const std::uint32_t> words_of(const Shingles& shingles, std::size_t passage) {
    const std::size_t begin = passage == 0 ? 0 : shingles.ends[passage - 1].words;
    return shingles.words.subspan(begin, shingles.ends[passage].words - begin);
}

bool all_of(const std::string& originals, const std::string& id) {
    return originals.find_first_not_of(id) == std::string::npos;
}

}  // namespace

TEST_CASE("copies are found however they were edited", "[copies]") {
    const Words story = words(1, 600);
    struct Case {
        const char* what;
        Words copy;
    };
    const std::vector<Case> cases = {
        {"word for word", story},
        {"cut at the end", part(story, 0, 250)},
        {"cut at the front", part(story, 300, 600)},
        {"every twelfth word changed", edited(story, 12)},
        {"cut and changed", edited(part(story, 200, 450), 15)},
    };
    for (const Case& one : cases) {
        CAPTURE(one.what);
        CopyFinder finder(kPlenty);
        CHECK(all_of(originals(finder, "a", story), "-"));
        CHECK(all_of(originals(finder, "b", words(2, 600)), "-"));
        CHECK(all_of(originals(finder, "c", one.copy), "a"));
    }
}

TEST_CASE("a passage that says something else is no copy", "[copies]") {
    const Words story = words(1, 600);
    CopyFinder finder(kPlenty);
    originals(finder, "a", story);
    const std::string led = originals(finder, "b", words(3, 300) + story);
    CHECK(led.substr(0, 2) == "--");
    CHECK(led.substr(led.size() - 3) == "aaa");
    // The same quotation in a story of its own.
    CHECK(
        all_of(originals(finder, "c", words(4, 200) + part(story, 100, 140) + words(5, 200)), "-"));
}

TEST_CASE("a copy of a copy is of the first", "[copies]") {
    const Words story = words(1, 600);
    CopyFinder finder(kPlenty);
    originals(finder, "a", story);
    CHECK(all_of(originals(finder, "b", edited(story, 15)), "a"));
    CHECK(all_of(originals(finder, "c", edited(story, 20)), "a"));
}

TEST_CASE("texts too short to tell are no copies", "[copies]") {
    CopyFinder finder(kPlenty);
    for (const char* id : {"a", "b", "c"}) {
        CHECK(originals(finder, id, {}) == "-");
        CHECK(originals(finder, id, {"peace", "talks", "resume"}) == "-");
    }
}

TEST_CASE("of short texts only the same words are a copy", "[copies]") {
    const Words brief = words(7, 18);
    CopyFinder finder(kPlenty);
    CHECK(originals(finder, "a", brief) == "-");
    CHECK(originals(finder, "b", edited(brief, 9)) == "-");
    CHECK(originals(finder, "c", brief) == "a");
    // As short, but with a story around it.
    CHECK(all_of(originals(finder, "d", words(8, 300) + brief), "-"));
}

TEST_CASE("at least half of what is marked stands in its original", "[copies]") {
    constexpr unsigned kSeed = 20261122;
    CAPTURE(kSeed);
    std::mt19937 random(kSeed);
    CopyFinder finder(kPlenty);
    ShingleStore store;
    std::map<std::string, std::set<std::uint32_t>> all;
    std::size_t marked = 0;
    for (int i = 0; i < 400; ++i) {
        Article article;
        article.id = std::to_string(i);
        article.text = text_of(mixture(random));
        std::vector<Passage> passages = split_article(article);
        store.clear();
        store.add(article, passages);
        const Shingles shingles = store[0];
        finder.add(article.id, shingles, passages);
        for (std::size_t j = 0; j < passages.size(); ++j) {
            if (passages[j].original.empty()) continue;
            const std::set<std::uint32_t>& original = all.at(passages[j].original);
            const auto passage = shingles_of(words_of(shingles, j));
            const auto shared = std::ranges::count_if(
                passage, [&](std::uint32_t hash) { return original.contains(hash); });
            REQUIRE(2 * static_cast<std::size_t>(shared) >= passage.size());
            ++marked;
        }
        const auto of_all = shingles_of(shingles.words);
        all[article.id] = {of_all.begin(), of_all.end()};
    }
    CHECK(marked > 100);
}

TEST_CASE("reports of the same form with other numbers are no copies", "[copies]") {
    Words report = words(9, 120);
    for (std::size_t i = 10; i < report.size(); i += 20) report[i] = std::to_string(1000 + i);
    Words next = report;
    for (std::size_t i = 10; i < next.size(); i += 20) next[i] = std::to_string(2000 + i);
    CopyFinder finder(kPlenty);
    CHECK(all_of(originals(finder, "a", report), "-"));
    CHECK(all_of(originals(finder, "b", next), "-"));
    CHECK(all_of(originals(finder, "c", report), "a"));
}

TEST_CASE("reports of one form are no copies, those of other papers are", "[copies]") {
    constexpr unsigned kSeed = 20261130;
    CAPTURE(kSeed);
    std::mt19937 random(kSeed);
    constexpr int kReports = 50;
    int all_found = 0;
    for (const report_forms::Form& form : report_forms::forms()) {
        CAPTURE(form.name);
        CopyFinder finder(kPlenty);
        std::vector<std::string> reports;
        int hidden = 0;
        for (int i = 0; i < kReports; ++i) {
            reports.push_back(fill_in(form, random));
            const auto originals = originals_of(finder, std::to_string(i), reports.back());
            hidden += std::ranges::count(originals, "") < std::ssize(originals) ? 1 : 0;
        }
        int found = 0;
        for (int i = 0; i < kReports; ++i) {
            const auto originals = originals_of(finder, "copy " + std::to_string(i),
                                                report_forms::edited(reports[i], random));
            const auto right = std::ranges::count(originals, std::to_string(i));
            found += 2 * right >= std::ssize(originals) ? 1 : 0;
        }
        CHECK(hidden <= kReports / 50);
        CHECK(10 * found >= 9 * kReports);
        all_found += found;
    }
    CHECK(100 * all_found >= 95 * kReports * static_cast<int>(report_forms::forms().size()));
}

TEST_CASE("with little memory large copies are still found", "[copies]") {
    constexpr std::size_t kLittle = 200'000;
    CopyFinder finder(kLittle);
    const Words story = words(1, 6000);
    originals(finder, "a", story);
    for (unsigned seed = 10; seed < 100; ++seed) {
        REQUIRE(all_of(originals(finder, "b", words(seed, 1500)), "-"));
        REQUIRE(finder.memory() <= kLittle);
    }
    const std::string found = originals(finder, "c", story);
    CHECK(std::ranges::count(found, 'a') * 2 > static_cast<long>(found.size()));
}
