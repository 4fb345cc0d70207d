// SPDX-License-Identifier: GPL-2.0-or-later
//
// Any bytes as a page: text and fields are UTF-8, debris is whole lines in order.
#include "article/html.hpp"
#include "fuzz/check.hpp"

namespace {

void check_field(const nutgraf::Field& field) {
    check_utf8(field.value);
    check(static_cast<bool>(field) == !field.value.empty());
    check(field.value.find('\n') == std::string::npos);
}

void check_debris(const nutgraf::Article& article) {
    std::size_t end = 0;
    for (const nutgraf::Debris& debris : article.debris) {
        check(debris.start >= end && debris.end > debris.start &&
              debris.end <= article.text.size());
        check(debris.start == 0 || article.text[debris.start - 1] == '\n');
        check(debris.end == article.text.size() || article.text[debris.end - 1] == '\n');
        end = debris.end;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    nutgraf::looks_like_html(bytes);
    nutgraf::Article article;
    if (!nutgraf::read_html(bytes, article)) return 0;
    check_utf8(article.text);
    check_debris(article);
    for (const auto* field : {&article.title, &article.author, &article.date, &article.source,
                              &article.url, &article.section, &article.language}) {
        check_field(*field);
    }
    return 0;
}
