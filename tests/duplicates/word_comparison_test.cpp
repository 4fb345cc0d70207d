// SPDX-License-Identifier: GPL-2.0-or-later
#include "duplicates/word_comparison.hpp"

#include <algorithm>
#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "analysis/shingles.hpp"
#include "support/catch.hpp"

namespace {

using nutgraf::WordComparison;
using Facts = WordComparison::Facts;
using Words = std::vector<std::uint32_t>;

Words words_of(const std::string& text) {
    Words words;
    nutgraf::append_words(text, words);
    return words;
}

Facts facts(const std::string& text, const std::string& other) {
    const Words words = words_of(text);
    const Words others = words_of(other);
    WordComparison comparison;
    comparison.start(words);
    comparison.compare(others);
    return comparison.facts(0, words.size());
}

std::set<std::uint32_t> shingles_of(const Words& words) {
    std::set<std::uint32_t> shingles;
    for (std::size_t i = 2; i < words.size(); ++i)
        shingles.insert(nutgraf::shingle_of({words[i - 2], words[i - 1], words[i]}));
    return shingles;
}

}  // namespace

TEST_CASE("what stands in the place of facts", "[words]") {
    const std::string kReport =
        "The ferry from Port Senn ran aground on Monday with 312 people on board, said the harbour "
        "master. Divers are to look at the hull before the vessel is towed away.";
    const auto with = [&](const std::string& what, const std::string& other) {
        std::string report = kReport;
        return report.replace(report.find(what), what.size(), other);
    };
    struct Case {
        const char* what;
        std::string other;
        Facts facts;
    };
    const std::vector<Case> cases = {
        {"nothing", kReport, {.kept = 3}},
        {"another place", with("Port Senn", "Aldmouth"), {.kept = 2, .replaced = 1}},
        {"half of a name", with("Port Senn", "Port Royal"), {.kept = 2, .replaced = 1}},
        {"another number", with("312", "44"), {.kept = 2, .replaced = 1}},
        {"a name for a number", with("312", "many"), {.kept = 2}},
        {"other words that are no facts", with("ran aground", "sank slowly"), {.kept = 3}},
        {"a fact more", with("people", "people from Norway"), {.kept = 3}},
        {"a fact less", with(" on Monday", ""), {.kept = 2}},
        {"a tag in front", "WESTWICK (Coastwire) - " + kReport, {.kept = 3}},
        {"the end cut", kReport.substr(0, kReport.find(" Divers")), {.kept = 3}},
        {"capitals", with("harbour master", "Harbour Master"), {.kept = 3}},
        {"the same in another order",
         with("from Port Senn ran aground on Monday", "ran aground on Monday from Port Senn"),
         {.kept = 2}},
        {"all of them",
         "The ferry from Westwick ran aground on Friday with 50 people on board, said the harbour "
         "master. Divers are to look at the hull before the vessel is towed away.",
         {.replaced = 3}},
        {"nothing in common", "A cow won the first prize at the fair in Brackness on Sunday.", {}},
    };
    for (const Case& one : cases) {
        CAPTURE(one.what);
        const Facts found = facts(kReport, one.other);
        CHECK(found.kept == one.facts.kept);
        CHECK(found.replaced == one.facts.replaced);
    }
}

TEST_CASE("a name weighs less where capitals are common", "[words]") {
    const auto replaced = [](const std::string& where, const std::string& text) {
        const std::string other = "Halden" + text.substr(text.find(' '));
        return facts(where + text, where + other);
    };
    const Facts english = replaced("The mayor of the town of ",
                                   "Ebsdorf said on Monday that the lantern beside the bridge "
                                   "would again be lit every night when ferries are expected.");
    const Facts german = replaced("Der Leiter der Behörde von ",
                                  "Ebsdorf sagte am Montag, dass die Laterne neben der Brücke "
                                  "wieder jede Nacht brennt, wenn Fähren erwartet werden.");
    const Facts capitals = replaced("THE MAYOR OF THE TOWN OF ",
                                    "EBSDORF SAID ON MONDAY THAT THE LANTERN BESIDE THE BRIDGE "
                                    "WOULD AGAIN BE LIT EVERY NIGHT WHEN FERRIES ARE EXPECTED.");
    CHECK(english == Facts{.kept = 1, .replaced = 1, .swapped = 1});
    CHECK(german.replaced < 0.5);
    CHECK(capitals.replaced < german.replaced);
}

TEST_CASE("a text shares with another what a set of its shingles says", "[words]") {
    constexpr unsigned kSeed = 4713;
    CAPTURE(kSeed);
    std::mt19937 random(kSeed);
    WordComparison comparison;
    for (int round = 0; round < 300; ++round) {
        const std::size_t vocabulary = 2 + random() % 60;
        Words text(random() % 200);
        Words other(random() % 200);
        for (Words* words : {&text, &other}) {
            for (std::uint32_t& word : *words)
                word = static_cast<std::uint32_t>(random() % vocabulary) * 0x9e3779b1U;
        }
        comparison.start(text);
        comparison.compare(other);
        const std::set<std::uint32_t> known = shingles_of(other);
        const std::size_t begin = text.empty() ? 0 : random() % text.size();
        WordComparison::Share naive;
        for (std::size_t i = begin + 2; i < text.size(); ++i, ++naive.of)
            naive.found +=
                known.contains(nutgraf::shingle_of({text[i - 2], text[i - 1], text[i]})) ? 1 : 0;
        REQUIRE(comparison.share(begin, text.size()) == naive);
        const Facts all = comparison.facts(0, text.size());
        REQUIRE(all.kept + all.replaced <= static_cast<double>(text.size()));
    }
}
