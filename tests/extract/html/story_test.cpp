// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which lines of a page are its story, where something else is longer.
#include "html/story.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"

namespace {

using Lines = std::vector<std::string>;

const std::string kHead = "<title>Ferry sails again</title>";
const std::string kHeading = "<h1>Ferry sails again</h1>";
const std::string kFirst =
    "The ferry to Tarn left at nine on Tuesday, for the first time since a rock tore its hull.";
const std::string kSecond =
    "Some two hundred islanders waved from the quay, and the mayor had brought the town's band.";
const std::string kStory = "<p>" + kFirst + "</p><p>" + kSecond + "</p>";
const std::string kOther =
    "Nobody on the island will ever believe that this was a rock and not a drunken helmsman, and "
    "whoever was on board that night can tell you more than this paper ever dares to print.";

const std::string kLine = "Islanders wait for bread no longer after nine weeks";

std::string times(std::size_t count, const std::string& before, const std::string& after) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i) all += before + std::to_string(i) + ' ' + after;
    return all;
}

Lines kept(const std::string& page) {
    const auto document = nutgraf::parse_html(page);
    REQUIRE(document);
    const nutgraf::Verdicts verdicts = nutgraf::judge_blocks(*document);
    Lines lines;
    for (std::size_t b = 0; b < verdicts.size(); ++b) {
        if (!verdicts[b]) lines.emplace_back(document->text_of(document->blocks[b]));
    }
    return lines;
}

TEST_CASE("what is longer than the story does not win over it", "[html]") {
    const std::string story = kHead + "<div>" + kHeading + "<div>" + kStory + "</div></div>";
    const std::string replies = times(9, "<li><b>Guest ", "</b><p>" + kOther + "</p></li>");
    const std::string posts = times(9, "<div><i>Guest ", "</i><p>" + kOther + "</p></div>");
    const std::string texts = times(9, "<p>", kOther + "</p>");
    const Lines both = {kFirst, kSecond};
    CHECK(kept(story + "<ul>" + replies + "</ul>") == both);
    CHECK(kept(story + "<section><ol>" + replies + "</ol></section>") == both);
    CHECK(kept(story + "<div>" + posts + "</div>") == both);
    CHECK(kept(story + "<div class=comment-list>" + texts + "</div>") == both);
    CHECK(kept(story + "<div role=dialog>" + texts + "</div>") == both);
    CHECK(kept(story + "<div id=cookie-notice>" + texts + "</div>") == both);
    CHECK(kept("<div class=consent>" + texts + "</div>" + story) == both);
}

TEST_CASE("a story in sections is no list of replies", "[html]") {
    const std::string page =
        kHead + "<header>" + kHeading + kStory + "</header><div>" +
        times(4, "<section><h2>Part ", "</h2><p>" + kOther + "</p></section>") + "</div>";
    CHECK(kept(page).size() == 10);
}

TEST_CASE("a story of a few short lines wins over what comes behind its comments", "[html]") {
    const Lines lines = {"Ferry to Tarn at nine, weather permitting.", "Cabins are shut.",
                         "No dogs, no bicycles, no lorries."};
    std::string page = kHead + "<div><div>" + kHeading;
    for (const std::string& line : lines) page += "<p>" + line + "</p>";
    page +=
        "</div><div class=comments><p>No comments.<p>Name<p>Mail<p>Text</div></div><footer><p>The "
        "line is a "
        "company of the islands and has run its ferries "
        "for as long as there were any.</p></footer>";
    CHECK(kept(page) == lines);
}

TEST_CASE("buttons to share are no comments", "[html]") {
    const std::string buttons =
        "<div class=comments><p><a href=x>Ping</a><p><a href=x>Chirp</a><p><a href=x>Post</a>"
        "<p><a href=x>Reply</a></div>";
    const std::string page = kHead + "<div>" + kHeading + "<p>" + kFirst + "</p>" + buttons +
                             "<div>" + times(4, "<p>", kOther + "</p>") + "</div></div>";
    CHECK(kept(page).size() == 5);
}

TEST_CASE("an inset leaves the story around it", "[html]") {
    const std::string page = kHead + kHeading + "<div><p>" + kFirst + "</p><ul>" +
                             times(9, "<li><h4>Ship ", "</h4><p>" + kOther + "</p></li>") +
                             "</ul><p>" + kSecond + "</p></div>";
    const Lines lines = kept(page);
    CHECK(lines.front() == kFirst);
    CHECK(lines.back() == kSecond);
}

TEST_CASE("a linked paragraph between others is the story's", "[html]") {
    const std::string link =
        "The line had said in March that the ship would be back within a week at most.";
    const std::string paragraph = "<p><a href=x>" + link + "</a></p>";
    const auto page = [&](const std::string& inside) {
        return kHead + kHeading + "<div><p>" + kFirst + "</p>" + inside + "<p>" + kSecond +
               "</p></div>";
    };
    CHECK(kept(page(paragraph)) == Lines{kFirst, link, kSecond});
    CHECK(kept(page("<p><b><a href=x>" + link + "</a></b></p>")) == Lines{kFirst, link, kSecond});
    CHECK(kept(page("<p><a href=x>Ferry line closes its oldest pier</a></p>")) ==
          Lines{kFirst, kSecond});
    CHECK(kept(page("<ul><li><a href=x>" + link + "</a></ul>")) == Lines{kFirst, kSecond});
}

TEST_CASE("a linked paragraph may have a wrapper like the others", "[html]") {
    const std::string link =
        "The line had said in March that the ship would be back within a week at most.";
    const auto page = [&](const std::string& wrapper) {
        return kHead + kHeading + "<div><div><p>" + kFirst + "</p></div>" + wrapper +
               "<p><a href=x>" + link + "</a></p></div><div><p>" + kSecond + "</p></div></div>";
    };
    CHECK(kept(page("<div>")) == Lines{kFirst, link, kSecond});
    CHECK(kept(page("<div class=related>")) == Lines{kFirst, kSecond});
    CHECK(kept(page("<div><div>")) == Lines{kFirst, kSecond});
}

TEST_CASE("what comes again in the same order is printed twice", "[html]") {
    const std::string page = kHead + kHeading + "<div>" + kStory;
    CHECK(kept(page + kStory + "</div>") == Lines{kFirst, kSecond});
    CHECK(kept(page + "<p>" + kFirst + "</p></div>") == Lines{kFirst, kSecond, kFirst});
    CHECK(kept(page + "<p>" + kOther + "</p>" + kStory + "</div>") ==
          Lines{kFirst, kSecond, kOther});
}

struct Case {
    std::string page;
    Lines story;
};

void check(const std::vector<Case>& cases) {
    for (const Case& one : cases) {
        CAPTURE(one.page);
        CHECK(kept(kHead + one.page) == one.story);
    }
}

TEST_CASE("a standfirst is the story's, whatever its style is called", "[html]") {
    const std::string lead = "Islanders wait for bread no longer: after nine weeks she is back.";
    const std::string text = "<p>" + lead + "</p>";
    const std::string story = "<div>" + kStory + "<p>" + kOther + "</p></div>";
    const Lines without = {kFirst, kSecond, kOther};
    const Lines with = {lead, kFirst, kSecond, kOther};
    check({
        {kHeading + "<div class=teaser>" + text + "</div>" + story, with},
        {kHeading + "<p class='article-header'>" + lead + "</p>" + story, with},
        {"<h2>Harbours</h2><div class=teaser>" + text + "</div>" + story, with},
        {kHeading + "<div class=teaser>" + text + text + "</div>" + story,
         {lead, lead, kFirst, kSecond, kOther}},
        // Right under the heading, it need be no sentence.
        {kHeading + "<header><p>" + kLine + "</p></header>" + story,
         {kLine, kFirst, kSecond, kOther}},
        {"<header>" + kHeading + "<p>Ferries</p><p>" + kLine + "</p></header>" + story,
         {kLine, kFirst, kSecond, kOther}},
        {kHeading + "<header><p>Nine weeks on the rocks</p></header>" + story, without},
        {kHeading + "<header><p class=nav>" + kLine + "</p></header>" + story, without},
        {kHeading + "<header><p><a href=x>" + kLine + "</a></p></header>" + story, without},
        {"<header><p>" + kLine + "</p></header>" + kHeading + story, without},
        // A teaser of another story leads there, or stands above the heading or below the story.
        {kHeading + "<div class=teaser><p><a href=x>Islanders wait no longer</a>" + lead +
             "</p></div>" + story,
         without},
        {"<div class=teaser>" + text + "</div>" + kHeading + story, without},
        {kHeading + story + "<div class=teaser>" + text + "</div>", without},
        {"<div class=teaser>" + text + "</div>" + story, without},
        {kHeading + "<div class=newsletter>" + text + "</div>" + story, without},
        {kHeading + "<div class=teaser><figure><figcaption>" + lead +
             "</figcaption></figure></div>" + story,
         without},
    });
}

TEST_CASE("a story begins and ends with short lines of the same element", "[html]") {
    check({
        {kHeading + "<div><p>Dear islanders</p>" + kStory + "<p>Yours, Ada</p><p>Mayor</p></div>",
         {"Dear islanders", kFirst, kSecond, "Yours, Ada", "Mayor"}},
        {kHeading + "<p>Ada Holm</p><div>" + kStory + "</div><p>Top of page</p>",
         {kFirst, kSecond}},
        {kHeading + "<div><p class=byline>Ada Holm</p>" + kStory +
             "<p class=tags>Ferries</p><p><a href=x>More</a></p></div>",
         {kFirst, kSecond}},
        {kHeading + "<div><div>Ada Holm</div>" + kStory + "<div>Top of page</div></div>",
         {kFirst, kSecond}},
    });
}

TEST_CASE("lists under the heading are the story's", "[html]") {
    const std::string items = "<li>Two cups of flour</li><li>Salt</li>";
    const std::string links = "<li><a href=x>Two cups of flour</a></li><li><a href=y>Salt</a></li>";
    const std::string rows = "<tr><td>Flour<td>2 cups</tr>";
    const std::string steps = "<section>" + kStory + "</section>";
    check({
        {kHeading + "<ul>" + items + "</ul>" + steps,
         {"Two cups of flour", "Salt", kFirst, kSecond}},
        {kHeading + "<table>" + rows + "</table>" + steps, {"Flour | 2 cups", kFirst, kSecond}},
        {kHeading + "<ul>" + links + "</ul>" + steps, {kFirst, kSecond}},
        {kHeading + "<ul class=meta>" + items + "</ul>" + steps, {kFirst, kSecond}},
        {"<ul>" + items + "</ul>" + kHeading + steps, {kFirst, kSecond}},
    });
}

TEST_CASE("a linked row or item among others is the story's", "[html]") {
    const std::string text = "<li>Tarn: the ship stays in harbour until noon</li>";
    const std::string link = "<li><a href=x>Ferries of Fogmere</a></li>";
    const std::string line = "Tarn: the ship stays in harbour until noon";
    const auto page = [&](const std::string& list) {
        return kHeading + "<div><p>" + kFirst + "</p>" + list + "<p>" + kSecond + "</p></div>";
    };
    check({
        {page("<ul>" + text + link + text + "</ul>"),
         {kFirst, line, "Ferries of Fogmere", line, kSecond}},
        {page("<table><tr><td>Tarn<td>until noon, as ever</tr><tr><td><a href=x>Fogmere</a></tr>"
              "</table>"),
         {kFirst, "Tarn | until noon, as ever", "Fogmere", kSecond}},
        {page("<ul>" + link + text + link + link + link + "</ul>"), {kFirst, line, kSecond}},
        {page("<table><tr><td>" + kOther + "<ul>" + link + link + "</ul></tr></table>"),
         {kFirst, kOther, kSecond}},
    });
}

TEST_CASE("captions that are no sentences go", "[html]") {
    const std::string sentence = "The ferry, before it met the rock.";
    const auto page = [&](const std::string& caption) {
        return kHeading + "<div><p>" + kFirst + "</p><figure>" + caption + "</figure><p>" +
               kSecond + "</p></div>";
    };
    check({
        {page("<figcaption>Ada Holm, mayor</figcaption>"), {kFirst, kSecond}},
        {page("<figcaption>The ferry before it met the rock. Photo: A. Holm</figcaption>"),
         {kFirst, kSecond}},
        {page("<p class='wp-caption-text'>Photo: A. Holm</p>"), {kFirst, kSecond}},
        {page("<figcaption>" + sentence + "</figcaption>"), {kFirst, sentence, kSecond}},
        {"<figure><figcaption>" + kOther.substr(0, kOther.size() - 1) + "</figcaption></figure>",
         {kOther.substr(0, kOther.size() - 1)}},
    });
}

TEST_CASE("titles of sections stay, whatever stands between", "[html]") {
    const std::string more = "<div><a href=x>More of the ship</a></div>";
    const auto page = [&](const std::string& heading) {
        return kHeading + "<div><p>" + kFirst + "</p>" + heading + "<p>" + kSecond + "</p></div>";
    };
    check({
        {page("<h2 class=header>The crossing</h2>"), {kFirst, "The crossing", kSecond}},
        {page("<header><h3>The crossing</h3></header>"), {kFirst, "The crossing", kSecond}},
        {page("<h2>The crossing</h2>" + more), {kFirst, "The crossing", kSecond}},
        {page("<h2>Read also</h2>" + more + "<h2>The crossing</h2>"),
         {kFirst, "The crossing", kSecond}},
        {page("<p>Read also</p>" + more), {kFirst, kSecond}},
        // Links lead to the id of a heading, whatever it says.
        {page("<h2 id=toc-1>The crossing</h2>"), {kFirst, "The crossing", kSecond}},
        {page("<h2 id=share-the-bread>Share the bread</h2>"), {kFirst, "Share the bread", kSecond}},
        {page("<h2 id=comments>The last words</h2>"), {kFirst, kSecond}},
    });
}

TEST_CASE("the page's title is no line of its story", "[html]") {
    const std::string title = "Will the ferry to Tarn ever sail again in fog, or only in the sun?";
    check({
        {"<h1>Ferry sails again</h1><div>" + kHeading + kStory + "</div>", {kFirst, kSecond}},
        {"<title>" + title + "</title><div><h1>" + title + "</h1>" + kStory + "</div>",
         {kFirst, kSecond}},
        {kHeading + "<div><p>Ferry sails again</p>" + kStory + "</div>",
         {"Ferry sails again", kFirst, kSecond}},
    });
}

TEST_CASE("what readers pay for is the story's", "[html]") {
    check({{kHeading + "<div><p>" + kFirst + "</p><p class=paywall>" + kSecond + "</p></div>",
            {kFirst, kSecond}}});
}

TEST_CASE("phrases of interfaces are none of a story", "[html]") {
    const std::string longer = "Subscribe to what the mayor says, and " + kOther;
    const auto page = [&](const std::string& inside) {
        return kHeading + "<div><p>" + kFirst + "</p>" + inside + "<p>" + kSecond + "</p></div>";
    };
    check({
        {page("<p>Subscribe to our letter and never miss a ship again, in fog or sun.</p>"),
         {kFirst, kSecond}},
        {page("<p>Story continues below</p>"), {kFirst, kSecond}},
        {page("<ul><li>Share this</li></ul>"), {kFirst, kSecond}},
        {page("<p>" + longer + "</p>"), {kFirst, longer, kSecond}},
        // No story's paragraph begins like this, however long it is.
        {page("<p>Um eingebettete Inhalte anzuzeigen, fragen wir erst: " + kOther + "</p>"),
         {kFirst, kSecond}},
        {page("<h3>Externer Inhalt</h3><p>Ich bin damit einverstanden, dass mir Fahrten "
              "angezeigt werden.</p>"),
         {kFirst, kSecond}},
    });
}

}  // namespace
