// SPDX-License-Identifier: GPL-2.0-or-later
#include "html/told_titles.hpp"

#include <algorithm>

#include "fields/title_parts.hpp"
#include "text/ascii.hpp"

namespace nutgraf {
namespace {

constexpr double kAlike = 0.3;  // two titles of one story

using IsHeading = std::function<bool(std::string_view)>;

// Whether a title is a heading, given as its essence, or has it as a part.
bool has_part(std::string_view title, std::string_view essence, const IsHeading& is_heading) {
    const auto same = [&](std::string_view text) { return essence_of(text) == essence; };
    const std::vector<std::string_view> parts = title_parts(title);
    if (same(title) || std::ranges::any_of(parts, same)) return true;
    // A name may have a border in it.
    const auto ends = [&](std::string_view part) {
        return same(title.substr(static_cast<std::size_t>(part.data() - title.data())));
    };
    if (std::ranges::any_of(parts, ends)) return true;
    const std::size_t colon = std::min(title.find(": "), title.size());
    const std::string_view front = title.substr(0, colon);
    const std::string_view back = title.substr(colon);
    return (same(front) && is_heading(back)) || (same(back) && is_heading(front));
}

}  // namespace

ToldTitles::ToldTitles(const HtmlPage& page) {
    add({page.json_ld().headline});
    add({page.meta({"og:title"}), page.meta({"twitter:title"})});
    add({page.meta({"citation_title", "dc.title", "dcterms.title", "headline"})});
    add({page.document().title});
}

void ToldTitles::add(const Titles& titles) {
    places_.emplace_back();
    for (const std::string& title : titles) {
        std::string line = ascii::fold_space(title);
        if (line.size() > kHeadingBytes) continue;
        if (!line.empty()) places_.back().push_back(std::move(line));
    }
}

double ToldTitles::support_of(std::string_view heading) const {
    double sum = 0;
    for (const Titles& titles : places_) {
        double most = 0;
        for (const std::string& title : titles) most = std::max(most, likeness(heading, title));
        sum += most > kAlike ? most : 0;
    }
    return sum;
}

std::size_t ToldTitles::copies_of(std::string_view heading, const IsHeading& is_heading) const {
    const std::string essence = essence_of(heading);
    return static_cast<std::size_t>(std::ranges::count_if(places_, [&](const Titles& titles) {
        return std::ranges::any_of(
            titles, [&](const std::string& title) { return has_part(title, essence, is_heading); });
    }));
}

std::size_t ToldTitles::wholes_of(std::string_view heading) const {
    const std::string essence = essence_of(heading);
    std::size_t wholes = 0;
    for (std::size_t p = 0; p < kElement; ++p) {
        const bool whole = std::ranges::any_of(
            places_[p], [&](const std::string& title) { return essence_of(title) == essence; });
        wholes += whole ? 1 : 0;
    }
    return wholes;
}

bool ToldTitles::is_headline(std::string_view heading) const {
    const std::string essence = essence_of(heading);
    return std::ranges::any_of(
        places_[kJsonLd], [&](const std::string& title) { return essence_of(title) == essence; });
}

bool ToldTitles::agree() const {
    std::vector<std::string> titles;
    for (std::size_t p = 0; p < kElement; ++p) {
        if (!places_[p].empty()) titles.push_back(essence_of(places_[p].front()));
    }
    std::ranges::sort(titles);
    return std::ranges::adjacent_find(titles) != titles.end();
}

}  // namespace nutgraf
