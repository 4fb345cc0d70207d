// SPDX-License-Identifier: GPL-2.0-or-later
#include "nutgraf/article.hpp"

namespace nutgraf {

std::string place_of(const Article& article) {
    return article.line == 0 ? article.path : article.path + ':' + std::to_string(article.line);
}

std::string_view name_of(Origin origin) noexcept {
    switch (origin) {
        case Origin::kAbsent: return "absent";
        case Origin::kRecord: return "record";
        case Origin::kHeading: return "heading";
        case Origin::kFirstLine: return "first line";
        case Origin::kByline: return "byline";
        case Origin::kSourceLine: return "source line";
        case Origin::kDateLine: return "date line";
        case Origin::kOpening: return "opening";
        case Origin::kRelative: return "relative date";
        case Origin::kUrl: return "url";
        case Origin::kMeta: return "meta tag";
        case Origin::kJsonLd: return "json-ld";
        case Origin::kMarkup: return "markup";
        case Origin::kText: return "text";
    }
    return "";
}

std::string_view name_of(DebrisKind kind) noexcept {
    switch (kind) {
        case DebrisKind::kNavigation: return "navigation";
        case DebrisKind::kTicker: return "ticker";
        case DebrisKind::kForm: return "form";
        case DebrisKind::kPromotion: return "promotion";
        case DebrisKind::kComments: return "comments";
        case DebrisKind::kLegal: return "legal";
        case DebrisKind::kRepeated: return "repeated";
        case DebrisKind::kRecurring: return "recurring";
        case DebrisKind::kMetadata: return "metadata";
        case DebrisKind::kOther: return "other";
    }
    return "";
}

}  // namespace nutgraf
