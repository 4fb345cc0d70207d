// SPDX-License-Identifier: GPL-2.0-or-later
#include "html/tags.hpp"

#include <algorithm>
#include <array>

#include "text/ascii.hpp"
#include "text/web_page.hpp"

namespace nutgraf {

GumboTag find_tag(std::string_view name) noexcept {
    constexpr std::size_t kLongest = 32;  // longer than any
    if (name.size() > kLongest) return GUMBO_TAG_UNKNOWN;
    return gumbo_tagn_enum(name.data(), static_cast<unsigned>(name.size()));
}

bool is_block(GumboTag tag) noexcept {
    static const auto blocks = [] {
        std::array<bool, GUMBO_TAG_LAST> found{};
        for (std::size_t i = 0; i < found.size(); ++i)
            found[i] = is_block_name(gumbo_normalized_tagname(static_cast<GumboTag>(i)));
        return found;
    }();
    return tag < GUMBO_TAG_LAST && blocks[tag];
}

// Those of display "inline-block" in the standard's style sheet, what is said to be one when a page
// is shown (section 15.5, widgets), embedded content.
bool is_box(GumboTag tag) noexcept {
    switch (tag) {
        case GUMBO_TAG_AUDIO:
        case GUMBO_TAG_BUTTON:
        case GUMBO_TAG_CANVAS:
        case GUMBO_TAG_EMBED:
        case GUMBO_TAG_IFRAME:
        case GUMBO_TAG_INPUT:
        case GUMBO_TAG_MARQUEE:
        case GUMBO_TAG_METER:
        case GUMBO_TAG_OBJECT:
        case GUMBO_TAG_PROGRESS:
        case GUMBO_TAG_SELECT:
        case GUMBO_TAG_TEXTAREA:
        case GUMBO_TAG_VIDEO: return true;
        default: return false;
    }
}

bool is_invisible(GumboTag tag) noexcept {
    switch (tag) {
        case GUMBO_TAG_AUDIO:
        case GUMBO_TAG_CANVAS:
        case GUMBO_TAG_DATALIST:
        case GUMBO_TAG_EMBED:
        case GUMBO_TAG_IFRAME:
        case GUMBO_TAG_NOEMBED:
        case GUMBO_TAG_NOFRAMES:
        case GUMBO_TAG_NOSCRIPT:
        case GUMBO_TAG_OBJECT:
        case GUMBO_TAG_OPTGROUP:
        case GUMBO_TAG_OPTION:
        case GUMBO_TAG_RP:
        case GUMBO_TAG_RT:
        case GUMBO_TAG_RTC:
        case GUMBO_TAG_SCRIPT:
        case GUMBO_TAG_SELECT:
        case GUMBO_TAG_STYLE:
        case GUMBO_TAG_SVG:
        case GUMBO_TAG_TEMPLATE:
        case GUMBO_TAG_TEXTAREA:
        case GUMBO_TAG_TITLE:
        case GUMBO_TAG_VIDEO: return true;
        default: return false;
    }
}

bool is_void(GumboTag tag) noexcept {
    switch (tag) {
        case GUMBO_TAG_AREA:
        case GUMBO_TAG_BASE:
        case GUMBO_TAG_BR:
        case GUMBO_TAG_COL:
        case GUMBO_TAG_EMBED:
        case GUMBO_TAG_HR:
        case GUMBO_TAG_IMG:
        case GUMBO_TAG_INPUT:
        case GUMBO_TAG_LINK:
        case GUMBO_TAG_META:
        case GUMBO_TAG_PARAM:
        case GUMBO_TAG_SOURCE:
        case GUMBO_TAG_TRACK:
        case GUMBO_TAG_WBR: return true;
        default: return false;
    }
}

bool is_raw(GumboTag tag) noexcept {
    switch (tag) {
        case GUMBO_TAG_IFRAME:
        case GUMBO_TAG_NOEMBED:
        case GUMBO_TAG_NOFRAMES:
        case GUMBO_TAG_SCRIPT:
        case GUMBO_TAG_STYLE:
        case GUMBO_TAG_TEXTAREA:
        case GUMBO_TAG_TITLE:
        case GUMBO_TAG_XMP: return true;
        default: return false;
    }
}

bool is_heading(GumboTag tag) noexcept { return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6; }

bool same_name(std::string_view name, std::string_view other) noexcept {
    const auto lower = [](char c) { return ascii::to_lower(c); };
    return name.size() == other.size() && std::ranges::equal(name, other, {}, lower, lower);
}

}  // namespace nutgraf
