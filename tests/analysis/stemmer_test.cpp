// SPDX-License-Identifier: GPL-2.0-or-later
#include "nutgraf/stemmer.hpp"

#include <xapian.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "nutgraf/error.hpp"
#include "nutgraf/tokenizer.hpp"
#include "support/catch.hpp"
#include "text/samples.hpp"

namespace {

using nutgraf::Stemmer;

std::set<std::string> corpus_words() {
    std::set<std::string> words(samples::kWords.begin(), samples::kWords.end());
    for (const auto& [path, text] : samples::corpus(NUTGRAF_CORPUS)) {
        nutgraf::Tokenizer tokenizer(text);
        for (nutgraf::Word word; tokenizer.next(word);) words.emplace(word.term);
    }
    return words;
}

}  // namespace

TEST_CASE("stems are Xapian's", "[analysis]") {
    // Not so for Danish and Finnish words without letters, and for some of French with a diaeresis,
    // of Portuguese in -ución, of Russian with ё: there libstemmer 2.2 is ahead of Xapian 1.4.
    const std::set<std::string> words = corpus_words();
    REQUIRE(words.size() > 4000);
    const std::vector<std::pair<std::string, std::vector<std::string>>> languages = {
        {"english", {}},
        {"porter", {}},
        {"german", {}},
        {"dutch", {}},
        {"spanish", {}},
        {"turkish", {}},
        {"french", {"ë", "ï", "ä"}},
        {"russian", {"ё"}}};
    for (const auto& [language, exceptions] : languages) {
        Stemmer stemmer(language);
        const Xapian::Stem reference(language);
        for (const std::string& word : words) {
            const std::string stem(stemmer.stem(word));
            const bool excepted = std::ranges::any_of(exceptions, [&word = word](const auto& part) {
                return word.find(part) != word.npos;
            });
            if (excepted || stem == reference(word)) continue;
            CAPTURE(language, word);
            CHECK(stem == reference(word));
        }
        CHECK(stemmer.cached() == words.size());
    }
}

TEST_CASE("in Russian the letter yo is stemmed as ye", "[analysis]") {
    Stemmer stemmer("russian");
    for (const auto& [yo, ye] :
         std::vector<std::pair<std::string, std::string>>{{"ёлки", "елки"},
                                                          {"расчётам", "расчетам"},
                                                          {"шёл", "шел"},
                                                          {"остаётся", "остается"}}) {
        CAPTURE(yo);
        const std::string stem(stemmer.stem(yo));
        CHECK(stem == stemmer.stem(ye));
    }
}

TEST_CASE("languages are known by name and by code, in any case", "[analysis]") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"english", "english"}, {"en", "english"}, {"EN", "english"}, {"German", "german"},
        {"de", "german"},       {"fr", "french"},  {"ru", "russian"}, {"porter", "porter"},
        {"none", "none"},       {"NONE", "none"},
    };
    for (const auto& [given, name] : cases) {
        CAPTURE(given);
        CHECK(Stemmer(given).language() == name);
    }
    for (const std::string& name : nutgraf::stemmer_languages()) {
        CAPTURE(name);
        CHECK(Stemmer(name).language() == name);
    }
}

TEST_CASE("an unknown language is refused with the list of the known", "[analysis]") {
    for (const std::string language : {"", "klingon", "englisch", "english ", "xx"}) {
        CAPTURE(language);
        CHECK_THROWS_WITH(Stemmer(language),
                          ContainsSubstring("unknown language '" + language + "'") &&
                              ContainsSubstring("english, ") && ContainsSubstring(", none"));
        try {
            Stemmer unknown(language);
        } catch (const nutgraf::Error& error) {
            CHECK(error.kind() == nutgraf::ErrorKind::kUsage);
        }
    }
}

TEST_CASE("without a stemmer no word has a stem", "[analysis]") {
    Stemmer stemmer("none");
    CHECK(stemmer.stem("running").empty());
    CHECK(stemmer.cached() == 0);
}

TEST_CASE("a full cache changes no stem", "[analysis]") {
    Stemmer stemmer("english");
    std::size_t most = 0;
    for (int i = 0; i < 501'000; ++i) {
        stemmer.stem("w" + std::to_string(i));
        most = std::max(most, stemmer.cached());
    }
    CHECK(most == 500'000);
    CHECK(stemmer.cached() == 1'000);
    CHECK(stemmer.stem("generously") == "generous");
    CHECK(stemmer.stem("w5") == "w5");
}

TEST_CASE("any bytes can be stemmed", "[analysis]") {
    for (const std::string& language : nutgraf::stemmer_languages()) {
        Stemmer stemmer(language);
        for (const std::string& word : samples::kTricky) stemmer.stem(word);
        CHECK(rc::check(language, [&] { stemmer.stem(*samples::random_bytes()); }));
    }
}
