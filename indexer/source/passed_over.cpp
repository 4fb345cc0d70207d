// SPDX-License-Identifier: GPL-2.0-or-later
#include "nutgraf/article_source.hpp"

namespace nutgraf {

std::string_view name_of(PassedReason reason) noexcept {
    switch (reason) {
        case PassedReason::kSuffix: return "suffix";
        case PassedReason::kHidden: return "hidden";
        case PassedReason::kExcluded: return "excluded";
        case PassedReason::kLink: return "link";
        case PassedReason::kPagePart: return "part of a page";
        case PassedReason::kNotAnArticle: return "not an article";
        case PassedReason::kEmpty: return "empty";
        case PassedReason::kRepeated: return "repeated";
    }
    return "";
}

}  // namespace nutgraf
