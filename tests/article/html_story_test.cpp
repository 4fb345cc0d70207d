// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which lines of a page are its story, where something else is longer.
#include "article/html_story.hpp"

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

TEST_CASE("what comes again in the same order is printed twice", "[html]") {
    const std::string page = kHead + kHeading + "<div>" + kStory;
    CHECK(kept(page + kStory + "</div>") == Lines{kFirst, kSecond});
    CHECK(kept(page + "<p>" + kFirst + "</p></div>") == Lines{kFirst, kSecond, kFirst});
    CHECK(kept(page + "<p>" + kOther + "</p>" + kStory + "</div>") ==
          Lines{kFirst, kSecond, kOther});
}

}  // namespace
