// SPDX-License-Identifier: GPL-2.0-or-later
//
// Articles are made of words that say which article and paragraph they belong to, so that nothing
// recurs but what a test puts in.
#include "boilerplate/recurring_lines.hpp"

#include <rapidcheck.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "support/catch.hpp"

namespace {

using nutgraf::Article;
using nutgraf::DebrisKind;
using nutgraf::RecurringLines;

constexpr std::size_t kPlenty = std::size_t{16} << 20;
const std::string kNotice = "Read the paper of the whole coast every morning\n";
const std::string kHeading = "The background\n";

std::string prose(int article, int paragraph) {
    std::string text;
    for (int i = 0; i < 30; ++i) {
        text += "w" + std::to_string(article) + "x" + std::to_string(paragraph * 100 + i) + ' ';
    }
    return text + "end.\n";
}

Article article_of(std::string text, const std::string& source = "The Gazette") {
    Article article;
    article.text = std::move(text);
    if (!source.empty()) article.source = {source, nutgraf::Origin::kMeta};
    return article;
}

std::string marked_in(RecurringLines& lines, Article article) {
    const bool any = lines.add(article, nutgraf::short_lines_of(article));
    std::string marked;
    for (const auto& debris : article.debris) {
        if (debris.kind != DebrisKind::kRecurring) continue;
        marked += article.text.substr(debris.start, debris.end - debris.start);
    }
    CHECK(any == !marked.empty());
    return marked;
}

// What is marked in the last of so many articles with the line in each.
std::string marked_after(int articles, const std::string& line, bool among_prose = false) {
    RecurringLines lines(kPlenty);
    std::string marked;
    for (int i = 0; i <= articles; ++i) {
        const std::string rest = prose(i, 1);
        marked =
            marked_in(lines, article_of(prose(i, 0) + (among_prose ? line + rest : rest + line)));
    }
    return marked;
}

}  // namespace

TEST_CASE("a line that three articles of a source had is marked in the fourth", "[article]") {
    CHECK(marked_after(2, kNotice).empty());
    CHECK(marked_after(3, kNotice) == kNotice);
    CHECK(marked_after(3, kHeading) == kHeading);
    CHECK(marked_after(3, "Nobody was hurt in it.\n", true) == "Nobody was hurt in it.\n");
}

TEST_CASE("headings among prose, figures and long paragraphs may recur", "[article]") {
    CHECK(marked_after(9, kHeading, true).empty());
    CHECK(marked_after(9, "4,118.62\n").empty());
    CHECK(marked_after(9, std::string(201, 'a') + "\n").empty());
}

TEST_CASE("lines recur only within a source, known by name or host", "[article]") {
    RecurringLines lines(kPlenty);
    int number = 0;
    const auto add = [&](const std::string& source, const std::string& url = "") {
        ++number;
        Article article = article_of(prose(number, 0) + prose(number, 1) + kNotice, source);
        if (!url.empty()) article.url = {url, nutgraf::Origin::kRecord};
        return marked_in(lines, article);
    };
    for (int i = 0; i < 3; ++i) CHECK(add("The Gazette").empty());
    CHECK(add("The Herald").empty());
    CHECK(add("").empty());
    for (int i = 0; i < 3; ++i) CHECK(add("", "https://www.gazette.example/a").empty());
    CHECK(add("", "http://gazette.example") == kNotice);
    CHECK(add("The Gazette") == kNotice);
}

TEST_CASE("a sentence in few of a source's articles is chance", "[article]") {
    RecurringLines lines(kPlenty);
    std::string marked;
    for (int i = 0; i < 60; ++i) {
        marked +=
            marked_in(lines, article_of(prose(i, 0) + prose(i, 1) + (i % 12 == 11 ? kNotice : "")));
    }
    CHECK(marked.empty());
}

TEST_CASE("a line that stands twice in one article counts once", "[article]") {
    RecurringLines lines(kPlenty);
    for (int i = 0; i < 3; ++i) {
        CHECK(marked_in(lines, article_of(prose(i, 0) + kNotice + kNotice)).empty());
    }
    CHECK(marked_in(lines, article_of(prose(3, 0) + kNotice + kNotice)) == kNotice + kNotice);
}

TEST_CASE("an article of which half recurs is kept", "[article]") {
    RecurringLines lines(kPlenty);
    const std::string text = kNotice + "A short story that is told again\nThe end of the story\n";
    for (int i = 0; i < 5; ++i) CHECK(marked_in(lines, article_of(text)).empty());
}

TEST_CASE("what is debris already stays what it is", "[article]") {
    RecurringLines lines(kPlenty);
    for (int i = 0; i < 4; ++i) {
        Article article = article_of(prose(i, 0) + prose(i, 1) + "Share\n" + kNotice);
        const std::size_t share = article.text.find("Share");
        article.debris = {{share, share + 6, DebrisKind::kForm}};
        lines.add(article, nutgraf::short_lines_of(article));
        if (i < 3) continue;
        REQUIRE(article.debris.size() == 2);
        CHECK(article.debris[0].kind == DebrisKind::kForm);
        CHECK(article.debris[1].kind == DebrisKind::kRecurring);
    }
}

TEST_CASE("lines that all articles have are remembered in little memory", "[article]") {
    constexpr std::size_t kLittle = std::size_t{128} << 10;
    RecurringLines lines(kLittle);
    for (int i = 0; i < 5'000; ++i) {
        std::string text = prose(i, 0) + prose(i, 1) + kNotice;
        for (int j = 0; j < 5; ++j) {
            text += "line " + std::to_string(i) + " of " + std::to_string(j) + "\n";
        }
        const std::string marked = marked_in(lines, article_of(text));
        if (i > 3) REQUIRE(marked == kNotice);
        REQUIRE(lines.memory() <= kLittle);
    }
}

TEST_CASE("marks are in order, whole and no more than half of any text", "[article]") {
    CHECK(rc::check("whatever the lines", [] {
        const std::vector<std::string> kPieces = {kNotice,     kHeading,        "\n", "Share\n",
                                                  prose(0, 0), "\xff\xfe \t\n", "x"};
        RecurringLines lines(kPlenty);
        for (int i = 0; i < 8; ++i) {
            std::string text;
            const auto order = *rc::gen::container<std::vector<std::size_t>>(
                rc::gen::inRange<std::size_t>(0, kPieces.size()));
            for (const std::size_t piece : order) text += kPieces[piece];
            Article article = article_of(text);
            lines.add(article, nutgraf::short_lines_of(article));
            std::size_t end = 0;
            std::size_t bytes = 0;
            for (const auto& debris : article.debris) {
                RC_ASSERT(debris.start >= end && debris.end > debris.start);
                end = debris.end;
                bytes += debris.end - debris.start;
            }
            RC_ASSERT(end <= text.size() && (2 * bytes < text.size() || bytes == 0));
        }
    }));
}

TEST_CASE("lines that were chosen to collide do not", "[article]") {
    // Those whose 64-bit FNV-1a, behind the source's, ends in the same twelve bits.
    const auto fnv1a = [](std::uint64_t hash, const std::string& text) {
        for (const char c : text) {
            hash = (hash ^ static_cast<unsigned char>(c)) * std::uint64_t{1099511628211U};
        }
        return hash;
    };
    const std::uint64_t source = fnv1a(14695981039346656037U, "The Gazette ");
    std::string text;
    for (int i = 0, found = 0; found < 200; ++i) {
        const std::string line = "line" + std::to_string(i);
        if ((fnv1a(source, line + " ") & 0xfff) != 0) continue;
        text += line + "\n";
        ++found;
    }
    std::map<std::uint64_t, int> places;
    for (const auto& line : nutgraf::short_lines_of(article_of(text)).lines) {
        ++places[line.hash & 0xfff];
    }
    REQUIRE(places.size() > 150);  // of two hundred at random five or so share a place
    for (const auto& [place, lines] : places) CHECK(lines < 10);
}
