// SPDX-License-Identifier: GPL-2.0-or-later
#include "article/html_metadata.hpp"

#include <string>
#include <vector>

#include "article/html.hpp"
#include "article/html_names.hpp"
#include "support/catch.hpp"

namespace {

using nutgraf::Article;
using nutgraf::Field;
using nutgraf::Origin;

const std::string kStory =
    "<p>The storm reached Halmere in the small hours, and by noon the harbour had lost both of its "
    "cranes, said the port.</p><p>Eleven boats were sunk, and a ferry was found adrift off the "
    "northern mole with nobody on board.</p>";

struct Case {
    std::string page;  // before the story
    std::string value;
    Origin origin;
};

Article read(const std::string& page) {
    Article article;
    REQUIRE(nutgraf::read_html("<html>" + page + kStory, article));
    return article;
}

void check(const std::vector<Case>& cases, Field Article::*field) {
    for (const Case& one : cases) {
        CAPTURE(one.page);
        const Article article = read(one.page);
        CHECK((article.*field).value == one.value);
        CHECK((article.*field).origin == one.origin);
    }
}

std::string json_ld(const std::string& json) {
    return "<script type=\"application/ld+json\">" + json + "</script>";
}

TEST_CASE("pages name their titles", "[html]") {
    check(
        {
            {"", "", Origin::kAbsent},
            {"<h1>Storm sinks boats</h1>", "Storm sinks boats", Origin::kMarkup},
            {"<title>Storm sinks eleven boats - The Gazette</title>", "Storm sinks eleven boats",
             Origin::kMarkup},
            {"<title>Storm - Harbour</title>", "Storm - Harbour", Origin::kMarkup},
            {"<title>Storm | Gazette</title><meta property=og:site_name content='The Gazette'>",
             "Storm", Origin::kMarkup},
            {"<title>The Gazette | Storm</title><meta property=og:site_name content='The Gazette'>",
             "Storm", Origin::kMarkup},
            {"<meta property='og:title' content='Storm sinks boats &amp; cranes'>",
             "Storm sinks boats & cranes", Origin::kMeta},
            // The heading that agrees with what is told to machines, not the site's.
            {"<meta property=og:title content='Boats sunk by storm'><h1>The Gazette</h1>"
             "<h1>Eleven boats sunk by the storm</h1>",
             "Eleven boats sunk by the storm", Origin::kMarkup},
            {json_ld(R"({"@type":"NewsArticle","headline":"Storm sinks boats"})"),
             "Storm sinks boats", Origin::kJsonLd},
        },
        &Article::title);
}

TEST_CASE("pages name the day they were published", "[html]") {
    std::string paragraphs;
    for (int i = 0; i < 40; ++i) paragraphs += "<p>Eleven boats sank, said the port.</p>";
    check(
        {
            {"", "", Origin::kAbsent},
            {"<meta property=article:published_time content=2024-03-04T23:30:00-05:00>",
             "2024-03-04", Origin::kMeta},
            {json_ld(
                 R"([{"@type":"WebPage"},{"@type":["NewsArticle"],"datePublished":"2024-03-04"}])"),
             "2024-03-04", Origin::kJsonLd},
            {json_ld("{\"@graph\":[{\"@type\":\"BlogPosting\",\n\"datePublished\":\"2024-03-04\","
                     "\"headline\":\"a\nb\"}]}"),
             "2024-03-04", Origin::kJsonLd},
            {json_ld(
                 "/*<![CDATA[*/ {\"@type\":\"Article\",\"datePublished\":\"2024-03-04\"} /*]]>*/"),
             "2024-03-04", Origin::kJsonLd},
            {json_ld("{\"@type\":\"Article\",") + json_ld("[[[") + json_ld("3"), "",
             Origin::kAbsent},
            {"<h1>Storm</h1><time datetime=2024-03-04>yesterday</time>", "2024-03-04",
             Origin::kMarkup},
            {"<span itemprop=datePublished content=2024-03-04></span>", "2024-03-04",
             Origin::kMarkup},
            {"<p class=byline>By Jane Doe, March 4, 2024</p>", "2024-03-04", Origin::kMarkup},
            {"<p>Published March 4, 2024 | 5 min read</p>", "2024-03-04", Origin::kDateLine},
            {"<p>March 4, 2024 - Updated May 2, 2024</p>", "2024-03-04", Origin::kDateLine},
            {"<p>Updated May 2, 2024, published March 4, 2024</p>", "2024-03-04",
             Origin::kDateLine},
            {"<p><span>By <a>Jane Doe</a></span><span>Mar 4, 2024</span> | 6 comments</p>",
             "2024-03-04", Origin::kDateLine},
            // Of two as near to the heading the one below it.
            {"<ul><li><time datetime=2024-05-02>Sale</time></ul><h1>Storm</h1>"
             "<p><time datetime=2024-03-04>Day</time></p>",
             "2024-03-04", Origin::kMarkup},
            // Nothing but a change.
            {"<time class=updated datetime=2024-03-04>4 March 2024</time>", "2024-03-04",
             Origin::kMarkup},
            {"<p>Last updated: March 4, 2024</p>", "2024-03-04", Origin::kDateLine},
            // Other days: of what no reader sees, of a right, of what the story is about.
            {"<meta property=article:modified_time content=2024-03-04>", "", Origin::kAbsent},
            {"<p>Copyright March 4, 2024</p>", "", Origin::kAbsent},
            {"<h2>What we know of March 4, 2024</h2>", "", Origin::kAbsent},
            {"<p>March 2024</p>", "", Origin::kAbsent},
            // A site that stamps its pages when it is built.
            {json_ld(
                 R"({"@type":"Article","datePublished":"2024-05-02","dateModified":"2024-05-02"})") +
                 "<h1>Storm</h1><p>March 4, 2024</p>",
             "2024-03-04", Origin::kDateLine},
            {"<meta property=article:published_time content=2024-05-02><h1>Storm</h1>"
             "<p>March 4, 2024</p>",
             "2024-03-04", Origin::kDateLine},
            // What is said to be published stands anywhere, but not twice: one would be another's.
            {json_ld(R"({"@type":"Article","datePublished":"2024-05-02"})") + "<h1>Storm</h1>" +
                 paragraphs + "<p>Published March 4, 2024</p>",
             "2024-03-04", Origin::kDateLine},
            {"<h1>Storm</h1>" + paragraphs +
                 "<p>Published March 4, 2024</p><p>Published March 9, 2024</p>",
             "", Origin::kAbsent},
            // Written anew: readers see nothing of the first day.
            {json_ld(R"({"@type":"Article","datePublished":"2021-03-04"})") +
                 "<h1>Storm</h1><p>May 2, 2024</p>",
             "2024-05-02", Origin::kDateLine},
            {json_ld(R"({"@type":"Article","datePublished":"2021-03-04"})") +
                 "<h1>Storm</h1><p>Last updated May 2, 2024</p>",
             "2024-05-02", Origin::kDateLine},
            {json_ld(R"({"@type":"Article","datePublished":"2021-03-04"})") +
                 "<h1>Storm</h1><p>Updated May 2, 2024</p><footer><p>First published on March 4, "
                 "2021</p></footer>",
             "2021-03-04", Origin::kJsonLd},
            // Corrected soon after.
            {json_ld(R"({"@type":"Article","datePublished":"2024-04-30"})") +
                 "<h1>Storm</h1><p>Updated May 2, 2024</p>",
             "2024-04-30", Origin::kJsonLd},
        },
        &Article::date);
}

TEST_CASE("pages name their authors", "[html]") {
    check(
        {
            {"", "", Origin::kAbsent},
            {"<meta name=author content='By Jane Doe'>", "Jane Doe", Origin::kMeta},
            {"<meta name=author content=admin>", "", Origin::kAbsent},
            {"<meta property=article:author content='https://social.example/jane'>", "",
             Origin::kAbsent},
            {"<meta name=citation_author content='Doe, Jane'><meta name=citation_author "
             "content='Roe, John'>",
             "Jane Doe, John Roe", Origin::kMeta},
            {json_ld(
                 R"({"@type":"Article","author":[{"name":"Jane Doe"},"John Roe",{"name":"Jane Doe"}]})"),
             "Jane Doe, John Roe", Origin::kJsonLd},
            {json_ld(
                 R"({"@graph":[{"@type":"Article","author":{"@id":"#1"}},{"@id":"#1","name":"Jane Doe"}]})"),
             "Jane Doe", Origin::kJsonLd},
            {"<h1>Storm</h1><a rel=author href=x>Jane Doe</a>", "Jane Doe", Origin::kMarkup},
            {"<h1>Storm</h1><p class=byline>By Jane van Doe in Halmere</p>", "Jane van Doe",
             Origin::kMarkup},
            {"<h1>Storm</h1><p>By Jane Doe | March 4, 2024</p>", "Jane Doe", Origin::kByline},
            {"<h1>Storm</h1><p>By Monday the ferry was back</p>", "", Origin::kAbsent},
        },
        &Article::author);
}

TEST_CASE("pages name their source, section, language and address", "[html]") {
    const Article article = read(
        "<html lang=en-GB><meta property=og:site_name content='The Gazette'><meta "
        "property=article:section content=Harbour><link rel=canonical "
        "href='https://gazette.example/storm?a=1&amp;b=2'>");
    CHECK(article.source.value == "The Gazette");
    CHECK(article.section.value == "Harbour");
    CHECK(article.url.value == "https://gazette.example/storm?a=1&b=2");
    CHECK(read("<html lang='de_AT'>").language.value == "de");
    CHECK_FALSE(read("<link rel=canonical href=/storm>").url);
    CHECK(read(json_ld(R"({"@type":"Report","publisher":{"name":"The Gazette"}})")).source.value ==
          "The Gazette");
}

TEST_CASE("fields that are known stay", "[html]") {
    Article article;
    article.title = {"Known", Origin::kRecord};
    REQUIRE(nutgraf::read_html("<title>Storm</title>" + kStory, article));
    CHECK(article.title.value == "Known");
}

}  // namespace
