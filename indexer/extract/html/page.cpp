// SPDX-License-Identifier: GPL-2.0-or-later
#include "html/page.hpp"

#include <algorithm>

namespace nutgraf {
namespace {

constexpr std::size_t kAboveStory = 20;   // blocks above its first in which its byline may stand
constexpr std::size_t kIntoStory = 2;     // a standfirst may be taken for its first
constexpr std::size_t kAboutHeading = 6;  // above and below

}  // namespace

HtmlPage::HtmlPage(const HtmlDocument& document, const Verdicts& verdicts)
    : document_(document), json_ld_(read_json_ld(document.json_ld)) {
    const auto story = std::ranges::find_if(verdicts, [](const auto& verdict) { return !verdict; });
    first_ = static_cast<std::size_t>(story - verdicts.begin());
    end_ = first_;
    for (std::size_t b = first_; b < verdicts.size(); ++b) {
        if (!verdicts[b]) end_ = b + 1;
    }
}

std::string HtmlPage::meta(std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names) {
        const auto found = std::ranges::find_if(document_.metas, [&](const HtmlMeta& meta) {
            return meta.name == name && !meta.content.empty();
        });
        if (found != document_.metas.end()) return found->content;
    }
    return {};
}

void HtmlPage::find_heading(std::string_view title) {
    for (std::size_t b = 0; b < document_.blocks.size() && b <= first_ + kIntoStory; ++b) {
        const bool is_title = document_.text_of(document_.blocks[b]) == title;
        if (is_title && tag_of(b) == GUMBO_TAG_H1) heading_ = b;
    }
}

bool HtmlPage::may_be_byline(std::size_t block) const noexcept {
    const std::size_t above = heading_ == kNowhere ? kAboveStory : kAboutHeading;
    if (block + above < centre()) return false;
    if (heading_ == kNowhere) return block <= first_ + kIntoStory;
    const std::size_t story = std::min(first_, heading_ + kAboveStory) + kIntoStory;
    return block <= std::max(heading_ + kAboutHeading, story);
}

bool HtmlPage::is_within(std::size_t block, HtmlHints hints) const noexcept {
    if (block >= document_.blocks.size()) return false;
    std::uint32_t element = document_.blocks[block].element;
    while (element != 0 && (document_.elements[element].hints & hints) == 0) {
        element = document_.elements[element].parent;
    }
    return element != 0;
}

std::size_t HtmlPage::distance(std::size_t block) const noexcept {
    return block > centre() ? 2 * (block - centre()) - 1 : 2 * (centre() - block);
}

}  // namespace nutgraf
