// SPDX-License-Identifier: GPL-2.0-or-later
#include "html/document.hpp"

#include <string>
#include <utility>
#include <vector>

#include "html/charset.hpp"
#include "support/catch.hpp"
#include "support/repeated.hpp"

namespace {

nutgraf::HtmlDocument parse_html(const std::string& page) {
    auto document = nutgraf::parse_html(page);
    REQUIRE(document);
    return std::move(*document);
}

struct Page {
    std::string page;
    std::string text;
};

const std::vector<Page> kPages = {
    {"", ""},
    {"   \n ", ""},
    {"plain", "plain"},
    // Lines are blocks, white space is folded.
    {"<p>One\n  two</p><p>three</p>", "One two\nthree"},
    {"<div>a<div>b</div>c</div>", "a\nb\nc"},
    {"<h1>Boats</h1>sunk<hr>twice", "Boats\nsunk\ntwice"},
    {"a <b>b</b> c<i>d</i>", "a b cd"},
    {"<p>one<br>two<br><br>three</p>", "one two\nthree"},
    {"<p>one<br> <br />two", "one\ntwo"},
    {"<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "a\nb\nc\nd"},
    {"<dl><dt>term<dd>meaning<dt>other</dl>", "term\nmeaning\nother"},
    {"<table><tr><th>Town<th>Boats<tr><td>Halmere<td>11</table>after",
     "Town | Boats\nHalmere | 11\nafter"},
    {"<table><tr><td></td><td>x</td></tr></table>", "x"},
    {"<pre>a\n  b\n</pre>", "a\n  b"},
    // Words are parted between elements where they look like two, and at boxes.
    {"<h1><span>Opinion</span><span>Council votes</span></h1>", "Opinion Council votes"},
    {"<b>BRACKNESS</b>The council", "BRACKNESS The council"},
    {"<p><i>May 6, 2024</i><b>Lorries", "May 6, 2024 Lorries"},
    {"<p><time>May 6, 2024</time>Lorries", "May 6, 2024 Lorries"},
    {"<p><b>Water:</b><i>\u00c9tat", "Water: \u00c9tat"},
    {"<b>B</b>rack <b>B</b><i>rack</i> <b>\u00c9</b><i>Tat</i>", "Brack Brack \u00c9Tat"},
    {"<b>B</b>RACK <i>B</i><b>RACK</b> <b>You</b>Tube", "BRACK BRACK YouTube"},
    {"<b>wo</b>rds <b>wo</b><i>rds</i> CO<sub>2</sub> 1<sup>st</sup>", "words words CO2 1st"},
    {"<i>\u201c</i><b>The</b> <i>(</i><b>So</b>", "\u201cThe (So"},
    {"<i>H</i><i>A</i><i>L</i><i>t</i>", "HALt"},
    {"<a>home</a><a>about</a>", "home about"},
    {"<b>One</b> <i>Two</i><p><b>One</b><p>Two", "One Two\nOne\nTwo"},
    {"a<button>b</button>c<input>d<iframe></iframe>e", "a b c d e"},
    {"<hgroup>a</hgroup>b<menu>c</menu><dir>d</dir>", "a\nb\nc\nd"},
    // What readers do not see.
    {"a<script>if (1 < 2) '<p>b'</script>c<style>p{}</style>d", "acd"},
    {"<title>No text</title><body><noscript>b</noscript><template><p>c</template>d", "d"},
    {"<p hidden>a</p><p style='color:red; display : none'>b</p><p>c", "c"},
    {"a<!-- b --> c<!-->d<!---->e<?php f ?>g<![CDATA[h]]>i", "a cdegi"},
    {"<svg><title/><text>x</text></svg><svg/>y", "y"},
    {"<select><option>a<option>b</select><button>c</button><textarea><p>d</textarea>", "c"},
    {"soft&shy;hyphen zero&#8203;width\xef\xbb\xbf"
     "a&nbsp;b \xe2\x80\x83 c",
     "softhyphen zerowidtha b c"},
    {"<ruby>\u6f22<rp>(</rp><rt>\u304b\u3093</rt><rp>)</rp></ruby>\u5b57", "\u6f22\u5b57"},
    {"<noscript><div></noscript><p>a</p><noscript></div></noscript>b", "a\nb"},
    // Parts that were sent later stand where a template keeps their place.
    {"<h1>a</h1><template id=B:0></template><i>wait</i><!--/$--><p>d</p>"
     "<div hidden id=S:0><p>b</p><p>c</p></div>",
     "a\nb\nc\nd"},
    {"<div><template id='B:1'></template></div><div hidden id='S:2'>c</div>"
     "<div hidden id='S:1'>a <template id='B:2'></template><!--/$-->b</div>",
     "a cb"},
    {"<template id='B:1'></template><div hidden id='S:1'>a<template id='B:1'></template>b</div>",
     "ab"},
    {"<template id='B:3'>a</template><div hidden id='S:4'>b</div>c", "c"},
    // References.
    {"&lt;p&gt; &amp;amp; &quot;&#x41;&#66;&quot; &copy 2024 &rsquo;",
     "<p> &amp; \"AB\" \u00a9 2024 \u2019"},
    {"R&D &nosuch; a&b &#; &#xzz; &", "R&D &nosuch; a&b &#; &#xzz; &"},
    {"&#150; &#0; &#x110000; &#xd800; &#99999999999;", "\u2013 \ufffd \ufffd \ufffd \ufffd"},
    {"&copyright;=&copy=1 <a title=&copy=1>", "\u00a9right;=\u00a9=1"},
    // Tags in disorder.
    {"<p>a<div>b</p>c</div>d", "a\nb\nc\nd"},
    {"</p></div></b>a</span>b", "ab"},
    {"<b><p>a</b>b</p>c", "ab\nc"},
    {"a<b", "a"},
    {"a < b <3 c", "a < b <3 c"},
    {"<p title='a>b'>c", "c"},
    {"<P CLASS=x>a</P >b", "a\nb"},
    {"<p title=\"unclosed>a</p>b", ""},
    {"<script>unclosed", ""},
    {"<x-note>a</x-note><p>b</x-note>c", "a\nbc"},
};

TEST_CASE("a page becomes the lines a reader sees", "[html]") {
    for (const Page& page : kPages) {
        CAPTURE(page.page);
        CHECK(parse_html(page.page).text == page.text);
    }
}

TEST_CASE("blocks tile the text of a page", "[html]") {
    for (const Page& page : kPages) {
        CAPTURE(page.page);
        const auto document = parse_html(page.page);
        std::size_t end = 0;
        for (const auto& block : document.blocks) {
            CHECK(block.start == (end == 0 ? 0 : end + 1));
            CHECK(block.end > block.start);
            CHECK(block.element < document.elements.size());
            end = block.end;
        }
        CHECK(end == document.text.size());
        CHECK(document.elements[0].end_block == document.blocks.size());
    }
}

TEST_CASE("a page knows which of its text is links", "[html]") {
    const auto document = parse_html("<p>see <a href=x>all <b>boats</b></a> here<p><a>b</a>");
    REQUIRE(document.blocks.size() == 2);
    CHECK(document.blocks[0].link_bytes == 10);  // with the blank before it
    CHECK(document.blocks[1].link_bytes == 1);
}

TEST_CASE("elements know their blocks", "[html]") {
    const auto document = parse_html("a<article class='post shareBar'><p>b<p>c</article>d");
    REQUIRE(document.elements.size() == 4);
    CHECK(document.elements[1].hints == nutgraf::hint::kForm);
    CHECK(document.elements[1].first_block == 1);
    CHECK(document.elements[1].end_block == 3);
    CHECK(document.elements[3].parent == 1);
}

TEST_CASE("no page is too long or too broken", "[html]") {
    constexpr std::size_t kMany = 200'000;
    const std::string close = repeated("</div>", kMany);
    CHECK(parse_html(repeated("<div>", 2000) + "a" + close + "b").text == "a\nb");
    CHECK(parse_html(repeated("<b id=a>", 500) + repeated("<p>x", 3)).text == "x\nx\nx");
    CHECK(parse_html(repeated("<table><tr><td>", 1000) + "a").text == "a");
    CHECK(parse_html(repeated("<p>x", kMany)).blocks.size() == kMany);
    CHECK(parse_html(repeated("<x>", 100) + "a" + repeated("</y>", kMany)).text == "a");
    CHECK(parse_html(repeated("<!--", kMany)).text.empty());
    CHECK(parse_html("<a b=\"" + repeated("<a b=", kMany)).text.empty());
    CHECK(parse_html(repeated("<", kMany)).text.size() == kMany);
    CHECK(parse_html("<p class='" + repeated("nav ", kMany) + "'>a").text == "a");
}

struct Encoded {
    std::string bytes;
    std::string text;
    std::string encoding;
};

const std::vector<Encoded> kEncoded = {
    {"<meta charset=utf-8>caf\xc3\xa9", "caf\u00e9", "utf-8"},
    {"\xef\xbb\xbf"
     "caf\xc3\xa9",
     "caf\u00e9", "utf-8"},
    {"<meta charset=windows-1251>\xcf\xee\xf0\xf2", "\u041f\u043e\u0440\u0442", "windows-1251"},
    {"<META http-equiv=Content-Type content='text/html; charset=KOI8-R'>\xf0\xcf\xd2\xd4",
     "\u041f\u043e\u0440\u0442", "koi8-r"},
    {"<?xml version='1.0' encoding='Shift_JIS'?>\x8d\x60", "\u6e2f", "shift_jis"},
    {"<meta charset=gb2312>\xb8\xdb", "\u6e2f", "gb2312"},
    {"<meta charset=gbk>\xb8\xdb\xff"
     "a",
     "\u6e2f\ufffd"
     "a",
     "gbk"},
    // The last letter could still get an accent.
    {"<meta charset=windows-1258>\xf0\xf4", "\u0111\u00f4", "windows-1258"},
    {"<meta charset=iso-2022-jp>\x1b$B9A\x1b(B", "\u6e2f", "iso-2022-jp"},
    // What is valid UTF-8 is UTF-8, whatever it says.
    {"<meta charset=windows-1251>caf\xc3\xa9", "caf\u00e9", "utf-8"},
    {"<meta charset=iso-8859-1>caf\xe9", "caf\u00e9", "windows-1252"},
    {"<meta charset=klingon>caf\xe9", "caf\u00e9", "windows-1252"},
    {std::string("nu\0ll \x01 bell\x7f", 14), "null bell", "mixed"},
    {std::string("\xff\xfe<\0p\0>\0\xe9\0", 10), "\u00e9", "utf-16le"},
};

TEST_CASE("pages are decoded as they say, if they are right", "[html]") {
    for (const Encoded& page : kEncoded) {
        CAPTURE(page.bytes);
        const auto decoded = nutgraf::decode_page(page.bytes);
        CHECK(parse_html(decoded.text).text == page.text);
        CHECK(decoded.encoding == page.encoding);
    }
}

}  // namespace
