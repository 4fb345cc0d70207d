// SPDX-License-Identifier: GPL-2.0-or-later
#include "html/read_html.hpp"
#include "text/web_page.hpp"

#include <rapidcheck.h>

#include <map>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "text/utf8.hpp"

namespace {

using nutgraf::Article;
using nutgraf::DebrisKind;

struct Text {
    std::string bytes;
    bool page;
};

const std::vector<Text> kTexts = {
    {"<!DOCTYPE html><p>x", true},
    {"\xef\xbb\xbf \n<!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">", true},
    {"<!-- saved from a page --><html lang=en>", true},
    {"<?xml version=\"1.0\"?>\n<!DOCTYPE html><html xmlns=\"http://www.w3.org/1999/xhtml\">", true},
    {"<?xml version=\"1.0\"?><html>", true},
    {std::string("\xff\xfe<\0h\0t\0m\0l\0>\0", 14), true},
    {"<head><title>x</title>", true},
    {"<body class=a>\nx", true},
    {"<div><p>A fragment.</p></div>\n", true},
    {"", false},
    {"Storm sinks boats", false},
    {"The <html> tag opens a page, <body> its text.</body></html>", false},
    {"# Tags\n\n`<p>` is a paragraph: <p>like this</p>", false},
    {"<p align=center><img src=logo.png></p>\n\n# Storm\n\nSinks boats.", false},
    {"<DOC>\n<DOCNO> A-1 </DOCNO>\n<TEXT>Storm</TEXT>\n</DOC>", false},
    {"<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>x</title></channel></rss>",
     false},
    {"<feed xmlns=\"http://www.w3.org/2005/Atom\"></feed>", false},
    {"<?xml version=\"1.0\"?><article><title>DocBook</title></article>", false},
    {"<!DOCTYPE lewis SYSTEM \"lewis.dtd\"><REUTERS></REUTERS>", false},
    {"{\"text\": \"<html>\"}", false},
    {"<", false},
    {"<!--", false},
    {"<3 boats", false},
};

TEST_CASE("pages are told from other texts", "[html]") {
    for (const Text& text : kTexts) {
        CAPTURE(text.bytes);
        CHECK(nutgraf::looks_like_html(text.bytes) == text.page);
    }
}

// A line of a page and what it is; kept ones are the story.
const std::string kPage =
    R"(<!DOCTYPE html><html lang=en><title>Storm sinks boats - The Gazette</title>
<body class="single has-sidebar comments-open"><div id=page>
<header class=site-header><a href=/>The Gazette</a>
<nav><ul><li><a href=/n>News</a><li><a href=/s>Sport</a></ul></nav></header>
<div class=breadcrumbs><a href=/>Home</a> &gt; <a href=/n>News</a></div>
<main><article><h1>Storm sinks boats</h1><p class=byline>By Jane Doe | 4 March 2024</p>
<div class=share-bar><a href=f>Share</a> <a href=t>Post</a></div>
<div class=entry-content>
<p>The storm reached Halmere in the small hours, and by noon the harbour had lost both of its cranes.</p>
<figure><img src=a.jpg alt="A crane"><figcaption>The northern crane, before the storm took it.</figcaption></figure>
<p>Eleven boats were sunk, and a ferry was found adrift off the <a href=m>northern mole</a> with nobody on board.</p>
<aside class=newsletter><h3>The tide table in your mail</h3><p>Sign up for our newsletter and never miss the tide again, it is free.</p></aside>
<h2>What was lost</h2>
<table><tr><th>Harbour<th>Boats</tr><tr><td>North<td>7</tr><tr><td>South<td>4</tr></table>
<p>Insurers put the damage at nine million, which is more than the port earned in the last three years.</p>
<p>The port hopes to be open again by the end of the week, its master said, if the divers find the wreck of the pilot boat.</p>
</div>
<div class=related-posts><h3>Read also</h3><p><a href=b>Ferry line to close its oldest pier</a></p><p>The oldest pier of the harbour is to close in May, the line said on its page.</p></div>
</article>
<section id=comments><h2>2 comments</h2><p>I was there at noon, and what I saw of the cranes was not pretty at all, believe me.</p><form><label>Your comment</label><button>Send</button></form></section>
</main><aside class=sidebar><h3>Most read</h3><ul><li><a href=1>One</a><li><a href=2>Two</a></ul></aside>
<footer><p>Copyright 2024 The Gazette. All rights reserved, and no part of this page may be used again.</p></footer></div>)";

const std::string kStory =
    "The storm reached Halmere in the small hours, and by noon the harbour had lost both of its "
    "cranes.\n"
    "The northern crane, before the storm took it.\n"
    "Eleven boats were sunk, and a ferry was found adrift off the northern mole with nobody on "
    "board.\n"
    "What was lost\n"
    "Harbour | Boats\n"
    "North | 7\n"
    "South | 4\n"
    "Insurers put the damage at nine million, which is more than the port earned in the last three "
    "years.\n"
    "The port hopes to be open again by the end of the week, its master said, if the divers find "
    "the wreck of the pilot boat.\n";

Article read(const std::string& page) {
    Article article;
    REQUIRE(nutgraf::read_html(page, article));
    return article;
}

std::string kept(const Article& article) {
    std::string text;
    std::size_t start = 0;
    for (const auto& debris : article.debris) {
        text += article.text.substr(start, debris.start - start);
        start = debris.end;
    }
    return text + article.text.substr(start);
}

TEST_CASE("the story of a page is kept, and nothing else", "[html]") {
    const Article article = read(kPage);
    CHECK(kept(article) == kStory);
    CHECK(article.title.value == "Storm sinks boats");
    CHECK(article.author.value == "Jane Doe");
    CHECK(article.date.value == "2024-03-04");
}

TEST_CASE("what is no story has a kind", "[html]") {
    const std::map<std::string, DebrisKind> kKinds = {
        {"Sport", DebrisKind::kNavigation},          {"Home > News", DebrisKind::kNavigation},
        {"By Jane Doe", DebrisKind::kMetadata},      {"Share Post", DebrisKind::kForm},
        {"Sign up for", DebrisKind::kForm},          {"Read also", DebrisKind::kPromotion},
        {"2 comments", DebrisKind::kComments},       {"Most read", DebrisKind::kPromotion},
        {"Copyright 2024", DebrisKind::kNavigation},
    };
    const Article article = read(kPage);
    for (const auto& [line, kind] : kKinds) {
        CAPTURE(line);
        const std::size_t at = article.text.find(line);
        REQUIRE(at != std::string::npos);
        const auto holds = [&](const nutgraf::Debris& d) { return d.start <= at && at < d.end; };
        const auto debris = std::ranges::find_if(article.debris, holds);
        REQUIRE(debris != article.debris.end());
        CHECK(debris->kind == kind);
    }
}

TEST_CASE("a name is not believed if the story goes with it", "[html]") {
    std::string page = kPage;
    page.replace(page.find("entry-content"), 13, "sidebar-promo");
    CHECK(kept(read(page)).find("Eleven boats were sunk") != std::string::npos);
    CHECK(kept(read("<form>" + kPage + "</form>")) == kStory);
}

TEST_CASE("what readers without scripts see is read when nothing else is there", "[html]") {
    const std::string story =
        "The ferry to Tarn left at nine on Tuesday, for the first time since a rock tore its hull.";
    const std::string head = "<h1>Ferry sails again</h1>";
    CHECK(kept(read(head + "<noscript><p>" + story + "</p></noscript>")).find(story) !=
          std::string::npos);
    CHECK(kept(read(head + "<template><p>" + story + "</p></template>")).find(story) !=
          std::string::npos);
    const std::string other =
        "<noscript><p>Please switch on your scripts, for without them this "
        "page does not work at all.</p></noscript>";
    CHECK(read(head + "<p>" + story + "</p>" + other).text.find("scripts") == std::string::npos);
}

TEST_CASE("a page without prose keeps all", "[html]") {
    const Article article = read("<nav><a href=a>News</a></nav><p>Storm</p>");
    CHECK(article.text == "News\nStorm");
    CHECK(article.debris.empty());
    CHECK(read("").text.empty());
}

void check_utf8(const std::string& text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = nutgraf::utf8_sequence_length(text, at);
        RC_ASSERT(length > 0U);
        at += length;
    }
}

TEST_CASE("of any bytes, text and fields are UTF-8 and debris is whole lines", "[html]") {
    const std::vector<std::string> kPieces = {
        "<p>",
        "</p>",
        "<div class=nav>",
        "</div>",
        "<table><tr><td>",
        "<td>",
        "</table>",
        "<a href=x>",
        "</a>",
        "<h1>",
        "<meta name=author content='",
        "'>",
        "<script type=application/ld+json>",
        "{\"@type\":\"Article\",\"headline\":\"",
        "\"}",
        "</script>",
        "<title>",
        "</title>",
        "<pre>",
        "\n",
        " ",
        "&amp;",
        "&#xe9;",
        "\xe2",
        "\x80",
        "\xc3\xa9",
        "\xff",
        "<!--",
        "-->",
        "<br>",
        "<time datetime=2024-03-04>",
        "<p class=byline>By Jane Doe",
        "<meta charset=gbk>",
        "<svg>",
        "The storm reached the harbour at noon, and the boats were sunk by it one after another. ",
    };
    CHECK(rc::check([&] {
        const auto picks = *rc::gen::container<std::vector<std::size_t>>(
            rc::gen::inRange<std::size_t>(0, kPieces.size()));
        std::string page;
        for (const std::size_t pick : picks) page += kPieces[pick];
        const Article article = read(page);
        check_utf8(article.text);
        for (const auto* field :
             {&article.title, &article.author, &article.date, &article.source}) {
            check_utf8(field->value);
            RC_ASSERT(field->value.find('\n') == std::string::npos);
        }
        std::size_t end = 0;
        for (const auto& debris : article.debris) {
            RC_ASSERT(debris.start >= end && debris.end > debris.start);
            // In brackets, since RapidCheck's own || evaluates both sides.
            RC_ASSERT((debris.start == 0 || article.text[debris.start - 1] == '\n'));
            RC_ASSERT((debris.end == article.text.size() || article.text[debris.end - 1] == '\n'));
            end = debris.end;
        }
        RC_ASSERT(end <= article.text.size());
    }));
}

}  // namespace
