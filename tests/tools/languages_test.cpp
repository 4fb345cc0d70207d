// SPDX-License-Identifier: GPL-2.0-or-later
//
// Articles of several languages in one index, from the files to the hits.
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "tools/program.hpp"

namespace {

// Long enough to tell the language by.
const std::vector<std::pair<const char*, const char*>> kArticles = {
    {"en.txt",
     "The harbour authority said on Monday that the negotiations with the shipping companies had "
     "ended without any agreement, and that the universities of the region would be asked to "
     "examine the water. President Erdo\u011fan sent a message to the workers."},
    {"de.txt",
     "Die Hafenverwaltung teilte am Montag mit, dass die Verhandlungen mit den Reedereien ohne "
     "Ergebnis beendet wurden und dass die Universit\u00e4ten der Gegend das Wasser untersuchen "
     "sollen. Die H\u00e4user am Ufer bleiben geschlossen."},
    {"zh.txt",
     "\u6e2f\u53e3\u7ba1\u7406\u5c40\u661f\u671f\u4e00\u8868\u793a\uff0c\u4e0e\u822a"
     "\u8fd0\u516c\u53f8\u7684\u8c08\u5224\u6ca1\u6709\u8fbe\u6210\u4efb\u4f55\u534f"
     "\u8bae\uff0c\u8be5\u5730\u533a\u7684\u5927\u5b66\u5c06\u68c0\u67e5\u6c34\u8d28"
     "\u3002"},
};

struct Case {
    std::vector<std::string> topic;
    std::string documents;  // that match, as in --format trec, by rank
};

}  // namespace

TEST_CASE("articles of several languages are found in one index", "[tools]") {
    const Tools tools;
    for (const auto& [name, text] : kArticles) tools.dir.write(std::string("news/") + name, text);
    REQUIRE(tools.index({"-q", "news"}).exit_code == 0);
    const std::vector<Case> cases = {
        {{"negotiation"}, "news/en.txt#0"},
        {{"Verhandlung"}, "news/de.txt#0"},
        {{"Haus"}, "news/de.txt#0"},
        {{"university"}, "news/en.txt#0"},
        {{"Universitat"}, "news/de.txt#0"},
        {{"Erdogan"}, "news/en.txt#0"},
        {{"Erdo\u011fan"}, "news/en.txt#0"},
        {{"\u8c08\u5224"}, "news/zh.txt#0"},              // two characters
        {{"\u5927"}, "news/zh.txt#0"},                    // one
        {{"\u5927\u5b66\u68c0\u67e5"}, "news/zh.txt#0"},  // four, of which only pairs are there
        {{"+\u5927\u5b66\u68c0\u67e5"}, ""},              // all four in a row are not
        {{"\"\u68c0\u67e5\u6c34\u8d28\""}, "news/zh.txt#0"},
        {{"water -\u8c08\u5224"}, "news/en.txt#0"},
        {{"Wasser OR \u8c08\u5224", "lang:zh"}, "news/zh.txt#0"},
        {{"lang:de"}, "news/de.txt#0"},
        {{"lang:en", "Verhandlung"}, ""},
    };
    for (const Case& one : cases) {
        CAPTURE(one.topic);
        std::vector<std::string> arguments = {"--format", "trec"};
        arguments.insert(arguments.end(), one.topic.begin(), one.topic.end());
        const std::string run = tools.query(arguments).out;
        CHECK((run.empty() ? "" : run.substr(5, run.find(' ', 5) - 5)) == one.documents);
    }
}

TEST_CASE("a language that is given is that of all words, and none is told", "[tools]") {
    const Tools tools;
    for (const auto& [name, text] : kArticles) tools.dir.write(std::string("news/") + name, text);
    REQUIRE(tools.index({"-q", "--lang", "de", "news"}).exit_code == 0);
    CHECK(tools.query({"--format", "trec", "Verhandlung"}).exit_code == 0);
    CHECK(tools.query({"--format", "trec", "university"}).exit_code == 1);
    CHECK(tools.query({"--format", "trec", "lang:de"}).exit_code == 1);
}
