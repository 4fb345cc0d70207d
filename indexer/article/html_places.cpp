// SPDX-License-Identifier: GPL-2.0-or-later
#include "article/html_places.hpp"

namespace nutgraf {
namespace {

constexpr HtmlHints kOtherThings =
    hint::kComments | hint::kPromotion | hint::kFooter | hint::kNavigation | hint::kLegal;

bool holds(const HtmlElement& element, std::size_t block) {
    return element.first_block <= block && block < element.end_block;
}

bool is_heading_tag(GumboTag tag) {
    return tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_H2 || tag == GUMBO_TAG_H3 || tag == GUMBO_TAG_H4;
}

// Whether elements of that kind are about other things unless they hold the story.
bool is_part(const HtmlElement& element, bool above) {
    switch (element.tag) {
        case GUMBO_TAG_ARTICLE:
        case GUMBO_TAG_BLOCKQUOTE:
        case GUMBO_TAG_FIGURE:
        case GUMBO_TAG_FIGCAPTION: return true;
        default: break;
    }
    if (above && (element.hints & hint::kHeader) != 0) return true;
    return (element.hints & kOtherThings) != 0;
}

}  // namespace

HtmlPlaces::HtmlPlaces(const HtmlPage& page) : apart_(page.document().elements.size()) {
    const std::vector<HtmlElement>& elements = page.document().elements;
    const std::size_t centre = page.centre();
    std::vector<bool> headed(elements.size());  // by a heading that is not the story's
    for (std::size_t e = elements.size(); e-- > 1;) {
        const HtmlElement& element = elements[e];
        if (is_heading_tag(element.tag) && !holds(element, centre)) headed[element.parent] = true;
    }
    for (std::size_t e = 1; e < elements.size(); ++e) {
        const HtmlElement& element = elements[e];
        if (holds(element, centre)) continue;
        const bool above = element.end_block <= centre;
        apart_[e] = apart_[element.parent] || headed[e] || is_part(element, above);
    }
}

}  // namespace nutgraf
