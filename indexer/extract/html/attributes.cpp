// SPDX-License-Identifier: GPL-2.0-or-later
#include "html/attributes.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

#include "text/ascii.hpp"

namespace nutgraf {
namespace {

constexpr std::size_t kNamesBytes = 1'024;  // and of class names and addresses
constexpr std::size_t kStyleBytes = 1'000;  // more of a style is not looked at

bool is_hidden_style(std::string_view style) {
    std::string plain = ascii::to_lower(style.substr(0, kStyleBytes));
    std::erase_if(plain, ascii::is_space);
    for (const std::string_view rule : {"display:none", "visibility:hidden"}) {
        if (plain.find(rule) != plain.npos) return true;
    }
    return false;
}

// Whether one of the words between other signs than letters is the name of a writer's place.
bool has_word(std::string_view value, std::span<const std::string_view> wanted) {
    value = value.substr(0, kNamesBytes);
    while (!value.empty()) {
        const auto* first = std::ranges::find_if(value, ascii::is_letter);
        const auto* end = std::find_if_not(first, value.end(), ascii::is_letter);
        const std::string word = ascii::to_lower(std::string_view(first, end));
        if (std::ranges::find(wanted, word) != wanted.end()) return true;
        value = std::string_view(end, value.end());
    }
    return false;
}

// A class name of who wrote a story: not of comments, of what is said about the author (their
// title and role are hCard's), or of a picture.
bool names_writer(std::string_view names) {
    constexpr std::string_view kWriter[] = {"author", "authors", "authorname", "byline",  "vcard",
                                            "fn",     "autor",   "autoren",    "auteur",  "autore",
                                            "writer", "creator", "bylines",    "reporter"};
    constexpr std::string_view kOther[] = {
        "comment",     "comments", "commenter", "bio",    "about",    "avatar",
        "related",     "image",    "photo",     "box",    "infobox",  "org",
        "commentlist", "reply",    "sidebar",   "widget", "teaser",   "img",
        "theme",       "license",  "rev",       "review", "reviewer", "buyer",
        "title",       "role",     "position",  "job",    "category"};
    const bool card = names.find("h-card") != names.npos;
    return (card || has_word(names, kWriter)) && !has_word(names, kOther);
}

// A class name of the line above a headline, which tells the subject: each language has its own
// word for it, and styles call it by its place.
bool names_kicker(std::string_view names) {
    constexpr std::string_view kKicker[] = {
        "kicker",      "overline",   "eyebrow",     "topline",   "roofline",       "supertitle",
        "suptitle",    "pretitle",   "surtitle",    "overtitle", "preline",        "strapline",
        "dachzeile",   "spitzmarke", "oberzeile",   "topzeile",  "rubrik",         "volanta",
        "antetitulo",  "antetítulo", "surtitre",    "occhiello", "chapeau",        "nadtytul",
        "preheadline", "preheading", "titleheader", "subtitle",  "articleoverline"};
    return has_word(names, kKicker);
}

// Whether an address leads to a page about an author, "/author/jane-doe".
bool leads_to_writer(std::string_view address) {
    address = address.substr(0, kNamesBytes);
    constexpr std::string_view kFolders[] = {
        "/author/", "/authors/", "/autor/",        "/autoren/",     "/auteur/",
        "/autore/", "/autorin/", "/contributors/", "/contributor/", "/by/"};
    return std::ranges::any_of(kFolders, [&](std::string_view folder) {
        const std::size_t at = address.find(folder);
        return at != address.npos && at + folder.size() < address.size() &&
               !address.substr(0, at).ends_with("/licenses");
    });
}

bool is_permalink(std::string_view relations) {
    constexpr std::string_view kBookmark[] = {"bookmark"};
    return has_word(relations, kBookmark);
}

// The id of a heading is where links lead to: its words, or "toc-3". Only comments go by it.
HtmlHints hints_of_id(std::string_view id, GumboTag tag) {
    return hints_of(id) & (is_heading(tag) ? hint::kComments : ~HtmlHints{0});
}

void read_attribute(const GumboAttribute& attribute, GumboTag tag, HtmlTraits& into) {
    const auto is = [&](std::string_view name) { return same_name(attribute.name, name); };
    const std::string_view value = attribute.value;
    if (is("class") || is("role") || is("itemprop")) into.hints |= hints_of(value);
    if (is("id")) into.hints |= hints_of_id(value, tag);
    if (is("class")) into.names_writer = into.names_writer || names_writer(value);
    if (is("class")) into.names_kicker = into.names_kicker || names_kicker(value);
    if (is("href")) into.names_writer = into.names_writer || leads_to_writer(value);
    if (is("rel")) into.permalink = into.permalink || is_permalink(value);
    if (is("hidden")) into.hidden = true;
    if (is("style")) into.hidden = into.hidden || is_hidden_style(value);
    if (is("itemprop") || is("rel")) {
        into.names_author = into.names_author || same_name(value, "author");
        into.names_published = into.names_published || same_name(value, "datePublished");
    }
    if (is("datetime") || is("content")) into.value = one_line(value);
}

}  // namespace

HtmlTraits read_traits(const GumboElement& element) {
    HtmlTraits traits;
    traits.hints = hints_of(element.tag);
    const GumboVector& attributes = element.attributes;
    for (unsigned a = 0; a < attributes.length; ++a) {
        read_attribute(*static_cast<const GumboAttribute*>(attributes.data[a]), element.tag,
                       traits);
    }
    return traits;
}

}  // namespace nutgraf
