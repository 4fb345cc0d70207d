// SPDX-License-Identifier: GPL-2.0-or-later
#include "article/html_heading.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "analysis/ascii.hpp"
#include "article/html_names.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kMostHeadings = 100;  // that are looked at

std::vector<std::string> told_titles(const HtmlDocument& document) {
    std::vector<std::string> titles;
    for (const HtmlMeta& meta : document.metas) {
        if (meta.name == "og:title" || meta.name == "twitter:title") titles.push_back(meta.content);
    }
    titles.push_back(document.title);
    return titles;
}

}  // namespace

std::optional<std::size_t> find_story_heading(const HtmlDocument& document) {
    const std::vector<std::string> titles = told_titles(document);
    for (const GumboTag tag : {GUMBO_TAG_H1, GUMBO_TAG_H2}) {
        std::vector<std::string> headings;
        std::vector<std::size_t> blocks;
        for (std::size_t b = 0; b < document.blocks.size(); ++b) {
            const HtmlBlock& block = document.blocks[b];
            if (document.elements[block.element].tag != tag) continue;
            headings.push_back(ascii::fold_space(document.text_of(block)));
            blocks.push_back(b);
            if (headings.size() == kMostHeadings) break;
        }
        const auto best = std::ranges::find(headings, best_heading(headings, titles));
        if (best != headings.end()) {
            return blocks[static_cast<std::size_t>(best - headings.begin())];
        }
    }
    return std::nullopt;
}

}  // namespace nutgraf
