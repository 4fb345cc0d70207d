// SPDX-License-Identifier: GPL-2.0-or-later
//
// Lines that are a name, but that nothing marks as the author's. Their place tells: beside the
// date, as the last of a story, as the first of a box below it.
#include "html/author_lines.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "fields/author_labels.hpp"
#include "fields/author_words.hpp"
#include "fields/byline.hpp"
#include "fields/opening.hpp"
#include "fields/site_names.hpp"
#include "text/ascii.hpp"

namespace nutgraf {
namespace {

constexpr HtmlHints kAside = hint::kComments | hint::kPromotion | hint::kNavigation;
constexpr std::size_t kDateBytes = 60;  // of a line that is a date
constexpr std::size_t kOtherWords = 3;  // of a section or the like beside a name and a date
constexpr std::size_t kAboutStory = 3;  // blocks above a heading, and about the end of a story
constexpr std::size_t kLinesOfBox = 3;  // in which a box comes to its name

std::string_view line_of(const HtmlPage& page, std::size_t block) {
    const HtmlDocument& document = page.document();
    return block < document.blocks.size() ? document.text_of(document.blocks[block])
                                          : std::string_view();
}

bool is_date(std::string_view line) {
    return line.size() <= kDateBytes && tells_publication(line) && !ends_sentence(line);
}

// Whether there are other signs than letters and those of names, "J.-P. O'Hara".
bool has_other_signs(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t none = punctuation_at(text, at);
        const bool of_names = std::string_view(" .-'").find(text[at]) != std::string_view::npos ||
                              text.substr(at).starts_with("’");
        if ((none > 0 && !of_names) || ascii::is_digit(text[at])) return true;
        at += std::max<std::size_t>(none, 1);
    }
    return false;
}

// A name that nothing marks as one: words with capitals of which none is a page's own, joined by
// nothing but what names are joined by.
bool is_bare_name(std::string_view text) {
    constexpr std::array<std::string_view, 12> kJoints = {"and", "und", "et",  "y",   "e",  "&",
                                                          "for", "of",  "the", "der", "le", "la"};
    if (!is_listed_name(text) || has_other_signs(text)) return false;
    return std::ranges::none_of(ascii::split_words(text), [&](std::string_view word) {
        return is_interface_word(word) || std::ranges::find(kJoints, word) != kJoints.end();
    });
}

std::vector<std::string_view> parts_of(std::string_view line) {
    constexpr std::array<std::string_view, 6> kMarks = {" - ", " – ", " — ", " · ", " | ", " • "};
    std::vector<std::string_view> parts;
    while (true) {
        std::size_t end = line.size();
        std::size_t next = line.size();
        for (const std::string_view mark : kMarks) {
            const std::size_t at = line.find(mark);
            if (at < end) next = at + mark.size();
            end = std::min(end, at);
        }
        parts.push_back(ascii::trim(line.substr(0, end)));
        if (next == line.size()) return parts;
        line.remove_prefix(next);
    }
}

// The name on a line that has a date besides, and nothing longer.
std::optional<std::string> name_with_date(std::string_view line) {
    std::optional<std::string> name;
    bool dated = false;
    for (const std::string_view part : parts_of(line)) {
        if (is_date(part)) {
            dated = true;
        } else if (is_bare_name(part) && !name) {
            name = std::string(part);
        } else if (count_words(part) > kOtherWords) {
            return {};
        }
    }
    return dated ? name : std::nullopt;
}

// Whether a block is in comments, a menu or the like. What holds the story, too, is none of them.
bool is_aside(const HtmlPage& page, std::size_t block) {
    const HtmlDocument& document = page.document();
    if (block >= document.blocks.size()) return true;
    std::uint32_t e = document.blocks[block].element;
    for (; e != 0; e = document.elements[e].parent) {
        const HtmlElement& element = document.elements[e];
        if (element.first_block <= page.first() && page.first() < element.end_block) return false;
        if ((element.hints & kAside) != 0) return true;
    }
    return false;
}

// Whether a text is part of what the page is called: its title, its section, its site.
bool is_of_title(const HtmlPage& page, std::string_view text) {
    return essence_of(page.document().title).find(essence_of(text)) != std::string::npos;
}

// Whether a line is a link to somewhere else, or the heading of something.
bool leads_away(const HtmlPage& page, std::size_t block) {
    const GumboTag tag = page.tag_of(block);
    const bool heading = tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6;
    return heading || page.document().blocks[block].link_bytes > 0;
}

}  // namespace

std::vector<std::string> names_beside_dates(const HtmlPage& page) {
    std::vector<std::string> names;
    const std::size_t from = page.centre() - std::min(page.centre(), kAboutStory);
    for (std::size_t b = from; b < page.document().blocks.size() && page.may_be_byline(b); ++b) {
        const std::string_view line = line_of(page, b);
        if (line.size() > kBylineBytes || is_aside(page, b)) continue;
        const auto name = name_with_date(line);
        if (name && !is_of_title(page, *name)) names.push_back(*name);
        const bool beside =
            is_date(line_of(page, b + 1)) || (b > 0 && is_date(line_of(page, b - 1)));
        const bool bare = is_bare_name(line) && !leads_away(page, b) && !is_of_title(page, line);
        if (beside && bare) names.emplace_back(line);
    }
    return names;
}

std::vector<std::string> names_at_end(const HtmlPage& page) {
    std::vector<std::string> names;
    const std::size_t from = page.end() - std::min(page.end(), kAboutStory);
    const std::size_t end = std::min(page.end() + kAboutStory, page.document().blocks.size());
    for (std::size_t b = from; b < end; ++b) {
        const std::string_view line = line_of(page, b);
        if (line.size() > kBylineBytes || is_aside(page, b)) continue;
        std::optional<std::string> name = read_byline(line);
        const auto behind = after_author_label(line);
        if (behind && behind->empty()) name = std::string(line_of(page, b + 1));
        if (name && is_bare_name(*name)) names.push_back(std::move(*name));
    }
    return names;
}

std::vector<std::string> names_of_boxes(const HtmlPage& page) {
    std::vector<std::string> names;
    for (const HtmlMark& mark : page.document().marks) {
        const bool box = mark.kind == HtmlMark::Kind::kByline && mark.block >= page.end() &&
                         page.is_within(mark.block, hint::kAuthor) && !is_aside(page, mark.block);
        const std::size_t end = std::min<std::size_t>(
            mark.block + kLinesOfBox, page.document().elements[mark.element].end_block);
        for (std::size_t b = mark.block; box && b < end; ++b) {
            if (!is_bare_name(line_of(page, b))) continue;
            names.emplace_back(line_of(page, b));
            break;
        }
    }
    return names;
}

}  // namespace nutgraf
