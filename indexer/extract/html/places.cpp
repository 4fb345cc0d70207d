// SPDX-License-Identifier: GPL-2.0-or-later
#include "html/places.hpp"

#include <algorithm>

namespace nutgraf {
namespace {

constexpr HtmlHints kOtherThings = hint::kComments | hint::kPromotion | hint::kFooter;

bool holds(const HtmlElement& element, std::size_t block) {
    return element.first_block <= block && block < element.end_block;
}

// Class names such as "date-header" are of the date's own element.
bool is_site_header(const HtmlElement& element) {
    return element.tag == GUMBO_TAG_HEADER ||
           (element.hints & (hint::kHeader | hint::kMetadata)) == hint::kHeader;
}

// Themes put what belongs to the story into an `aside`, too, with a class name such as "meta".
bool is_of_others(const HtmlElement& element) {
    const HtmlHints hints = element.hints & (kOtherThings | hint::kMetadata);
    return (hints & kOtherThings) != 0 && hints != (hint::kPromotion | hint::kMetadata);
}

}  // namespace

// What stands between the heading and the first paragraph is the story's own, whatever it is
// called; only the site's header stands above both.
HtmlPlaces::HtmlPlaces(const HtmlPage& page) : apart_(page.document().elements.size()) {
    const std::vector<HtmlElement>& elements = page.document().elements;
    const std::size_t centre = page.centre();
    // Few lines right above the heading, which open a part of the page, are no site's header.
    const auto leads_in = [&](const HtmlElement& element) {
        constexpr std::size_t kFewLines = 4;
        return element.end_block == centre && element.first_block > 0 &&
               element.end_block - element.first_block <= kFewLines &&
               elements[element.parent].first_block == element.first_block;
    };
    for (std::size_t e = 1; e < elements.size(); ++e) {
        const HtmlElement& element = elements[e];
        if (holds(element, centre) || holds(element, page.first())) continue;
        const bool above = element.end_block <= centre;
        const bool behind = element.first_block > std::max(centre, page.first());
        const bool quotes =
            element.tag == GUMBO_TAG_BLOCKQUOTE || element.tag == GUMBO_TAG_FIGCAPTION;
        const bool other = element.tag == GUMBO_TAG_ARTICLE || is_of_others(element);
        apart_[e] = apart_[element.parent] || quotes ||
                    (above && is_site_header(element) && !leads_in(element)) || (behind && other) ||
                    (!above && (element.hints & hint::kComments) != 0);
    }
}

}  // namespace nutgraf
