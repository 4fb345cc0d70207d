// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "html/page.hpp"

namespace nutgraf {

/// Tells which parts of a page speak of other things than its story: comments, cards of other
/// stories, quotations, captions, the site's header and footer. What also holds the story's heading
/// is no such part, whatever it is called. The page must outlive it.
class HtmlPlaces {
public:
    explicit HtmlPlaces(const HtmlPage& page);

    /// Whether an element that makes lines stands in such a part, or is one.
    bool is_apart(std::uint32_t element) const { return apart_[element]; }

private:
    std::vector<bool> apart_;  // by element
};

}  // namespace nutgraf
