// SPDX-License-Identifier: GPL-2.0-or-later
#include "article/understand.hpp"

#include "article/debris.hpp"
#include "article/html.hpp"
#include "article/language.hpp"
#include "article/metadata.hpp"

namespace nutgraf {

void understand_text(Article& article, const Understanding& how) {
    if (article.line == 0) {
        read_metadata(article);
    } else {
        complete_record(article);
    }
    if (!how.keep_all) mark_debris(article);
    if (how.find_language) read_language(article);
}

bool understand_page(std::string_view page, Article& article, const Understanding& how) {
    if (!read_html(page, article, how.page_memory)) return false;
    if (how.keep_all) article.debris.clear();
    if (how.find_language) read_language(article);
    return true;
}

}  // namespace nutgraf
