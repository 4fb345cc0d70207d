// SPDX-License-Identifier: GPL-2.0-or-later
//
// Class names are made for style sheets, yet in their words ("share-bar", "relatedPosts",
// "site-footer") most pages tell their parts apart. They are hints and no more: a theme may
// call the whole page "has-sidebar", so whoever uses them looks at the text, too.
#include "html/hints.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "text/ascii.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kNamesBytes = 1024;  // more of an attribute is not looked at

struct Word {
    std::string_view word;
    HtmlHints hints = 0;
};

// Whole words.
constexpr std::array kWords = {
    Word{"ad", hint::kPromotion},
    Word{"ads", hint::kPromotion},
    Word{"advert", hint::kPromotion},
    Word{"alertdialog", hint::kForm | hint::kOverlay},
    Word{"aside", hint::kPromotion},
    Word{"author", hint::kAuthor},
    Word{"authors", hint::kAuthor},
    Word{"banner", hint::kPromotion},
    Word{"bio", hint::kAuthor},
    Word{"byline", hint::kMetadata},
    Word{"caption", hint::kCaption},
    Word{"complementary", hint::kPromotion},
    Word{"consent", hint::kLegal | hint::kOverlay},
    Word{"contentinfo", hint::kFooter},
    Word{"copyright", hint::kLegal},
    Word{"credit", hint::kMetadata},
    Word{"crumbs", hint::kNavigation},
    Word{"cta", hint::kPromotion},
    Word{"date", hint::kMetadata},
    Word{"dateline", hint::kMetadata},
    Word{"dialog", hint::kForm | hint::kOverlay},
    Word{"disclaimer", hint::kLegal},
    Word{"footer", hint::kFooter},
    Word{"form", hint::kForm},
    Word{"gdpr", hint::kLegal | hint::kOverlay},
    Word{"header", hint::kHeader},
    Word{"login", hint::kForm},
    Word{"masthead", hint::kHeader},
    Word{"menu", hint::kNavigation},
    Word{"meta", hint::kMetadata},
    Word{"modal", hint::kForm | hint::kOverlay},
    Word{"modified", hint::kModified},
    Word{"nav", hint::kNavigation},
    Word{"pager", hint::kNavigation},
    Word{"posted", hint::kMetadata | hint::kPublished},
    Word{"popup", hint::kForm | hint::kOverlay},
    Word{"print", hint::kForm},
    Word{"pubdate", hint::kMetadata | hint::kPublished},
    Word{"published", hint::kPublished},
    Word{"recirc", hint::kPromotion},
    Word{"respond", hint::kComments},
    Word{"search", hint::kForm},
    Word{"share", hint::kForm},
    Word{"sharing", hint::kForm},
    Word{"sidebar", hint::kPromotion},
    Word{"signin", hint::kForm},
    Word{"signup", hint::kForm},
    Word{"skip", hint::kNavigation},
    Word{"social", hint::kForm},
    Word{"tag", hint::kNavigation},
    Word{"taglist", hint::kNavigation},
    Word{"tags", hint::kNavigation},
    Word{"timestamp", hint::kMetadata},
    Word{"toc", hint::kNavigation},
    Word{"toolbar", hint::kForm},
    Word{"trending", hint::kPromotion},
    Word{"updated", hint::kModified},
};

// Beginnings of words.
constexpr std::array kBeginnings = {
    Word{"addtoany", hint::kForm},
    Word{"advertis", hint::kPromotion},
    Word{"breadcrumb", hint::kNavigation},
    Word{"comment", hint::kComments},
    Word{"cookie", hint::kLegal | hint::kOverlay},
    Word{"disqus", hint::kComments},
    Word{"navbar", hint::kNavigation},
    Word{"navigation", hint::kNavigation},
    Word{"newsletter", hint::kForm},
    Word{"outbrain", hint::kPromotion},
    Word{"paginat", hint::kNavigation},
    Word{"promo", hint::kPromotion},
    Word{"recommend", hint::kPromotion},
    Word{"related", hint::kPromotion},
    Word{"sharedaddy", hint::kForm},
    Word{"sponsor", hint::kPromotion},
    Word{"subscri", hint::kForm},
    Word{"taboola", hint::kPromotion},
    Word{"teaser", hint::kPromotion},
};

HtmlHints hints_of_word(std::string_view word) {
    const auto found = std::ranges::find(kWords, word, &Word::word);
    HtmlHints hints = found != kWords.end() ? found->hints : HtmlHints{0};
    for (const Word& beginning : kBeginnings) {
        if (word.starts_with(beginning.word)) hints |= beginning.hints;
    }
    return hints;
}

// Takes the first word off: letters, of which only the first may be capital ("relatedPosts" is
// two).
std::string_view take_word(std::string_view& names) {
    const auto first = std::ranges::find_if(names, ascii::is_letter);
    auto end = first;
    while (end != names.end() && ascii::is_letter(*end) &&
           (end == first || !ascii::is_upper(*end) || ascii::is_upper(end[-1]))) {
        ++end;
    }
    const std::string_view word(first, end);
    names = std::string_view(end, names.end());
    return word;
}

}  // namespace

HtmlHints hints_of(GumboTag tag) noexcept {
    switch (tag) {
        case GUMBO_TAG_NAV: return hint::kNavigation;
        case GUMBO_TAG_ASIDE: return hint::kPromotion;
        case GUMBO_TAG_FORM:
        case GUMBO_TAG_FIELDSET: return hint::kForm;
        case GUMBO_TAG_HEADER: return hint::kHeader;
        case GUMBO_TAG_FOOTER: return hint::kFooter;
        case GUMBO_TAG_ADDRESS: return hint::kMetadata;
        case GUMBO_TAG_FIGCAPTION: return hint::kCaption;
        default: return 0;
    }
}

HtmlHints hints_of(std::string_view names) {
    names = names.substr(0, kNamesBytes);
    HtmlHints hints = 0;
    while (!names.empty()) hints |= hints_of_word(ascii::to_lower(take_word(names)));
    return hints;
}

}  // namespace nutgraf
