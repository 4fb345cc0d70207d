// SPDX-License-Identifier: GPL-2.0-or-later
#include "article/understand.hpp"

#include <utility>

#include "analysis/ascii.hpp"
#include "article/author_labels.hpp"
#include "article/author_words.hpp"
#include "article/debris.hpp"
#include "article/html.hpp"
#include "article/language.hpp"
#include "article/metadata.hpp"

namespace nutgraf {
namespace {

// What a record has in place of an author's name is as good as nothing.
void drop_nobody(Field& author) {
    if (author.origin != Origin::kRecord) return;
    if (const auto name = after_field_label(author.value)) author.value = std::string(*name);
    if (is_nobody(author.value)) author = {};
}

bool understand_part(ArticlePart part, Article& article, const Understanding& how) {
    if (part.page) return understand_page(part.bytes, article, how);
    article.text = std::move(part.bytes);
    understand_text(article, how);
    return true;
}

// Puts a text with its debris before that of the article.
void prepend(std::string text, std::vector<Debris> debris, Article& article) {
    if (!text.empty()) text += text.ends_with('\n') ? "\n" : "\n\n";
    for (const Debris& each : article.debris) {
        debris.push_back({text.size() + each.start, text.size() + each.end, each.kind});
    }
    text += article.text;
    article.text = std::move(text);
    article.debris = std::move(debris);
}

}  // namespace

void understand_text(Article& article, const Understanding& how) {
    drop_nobody(article.author);
    if (article.line == 0) {
        read_metadata(article);
    } else {
        complete_record(article);
    }
    if (!how.keep_all) mark_debris(article);
    if (how.find_language) read_language(article);
}

bool understand_page(std::string_view page, Article& article, const Understanding& how) {
    drop_nobody(article.author);
    if (!read_html(page, article, how.page_memory)) return false;
    if (how.keep_all) article.debris.clear();
    if (how.find_language) read_language(article);
    return true;
}

bool understand_parts(std::vector<ArticlePart> parts, Article& article, const Understanding& how) {
    Understanding each = how;
    each.find_language = false;
    for (ArticlePart& part : parts) {
        std::string text = std::exchange(article.text, {});
        std::vector<Debris> debris = std::exchange(article.debris, {});
        if (!understand_part(std::move(part), article, each)) return false;
        if (ascii::is_blank(article.text)) {
            article.text = std::move(text);
            article.debris = std::move(debris);
        } else {
            prepend(std::move(text), std::move(debris), article);
        }
    }
    if (how.find_language) read_language(article);
    return true;
}

}  // namespace nutgraf
