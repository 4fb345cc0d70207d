// SPDX-License-Identifier: GPL-2.0-or-later
#include "html/heading.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "fields/title_parts.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kMostHeadings = 100;  // that are looked at
constexpr double kAlike = 0.3;              // two titles of one story

std::vector<std::string> told_titles(const HtmlDocument& document) {
    std::vector<std::string> titles;
    for (const HtmlMeta& meta : document.metas) {
        if (meta.name == "og:title" || meta.name == "twitter:title") titles.push_back(meta.content);
    }
    titles.push_back(document.title);
    return titles;
}

double likeness_to_any(std::string_view heading, const std::vector<std::string>& titles) {
    double most = 0;
    for (const std::string& title : titles) most = std::max(most, likeness(heading, title));
    return most;
}

}  // namespace

std::optional<std::size_t> find_story_heading(const HtmlDocument& document) {
    const std::vector<std::string> titles = told_titles(document);
    for (const GumboTag tag : {GUMBO_TAG_H1, GUMBO_TAG_H2}) {
        std::optional<std::size_t> best;
        double most = kAlike;
        std::size_t headings = 0;
        for (std::size_t b = 0; b < document.blocks.size() && headings < kMostHeadings; ++b) {
            const HtmlBlock& block = document.blocks[b];
            if (document.elements[block.element].tag != tag) continue;
            ++headings;
            const double alike = likeness_to_any(document.text_of(block), titles);
            if (alike <= most) continue;
            most = alike;
            best = b;
        }
        if (best) return best;
    }
    return std::nullopt;
}

}  // namespace nutgraf
