// SPDX-License-Identifier: GPL-2.0-or-later
#include "html/limits.hpp"

#include <string>
#include <vector>

#include "html/document.hpp"
#include "support/catch.hpp"

namespace {

using nutgraf::is_too_intricate;

constexpr std::size_t kBytes = 1'000'000;

// The text as often as it fits into a page; each '#' in it is a number that is nowhere else.
std::string filled(const std::string& text) {
    std::string page;
    for (std::size_t number = 0; page.size() < kBytes; ++number) {
        for (const char c : text) page += c == '#' ? std::to_string(number) : std::string(1, c);
    }
    return page;
}

TEST_CASE("pages on which a parser would take hours are refused", "[html]") {
    const std::vector<std::string> kPieces = {
        "<div>",
        "<b>",
        "<b id=#>",
        "<a><div>",
        "<font><p>x",
        "<table><tr><td>",
        "<x-note>",
        "<table>x<b>",
        "<svg><g>",
        "<html a#>",
        "<body a#>",
        // Formatting that is taken up again behind what it was in.
        "<b id=#><i><div></b></div>",
        "<b><div><p></b>",
        "<b id=#><table></b></table>",
        "<b id=#><div><div><div><div><div><div><div><div><div></b></div></div></div></div></div>"
        "</div></div></div></div>",
        // End tags that are none.
        "<div><table><td></div></td></table>",
        "<div><select></div></select>",
        "<div><!-- </div> -->",
        "<div><!-- --!><div></div><!-- </div> -->",
        "<div title='</div>'>",
        "<div><script></div></script>",
        "<div><script><!--<script></script></div></script>",
        "<div><title></div></title>",
        "<div><svg><style></svg></div></style></svg>",
        "<div><svg><style><x a=\"</style></svg></div>\"></x></style></svg>",
        "<div><svg><![CDATA[></svg></div>]]></svg>",
        "<div><svg></div><x-a/>",
        "<form><table><td></form></td></table></form>",
        "<section><div></section></div>",
    };
    for (const std::string& piece : kPieces) {
        CAPTURE(piece);
        CHECK(is_too_intricate(filled(piece)));
        CHECK_FALSE(nutgraf::parse_html(filled(piece)));
    }
    CHECK(is_too_intricate("<a" + filled(" a#") + ">"));
    CHECK(is_too_intricate("</a" + filled(" a") + ">"));
}

TEST_CASE("pages that are only long or careless are read", "[html]") {
    const std::vector<std::string> kPieces = {
        "<div class=a><p>Boats &amp; <a href='#'>harbours</a></p></div>\n",
        "<p>x",
        "<li>x",
        "<dt>x<dd>y",
        "<table><tr><td>x<td>y</table>",
        "<tr><td>x",
        "<ul><li>a<li>b</ul>",
        "<div><p>x</div>",
        "<p><b>x</b><i>y</i>",
        "<a name=#>x",
        "<p>x<br>y<hr>",
        "</div></p></b>",
        "<!-- <div> -->",
        "<script>'<div>'</script>",
        "<svg viewBox='0 0 1 1'><title>x</title><g><path d='M0'/></g></svg>",
        "<svg><style>a{}</style><path/></svg><script>a < b</script>",
        "<",
        "&",
        "<!--",
    };
    for (const std::string& piece : kPieces) {
        CAPTURE(piece);
        CHECK_FALSE(is_too_intricate(filled(piece)));
        CHECK(nutgraf::parse_html(filled(piece)));
    }
    CHECK_FALSE(is_too_intricate(""));
}

TEST_CASE("a tree that takes too much memory is given up", "[html]") {
    std::string page = "<p>";
    for (int b = 0; b < 50; ++b) page += "<b id=" + std::to_string(b) + '>';
    page += "</p>" + filled("<p>x</p>");
    CHECK_FALSE(nutgraf::parse_html(page));
    CHECK_FALSE(nutgraf::parse_html("<p>some more", nutgraf::Shown::kUsual, 1000));
    CHECK(nutgraf::parse_html("<p>some more", nutgraf::Shown::kUsual, 1 << 20));
    CHECK_FALSE(nutgraf::parse_html("<p><b id=" + std::string(100'000, 'x') + "></p>" +
                                    filled("<p>x</p>")));
}

}  // namespace
