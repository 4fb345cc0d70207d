// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "html/page.hpp"

namespace nutgraf {

/// The longest title or heading that is looked at, in bytes.
inline constexpr std::size_t kHeadingBytes = 400;

/// What a page tells machines its title is, in places that do not know of each other.
class ToldTitles {
public:
    /// A place; the titles in it are written by one hand.
    enum Place : std::size_t { kJsonLd, kSharing, kCatalogue, kElement };

    using Titles = std::vector<std::string>;

    explicit ToldTitles(const HtmlPage& page);

    /// All places, in the order of Place; of those that say nothing the titles are empty.
    const std::vector<Titles>& places() const noexcept { return places_; }

    /// How much what is told agrees with a heading, added up over the places: 0 to 4.
    double support_of(std::string_view heading) const;

    /// How many places tell a heading, by itself or as part of what they tell. What stands before
    /// or behind a colon counts as a part if `is_heading` says that the rest is a heading, too.
    std::size_t copies_of(std::string_view heading,
                          const std::function<bool(std::string_view)>& is_heading) const;

    /// In how many places but the title element a heading is all that is told.
    std::size_t wholes_of(std::string_view heading) const;

    /// Whether JSON-LD says that a heading is the headline.
    bool is_headline(std::string_view heading) const;

    /// Whether the title is the same in two places but the title element.
    bool agree() const;

private:
    void add(const Titles& titles);

    std::vector<Titles> places_;
};

}  // namespace nutgraf
