// SPDX-License-Identifier: GPL-2.0-or-later
//
// In what other field the words of a topic find more.
#include <rapidcheck.h>

#include <string>
#include <vector>

#include "query/suggested.hpp"
#include "support/catch.hpp"
#include "support/collection.hpp"
#include "support/temp_dir.hpp"

TEST_CASE("the same words may find more in another field", "[suggester]") {
    const TempDir dir;
    Rows rows = {{"lee1", "", "budget", "2024", "", "", "Ann Lee", "The Post"},
                 {"lee2", "", "budget", "2023", "", "", "Ann Lee", "The Post"},
                 {"lee3", "", "taxes", "2023", "", "", "Ann Lee", "The Post"},
                 {"roe1", "", "Ann Roe and Bob Roe", "", "", "", "Bob Roe", "Ann Lee News"},
                 {"wang", "", "taxes", "", "", "", "\u738b\u5c0f\u660e", "The Post"},
                 {"title", "Post offices", "close"}};
    index_rows(dir / "db", rows);
    const auto index = nutgraf::Index::open(dir / "db");
    struct Case {
        std::string topic;
        std::string suggestion;
    };
    const std::vector<Case> cases = {
        {"author:post", "post (5 instead of 0)"},
        {"author:post taxes", "source:post taxes (2 instead of 0)"},
        {"source:lee taxes", "author:lee taxes (1 instead of 0)"},
        {"Source:Lee taxes", "author:Lee taxes (1 instead of 0)"},
        {"source:\"bob roe\"", "author:\"bob roe\" (1 instead of 0)"},
        {"author:budget", "budget (2 instead of 0)"},
        {"author:\"offices\"", "title:\"offices\" (1 instead of 0)"},
        {"author:budget taxes", ""},  // the words alone would ask for something else
        {"ann lee", ""},
        {"title:*", ""},  // words
        {"title:(*)", ""},
        {"-lee", ""},
        {"", ""},
    };
    for (const Case& one : cases) {
        CAPTURE(one.topic);
        CHECK(suggested(index, one.topic) == one.suggestion);
    }
}

TEST_CASE("any topic that can be parsed can be asked for a suggestion", "[suggester]") {
    const TempDir dir;
    index_rows(dir / "db", {{"a", "Budget", "taxes", "2024", "", "", "Ann Lee", "The Post"}});
    const auto index = nutgraf::Index::open(dir / "db");
    const std::vector<std::string> pieces = {"lee",
                                             "ann",
                                             "taxs",
                                             "\"",
                                             "+",
                                             "-",
                                             "(",
                                             ")",
                                             " ",
                                             " ",
                                             "*",
                                             "a",
                                             "author:",
                                             "source:",
                                             "title:",
                                             "date:2024",
                                             " AND ",
                                             " NEAR ",
                                             "\u738b\u5c0f",
                                             "\u201c"};
    CHECK(rc::check("whatever it holds", [&] {
        std::string topic;
        for (const auto& piece :
             *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces))) {
            topic += piece;
        }
        const std::string error = error_of([&] { suggested(index, topic); });
        RC_ASSERT(error.empty() || error.starts_with("topic: topic, "));
    }));
}
