// SPDX-License-Identifier: GPL-2.0-or-later
#include "html/dates.hpp"

#include <string>
#include <vector>

#include "fields/date_labels.hpp"
#include "html/read_html.hpp"
#include "support/catch.hpp"

namespace {

using nutgraf::Article;

const std::string kStory =
    "<p>The mill at Tarnbeck burned down in the night, and nothing is left of it but the wheel, "
    "the "
    "fire brigade said in the morning.</p><p>Two families were brought to the school, where they "
    "will stay until the village has found them a house.</p>";
const std::string kTold =
    "<meta property=article:published_time content=2021-03-04T09:00:00+01:00>"
    "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"datePublished\":\"2021-03-04\"}"
    "</script>";
const std::string kHeading = "<h1>Mill burns down</h1>";

// More lines than lie between a story and its byline.
const std::string kFarOff =
    "<p>Fire</p><p>Mills</p><p>Wood</p><p>Brooks</p><p>Wheels</p><p>Flour</p><p>Bread</p>";

struct Case {
    std::string above;  // the heading
    std::string below;
    std::string behind;  // the story
    std::string date;
    std::string updated;
};

Article read(const Case& one, const std::string& told) {
    Article article;
    REQUIRE(nutgraf::read_html("<html><head>" + told + "</head><body>" + one.above + "<article>" +
                                   kHeading + one.below + kStory + "</article>" + one.behind +
                                   "</body></html>",
                               article));
    return article;
}

// Dates of other things than the story.
const std::vector<Case> kStrays = {
    {"<header><div class=today>Monday, 6 May 2024</div></header>", "", "", "", ""},
    {"", "", "<section id=comments><time datetime=2024-05-06>6 May</time></section>", "", ""},
    {"", "", "<footer>Built on <time datetime=2024-05-06>6 May 2024</time></footer>", "", ""},
    {"", "", "<aside><time datetime=2024-05-06>6 May 2024</time> Trains run late</aside>", "", ""},
    {"", "", "<article><h3>Trains</h3><time datetime=2024-05-06>6 May</time></article>", "", ""},
    {"", "<blockquote>— Jo (@jo) <a href=/t>May 6, 2024</a></blockquote>", "", "", ""},
    {"", "<figure><figcaption>The mill, May 6, 2024</figcaption></figure>", "", "", ""},
    {"", "<p>It was built on <time datetime=1834-05-06>6 May 1834</time> by a clothier.</p>", "",
     "", ""},
    {"", "<p>Date of birth: 6 May 2024</p>", "", "", ""},
    {"", "<p>Deadline: 6 May 2024</p>", "", "", ""},
    {"", "<p><b>Video verfügbar bis:</b><br>06.05.2024 - 14:00 Uhr</p>", "", "", ""},
    {"", "<p>Received: 6 May 2024</p><p>Accepted: 7 May 2024</p>", "", "", ""},
    {"", "", kFarOff + "<p>6 May 2024</p><p>Market day</p><p>7 May 2024</p><p>Fair</p>", "", ""},
    {"<nav>Home</nav><div class=header>Today: 6 May 2024</div>", "", "", "", ""},
};

const std::vector<Case> kOwn = {
    {"", "<p class=date>6 May 2024</p>", "", "2024-05-06", ""},
    {"", "<ul><li>Received: 5 May 2024</li><li>Published: 6 May 2024</li></ul>", "", "2024-05-06",
     ""},
    {"", "<p>6 May 2024 | Updated 9 May 2024</p>", "", "2024-05-06", "2024-05-09"},
    {"", "<p>Updated 9 May 2024</p>", "", "2024-05-09", "2024-05-09"},
    {"", "", "<p>Veröffentlicht am 6. Mai 2024</p>", "2024-05-06", ""},
    {"", "", "<div>Online <time datetime=2024-05-06T10:00>10:00</time></div>", "2024-05-06", ""},
    {"<link rel=canonical href=https://e.org/2024/05/06/mill>", "", "", "2024-05-06", ""},
    {"<link rel=canonical href=https://e.org/n/26-05-2024-mill>", "", "", "2024-05-26", ""},
    {"", "<p>Mara Olde, 6.5.24</p>", "", "2024-05-06", ""},
    {"", "<p>Tarnbeck, 6. Mai 2024. Die Mühle stand seit dem Jahr 1834 am Bach.</p>", "",
     "2024-05-06", ""},
    {"", "", kFarOff + "<div>Words: Mara Olde</div><div>6 May 2024</div>", "2024-05-06", ""},
    {"", "", "<footer>Published 6 May 2024</footer>", "2024-05-06", ""},
    {"", "<p>© Mara Olde</p><p class=date>6 May 2024</p>", "", "2024-05-06", ""},
    {"<nav>Home</nav><section><div class=post-header><p>Fire</p><p>6 May 2024</p></div>", "", "",
     "2024-05-06", ""},
};

// What is told by several, and what is shown.
const std::vector<Case> kBoth = {
    {"", "<p>Updated on May 6, 2024</p>", "", "2021-03-04", "2024-05-06"},
    {"", "<p class=date>2 March 2021</p>", "", "2021-03-02", ""},
    {"", "<p class=date>6 May 2024</p>", "", "2024-05-06", ""},
    {"<link rel=canonical href=https://e.org/2019/05/06/mill>", "", "", "2019-05-06", ""},
    {"<link rel=canonical href=https://e.org/2021/03/01/mill>", "", "", "2021-03-04", ""},
    {"<p class=date>2 March 2021</p>", "", "<p>Published 4 March 2021</p>", "2021-03-04", ""},
    {"", "<aside class=meta>2 March 2021</aside>", "", "2021-03-02", ""},
};

// What the page tells machines, where nothing is shown.
struct Told {
    std::string told;
    std::string date;
};

const std::vector<Told> kDescribed = {
    {"<meta name=mill:published-time content='06.05.2024 17:08'>", "2024-05-06"},
    {"<meta name=x-publish-date content=2024-05-06>", "2024-05-06"},
    {"<meta name=published content='May 6, 2024'>", "2024-05-06"},
    {"<meta name=publisher content='May 6, 2024'>", ""},
    {"<meta name=article:published_time content='Mon May 06 10:20:30 CEST 2024'>", "2024-05-06"},
    {"<script type=application/ld+json>{\"@type\":\"Article\",\"datePublished\":"
     "\"Mon May 06 10:20:30 UTC 2024\"}</script>",
     "2024-05-06"},
    {"<meta name=published content=yes><meta name=date content=2024-05-06>", "2024-05-06"},
    {"<script type=application/ld+json>{\"@type\":\"Recipe\",\"datePublished\":\"2024-05-06\"}"
     "</script>",
     "2024-05-06"},
    {"<script type=application/ld+json>[{\"@type\":\"HowTo\",\"datePublished\":\"2024-05-07\"},"
     "{\"@type\":\"Article\",\"datePublished\":\"2024-05-06\"}]</script>",
     "2024-05-06"},
    {"<script type=application/ld+json>{\"@type\":\"Book\",\"datePublished\":\"2024-05-06\"}"
     "</script>",
     ""},
};

}  // namespace

TEST_CASE("Dates of other things are not the story's") {
    for (const Case& one : kStrays) {
        CAPTURE(one.above, one.below, one.behind);
        CHECK(read(one, "").date.value.empty());
        CHECK(read(one, kTold).date.value == "2021-03-04");
    }
}

TEST_CASE("Dates of the story are read where pages show them") {
    for (const Case& one : kOwn) {
        CAPTURE(one.above, one.below, one.behind);
        const Article article = read(one, "");
        CHECK(article.date.value == one.date);
        CHECK(article.updated.value == one.updated);
    }
}

TEST_CASE("Pages tell machines the day by many names") {
    for (const Told& one : kDescribed) {
        CAPTURE(one.told);
        CHECK(read({}, one.told).date.value == one.date);
    }
}

TEST_CASE("What is told goes before a change that is shown") {
    for (const Case& one : kBoth) {
        CAPTURE(one.below);
        const Article article = read(one, kTold);
        CHECK(article.date.value == one.date);
        CHECK(article.updated.value == one.updated);
    }
}

TEST_CASE("A moment in universal time is a day where it was published") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"2021-03-04T23:30:00Z", "2021-03-05"},
        {"2021-03-04T23:30:00+00:00", "2021-03-05"},
        {"2021-03-04T08:30:00Z", "2021-03-04"},       // nowhere is it tomorrow
        {"2021-03-04T23:30:00+01:00", "2021-03-04"},  // local already
    };
    for (const auto& [told, day] : cases) {
        CAPTURE(told);
        const Case shown = {"", "<p class=date>5 March 2021</p>", "", "", ""};
        const std::string meta = "<meta property=article:published_time content=\"" + told + "\">";
        CHECK(read(shown, meta).date.value == day);
    }
}

TEST_CASE("Labels belong to what follows them") {
    using nutgraf::DateLabel;
    const auto parts = nutgraf::cut_at_labels("Posted May 1, updated May 2, deadline May 3");
    REQUIRE(parts.size() == 4);
    CHECK(parts[1].label == DateLabel::kPublished);
    CHECK(parts[2].label == DateLabel::kUpdated);
    CHECK(parts[3].label == DateLabel::kOther);
    CHECK(nutgraf::last_label("unposted May 1") == DateLabel::kNone);
    CHECK(nutgraf::label_alone("Date of birth:") == DateLabel::kOther);
    CHECK(nutgraf::label_alone("Posted in May 2024") == DateLabel::kNone);
}
