// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which words of a topic are left to the others, by the languages of the index.
#include "topic/stop_words.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "nutgraf/topic.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"
#include "support/temp_dir.hpp"
#include "topic/stop_lists.hpp"

namespace {

using Words = std::vector<std::string>;

// What a topic does not look for in an index of these articles.
Words left_out(const Rows& rows, const std::string& topic) {
    const TempDir dir;
    nutgraf::BuildOptions options;
    options.language = "auto";
    index_rows(dir / "db", rows, options);
    return nutgraf::TopicParser(nutgraf::Index::open(dir / "db")).parse(topic).stop_words();
}

const Rows kEnglish = {{"1", "", "The ship sank.", "", "en"}, {"2", "", "It sailed.", "", "en"}};
const Rows kMixed = {{"1", "", "The ship sank.", "", "en"},
                     {"2", "", "It sailed.", "", "en"},
                     {"3", "", "Das Schiff sank.", "", "de"},
                     {"4", "", "Dort liegt das Schiff.", "", "de"},
                     {"5", "", "The sea was calm.", "", "en"}};

}  // namespace

TEST_CASE("stop lists are in order", "[stop]") {
    for (const nutgraf::StopList& list : nutgraf::kStopLists) {
        CAPTURE(list.language);
        const nutgraf::StopWords words({std::string(list.language)});
        std::string_view before;
        std::size_t count = 0;
        for (std::size_t at = 0; at < list.words.size(); ++count) {
            const std::size_t end = std::min(list.words.find(' ', at), list.words.size());
            const std::string_view word = list.words.substr(at, end - at);
            CHECK(before < word);
            CHECK(words.contains(word));
            before = word;
            at = end + 1;
        }
        CHECK(count > 90);
    }
}

TEST_CASE("stop words are known however they are spelt", "[stop]") {
    const Rows german = {{"1", "", "Das Schiff f\u00fcr den Hafen.", "", "de"},
                         {"2", "", "Dort liegt das Schiff.", "", "de"}};
    CHECK(left_out(german, "f\u00fcr Schiff") == Words{"f\u00fcr"});
    CHECK(left_out(german, "fu\u0308r Schiff") == Words{"fu\u0308r"});
}

TEST_CASE("stop words are left out where a topic has other words", "[stop]") {
    struct Case {
        std::string topic;
        Words left;
    };
    const std::vector<Case> cases = {
        {"the ship", {"the"}},
        {"the ship of the line", {"the", "of"}},
        {"The Ship", {"The"}},
        {"the of", {}},
        {"\"the ship\"", {}},
        {"+the ship", {}},
        {"-the ship", {}},
        {"the AND ship", {}},
        {"ship -who the", {"the"}},
        {"title:the ship", {}},
        {"(the ship) AND sea", {"the"}},
        {"a.m. ship", {}},
    };
    for (const Case& one : cases) {
        CAPTURE(one.topic);
        CHECK(left_out(kEnglish, one.topic) == one.left);
    }
}

TEST_CASE("stop words are those of the language that a topic is in", "[stop]") {
    struct Case {
        const Rows& rows;
        std::string topic;
        Words left;
    };
    const std::vector<Case> cases = {
        {kMixed, "das Schiff und die See", {"das", "und", "die"}},
        {kEnglish, "das Schiff und die See", {}},
        {kMixed, "die hard", {}},
        {kMixed, "the man who would die", {"the", "who", "would"}},
        {kMixed, "Schiff auf Mauritius", {"auf"}},
        {kMixed, "Schiff das liegt", {"das"}},
        {kMixed, "ship das liegt", {}},
    };
    for (const Case& one : cases) {
        CAPTURE(one.topic);
        CHECK(left_out(one.rows, one.topic) == one.left);
    }
}
