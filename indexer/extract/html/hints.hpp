// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "html/tags.hpp"

namespace nutgraf {

/// What the author of a page says, in passing, that an element is for. A set of bits.
using HtmlHints = std::uint16_t;

namespace hint {
inline constexpr HtmlHints kNavigation = 1 << 0;  ///< menus, breadcrumbs, tags
inline constexpr HtmlHints kForm = 1 << 1;        ///< share buttons, subscription, search
inline constexpr HtmlHints kPromotion = 1 << 2;   ///< advertisements, related stories, sidebars
inline constexpr HtmlHints kComments = 1 << 3;
inline constexpr HtmlHints kLegal = 1 << 4;     ///< cookies, copyright
inline constexpr HtmlHints kMetadata = 1 << 5;  ///< byline, date
inline constexpr HtmlHints kAuthor = 1 << 6;    ///< who wrote it
inline constexpr HtmlHints kHeader = 1 << 7;    ///< of the page or of an article
inline constexpr HtmlHints kFooter = 1 << 8;
inline constexpr HtmlHints kPublished = 1 << 9;  ///< when it was published
inline constexpr HtmlHints kModified = 1 << 10;  ///< when it was changed
inline constexpr HtmlHints kOverlay = 1 << 11;   ///< what lies above the page: dialogs, consent
inline constexpr HtmlHints kCaption = 1 << 12;   ///< what is said of a picture
}  // namespace hint

/// Returns what the element itself says.
HtmlHints hints_of(GumboTag tag) noexcept;

/// Returns what the value of a `class`, `id` or `role` attribute says by its words.
HtmlHints hints_of(std::string_view names);

}  // namespace nutgraf
