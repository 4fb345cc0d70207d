// SPDX-License-Identifier: GPL-2.0-or-later
#include "article/html_title.hpp"

#include <string>
#include <vector>

#include "article/page_fields.hpp"
#include "support/catch.hpp"

namespace {

struct Case {
    std::string page;
    std::string title;
};

void check(const std::vector<Case>& cases) {
    for (const Case& one : cases) {
        CAPTURE(one.page);
        CHECK(read_page(one.page + kStory).title.value == one.title);
    }
}

TEST_CASE("the line above a headline is not part of it", "[html]") {
    const std::string told = "<title>Harbour: Eleven boats sunk | Halmere Post</title>";
    check({
        {"<h1><span class=kicker>Harbour</span> Eleven boats sunk</h1>", "Eleven boats sunk"},
        {"<h1><span class=kicker>Harbour</span>: Eleven boats sunk</h1>", "Eleven boats sunk"},
        {told + "<h1><span class='post-overline'>Harbour</span><i> – </i>Eleven boats sunk</h1>",
         "Eleven boats sunk"},
        {"<h1><small class=dachzeile>Harbour</small> „Eleven boats sunk“</h1>",
         "„Eleven boats sunk“"},
        {"<h1><span class=kicker>Eleven boats sunk</span></h1>", "Eleven boats sunk"},
        {"<h1>Eleven boats <span class=kicker>sunk</span></h1>", "Eleven boats sunk"},
        {"<h1><span class=blue>Eleven</span> boats sunk</h1>", "Eleven boats sunk"},
        {"<p class=kicker>Harbour</p><h1>Eleven boats sunk</h1>", "Eleven boats sunk"},
    });
}

TEST_CASE("names of sites have borders in them", "[html]") {
    check({
        {"<title>Boats of Halmere - Storms - Harbour in Norway</title>"
         "<h1><a href=/>Storms - Harbour in Norway</a></h1>",
         "Boats of Halmere"},
        {"<title>halmere.example // Eleven boats sunk</title><link rel=canonical "
         "href='https://halmere.example/boats'>",
         "Eleven boats sunk"},
    });
}

TEST_CASE("a long word alone is a headline if nothing else is known", "[html]") {
    check({
        {"<title>Storms of Norway</title><h1>Hafengeschichte</h1>", "Hafengeschichte"},
        {"<title>Storms of Norway</title><h1>Welcome</h1>", "Storms of Norway"},
    });
}

}  // namespace
