// SPDX-License-Identifier: GPL-2.0-or-later
#include "html/metadata.hpp"

#include <string>
#include <utility>
#include <vector>

#include "html/read_html.hpp"
#include "support/catch.hpp"
#include "text/web_page.hpp"

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

TEST_CASE("a title is not the name of the site", "[html]") {
    const std::string title = "Eleven boats sunk by the storm";
    const std::string site = "<meta property=og:site_name content='Halmere Post'>";
    const std::string home = "<h1><a href=/>Halmere Post</a></h1>";
    std::vector<std::string> pages = {
        // The name is the heading of the first order, whatever the title's.
        "<title>" + title + " | Halmere Post</title>" + home + "<h2>" + title + "</h2>",
        "<title>Halmere Post: " + title + "</title><h1>Halmere Post</h1><h2>" + title + "</h2>",
        "<title>Halmere Post » Blog Archive » " + title + "</title>" + home + "<h3>" + title +
            "</h3>",
        "<title>" + title + " - Local News - Halmere Post</title><h1>Local News</h1><h2>" + title +
            "</h2>",
        "<title>" + title + " | Halmere Post</title>" + home,
        "<title>" + title + " | Halmere Post</title><h1>Halmere Post</h1>",
        // All that machines are told is the name.
        "<title>Halmere Post</title>" + site + home + "<h2>" + title + "</h2>",
        "<title>Halmere Post</title><meta property=og:title content='Halmere Post'>" + site + home +
            "<h2>" + title + "</h2>",
        // No heading tells.
        "<title>Halmere Post: " + title + "</title>" + site,
        "<title>" + title +
            " | Halmere Post</title><link rel=canonical "
            "href='https://www.halmerepost.example/storm'>",
        // The name is none.
        "<title>" + title + "</title><meta property=og:site_name content='" + title + "'><h1>" +
            title + "</h1>",
    };
    for (const std::string border : {" | ", " - ", " – ", " — ", " » ", " · ", " :: ", " • ", " / ",
                                     " < ", " > ", " ~ ", "|"}) {
        pages.push_back("<title>" + title + border + "Halmere Post</title>" + site);
        pages.push_back("<title>Halmere Post" + border + title + "</title>" + site);
        pages.push_back("<title>Halmere Post" + border + title + "</title>" + home + "<h2>" +
                        title + "</h2>");
    }
    for (const std::string& page : pages) {
        CAPTURE(page);
        CHECK(read(page).title.value == title);
    }
}

TEST_CASE("of a heading the part is taken that others tell, too", "[html]") {
    const std::string told =
        "<title>Eleven boats sunk</title><meta property=og:title "
        "content='Eleven boats sunk'>";
    const std::vector<std::pair<std::string, std::string>> headings = {
        {"Halmere <span>Eleven boats sunk</span>", "Eleven boats sunk"},
        {"Eleven boats sunk <small>The port is closed</small>", "Eleven boats sunk"},
        {"Eleven boats sunk by the storm", "Eleven boats sunk by the storm"},
        {"Eleven boats sunk – the port is closed", "Eleven boats sunk – the port is closed"},
        {"Eleven boats sunk (Two found)", "Eleven boats sunk (Two found)"},
    };
    for (const auto& [heading, title] : headings) {
        CAPTURE(heading);
        CHECK(read(told + "<h1>" + heading + "</h1>").title.value == title);
    }
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
            // Several.
            {"<meta name=author content='Jane Doe'><meta name=author content='John Roe'>",
             "Jane Doe, John Roe", Origin::kMeta},
            {"<meta name=author content='Jane Doe; John Roe'>", "Jane Doe, John Roe",
             Origin::kMeta},
            {"<meta name=author content='Jane Doe, John Roe and Ann Lee'>",
             "Jane Doe, John Roe and Ann Lee", Origin::kMeta},
            {json_ld(R"({"@type":"Article","author":"Jane Doe, John Roe"})"), "Jane Doe, John Roe",
             Origin::kJsonLd},
            {json_ld(R"({"@type":"Article","author":{"name":["Jane Doe","John Roe"]}})"),
             "Jane Doe, John Roe", Origin::kJsonLd},
            {"<h1>Storm</h1><p class=byline><a href=/author/jd>Jane Doe</a> <a "
             "href=/author/jr>John Roe</a></p>",
             "Jane Doe, John Roe", Origin::kMarkup},
            // The head names one, the byline all; the head an account, the byline a name.
            {"<meta name=author content='Jane Doe'><h1>Storm</h1><p class=byline>By Jane Doe and "
             "John Roe</p>",
             "Jane Doe and John Roe", Origin::kMarkup},
            {"<meta name=author content=jdoe><h1>Storm</h1><p>By Jane Doe</p>", "Jane Doe",
             Origin::kByline},
            // What is no part of a name.
            {"<meta name=author content='Jane Doe, Chief Reporter'>", "Jane Doe", Origin::kMeta},
            {"<meta name=author content='Von Neumann'>", "Von Neumann", Origin::kMeta},
            {"<meta name=author content='Written by Jane Doe'>", "Jane Doe", Origin::kMeta},
            {"<meta name=author content='Jane Doe, PhD'>", "Jane Doe, PhD", Origin::kMeta},
            {"<meta name=author content='Jane Doe, Reuters'>", "Jane Doe", Origin::kMeta},
            {"<meta name=author content='Jo Roe - http://roe.example'><h1>Storm</h1><p>By Jane "
             "Doe</p>",
             "Jane Doe", Origin::kByline},
            // The site and its desks, if there is no other.
            {"<meta name=author content='The Gazette'><meta property=og:site_name "
             "content=Gazette><h1>Storm</h1><p>By Jane Doe</p>",
             "Jane Doe", Origin::kByline},
            {"<meta name=author content='Gazette Staff'>", "Gazette Staff", Origin::kMeta},
            {json_ld(
                 R"({"@type":"Article","author":{"@type":"Organization","name":"The Gazette"}})"),
             "The Gazette", Origin::kJsonLd},
        },
        &Article::author);
}

TEST_CASE("bylines of pages name their authors", "[html]") {
    check(
        {
            // Elements that are marked as the author.
            {"<h1>Storm</h1><p class='author vcard'>Posted by <a class=fn>gizmo</a></p>", "gizmo",
             Origin::kMarkup},
            {"<h1>Storm</h1><div class=h-card><span class=p-name>Jane Doe</span></div>", "Jane Doe",
             Origin::kMarkup},
            {"<h1>Storm</h1><span itemprop=author><b itemprop=name>Jane Doe</b> <i>Reporter</i>"
             "</span>",
             "Jane Doe", Origin::kMarkup},
            {"<h1>Storm</h1><div class=post-author>Walter von Aachen</div>", "Walter von Aachen",
             Origin::kMarkup},
            // Lines.
            {"<h1>Storm</h1><p>Posted on May 2, 2024 by gizmo</p>", "gizmo", Origin::kByline},
            {"<h1>Storm</h1><p>Written by</p><p>Jane Doe</p>", "Jane Doe", Origin::kByline},
            // Of a comment.
            {kStory + "<div class=comments><p><span class=author>Troll One</span></p></div>", "",
             Origin::kAbsent},
        },
        &Article::author);
}

TEST_CASE("who is nobody is no author", "[html]") {
    for (const std::string nobody : {"undefined",
                                     "null",
                                     "[object Object]",
                                     "Anonymous",
                                     "webmaster",
                                     "No Author",
                                     "%author%",
                                     "{{author}}",
                                     "${author}",
                                     "__AUTHOR__",
                                     "N/A",
                                     "n.n.",
                                     "Unknown",
                                     "Site Admin",
                                     "admin2",
                                     "editor",
                                     "Guest Author",
                                     "Staff Writer",
                                     "Redakteur",
                                     "By Staff",
                                     "May",
                                     "Monday",
                                     "https://halmere.example/jane",
                                     "jane@halmere.example",
                                     "@jane",
                                     "-"}) {
        CAPTURE(nobody);
        CHECK_FALSE(read("<meta name=author content='" + nobody + "'>").author);
        CHECK_FALSE(
            read(json_ld(R"({"@type":"Article","author":{"name":")" + nobody + "\"}}")).author);
    }
}

TEST_CASE("descriptions of a page are read as they were meant", "[html]") {
    const std::string author = R"("author":"Jane Doe")";
    for (const std::string& json : {
             R"({"@type":"NewsArticle",)" + author + ",}",
             R"(/* made by x */ {"@type":"NewsArticle", // the story)"
             "\n" +
                 author + "}",
             R"({"@type":"NewsArticle","name":"a)"
             "\n"
             R"(b "so called" c",)" +
                 author + "}",
             R"({"@type":"WebPage"}{"@type":"NewsArticle",)" + author + "}",
             R"({"@type":"NewsArticle","name":"\ud83d x",)" + author + "}",
             R"({"@type":"NewsArticle","name":"it\'s",)" + author + "}",
             R"({"@type":"NewsArticle",)" + author,
             R"({"@type":"WebPage","mainEntity":{"@type":"ReportageNewsArticle",)" + author + "}}",
             R"({"@type":"SocialMediaPosting",)" + author + "}",
             R"({"@type":"http://schema.org/NewsArticle",)" + author + "};",
         }) {
        CAPTURE(json);
        CHECK(read(json_ld(json)).author.value == "Jane Doe");
    }
    for (const std::string moment : {"1709510400", "1709510400000", "\"1709510400\""}) {
        CAPTURE(moment);
        CHECK(read(json_ld(R"({"@type":"Article","datePublished":)" + moment + "}")).date.value ==
              "2024-03-04");
    }
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
