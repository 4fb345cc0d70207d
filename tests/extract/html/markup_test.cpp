// SPDX-License-Identifier: GPL-2.0-or-later
#include "html/markup.hpp"

#include <rapidcheck.h>

#include <string>
#include <vector>

#include "support/catch.hpp"

namespace {

using nutgraf::html_of_xml;
using nutgraf::Noscript;
using nutgraf::resolve_noscript;

struct Changed {
    std::string page;
    std::string html;
};

TEST_CASE("XML becomes HTML", "[html]") {
    const std::vector<Changed> cases = {
        {"<p>tide</p>", "<p>tide</p>"},
        {"<script src='a.js'/><p>tide</p>", "<script src='a.js'></script><p>tide</p>"},
        {"<title/><div id='a'/>b", "<title></title><div id='a'></div>b"},
        {"<br/>a<img src='x'/>", "<br/>a<img src='x'/>"},
        {"<p title='a/>b'>c</p>", "<p title='a/>b'>c</p>"},
        {"<p><![CDATA[a < b & c]]></p>", "<p>a &lt; b &amp; c</p>"},
        {"<p><![CDATA[never closed", "<p>never closed"},
        {"<!-- <div/> --><p/>", "<!-- <div/> --><p></p>"},
        {"<style><![CDATA[ a<b/> ]]></style><i/>", "<style><![CDATA[ a<b/> ]]></style><i></i>"},
        {"1 < 2 <3 </ >", "1 < 2 <3 </ >"},
        {"", ""},
    };
    for (const Changed& one : cases) {
        CAPTURE(one.page);
        CHECK(html_of_xml(one.page) == one.html);
    }
}

TEST_CASE("noscript is left out, or shown", "[html]") {
    struct Case {
        std::string page;
        std::string left_out;
        std::string shown;
    };
    const std::vector<Case> cases = {
        {"<p>a</p>", "<p>a</p>", "<p>a</p>"},
        {"a<noscript><p>b</p></noscript>c", "ac", "a<p>b</p>c"},
        {"a<NOSCRIPT class=x><p>b</Noscript >c", "ac", "a<p>bc"},
        {"<noscript><div></noscript>a<noscript></div></noscript>b", "ab", "<div>a</div>b"},
        {"<script>'<noscript>'</script>a<noscript>b</noscript>", "<script>'<noscript>'</script>a",
         "<script>'<noscript>'</script>ab"},
        {"<!-- <noscript> -->a", "<!-- <noscript> -->a", "<!-- <noscript> -->a"},
        {"a<noscript>never closed", "a", "anever closed"},
        {"a</noscript>b", "a</noscript>b", "a</noscript>b"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.page);
        CHECK(resolve_noscript(one.page, Noscript::kLeftOut) == one.left_out);
        CHECK(resolve_noscript(one.page, Noscript::kShown) == one.shown);
    }
}

// Pieces of markup in any order.
std::string any_page() {
    const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
        "<p>", "</p>", "<b/>", "<br/>", "<script>", "</script>", "<![CDATA[", "]]>", "<!--", "-->",
        "<noscript>", "</noscript>", "<", ">", "/", "a", " ", "'", "\"", "="));
    std::string page;
    for (const std::string& piece : pieces) page += piece;
    return page;
}

TEST_CASE("pages in disorder lose nothing but what is meant", "[html]") {
    CHECK(rc::check("XML twice is XML once", [] {
        const std::string html = html_of_xml(any_page());
        if (html.find("/>") == html.npos) RC_ASSERT(html_of_xml(html) == html);
    }));
    CHECK(rc::check("a page without noscript stays", [] {
        const std::string page = any_page();
        const std::string shown = resolve_noscript(page, Noscript::kShown);
        RC_ASSERT(shown.size() <= page.size());
        if (page.find("noscript") == page.npos) RC_ASSERT(shown == page);
    }));
}

}  // namespace
