// SPDX-License-Identifier: GPL-2.0-or-later
#include "html/authors.hpp"

#include <string>
#include <vector>

#include "extract/html/page_fields.hpp"
#include "fields/author_names.hpp"
#include "fields/author_words.hpp"
#include "support/catch.hpp"

namespace {

const std::string kTitle = "<title>Eleven boats sunk | Halmere Post</title>";
const std::string kHeading = "<h1>Eleven boats sunk</h1>";

struct Case {
    std::string page;
    std::string author;
};

void check(const std::vector<Case>& cases) {
    for (const Case& one : cases) {
        CAPTURE(one.page);
        CHECK(read_page(one.page).author.value == one.author);
    }
}

std::string json_ld(const std::string& json) {
    return "<script type=\"application/ld+json\">" + json + "</script>";
}

// What a card for other sites says under a label.
std::string card(const std::string& label, const std::string& value) {
    return "<meta name=twitter:label1 content='" + label + "'><meta name=twitter:data1 content='" +
           value + "'>";
}

TEST_CASE("a name beside the date is the author's", "[html]") {
    const auto page = [](const std::string& line) { return kTitle + kHeading + line + kStory; };
    check({
        {page("<p>04.03.2024 - Jane Doe</p>"), "Jane Doe"},
        {page("<p>Jane Doe | Sport | March 4, 2024</p>"), "Jane Doe"},
        {page("<p>Jane Doe</p><p>4 mars 2024</p>"), "Jane Doe"},
        {page("<p>4. März 2024</p><p>José O’Hara-Ruiz</p>"), "José O’Hara-Ruiz"},
        // What else stands there.
        {page("<p>Jane Doe</p>"), ""},
        {page("<p>March 4, 2024 - Boats Sunk</p>"), ""},
        {page("<p>Zukunft der Arbeit</p><p>4. März 2024</p>"), ""},
        {page("<p><a href=/>Our Harbour</a></p><p>March 4, 2024</p>"), ""},
        {page("<p>Back To Top</p><p>March 4, 2024</p>"), ""},
    });
}

TEST_CASE("labels at the end of a story tell its author", "[html]") {
    const auto page = [](const std::string& lines) { return kTitle + kHeading + kStory + lines; };
    check({
        {page("<p>Text: Jane Doe</p>"), "Jane Doe"},
        {page("<p><em>Von Jane Doe</em></p>"), "Jane Doe"},
        {page("<p>Autorin: Jane Doe, Leiterin des Hafens</p>"), "Jane Doe"},
        {page("<p>Autore:</p><p>Jane Doe</p>"), "Jane Doe"},
        {page("<p>Jane Doe</p>"), ""},
        {page("<div class=comments><p>By Jane Doe</p></div>"), ""},
    });
}

TEST_CASE("a box below a story names its author", "[html]") {
    const auto page = [](const std::string& box) {
        return "<div class=has-sidebar>" + kTitle + kHeading + kStory + box + "</div>";
    };
    check({
        {page("<div class=author-bio><h3>Jane Doe</h3><p>Jane writes of ports.</p></div>"),
         "Jane Doe"},
        {page("<div class=author-bio><h3>About the author</h3><p>Jane Doe</p></div>"), "Jane Doe"},
        {page("<div class=comments><div class=author-bio>Jane Doe</div></div>"), ""},
    });
}

TEST_CASE("machines are told authors apart from the article", "[html]") {
    const auto page = [](const std::string& head) { return kTitle + head + kHeading + kStory; };
    const std::string one = R"({"@type":"Person","name":"Jane Doe"})";
    const std::string other = R"({"@type":"Person","name":"John Roe"})";
    check({
        {page(card("Written by", "Jane Doe")), "Jane Doe"},
        {page(card("Verfasst von", "Jane Doe")), "Jane Doe"},
        {page(card("Автор", "Jane Doe")), "Jane Doe"},
        {page(card("Time to read", "Two minutes")), ""},
        {page(json_ld(R"({"@graph":[{"@type":"WebPage","author":{"@id":"#a"}},)"
                      R"({"@id":"#a","@type":"Person","name":"Jane Doe"}]})")),
         "Jane Doe"},
        {page(json_ld("{\"@graph\":[{\"@type\":\"WebPage\"}," + one + "]}")), "Jane Doe"},
        {page(json_ld("{\"@graph\":[" + one + "," + other + "]}")), ""},
        {page(json_ld(R"({"@type":"Article","author":{"@type":"Organization","name":"Port"}})") +
              json_ld(one)),
         "Port"},
    });
}

TEST_CASE("outlets and the makers of pages are no authors", "[html]") {
    const auto page = [](const std::string& head) { return kTitle + head + kHeading + kStory; };
    const std::string byline = "<p class=author>By Jane Doe</p>";
    const std::string site = "<meta property=og:site_name content='Halmere Post'>";
    const auto author = [](const std::string& name) {
        return "<meta name=author content='" + name + "'>";
    };
    check({
        {page(author("Nordlicht GmbH")), ""},
        {page(author("nordlicht.de")), ""},
        {page(site + author("Halmere Post - Jane Lindquist")), "Jane Lindquist"},
        {"<title>Storm | Halmere Post</title>" + author("Halmere Post") + kHeading + byline +
             kStory,
         "Jane Doe"},
        {page(author("KarlaT")), "KarlaT"},
        {kTitle + author("KarlaT") + kHeading + byline + kStory, "Jane Doe"},
        {page("<figure><span class=img-author>Jane Doe</span></figure>"), ""},
        {page("<p class=theme-author>Jane Doe</p>"), ""},
        {page("<a href=//creativecommons.org/licenses/by/2.0/>Creative Commons</a>"), ""},
    });
}

TEST_CASE("marks hold lists, desks, and names that end in labels", "[html]") {
    const auto page = [](const std::string& text) {
        return kTitle + kHeading + "<p class=author>" + text + "</p>" + kStory;
    };
    check({
        {page("von Jane Doe, John Roe"), "Jane Doe, John Roe"},
        {page("By Jane Doe, Halmere"), "Jane Doe"},
        {page("the Harbour newsroom"), "the Harbour newsroom"},
        {page("Redaktion -"), "Redaktion"},
        {page("Eingestellt von Unknown"), ""},
        {page("Our Foreign Staff"), "Our Foreign Staff"},
        {page("Letters To The Editor"), ""},
    });
}

TEST_CASE("what stands below a name in a mark is no author", "[html]") {
    const auto page = [](const std::string& text) {
        return kTitle + kHeading + "<div class=byline>" + text + "</div>" + kStory;
    };
    check({
        {page("<div>By <span>Jane Doe</span></div><div>HARBOUR DAILY</div>"), "Jane Doe"},
        {page("<p>Jane Doe</p><p>Ports &amp; Shipping Expert</p>"), "Jane Doe"},
        {page("<p>By Jane Doe</p><p>4 March 2024</p>"), "Jane Doe"},
        {page("<p>By</p><p>Jane Doe</p>"), "Jane Doe"},
        {page("<b class=author-name>Jane Doe</b><p class=author-title>Ports And Shipping</p>"),
         "Jane Doe"},
        {page("<b class=byline-name>Jane Doe</b><p class=byline-position>Tide UK Fellow</p>"),
         "Jane Doe"},
        {page("<b class=author>Jane Doe</b> <i class=author>Senior Politics Editor</i>"),
         "Jane Doe"},
    });
}

TEST_CASE("the publisher's name is not the author's", "[html]") {
    const std::string site = "<meta property=og:site_name content='Halmere Post'>";
    const std::string article = "<meta property=article:author content='Jane Doe'>";
    const auto page = [](const std::string& head, const std::string& byline) {
        return kTitle + head + kHeading + "<p class=author>" + byline + "</p>" + kStory;
    };
    check({
        {page("<meta name=author content='Nord Group'>" + article, ""), "Jane Doe"},
        {page(site, "Jane Doe, Halmere Post"), "Jane Doe"},
        {page(site, "THE HALMERE POST"), "THE HALMERE POST"},
    });
}

TEST_CASE("what reads like a label is no name", "[html]") {
    const auto page = [](const std::string& lines) { return kTitle + kHeading + kStory + lines; };
    check({
        {page("<p class=author>Quelle: halmere.example/tide</p>"), ""},
        {page("<div class=author><p>Bild © Tide</p><p>What is left of it all</p></div>"), ""},
        {page("<div class=backlink-author>Quelle: tide</div><p>Premier Tide</p>"), ""},
        {page("<div class=author-bio><h2>Rezept von</h2><p>Hafenkoch</p></div>"), ""},
        {kTitle + kHeading + "<p>It was lifted by an 3.2% rise in tides, 4 in all.</p>" + kStory,
         ""},
    });
}

TEST_CASE("fields name authors with their roles", "[article]") {
    const std::vector<std::pair<std::string, std::vector<std::string>>> cases = {
        {"The Tide, Halmere, Norway", {"The Tide"}},
        {"Jo (Ann) Doe", {"Jo (Ann) Doe"}},
        {"Jo Doe (The Tide)", {"Jo Doe"}},
        {"Gastautorin Jane Doe", {"Jane Doe"}},
        {"Von Tide-Experte John Roe", {"John Roe"}},
        {"Von Neumann", {"Von Neumann"}},
        {"Staff and agencies", {"Staff and agencies"}},
    };
    for (const auto& [text, names] : cases) {
        CAPTURE(text);
        CHECK(nutgraf::author_names(text) == names);
    }
}

}  // namespace
