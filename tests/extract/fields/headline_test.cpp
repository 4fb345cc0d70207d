// SPDX-License-Identifier: GPL-2.0-or-later
#include "fields/headline.hpp"

#include <string>

#include "extract/fields/small_story.hpp"
#include "fields/metadata.hpp"
#include "support/catch.hpp"

using nutgraf::Article;

TEST_CASE("few words are a headline where they stand alone above a story", "[article]") {
    const std::string port = "Cranes came down at the port on Monday." + kProse;
    const auto title_of = [&](const std::string& opening) {
        Article article;
        article.text = opening + port;
        read_metadata(article);
        return known(article.title);
    };
    for (const std::string title :
         {"Rain expected", "Storm kills 12", "Harbour lost its cranes", "Cranes Down",
          "No boats left", "The cranes fell", "Storm, then silence", "„Kräne gefallen“"}) {
        CAPTURE(title);
        CHECK(title_of(title + "\n\n") == title);
        CHECK(title_of(title + "\r\n \r\n") == title);
        CHECK(title_of(title + "\n\nBy Jane Doe\n4 March 2024\n\n") == title);
        CHECK(title_of("# " + title + "\n\n") == title);
    }
    CHECK(title_of("Rain expected\n").empty());               // not set off
    CHECK(title_of("Weather\n\nRain expected\n\n").empty());  // not alone
    CHECK(title_of("Rain expected\n\nSnow expected\n\n").empty());
    for (const std::string label :
         {"Print",         "Share",          "Rain",           "Read more",       "Sign in",
          "Local News",    "Press release",  "Jane Doe",       "The Gazette",     "HALMERE POST",
          "By Jane Doe",   "Chapter 3",      "12 34",          "Page 2 of 3",     "Dear reader,",
          "rain expected", "Rain expected.", "Rain expected:", "Share this page", "Business",
          "Good morning",  "Key points",     "Monday 4 March", "Most Read",       "10.5 %"}) {
        CAPTURE(label);
        CHECK(title_of(label + "\n\n").empty());
    }
    Article alone;
    alone.text = "Rain expected\n\n";
    read_metadata(alone);
    CHECK_FALSE(alone.title);
}
