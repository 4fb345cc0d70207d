// SPDX-License-Identifier: GPL-2.0-or-later
#include "html/title.hpp"

#include <string>
#include <vector>

#include "extract/html/page_fields.hpp"
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

TEST_CASE("a lower heading that JSON-LD calls the headline is it", "[html]") {
    const std::string told =
        "<title>Boats sunk in storm | Halmere Post</title>"
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":"
        "\"Eleven boats sunk at their moorings\"}</script>";
    const std::string trail = "<ol><li><a href=/>Home</a><li><h1>Boats sunk in storm</h1></ol>";
    check({
        {told + trail + "<h2>Eleven boats sunk at their moorings</h2>",
         "Eleven boats sunk at their moorings"},
        {told + trail + "<h2>Cranes lost</h2>", "Boats sunk in storm"},
        {told + trail + "<h2><a href=/boats>Eleven boats sunk at their moorings</a></h2>",
         "Boats sunk in storm"},
    });
}

TEST_CASE("a topic that all places put before the headline belongs to it", "[html]") {
    const auto page = [](const std::string& element, const std::string& shared) {
        return "<title>" + element + "</title><meta property=og:title content='" + shared +
               "'><script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":"
               "\"Storm: Eleven boats sunk\"}</script><h1>Eleven boats sunk</h1>";
    };
    check({
        {page("Storm: Eleven boats sunk | Halmere Post", "Storm: Eleven boats sunk"),
         "Storm: Eleven boats sunk"},
        {page("Storm: Eleven boats sunk | Halmere Post", "Eleven boats sunk"), "Eleven boats sunk"},
        {page("Port: Eleven boats sunk | Halmere Post", "Storm: Eleven boats sunk"),
         "Eleven boats sunk"},
        {"<meta property=og:site_name content=Storm>" +
             page("Storm: Eleven boats sunk", "Storm: Eleven boats sunk"),
         "Eleven boats sunk"},
    });
}

TEST_CASE("a heading that links to its own page does not lead home", "[html]") {
    const std::string told = "<title>Eleven boats sunk – Halmere Post</title>";
    check({
        {told + "<h1><a rel=bookmark href=/?p=7>Eleven boats sunk</a></h1>", "Eleven boats sunk"},
        {told + "<h1><a href=/>Halmere Post</a></h1>", "Eleven boats sunk"},
    });
}

TEST_CASE("of two lines in a heading the longer one that is told is the title", "[html]") {
    check({
        {"<title>Port this week | Eleven boats sunk in storm - HALMERE.EXAMPLE</title>"
         "<meta property=og:title content='Port this week | Eleven boats sunk in storm - Halmere'>"
         "<h1><small>Port this week</small><br>Eleven boats sunk in storm</h1>",
         "Eleven boats sunk in storm"},
    });
}

}  // namespace
