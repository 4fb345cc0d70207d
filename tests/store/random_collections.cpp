// SPDX-License-Identifier: GPL-2.0-or-later
//
// Random articles. Words come back within and across articles, or posting lists would all be of one
// document; fields are often missing; passages are of any size.
#include <algorithm>
#include <set>
#include <string>

#include "store/collections.hpp"
#include "support/repeated.hpp"
#include "support/texts.hpp"
#include "text/samples.hpp"

namespace nutgraf {
namespace {

const std::vector<std::string> kMarkup = {"<p>",
                                          "</p>",
                                          "<a href=\"http://example.org/?a=1&b=2\">",
                                          "</a>",
                                          "&amp;",
                                          "&#8217;",
                                          "[[",
                                          "]]",
                                          "{{cite|",
                                          "}}",
                                          "== Heading ==\n",
                                          "# ",
                                          "\n\n",
                                          "* item\n",
                                          "```",
                                          "| cell ",
                                          "$x^2$",
                                          "\\n",
                                          "<!-- ",
                                          " -->",
                                          "\t",
                                          "\r\n"};
const std::vector<std::string> kCommon = {"peace", "talks", "talk", "Peace", "the",
                                          "of",    "war",   "2024", "U.N.",  "C++"};

rc::Gen<std::string> soup() {
    const auto piece =
        rc::gen::weightedOneOf<std::string>({{6, rc::gen::elementOf(kCommon)},
                                             {3, rc::gen::elementOf(samples::kWords)},
                                             {2, rc::gen::elementOf(kMarkup)},
                                             {1, rc::gen::elementOf(samples::kTricky)}});
    const auto gap = rc::gen::element<std::string>(" ", " ", " ", ". ", ", ", "\n", "");
    return texts_of(piece, gap);
}

// RapidCheck's sizes are for short lists; most of the time should go into many small collections.
rc::Gen<std::string> any_phrase() {
    return rc::gen::scale(0.07, rc::gen::oneOf(soup(), soup(), samples::any_text()));
}
rc::Gen<std::string> any_text() {
    return rc::gen::scale(0.25, rc::gen::oneOf(soup(), soup(), samples::any_text()));
}

Field maybe(const rc::Gen<std::string>& value) {
    if (*rc::gen::arbitrary<bool>()) return {};
    return {*value, Origin::kRecord};
}

std::string any_id() {
    if (*rc::gen::inRange(0, 6) > 0) return std::to_string(*rc::gen::inRange(0, 60));
    return repeated(*any_phrase() + ' ', *rc::gen::inRange<std::size_t>(1, 40)).substr(0, 600);
}

std::string any_extra() {
    if (*rc::gen::inRange(0, 4) > 0) return {};
    return "{\"x\":\"" + std::string(*rc::gen::inRange<std::size_t>(0, 2000), 'x') + "\"}";
}

Article any_article() {
    Article article;
    article.id = any_id();
    article.path = *any_phrase();
    article.line = *rc::gen::inRange<std::size_t>(0, 5);
    article.title = maybe(any_phrase());
    article.source = maybe(any_phrase());
    article.author = maybe(any_phrase());
    article.date = maybe(rc::gen::element<std::string>("2024", "1999-12", "2024-02-29", "soon"));
    article.url =
        maybe(rc::gen::element<std::string>("http://example.org/a", "ftp://B.example", "nowhere"));
    article.language = maybe(rc::gen::element<std::string>("en", "DE", "fr-ca", "pl", "\u00dc"));
    article.text = *any_text();
    if (*rc::gen::inRange(0, 12) == 0) {
        article.text = repeated(article.text + ' ', *rc::gen::inRange<std::size_t>(1, 200));
    }
    article.extra = any_extra();
    return article;
}

}  // namespace

rc::Gen<Collection> any_collection() {
    return rc::gen::exec([] {
        Collection all{"random", {}};
        const int size = *rc::gen::inRange(1, 41);
        for (int i = 0; i < size; ++i) all.articles.push_back(any_article());
        all.options.language = *rc::gen::element<std::string>("auto", "german", "none");
        const std::size_t least = *rc::gen::element<std::size_t>(1, 5, 120, 100'000);
        all.options.passages = {least, least + *rc::gen::inRange<std::size_t>(0, 100)};
        return all;
    });
}

Collection distinct(Collection collection) {
    std::set<std::string> ids;
    std::erase_if(collection.articles,
                  [&](const Article& article) { return !ids.insert(article.id).second; });
    return collection;
}

}  // namespace nutgraf
