// SPDX-License-Identifier: GPL-2.0-or-later
#include "html/title_headings.hpp"

#include <algorithm>
#include <utility>

#include "fields/site_names.hpp"
#include "text/ascii.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kMostHeadings = 60;  // that are looked at
constexpr std::size_t kIntoStory = 2;      // blocks of the story above its heading

bool may_be_title(GumboTag tag) {
    return tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_H2 || tag == GUMBO_TAG_H3;
}

// Whether there is white space or a mark that parts two lines: no quotation mark, no bracket.
bool is_joint(std::string_view text, std::size_t at) {
    constexpr std::string_view kJoints[] = {" ", ":", "-", "|", "/",
                                            "–", "—", "·", "•", "\xc2\xa0"};
    return std::ranges::any_of(
        kJoints, [&](std::string_view joint) { return text.substr(at).starts_with(joint); });
}

class HeadingFinder {
public:
    explicit HeadingFinder(const HtmlPage& page) : page_(page), document_(page.document()) {}

    std::vector<TitleHeading> find() {
        for (std::size_t b = 0; b < document_.blocks.size(); ++b) add(b);
        return std::move(headings_);
    }

private:
    void add(std::size_t b) {
        const GumboTag tag = page_.tag_of(b);
        if (!may_be_title(tag) || headings_.size() >= kMostHeadings) return;
        if (tag != GUMBO_TAG_H1 && !is_above_story(page_, b)) return;
        std::string text = below_kicker(b, ascii::fold_space(text_of(b)));
        if (text.size() <= kHeadingBytes)
            headings_.push_back({b, tag, is_link(b) && !is_permalink(b), std::move(text)});
    }

    std::string_view text_of(std::size_t b) const { return document_.text_of(document_.blocks[b]); }

    bool is_link(std::size_t b) const {
        const HtmlBlock& block = document_.blocks[b];
        return block.link_bytes + 2 >= block.end - block.start;
    }

    bool is_permalink(std::size_t b) const {
        return std::ranges::any_of(document_.marks, [&](const HtmlMark& mark) {
            return mark.kind == HtmlMark::Kind::kPermalink && mark.block == b;
        });
    }

    // A heading without what its markup says is a line above it: "Sport: " of "Sport: Eleven
    // boats".
    std::string below_kicker(std::size_t b, std::string text) const {
        for (const HtmlMark& mark : document_.marks) {
            if (mark.kind != HtmlMark::Kind::kKicker || mark.block != b) continue;
            if (mark.text.empty() || !text.starts_with(mark.text)) continue;
            std::size_t at = mark.text.size();
            while (at < text.size() && is_joint(text, at))
                at += std::max<std::size_t>(punctuation_at(text, at), 1);
            if (at < text.size()) return text.substr(at);
        }
        return text;
    }

    const HtmlPage& page_;
    const HtmlDocument& document_;
    std::vector<TitleHeading> headings_;
};

}  // namespace

bool is_above_story(const HtmlPage& page, std::size_t block) {
    return block <= page.story() + kIntoStory;
}

std::vector<TitleHeading> find_title_headings(const HtmlPage& page, const ToldTitles& told) {
    std::vector<TitleHeading> headings = HeadingFinder(page).find();
    const auto is_heading = [&](std::string_view text) {
        const std::string essence = essence_of(text);
        return std::ranges::any_of(headings, [&](const TitleHeading& heading) {
            return essence_of(heading.text) == essence;
        });
    };
    for (TitleHeading& heading : headings) {
        heading.copies = told.copies_of(heading.text, is_heading);
        heading.wholes = told.wholes_of(heading.text);
    }
    return headings;
}

}  // namespace nutgraf
